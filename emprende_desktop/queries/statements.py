"""What statements are made of: kept balances by account, and the entries of a span of days."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import Account, AccountType, Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.persistence.kept import BACK_OF_EXPENSES, BACK_OF_SALES, EXPENSE_NOTES, SALE_NOTES
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.posting_rules.accounts import IGV
from emprende_desktop.queries.memo import memo_words
from emprende_desktop.statements.balances import AccountBalance, AccountTotal
from emprende_desktop.statements.books import BookEntry, BookLine
from emprende_desktop.statements.debts import AGES
from emprende_desktop.statements.income_statement import ON_CREDIT, PRINCIPAL, WITHDRAWN, Facts


@dataclass(frozen=True, slots=True)
class ChainHead:
    """How many entries stand and the last seal: its first bytes are printed on every statement."""

    entries: int
    hash: bytes
    written_at: dt.datetime | None
    first_date: dt.date | None
    last_date: dt.date | None


_TYPES = {type_.value: type_ for type_ in AccountType}
_KINDS = {kind.value: kind for kind in EntryKind}

# One fixed statement over the driver: it is run for every statement and page, and building it anew costs more than it
# does. An empty span is one whose end comes before its start.
_KEPT = """
SELECT a.code, a.name, a.type, k.month, k.kind, SUM(k.debit), SUM(k.credit) FROM (
  SELECT account_id, month, kind, debit, credit FROM balance_month WHERE month BETWEEN ? AND ?
  UNION ALL
  SELECT account_id, substr(date, 1, 7), kind, debit, credit FROM balance_day WHERE date BETWEEN ? AND ?
  UNION ALL
  SELECT account_id, substr(date, 1, 7), kind, debit, credit FROM balance_day WHERE date BETWEEN ? AND ?
) k JOIN account a ON a.id = k.account_id
GROUP BY a.code, k.month, k.kind ORDER BY a.code, k.month
"""
_NO_SPAN = ("9", "0")


def kept_balances(reader: Reader, start: dt.date | None, end: dt.date) -> tuple[AccountBalance, ...]:
    """Return the balances by account and month from `start` (or the beginning) to `end`, both included.

    Whole months come from the monthly balances, the days of a broken month from the daily ones: the cost
    is accounts times months, never the length of history.
    """
    spans = (*_whole_months(start, end), *_broken_months(start, end))
    month_of = cache(Month.parse)
    return tuple(
        [
            AccountBalance(
                code, name, _TYPES[type_], month_of(month), _KINDS[kind],
                Money(debit) if debit else ZERO, Money(credit) if credit else ZERO,
            )
            for code, name, type_, month, kind, debit, credit in reader.rows(_KEPT, spans)
        ]
    )  # fmt: skip


# Whole months of every account and the days of the broken one, added up by the database. A code of two charts is one
# line, under its name in the later one (with MAX, SQLite takes the other columns from that row).
_TOTALS = """
SELECT a.code, a.name, SUM(k.net), MAX(a.id) FROM (
  SELECT account_id, SUM(debit - credit) AS net FROM balance_month WHERE month <= ? GROUP BY account_id
  UNION ALL
  SELECT account_id, debit - credit FROM balance_day WHERE date BETWEEN ? AND ?
) k JOIN account a ON a.id = k.account_id
GROUP BY a.code ORDER BY a.code
"""


def account_totals(reader: Reader, end: dt.date) -> tuple[AccountTotal, ...]:
    """Return what every account came to at the end of a day, in order of code."""
    _first, upto = _whole_months(None, end)
    rows = reader.rows(_TOTALS, (upto, *_broken_months(None, end)[:2]))
    return tuple(AccountTotal(code, name, net) for code, name, net, _account in rows)


def _whole_months(start: dt.date | None, end: dt.date) -> tuple[str, str]:
    """Return the first and last month that lie wholly between two days."""
    last, first = Month.of(end), Month.of(start) if start else None
    upto = last if end == last.last else Month.of(last.first - dt.timedelta(days=1))
    if first is None or start is None:
        return "", str(upto)
    return str(first if start == first.first else first.next()), str(upto)


def _broken_months(start: dt.date | None, end: dt.date) -> tuple[str, str, str, str]:
    """Return the days of the broken months at the end and at the start of a span."""
    first, last = (Month.of(start) if start else None), Month.of(end)
    late = early = _NO_SPAN
    if end != last.last:
        late = (str(max(last.first, start) if start else last.first), str(end))
    if start and first and start != first.first and (first != last or end == last.last):
        early = (str(start), str(min(first.last, end)))
    return (*late, *early)


_BOOK_LINES = f"""
SELECT e.id, e.date, e.memo_template, e.memo_arguments, {CATEGORY_NAME}, a.code, a.name, p.place_id,
  COALESCE(party.name, ''), p.debit - p.credit
FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
  LEFT JOIN party ON party.id = p.party_id
WHERE e.sealed = 1 AND e.date BETWEEN ? AND ? ORDER BY e.date, e.id, p.id
"""


def book_entries(reader: Reader, start: dt.date | None, end: dt.date) -> Iterator[BookEntry]:
    """Yield the entries of a span of days in order of date and number, with their postings."""
    rows = reader.rows(_BOOK_LINES, (start.isoformat() if start else "", end.isoformat()))
    for head, group in groupby(rows, key=lambda row: row[:5]):
        entry, date, template, written, category = head
        arguments = memo_words(written)
        if category:
            arguments["category"] = category
        lines = tuple(BookLine(*row[5:]) for row in group)
        yield BookEntry(entry, dt.date.fromisoformat(date), template, tuple(arguments.items()), lines)


_PLACE_BEFORE = """
SELECT (SELECT COALESCE(SUM(debit - credit), 0) FROM place_month WHERE place_id = ?1 AND month < ?2)
  + (SELECT COALESCE(SUM(debit - credit), 0) FROM place_day
     WHERE place_id = ?1 AND date >= ?2 || '-01' AND date < ?3)
"""


def place_opening(reader: Reader, place: int, start: dt.date) -> Money:
    """Return what a place held before a date, in céntimos: whole months kept, and the days of the broken one."""
    asked = (place, str(Month.of(start)), start.isoformat())
    return Money(reader.value(_PLACE_BEFORE, asked))


_ACCOUNTS_IN_USE = """
SELECT code, name, type, normal_side, parent, leaf FROM account
WHERE id IN (SELECT account_id FROM balance_month) ORDER BY code
"""


def accounts_in_use(reader: Reader) -> tuple[Account, ...]:
    """Return every account that has a balance row, for the exports."""
    return tuple(
        Account(code, name, AccountType(type_), Side(side), parent, bool(leaf))
        for code, name, type_, side, parent, leaf in reader.rows(_ACCOUNTS_IN_USE)
    )


# The numbers of a device's entries have no gap (the check says so), so the last ones count them all.
_CHAIN_HEAD = """
SELECT (SELECT SUM((SELECT MAX(sequence) FROM journal_entry WHERE device_id = d.id)) FROM device d),
  hash, wall_clock, (SELECT MIN(date) FROM entries_day), (SELECT MAX(date) FROM entries_day)
FROM journal_entry ORDER BY id DESC LIMIT 1
"""


def chain_head(reader: Reader) -> ChainHead:
    """Return the seal that a statement prints."""
    row = reader.first(_CHAIN_HEAD)
    if row is None:
        return ChainHead(0, bytes(32), None, None, None)
    count, digest, wall_clock, first, last = row
    return ChainHead(
        count, digest, dt.datetime.fromisoformat(wall_clock), dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    )


# What stood before the books is no fact of the days, and what was undone is taken off on the day of either entry.
_MOVED = """
SELECT a.code, SUM(k.debit), SUM(k.credit) FROM (
  SELECT account_id, kind, debit, credit FROM balance_month WHERE month BETWEEN ? AND ?
  UNION ALL SELECT account_id, kind, debit, credit FROM balance_day WHERE date BETWEEN ? AND ?
  UNION ALL SELECT account_id, kind, debit, credit FROM balance_day WHERE date BETWEEN ? AND ?
  UNION ALL SELECT account_id, 'normal', -debit, -credit FROM undone_day WHERE date BETWEEN ? AND ?
) k JOIN account a ON a.id = k.account_id WHERE k.kind <> 'opening' GROUP BY a.code
"""
_NOTED = "SELECT template, SUM(cents), SUM(backed) FROM notes_day WHERE date BETWEEN ? AND ? GROUP BY template"


def facts(reader: Reader, start: dt.date, end: dt.date) -> Facts:
    """Return what an income statement tells below the line, reversed notes aside, in céntimos."""
    days = (start.isoformat(), end.isoformat())
    spans = (*_whole_months(start, end), *_broken_months(start, end), *days)
    moved_by = {code: (debit, credit) for code, debit, credit in reader.rows(_MOVED, spans)}
    noted = {template: (cents, backed) for template, cents, backed in reader.rows(_NOTED, days)}

    def moved(prefixes: tuple[str, ...]) -> Money:
        return Money(sum(debit for code, (debit, _credit) in moved_by.items() if code.startswith(prefixes)))

    def added(templates: tuple[str, ...]) -> tuple[Money, Money]:
        found = [noted[template] for template in templates if template in noted]
        return Money(sum(cents for cents, _backed in found)), Money(sum(backed for _cents, backed in found))

    sales, expenses = added((*SALE_NOTES, BACK_OF_SALES)), added((*EXPENSE_NOTES, BACK_OF_EXPENSES))
    return Facts(
        sales_on_credit=moved(ON_CREDIT),
        sales_tax=Money(moved_by.get(IGV, (0, 0))[1]),
        owner_withdrawals=moved(WITHDRAWN),
        loan_principal_paid=moved(PRINCIPAL),
        noted_sales=sales[0],
        documented_sales=sales[1],
        noted_expenses=expenses[0],
        documented_expenses=expenses[1],
    )


# Debts older than the oldest age are one sum a person, those within it one a day.
_DEBT_CHANGES = """
SELECT COALESCE(w.name, ''), k.date, k.debit, k.credit FROM (
  SELECT party_id, account_id, ? AS date, SUM(debit) AS debit, SUM(credit) AS credit
  FROM party_month WHERE month < ? GROUP BY party_id, account_id
  UNION ALL
  SELECT party_id, account_id, date, debit, credit FROM party_day WHERE date BETWEEN ? AND ?
) k JOIN account a ON a.id = k.account_id LEFT JOIN party w ON w.id = k.party_id
WHERE a.code IN (SELECT value FROM json_each(?)) ORDER BY k.date
"""
# What was undone neither made a debt nor settled one: the undoings on the days that matter, each with the day of its
# original. Where both are older they cancel each other in the one sum of the oldest debts.
_UNDONE_DEBTS = """
SELECT COALESCE(w.name, ''), MAX(o.date, ?1), p.date, p.debit, p.credit
FROM account a CROSS JOIN posting p ON p.account_id = a.id CROSS JOIN journal_entry r ON r.id = p.entry_id
  CROSS JOIN journal_entry o ON o.id = r.reverses_id LEFT JOIN party w ON w.id = p.party_id
WHERE p.date BETWEEN ?2 AND ?3 AND a.code IN (SELECT value FROM json_each(?4))
"""


def debt_changes(reader: Reader, accounts: tuple[str, ...], end: dt.date) -> tuple[tuple[str, dt.date, int], ...]:
    """Return what made and settled debts on these accounts until a day: name, day, signed céntimos, debit positive.

    What was undone by then did neither. What happened longer ago than the oldest age stands as if on the day before:
    its own days do not matter any more.
    """
    first = Month.of(end - dt.timedelta(days=AGES[-1])).first
    before, days, codes = (
        (first - dt.timedelta(days=1)).isoformat(),
        (first.isoformat(), end.isoformat()),
        many(accounts),
    )
    sums: Counter[tuple[str, str, int]] = Counter()
    for name, day, debit, credit in reader.rows(_DEBT_CHANGES, (before, str(Month.of(first)), *days, codes)):
        sums[name, day, 1] += debit
        sums[name, day, -1] += credit
    for name, day, undone_on, debit, credit in reader.rows(_UNDONE_DEBTS, (before, *days, codes)):
        for date, to, by in ((day, credit, debit), (undone_on, debit, credit)):
            sums[name, date, 1] -= to
            sums[name, date, -1] -= by
    return tuple((name, dt.date.fromisoformat(day), sign * cents) for (name, day, sign), cents in sums.items() if cents)
