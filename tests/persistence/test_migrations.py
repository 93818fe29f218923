import pytest
from sqlalchemy import text

from emprende_desktop.persistence.engine import engine_over, reader_within
from emprende_desktop.persistence.gold_triggers import GOLD_TRIGGERS
from emprende_desktop.persistence.invoice_triggers import INVOICE_TRIGGERS
from emprende_desktop.persistence.kept import KEEPING
from emprende_desktop.persistence.reading.revision import HEAD, revision
from emprende_desktop.persistence.schema import create_schema
from emprende_desktop.persistence.upgrade import migrations_config, upgrade_schema
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.vault.cipher import connect
from tests.conftest import TODAY

KEY = bytes(32)
KEPT = ("place_day", "notes_day", "undone_day", "party_month", "party_day", "open_debt")
# What a file of the first revision kept while sealing.
FIRST_SEALING = """
CREATE TRIGGER seal_keeps_balances AFTER UPDATE OF sealed ON journal_entry WHEN NEW.sealed BEGIN
INSERT INTO balance_month (account_id, month, kind, debit, credit)
  SELECT account_id, substr(NEW.date, 1, 7), NEW.kind, SUM(debit), SUM(credit)
  FROM posting WHERE entry_id = NEW.id GROUP BY account_id
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit;
END
"""
INVOICES = (
    "tax_posting", "purchase", "certificate", "edoc_event", "edoc_part", "edoc", "document_paper", "document_void",
    "draft", "document", "series", "party_address", "offer", "catalogue",
)  # fmt: skip
GOLD = (
    "lot_paper", "hand_over", "share_line", "share_out", "act_attendance", "assembly_act", "market_price",
    "gold_sale_seller", "gold_sale", "settlement_review", "buyer_terms", "mercury", "assay", "moisture_test", "weighing",
    "gold_pool_month", "gold_pool", "gold_stock", "collection_line", "collection", "gold_line", "gold_move", "lot",
    "permission", "container_weighing", "container", "accreditation", "member",
)  # fmt: skip
WEEK = (
    "bank_match", "bank_line", "statement_import",
    "item_merge", "category_merge", "party_merge", "added_paper", "prepaid_month", "prepaid", "consignment_move", "consignment", "stock_line", "stock_count", "production",
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
            assert revision(reader_within(connection)) == HEAD
            masters.append([(r.type, r.name, r.sql.split()) for r in connection.execute(MASTER)])
    assert masters[0] == masters[1]
    assert len(masters[0]) > 40


def test_the_tables_of_the_code_are_those_of_the_migrations(made):
    """What `alembic check` says: no table or column waits for a migration."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from emprende_desktop.persistence.columns import metadata

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
        for trigger in (
            "seal_checks_balance",
            "reversal_undoes_match",
            "issued_is_not_undone",
            *(keeping.split()[2] for keeping in KEEPING),
        ):
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql("DROP TABLE entry_words")
        connection.exec_driver_sql("DROP INDEX ix_posting_account_id_date_entry_id")
        connection.exec_driver_sql("CREATE INDEX ix_posting_account_id_entry_id ON posting (account_id, entry_id)")
        connection.exec_driver_sql("ALTER TABLE posting DROP COLUMN date")
        connection.exec_driver_sql("DROP TABLE cash_count")
        connection.exec_driver_sql(FIRST_SEALING)
        for table in (*KEPT, *INVOICES, *GOLD, *WEEK, "closing", "asset_month", "asset_sale", "asset"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    engine.dispose()


def test_older_books_are_upgraded_and_a_copy_is_kept(company, notes, tmp_path, clock):
    from emprende_desktop.company_file import open_company
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


def test_a_copy_that_an_older_version_made_is_brought_back(company, notes, tmp_path, clock):
    from emprende_desktop.company_file import copy_company, open_company, restore_company
    from emprende_desktop.vault.folder import CompanyFolder
    from emprende_desktop.vault.keys import KeyRing, unlock

    notes.sell(100)
    path, copy, back = (tmp_path / name for name in ("taller.emprende", "copia.zip", "vuelta.emprende"))
    company.close()
    folder = CompanyFolder(path)
    engine = engine_over(lambda: connect(folder.books, unlock(KeyRing.read(folder.keys), "clave de prueba")))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        for trigger in (*GOLD_TRIGGERS, *INVOICE_TRIGGERS):
            connection.exec_driver_sql(f"DROP TRIGGER {trigger.split()[2]}")
        for table in (*INVOICES, *GOLD):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0009'")
    engine.dispose()
    copy_company(path, "clave de prueba", copy)
    restore_company(copy, back, "clave de prueba", clock)
    with open_company(back, "clave de prueba", clock) as restored:
        assert restored.fetch(first_finding) is None


def told_by(company):
    """Return what statements and first pages read off the kept tables."""
    from emprende_desktop.queries.ledger import account_page
    from emprende_desktop.queries.masters import Debt, open_items
    from emprende_desktop.queries.statements import account_totals, chain_head, debt_changes, facts, place_opening

    return (
        company.fetch(account_totals, TODAY),
        company.fetch(facts, TODAY.replace(day=1), TODAY),
        company.fetch(place_opening, 1, TODAY),
        [company.fetch(open_items, debt) for debt in Debt],
        company.fetch(debt_changes, ("1211", "1212", "4211", "4212"), TODAY),
        company.fetch(account_page, "1211"),
        company.fetch(chain_head),
    )


def test_older_books_tell_the_same_after_the_upgrade(company, notes, tmp_path, clock):
    from emprende_desktop.commands.notes import record_note, reverse_entry
    from emprende_desktop.company_file import open_company
    from emprende_desktop.domain.money import Money
    from emprende_desktop.trade.corrections import Reversal
    from emprende_desktop.trade.documents import Document, DocumentKind
    from emprende_desktop.trade.notes import Application, Collection

    before = TODAY.replace(day=4)
    boleta = Document(DocumentKind.BOLETA, "B001-7")
    notes.sell(9_000, date=before, document=boleta)
    notes.spend(4_000, place=None)
    for number, paid in enumerate((2_000, 8_000, 3_000)):
        owed = notes.sell(8_000, place=None, date=before)
        applied = (Application(owed, Money(paid)),)
        note = Collection(TODAY, Money(paid), notes.places["Efectivo"], f"paid{number}", None, applied)
        payment = company.execute(record_note, note).row_id
    company.execute(reverse_entry, Reversal(payment, "undo"))
    company.execute(reverse_entry, Reversal(notes.sell(500, place=None), "undo too"))
    told = told_by(company)
    company.close()
    path = tmp_path / "taller.emprende"
    made_by_the_first_version(path)
    with open_company(path, "clave de prueba", clock) as upgraded:
        assert told_by(upgraded) == told
        assert upgraded.fetch(first_finding) is None


def test_fees_that_were_owed_are_open_after_the_upgrade(company, notes, tmp_path, clock):
    """Until then nothing on 424 was a debt to be paid; a paid receipt, one undone and day wages are none either."""
    from emprende_desktop.commands.notes import record_note, reverse_entry
    from emprende_desktop.company_file import open_company
    from emprende_desktop.domain.money import Money
    from emprende_desktop.queries.masters import Debt, open_items
    from emprende_desktop.trade.corrections import Reversal
    from emprende_desktop.trade.notes import EntryLine, FreeEntry

    def owed(key, *cents):
        lines = tuple(EntryLine("424", Money(part)) for part in cents)
        cost = (EntryLine("6329", Money(-sum(cents))),) if sum(cents) else ()
        return company.execute(record_note, FreeEntry(TODAY, lines + cost, key, key)).row_id

    fees = owed("owed", -50_000)
    company.execute(reverse_entry, Reversal(owed("undone", -10_000), "undo"))
    owed("wages", -8_000, 8_000)
    open_before = company.fetch(open_items, Debt.I_OWE)
    assert [(item.entry, item.open.cents) for item in open_before] == [(fees, 50_000)]
    company.close()
    path = tmp_path / "taller.emprende"
    made_by_the_first_version(path)
    with open_company(path, "clave de prueba", clock) as upgraded:
        assert upgraded.fetch(open_items, Debt.I_OWE) == open_before
        assert upgraded.fetch(first_finding) is None


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
    with open_company(path, "clave de prueba", clock) as upgraded:
        assert upgraded.fetch(revision) == HEAD
