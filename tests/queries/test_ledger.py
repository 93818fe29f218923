"""The lines of an account from its end: every page in order of date, each line with the balance after it."""

import datetime as dt
import random

import pytest

from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.domain.errors import UnknownAccountError
from emprende_desktop.queries.books import account_lines
from emprende_desktop.queries.ledger import account_page
from emprende_desktop.queries.page import PAGE_SIZE
from emprende_desktop.statements.books import running
from emprende_desktop.trade.corrections import Reversal
from tests.benchmarks.replay import ran

FIRST = dt.date(2026, 1, 1)


def whole(company, code):
    """Return every line, a page after the other, newest first."""
    lines, key = [], None
    while True:
        page = company.fetch(account_page, code, key)
        lines += page.rows
        key = page.next_key
        if key is None:
            return lines


def by_the_book(company, code):
    lines = company.fetch(lambda reader: tuple(account_lines(reader, code, FIRST, dt.date(2026, 12, 31))))
    return [(line.entry, line.cents, balance) for line, balance in reversed(tuple(running(0, lines)))]


@pytest.fixture
def busy(company, notes):
    """Notes of many days written in any order, some undone."""
    dice = random.Random(7)
    for number in range(PAGE_SIZE + 30):
        date = FIRST + dt.timedelta(days=dice.randrange(270))
        write = notes.sell if dice.random() < 0.7 else notes.spend
        entry = write(dice.randrange(100, 9_000), date=date, detail=f"nota {number}")
        if dice.random() < 0.1:
            company.execute(reverse_entry, Reversal(entry, f"undo{number}"))
    return company


def test_pages_meet_without_gap_and_agree_with_the_ledger(busy):
    lines = whole(busy, "1011")
    assert len(lines) > PAGE_SIZE
    assert [(line.entry, line.cents, line.balance) for line in lines] == by_the_book(busy, "1011")
    assert [line.date for line in lines] == sorted((line.date for line in lines), reverse=True)


def test_a_page_before_a_day_starts_with_what_was_there(busy):
    page = busy.fetch(account_page, "1011", ("2026-05-10", 0, 0))
    expected = [line for line in whole(busy, "1011") if line.date < dt.date(2026, 5, 10)]
    assert list(page.rows) == expected[:PAGE_SIZE]


def test_a_note_written_late_stands_on_its_day_and_moves_what_follows(company, notes):
    notes.sell(1_000, date=dt.date(2026, 9, 20))
    notes.sell(500, date=dt.date(2026, 9, 3), detail="tarde")
    assert [(line.cents, line.balance) for line in company.fetch(account_page, "1011").rows] == [
        (1_000, 1_500), (500, 500),
    ]  # fmt: skip


def test_two_lines_of_one_entry_are_two_rows(company, notes):
    from emprende_desktop.commands.notes import record_note
    from emprende_desktop.domain.money import Money
    from emprende_desktop.trade.notes import EntryLine, FreeEntry

    lines = (EntryLine("1041", Money(700)), EntryLine("1041", Money(300)), EntryLine("7599", Money(-1_000)))
    company.execute(record_note, FreeEntry(dt.date(2026, 9, 1), lines, "free", "reparto", None))
    assert [(line.cents, line.balance) for line in company.fetch(account_page, "1041").rows] == [
        (300, 1_000), (700, 700),
    ]  # fmt: skip


def test_an_account_without_lines_is_an_empty_page_and_an_unknown_one_is_told(company):
    assert company.fetch(account_page, "1041").rows == ()
    with pytest.raises(UnknownAccountError):
        company.fetch(account_page, "99999999")


def test_no_line_is_sorted_and_no_account_is_read_whole(busy):
    """The mutant: without its index the same statement sorts the account."""
    text, values = next(read for read in ran(busy, account_page, "1011") if "LIMIT" in read[0])

    def plan():
        with busy._engine.connect() as connection:
            told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)
            return " ".join(row[3] for row in told)

    assert "TEMP B-TREE" not in plan()
    with busy._engine.connect().execution_options(writing=True) as connection, connection.begin():
        connection.exec_driver_sql("DROP INDEX ix_posting_account_id_date_entry_id")
    assert "TEMP B-TREE" in plan()
