import pytest
from sqlalchemy import text

from emprende_desktop.persistence.engine import engine_over
from emprende_desktop.persistence.schema import HEAD, create_schema, revision
from emprende_desktop.persistence.upgrade import migrations_config, upgrade_schema
from emprende_desktop.vault.cipher import connect

KEY = bytes(32)
MASTER = text(
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version' ORDER BY type, name"
)


@pytest.fixture
def made(tmp_path):
    engines = []

    def make(name, build):
        engine = engine_over(lambda: connect(tmp_path / name, KEY))
        engines.append(engine)
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            build(connection)
        return engine

    yield make
    for engine in engines:
        engine.dispose()


def test_a_migrated_file_is_the_same_as_a_fresh_one(made):
    masters = []
    for name, build in (("fresh.db", create_schema), ("migrated.db", upgrade_schema)):
        with made(name, build).connect() as connection:
            assert revision(connection) == HEAD
            masters.append([(r.type, r.name, r.sql.split()) for r in connection.execute(MASTER)])
    assert masters[0] == masters[1]
    assert len(masters[0]) > 40


def test_the_tables_of_the_code_are_those_of_the_migrations(made):
    """What `alembic check` says: no table or column waits for a migration."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from emprende_desktop.persistence.tables import metadata

    with made("migrated.db", upgrade_schema).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_migration_is_the_head_the_code_writes(made):
    from alembic.script import ScriptDirectory

    with made("fresh.db", create_schema).connect() as connection:
        script = ScriptDirectory.from_config(migrations_config(connection))
    assert script.get_current_head() == HEAD


def test_a_newer_file_is_refused_with_a_sentence(company, tmp_path, clock):
    from emprende_desktop.company_file import open_company
    from emprende_desktop.domain.errors import NewerCompanyError

    with company._engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    company.close()
    with pytest.raises(NewerCompanyError):
        open_company(tmp_path / "taller.emprende", "clave de prueba", clock)
