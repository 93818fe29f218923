"""The database refuses by itself what the values refuse; each guard is tried with its trigger and without."""

import datetime as dt

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from emprende_desktop.commands.notes import record_note
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.triggers import TRIGGERS
from emprende_desktop.trade.notes import Application, Collection
from tests.persistence.gold_attacks import GOLD_ATTACKS
from tests.persistence.invoice_attacks import INVOICE_ATTACKS

ATTACKS = {
    "sealed_entry_stays": "UPDATE journal_entry SET date = '2020-01-01' WHERE id = 1",
    "entry_is_not_deleted": "DELETE FROM journal_entry WHERE id = 1",
    "posting_stays": "UPDATE posting SET debit = debit + 1 WHERE debit > 0",
    "posting_is_not_deleted": "DELETE FROM posting",
    "sealed_takes_no_posting": "INSERT INTO posting (entry_id, account_id, debit) VALUES (1, 1, 5)",
    "seal_checks_balance": "INSERT INTO journal_entry (uid, device_id, sequence, date, written_on, wall_clock, kind,"
    " actor_id, key, memo_template, memo_arguments, total) VALUES ('u', 1, 99, '2026-09-30', '', '', 'normal', 1, 'k',"
    " '', '{}', 5); UPDATE journal_entry SET sealed = 1, hash = zeroblob(32) WHERE uid = 'u'",
    "entry_starts_unsealed": "INSERT INTO journal_entry (uid, device_id, sequence, date, written_on, wall_clock, kind,"
    " actor_id, key, memo_template, memo_arguments, total, sealed, hash) VALUES ('u', 1, 99, '2026-09-30', '', '',"
    " 'normal', 1, 'k', '', '{}', 5, 1, zeroblob(32))",
    "account_code_stays": "UPDATE account SET code = '9' || code WHERE code = '1011'",
}
BALANCED = (
    "INSERT INTO journal_entry (uid, device_id, sequence, date, written_on, wall_clock, kind, actor_id, key,"
    " memo_template, memo_arguments, total) VALUES ('u', 1, 99, '2026-09-30', '', '', 'normal', 1, 'k', '', '{}', 5);"
    " INSERT INTO posting (entry_id, date, account_id, debit) SELECT id, date, (SELECT id FROM account WHERE %s), 5"
    " FROM journal_entry WHERE uid = 'u'; INSERT INTO posting (entry_id, date, account_id, credit)"
    " SELECT id, date, (SELECT id FROM account WHERE code = '1011'), 5 FROM journal_entry WHERE uid = 'u';"
    " UPDATE journal_entry SET sealed = 1, hash = zeroblob(32) WHERE uid = 'u'"
)
PAPER = (
    "INSERT INTO paper (sha256, content) VALUES ('a', x'00');"
    " INSERT INTO entry_paper (entry_id, sha256) VALUES (1, 'a')"
)
ADDED = (
    "INSERT INTO paper (sha256, content) VALUES ('a', x'00'); "
    "INSERT INTO added_paper (entry_id, sha256, actor_id) VALUES (1, 'a', 1); "
)
CLOSING = "INSERT INTO closing (uid, month, act, actor_id) VALUES ('c', '2020-01', 'month', 1); "
STATEMENT = (
    "INSERT INTO statement_import (uid, place_id, actor_id) VALUES ('s', 1, 1); "
    "INSERT INTO bank_line (uid, import_id, place_id, date, cents, key) VALUES ('l', 1, 1, '2026-09-30', 10000, 'k'); "
    "INSERT INTO statement_import (uid, place_id, actor_id) VALUES ('t', 1, 1); "
)
MATCH = STATEMENT + "INSERT INTO bank_match (line_id, place_id, entry_id, actor_id) VALUES (1, 1, 1, 1); "
ATTACKS |= {
    "statement_stays": STATEMENT + "UPDATE statement_import SET balance = 5, balance_on = '2026-09-30'",
    "statement_is_not_deleted": STATEMENT + "DELETE FROM statement_import WHERE id = 2",
    "bank_line_stays": STATEMENT + "UPDATE bank_line SET cents = 5",
    "bank_line_is_not_deleted": STATEMENT + "DELETE FROM bank_line",
    "match_agrees": STATEMENT + "INSERT INTO bank_match (line_id, place_id, entry_id, actor_id) VALUES (1, 1, 2, 1)",
    "match_is_only_undone": MATCH + "UPDATE bank_match SET entry_id = 2",
    "match_is_not_deleted": MATCH + "DELETE FROM bank_match",
    "seal_checks_period": "INSERT INTO closed_period (month) VALUES ('2026-09'); " + BALANCED % "code = '1041'",
    "seal_checks_accounts": BALANCED % "active = 0 AND leaf = 1",
    "sealed_takes_no_paper": PAPER,
    "paper_stays": f"DROP TRIGGER sealed_takes_no_paper; {PAPER}; UPDATE entry_paper SET position = 5",
    "paper_is_not_deleted": f"DROP TRIGGER sealed_takes_no_paper; {PAPER}; DELETE FROM entry_paper",
    "added_paper_stays": ADDED + "UPDATE added_paper SET added_at = 'x'",
    "added_paper_is_not_deleted": ADDED + "DELETE FROM added_paper",
    "closing_stays": CLOSING + "UPDATE closing SET reason = 'x'",
    "closing_is_not_deleted": CLOSING + "DELETE FROM closing",
    "application_stays": "UPDATE application SET cents = 1",
    "application_is_not_deleted": "DELETE FROM application",
    "posted_account_is_no_heading": "UPDATE account SET leaf = 0",
    "chart_of_noted_year_stays": "INSERT INTO chart_year VALUES (2026, 'PCGE2026')",
    "chosen_chart_stays": "DROP TRIGGER chart_of_noted_year_stays; INSERT INTO chart_year VALUES (2026, 'PCGE2026');"
    " DELETE FROM chart_year",
    "uid_of_party_stays": "UPDATE party SET uid = 'x'",
    **GOLD_ATTACKS,
    **INVOICE_ATTACKS,
    **INVOICE_ATTACKS,
}


def run(company, statements):
    with company._engine.connect() as connection, connection.begin():
        for statement in statements:
            connection.exec_driver_sql(statement)


@pytest.fixture
def sold(company, notes):
    """A cash sale, and a sale on credit to somebody that was paid in part."""
    notes.sell(10_000)
    party = company.execute(add_party, NewParty("Mina San Pedro")).row_id
    credit = notes.sell(10_000, place=None, party=party)
    applied = (Application(credit, Money(4_000)),)
    place = notes.places["Efectivo"]
    company.execute(record_note, Collection(dt.date(2026, 9, 30), Money(4_000), place, "paid", party, applied))


def test_every_refusing_trigger_is_attacked_here():
    refusing = {trigger.split()[2] for trigger in TRIGGERS if "RAISE" in trigger}
    assert set(ATTACKS) == refusing


@pytest.mark.parametrize("guard", ATTACKS)
def test_the_database_refuses(company, sold, guard):
    with pytest.raises(IntegrityError):
        run(company, ATTACKS[guard].split("; "))


@pytest.mark.parametrize("guard", ATTACKS)
def test_the_attack_succeeds_where_the_guard_is_taken_away(company, sold, guard):
    """The mutant: without its trigger the attack goes through, so the test above can fail."""
    dropped = [f"DROP TRIGGER {guard}"]
    clean = ["PRAGMA defer_foreign_keys = ON"]
    attack = ATTACKS[guard].split("; ")
    if guard == "entry_is_not_deleted":
        dropped += ["DROP TRIGGER posting_is_not_deleted"]
        dropped += ["DROP TRIGGER application_is_not_deleted"]
        attack = ["DELETE FROM application", "DELETE FROM posting", *attack]
    run(company, [*clean, *dropped, *attack])


def test_a_posting_of_another_day_is_not_sealed(company, sold):
    """Its mutant is that of `seal_checks_balance`, which asks both in one reading of the postings."""
    another = (BALANCED % "code = '1041'").replace("SELECT id, date,", "SELECT id, '2026-09-01',", 1)
    with pytest.raises(IntegrityError, match="another date"):
        run(company, another.split("; "))
    run(company, ["DROP TRIGGER seal_checks_balance", *another.split("; ")])


def test_every_trigger_of_the_schema_stands_in_a_new_file(company):
    with company._engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    assert {trigger.split()[2] for trigger in TRIGGERS} == set(names)


def test_every_table_is_strict_and_holds_no_real(company):
    with company._engine.connect() as connection:
        tables = connection.execute(
            text(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
                " AND name NOT LIKE 'entry_words%'"
            )
        ).all()
    assert tables
    assert all(table.sql.rstrip().endswith("STRICT") and "REAL" not in table.sql for table in tables)
