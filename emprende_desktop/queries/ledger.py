"""One account of the general ledger, newest line first: a page costs its lines, never the history before it."""

import datetime as dt
from operator import itemgetter
from typing import NamedTuple

from emprende_desktop.domain.errors import UnknownAccountError
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.memo import Arguments, memo_arguments
from emprende_desktop.queries.page import PAGE_SIZE, Page

LedgerKey = tuple[str, int, int]
"""The date (ISO), the entry and the posting of a line; `(day, 0, 0)` stands before everything of a day."""


class AccountLine(NamedTuple):
    """A posting on an account and the balance after it, in signed céntimos, debit positive.

    `arguments` has the category's name in it; `posting` tells two lines of one entry apart.
    """

    posting: int
    entry: int
    date: dt.date
    template: str
    arguments: Arguments
    place_name: str
    party_name: str
    cents: int
    balance: int


_END: LedgerKey = ("~", 0, 0)

# A code has a row in each chart that it stands in; the lines of each are in order by the index, so no line is sorted.
_ACCOUNTS = "SELECT id FROM account WHERE code = ?"
_LINES = f"""
SELECT p.date, p.entry_id, p.id, p.debit - p.credit, e.memo_template, e.memo_arguments,
  COALESCE(l.name, ''), COALESCE(w.name, ''),
  {CATEGORY_NAME}
FROM posting p JOIN journal_entry e ON e.id = p.entry_id
  LEFT JOIN place l ON l.id = p.place_id LEFT JOIN party w ON w.id = p.party_id
WHERE p.account_id = ? AND (p.date, p.entry_id, p.id) < (?, ?, ?) AND e.sealed
ORDER BY p.date DESC, p.entry_id DESC, p.id DESC LIMIT ?
"""
# Whole months and the days of the broken one are kept; what comes after the line on its own day is taken off.
_BALANCE = """
SELECT
  (SELECT COALESCE(SUM(debit - credit), 0) FROM balance_month WHERE account_id = ?1 AND month < ?2)
  + (SELECT COALESCE(SUM(debit - credit), 0) FROM balance_day
     WHERE account_id = ?1 AND date BETWEEN ?2 || '-01' AND ?3)
  - (SELECT COALESCE(SUM(debit - credit), 0) FROM posting
     WHERE account_id = ?1 AND date = ?3 AND (entry_id, id) > (?4, ?5))
"""


def account_page(reader: Reader, code: str, before: LedgerKey | None = None) -> Page[AccountLine, LedgerKey]:
    """Return the lines of an account before a key, the newest first, each with the balance after it.

    Raises UnknownAccountError.
    """
    accounts = [account for (account,) in reader.rows(_ACCOUNTS, (code,))]
    if not accounts:
        raise UnknownAccountError(code)
    key = before or _END
    found = [row for account in accounts for row in reader.rows(_LINES, (account, *key, PAGE_SIZE + 1))]
    found.sort(key=itemgetter(0, 1, 2), reverse=True)
    shown = found[:PAGE_SIZE]
    if not shown:
        return Page((), None)
    balance = sum(_balance_after(reader, account, (shown[0][0], shown[0][1], shown[0][2])) for account in accounts)
    lines = []
    for date, entry, posting, cents, template, arguments, place, party, category in shown:
        told = memo_arguments(arguments, category)
        lines.append(
            AccountLine(posting, entry, dt.date.fromisoformat(date), template, told, place, party, cents, balance)
        )
        balance -= cents
    last = shown[-1]
    return Page(tuple(lines), (last[0], last[1], last[2]) if len(found) > PAGE_SIZE else None)


def _balance_after(reader: Reader, account: int, key: LedgerKey) -> int:
    date, entry, posting = key
    month = str(Month.parse(date))
    return int(reader.value(_BALANCE, (account, month, date, entry, posting)))
