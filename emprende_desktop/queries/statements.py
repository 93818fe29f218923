"""What statements are made of: kept balances by account, and the entries of a span of days."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import Account, AccountType, Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME, begins_with, one_of, stands
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.statements.balances import AccountBalance
from emprende_desktop.statements.books import BookEntry, BookLine
from emprende_desktop.statements.income_statement import Facts


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
SALE_NOTES = ("sale", "market", "delivery", "consigned")
EXPENSE_NOTES = ("expense", "wages")


def kept_balances(reader: Reader, start: dt.date | None, end: dt.date) -> tuple[AccountBalance, ...]:
    """Return the balances by account and month from `start` (or the beginning) to `end`, both included.

    Whole months come from the monthly balances, the days of a broken month from the daily ones: the cost
    is accounts times months, never the length of history.
    """
    spans = (*_whole_months(start, end), *_broken_months(start, end))
    months: dict[str, Month] = {}
    found = []
    for code, name, type_, month, kind, debit, credit in reader.rows(_KEPT, spans):
        if month not in months:
            months[month] = Month.parse(month)
        found.append(
            AccountBalance(code, name, _TYPES[type_], months[month], _KINDS[kind], Money(debit), Money(credit))
        )
    return tuple(found)


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
        arguments = json.loads(written)
        if category:
            arguments["category"] = category
        lines = tuple(BookLine(*row[5:]) for row in group)
        yield BookEntry(entry, dt.date.fromisoformat(date), template, tuple(arguments.items()), lines)


_PLACE_BEFORE = """
SELECT (SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM place_month k WHERE k.place_id = :place AND k.month < :month)
  + (SELECT COALESCE(SUM(p.debit - p.credit), 0) FROM posting p JOIN journal_entry e ON e.id = p.entry_id
     WHERE p.place_id = :place AND e.date >= :first AND e.date < :start)
"""
_ACCOUNTS_IN_USE = """
SELECT code, name, type, normal_side, parent, leaf FROM account
WHERE id IN (SELECT account_id FROM balance_month) ORDER BY code
"""
_LAST_SEAL = "SELECT hash, wall_clock FROM journal_entry ORDER BY id DESC LIMIT 1"
_ENTRIES_AND_DAYS = "SELECT SUM(entries), MIN(date), MAX(date) FROM entries_day"


def place_opening(reader: Reader, place: int, start: dt.date) -> Money:
    """Return what a place held before a date, in céntimos: whole months kept, the broken one summed."""
    month = Month.of(start)
    days = {"month": str(month), "first": month.first.isoformat(), "start": start.isoformat()}
    return Money(reader.value(_PLACE_BEFORE, {"place": place, **days}))


def accounts_in_use(reader: Reader) -> tuple[Account, ...]:
    """Return every account that has a balance row, for the exports."""
    return tuple(
        Account(code, name, AccountType(type_), Side(side), parent, bool(leaf))
        for code, name, type_, side, parent, leaf in reader.rows(_ACCOUNTS_IN_USE)
    )


def chain_head(reader: Reader) -> ChainHead:
    """Return the seal that a statement prints."""
    last = reader.first(_LAST_SEAL)
    if last is None:
        return ChainHead(0, bytes(32), None, None, None)
    seal, wall_clock = last
    count, first_day, last_day = reader.one(_ENTRIES_AND_DAYS)
    return ChainHead(
        count, seal, dt.datetime.fromisoformat(wall_clock), dt.date.fromisoformat(first_day),
        dt.date.fromisoformat(last_day),
    )  # fmt: skip


def facts(reader: Reader, start: dt.date, end: dt.date) -> Facts:
    """Return what an income statement tells below the line, reversed notes aside, in céntimos."""
    kept = kept_balances(reader, start, end)

    def moved(prefix: str, side: Side) -> int:
        amounts = (b.debit if side is Side.DEBIT else b.credit for b in kept if b.code.startswith(prefix))
        undone = _undone(reader, (start, end), prefix, side)
        return sum(a.cents for a in amounts) - undone - _opening(kept, prefix, side)

    sales, expenses = (_noted(reader, (start, end), templates) for templates in (SALE_NOTES, EXPENSE_NOTES))
    return Facts(
        sales_on_credit=Money(moved("1211", Side.DEBIT) + moved("1212", Side.DEBIT)),
        owner_withdrawals=Money(moved("5019", Side.DEBIT)),
        loan_principal_paid=Money(moved("45", Side.DEBIT)),
        noted_sales=sales[0],
        documented_sales=sales[1],
        noted_expenses=expenses[0],
        documented_expenses=expenses[1],
    )


def _opening(kept: tuple[AccountBalance, ...], prefix: str, side: Side) -> int:
    opening = (b for b in kept if b.code.startswith(prefix) and b.kind is EntryKind.OPENING)
    return sum((b.debit if side is Side.DEBIT else b.credit).cents for b in opening)


_UNDONE = """
SELECT COALESCE(SUM(p.debit), 0), COALESCE(SUM(p.credit), 0) FROM (
  SELECT r.id, r.date FROM journal_entry r WHERE r.reverses_id IS NOT NULL AND r.kind = 'normal'
  UNION ALL
  SELECT e.id, e.date FROM journal_entry r JOIN journal_entry e ON e.id = r.reverses_id WHERE r.kind = 'normal'
) undone JOIN posting p ON p.entry_id = undone.id JOIN account a ON a.id = p.account_id
WHERE a.code LIKE :prefix || '%' AND undone.date BETWEEN :start AND :end
"""
# What a grant released, or passed through wages to be paid, stands in the same entry.
_NOTED = f"""
SELECT COALESCE(SUM(paid), 0), COALESCE(SUM(paid) FILTER (WHERE document IN ('boleta', 'factura')), 0) FROM (
  SELECT json_extract(e.memo_arguments, '$.document') AS document, e.total - (
    SELECT COALESCE(SUM(p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND {begins_with(":passed")}) AS paid
  FROM journal_entry e
  WHERE {one_of("e.memo_template", ":templates")} AND e.date BETWEEN :start AND :end AND {stands("e.id")})
"""
_PASSED_THROUGH = ("469", "41", "424")


def _undone(reader: Reader, span: tuple[dt.date, dt.date], prefix: str, side: Side) -> int:
    """Add up, on one side of an account, the reversals of the span and what they reverse in it."""
    days = {"start": span[0].isoformat(), "end": span[1].isoformat()}
    debit, credit = reader.one(_UNDONE, {"prefix": prefix, **days})
    return int(debit if side is Side.DEBIT else credit)


def _noted(reader: Reader, span: tuple[dt.date, dt.date], templates: tuple[str, ...]) -> tuple[Money, Money]:
    """Return what the notes of some templates add up to in a span, and how much of it a boleta or factura backs."""
    days = {"start": span[0].isoformat(), "end": span[1].isoformat()}
    noted, backed = reader.one(_NOTED, {"templates": many(templates), "passed": many(_PASSED_THROUGH), **days})
    return Money(noted), Money(backed)


_DEBT_CHANGES = f"""
SELECT COALESCE(party.name, ''), e.date, p.debit - p.credit
FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
  LEFT JOIN party ON party.id = p.party_id
WHERE e.sealed = 1 AND {one_of("a.code", ":accounts")} AND e.date <= :end ORDER BY e.date, e.id, p.id
"""


def debt_changes(reader: Reader, accounts: tuple[str, ...], end: dt.date) -> tuple[tuple[str, dt.date, int], ...]:
    """Return what made and settled debts on these accounts until a day: name, day, signed céntimos, debit positive."""
    rows = reader.rows(_DEBT_CHANGES, {"accounts": many(accounts), "end": end.isoformat()})
    return tuple((name, dt.date.fromisoformat(day), cents) for name, day, cents in rows)
