"""The lines of the ledger and of the cash book in order of date, read one at a time: no list of them is ever held."""

import datetime as dt
import heapq
from collections.abc import Iterator
from itertools import groupby

from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.memo import memo_words
from emprende_desktop.statements.books import LedgerLine

_LINE = f"SELECT e.id, e.date, e.memo_template, e.memo_arguments, p.debit - p.credit, {CATEGORY_NAME}"
# A code has a row in each chart that it stands in; the lines of each come in order from their index, so none is sorted.
_ACCOUNTS = "SELECT id FROM account WHERE code = ?"
_OF_ACCOUNT = f"""{_LINE} FROM posting p CROSS JOIN journal_entry e ON e.id = p.entry_id
WHERE p.account_id = ? AND p.date BETWEEN ? AND ? AND e.sealed ORDER BY p.date, p.entry_id, p.id
"""
# The entries of the days come in order from their index, and each is asked for its postings at the place.
_OF_PLACE = f"""{_LINE} FROM journal_entry e CROSS JOIN posting p ON p.place_id = ? AND p.entry_id = e.id
WHERE e.date BETWEEN ? AND ? AND e.sealed ORDER BY e.date, e.id
"""
_ENTRIES = "SELECT COALESCE(SUM(entries), 0) FROM entries_day WHERE date BETWEEN ? AND ?"
_POSTINGS = """
SELECT COUNT(*) FROM journal_entry e CROSS JOIN posting p ON p.entry_id = e.id WHERE e.date BETWEEN ? AND ?
"""


def account_lines(reader: Reader, code: str, start: dt.date, end: dt.date) -> Iterator[LedgerLine]:
    """Yield the postings on an account in a span of days, in order of date and entry."""
    accounts = [account for (account,) in reader.rows(_ACCOUNTS, (code,))]
    charts = [_lines(reader, _OF_ACCOUNT, (account, start.isoformat(), end.isoformat())) for account in accounts]
    yield from heapq.merge(*charts, key=lambda line: (line.date, line.entry))


def place_lines(reader: Reader, place: int, start: dt.date, end: dt.date) -> Iterator[LedgerLine]:
    """Yield what the entries of a span of days did to a place, in order of date and entry, one line an entry."""
    lines = _lines(reader, _OF_PLACE, (place, start.isoformat(), end.isoformat()))
    for _entry, group in groupby(lines, key=lambda line: line.entry):
        first, *more = group
        cents = first.cents + sum(line.cents for line in more)
        yield LedgerLine(first.entry, first.date, first.template, first.arguments, cents)


def entries_within(reader: Reader, start: dt.date, end: dt.date) -> int:
    """Return how many entries a span of days has."""
    return int(reader.value(_ENTRIES, (start.isoformat(), end.isoformat())))


def postings_within(reader: Reader, start: dt.date, end: dt.date) -> int:
    """Return how many postings the entries of a span of days have."""
    return int(reader.value(_POSTINGS, (start.isoformat(), end.isoformat())))


def _lines(reader: Reader, sql: str, parameters: tuple[str | int, ...]) -> Iterator[LedgerLine]:
    for entry, date, template, arguments, cents, category in reader.rows(sql, parameters):
        told = memo_words(arguments)
        if category:
            told["category"] = category
        yield LedgerLine(entry, dt.date.fromisoformat(date), template, tuple(told.items()), cents)
