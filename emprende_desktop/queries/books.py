"""The lines of the ledger and of the cash book in order of date, read one at a time: no list of them is ever held."""

import datetime as dt
import json
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy.engine import Connection

from emprende_desktop.statements.books import LedgerLine

_LINE = """
SELECT e.id, e.date, e.memo_template, e.memo_arguments, p.debit - p.credit,
  (SELECT c.name FROM category c WHERE c.id = COALESCE(
     (SELECT m.into_id FROM category_merge m WHERE m.category_id = json_extract(e.memo_arguments, '$.category')),
     json_extract(e.memo_arguments, '$.category')))
"""
# The entries of the days come in order of date and number from their index, and each is asked for its postings on the
# account: nothing is sorted, whatever the number of lines. A code has a row in each chart that it stands in.
_OF_ACCOUNT = f"""{_LINE} FROM journal_entry e CROSS JOIN account a ON a.code = ?
  CROSS JOIN posting p ON p.account_id = a.id AND p.entry_id = e.id
WHERE e.date BETWEEN ? AND ? AND e.sealed ORDER BY e.date, e.id
"""
_OF_PLACE = f"""{_LINE} FROM journal_entry e CROSS JOIN posting p ON p.place_id = ? AND p.entry_id = e.id
WHERE e.date BETWEEN ? AND ? AND e.sealed ORDER BY e.date, e.id
"""
_ENTRIES = "SELECT COALESCE(SUM(entries), 0) FROM entries_day WHERE date BETWEEN ? AND ?"
_POSTINGS = """
SELECT COUNT(*) FROM journal_entry e CROSS JOIN posting p ON p.entry_id = e.id WHERE e.date BETWEEN ? AND ?
"""


def account_lines(connection: Connection, code: str, start: dt.date, end: dt.date) -> Iterator[LedgerLine]:
    """Yield the postings on an account in a span of days, in order of date and entry."""
    yield from _lines(connection, _OF_ACCOUNT, (code, start.isoformat(), end.isoformat()))


def place_lines(connection: Connection, place: int, start: dt.date, end: dt.date) -> Iterator[LedgerLine]:
    """Yield what the entries of a span of days did to a place, in order of date and entry, one line an entry."""
    lines = _lines(connection, _OF_PLACE, (place, start.isoformat(), end.isoformat()))
    for _entry, group in groupby(lines, key=lambda line: line.entry):
        first, *more = group
        cents = first.cents + sum(line.cents for line in more)
        yield LedgerLine(first.entry, first.date, first.template, first.arguments, cents)


def entries_within(connection: Connection, start: dt.date, end: dt.date) -> int:
    """Return how many entries a span of days has."""
    return int(connection.exec_driver_sql(_ENTRIES, (start.isoformat(), end.isoformat())).scalar_one())


def postings_within(connection: Connection, start: dt.date, end: dt.date) -> int:
    """Return how many postings the entries of a span of days have."""
    return int(connection.exec_driver_sql(_POSTINGS, (start.isoformat(), end.isoformat())).scalar_one())


def _lines(connection: Connection, sql: str, parameters: tuple[str | int, ...]) -> Iterator[LedgerLine]:
    for entry, date, template, arguments, cents, category in connection.exec_driver_sql(sql, parameters):
        told = json.loads(arguments)
        if category:
            told["category"] = category
        yield LedgerLine(entry, dt.date.fromisoformat(date), template, tuple(told.items()), cents)
