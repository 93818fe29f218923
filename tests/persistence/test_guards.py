"""The database refuses by itself what the values refuse; each guard is tried with its trigger and without."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from emprende_desktop.persistence.triggers import TRIGGERS

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


def run(company, statements):
    with company._engine.connect() as connection, connection.begin():
        for statement in statements:
            connection.exec_driver_sql(statement)


@pytest.fixture
def sold(notes):
    return notes.sell(10_000)


@pytest.mark.parametrize("guard", ATTACKS)
def test_the_database_refuses(company, sold, guard):
    with pytest.raises(IntegrityError):
        run(company, ATTACKS[guard].split("; "))


@pytest.mark.parametrize("guard", ATTACKS)
def test_the_attack_succeeds_where_the_guard_is_taken_away(company, sold, guard):
    """The mutant: without its trigger the attack goes through, so the test above can fail."""
    dependent = {"posting_is_not_deleted": (), "entry_is_not_deleted": ()}.get(guard, ())
    dropped = [f"DROP TRIGGER {name}" for name in (guard, *dependent)]
    clean = ["PRAGMA defer_foreign_keys = ON"]
    attack = ATTACKS[guard].split("; ")
    if guard == "entry_is_not_deleted":
        dropped += ["DROP TRIGGER posting_is_not_deleted"]
        attack = ["DELETE FROM posting", *attack]
    run(company, [*clean, *dropped, *attack])


def test_every_trigger_of_the_schema_stands_in_a_new_file(company):
    with company._engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    assert {trigger.split()[2] for trigger in TRIGGERS} == set(names)


def test_every_table_is_strict_and_holds_no_real(company):
    with company._engine.connect() as connection:
        tables = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'")
        ).all()
    assert tables
    assert all(table.sql.rstrip().endswith("STRICT") and "REAL" not in table.sql for table in tables)
