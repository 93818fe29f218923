import pytest
from sqlalchemy import text

from emprende_desktop.persistence.engine import engine_over
from emprende_desktop.persistence.schema import HEAD, create_schema, revision
from emprende_desktop.persistence.upgrade import migrations_config, upgrade_schema
from emprende_desktop.vault.cipher import connect

KEY = bytes(32)
WEEK = (
    "bank_match", "bank_line", "statement_import",
    "category_merge", "party_merge", "added_paper", "prepaid_month", "prepaid", "consignment_move", "consignment", "stock_line", "stock_count", "production",
    "recipe_line", "item", "nickname", "order_entry", "sale_order",
)  # fmt: skip
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
        context = MigrationContext.configure(connection, opts={"include_name": lambda n, _k, _p: not _is_search(n)})
        assert compare_metadata(context, metadata) == []


def _is_search(name):
    return str(name).startswith("entry_words")


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


def made_by_the_first_version(path):
    """Put a company back to the schema of revision 0001, as a laptop that never updated has it."""
    from emprende_desktop.vault.folder import CompanyFolder
    from emprende_desktop.vault.keys import KeyRing, unlock

    folder = CompanyFolder(path)
    engine = engine_over(lambda: connect(folder.books, unlock(KeyRing.read(folder.keys), "clave de prueba")))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        trigger = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'seal_keeps_balances'")).scalar()
        connection.exec_driver_sql("DROP TRIGGER seal_keeps_balances")
        connection.exec_driver_sql(trigger[: trigger.index("INSERT INTO entry_words")] + "END")
        connection.exec_driver_sql("DROP TABLE entry_words")
        connection.exec_driver_sql("DROP TABLE cash_count")
        for table in (*WEEK, "closing", "asset_month", "asset_sale", "asset"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    engine.dispose()


def test_older_books_are_upgraded_and_a_copy_is_kept(company, notes, tmp_path, clock):
    from emprende_desktop.company_file import open_company
    from emprende_desktop.queries.checks import first_finding
    from emprende_desktop.queries.journal import JournalFilter, journal_page

    notes.sell(100, detail="Camión de Ñahui")
    path = tmp_path / "taller.emprende"
    company.close()
    made_by_the_first_version(path)
    for _time in range(2):
        with open_company(path, "clave de prueba", clock) as upgraded:
            assert upgraded.fetch(first_finding) is None
            assert len(upgraded.fetch(journal_page, None, JournalFilter(words="camion nahui")).rows) == 1
    assert [kept.name for kept in path.glob("books-*.db")] == ["books-0001.db"]


def test_an_upgrade_that_fails_changes_nothing(company, notes, tmp_path, clock, monkeypatch):
    from emprende_desktop.company_file import open_company
    from emprende_desktop.persistence import upgrade

    notes.sell(100, detail="Chompas")
    path = tmp_path / "taller.emprende"
    company.close()
    made_by_the_first_version(path)

    def power_cut(_connection):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "create_triggers", power_cut)
        with pytest.raises(OSError):
            open_company(path, "clave de prueba", clock)
    with open_company(path, "clave de prueba", clock) as upgraded, upgraded._engine.connect() as connection:
        assert revision(connection) == HEAD
