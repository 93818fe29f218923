"""What statements are made of: kept balances by account, and the entries of a span of days."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select, union_all
from sqlalchemy.engine import Connection

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import Account, AccountType, Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.selections import begins_with, category_name
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


def kept_balances(connection: Connection, start: dt.date | None, end: dt.date) -> tuple[AccountBalance, ...]:
    """Return the balances by account and month from `start` (or the beginning) to `end`, both included.

    Whole months come from the monthly balances, the days of a broken month from the daily ones: the cost
    is accounts times months, never the length of history.
    """
    spans = (*_whole_months(start, end), *_broken_months(start, end))
    months: dict[str, Month] = {}
    found = []
    for code, name, type_, month, kind, debit, credit in connection.exec_driver_sql(_KEPT, spans):
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


def book_entries(connection: Connection, start: dt.date | None, end: dt.date) -> Iterator[BookEntry]:
    """Yield the entries of a span of days in order of date and number, with their postings."""
    entry, posting = t.journal_entry, t.posting
    statement = (
        select(
            entry.c.id, entry.c.date, entry.c.memo_template, entry.c.memo_arguments,
            category_name(entry).label("category"), t.account.c.code, t.account.c.name, posting.c.place_id,
            t.party.c.name.label("party_name"), (posting.c.debit - posting.c.credit).label("cents"),
        )
        .join(posting, posting.c.entry_id == entry.c.id)
        .join(t.account, t.account.c.id == posting.c.account_id)
        .outerjoin(t.party, t.party.c.id == posting.c.party_id)
        .where(entry.c.sealed == 1, entry.c.date <= end.isoformat())
        .order_by(entry.c.date, entry.c.id, posting.c.id)
    )  # fmt: skip
    if start is not None:
        statement = statement.where(entry.c.date >= start.isoformat())
    for _, group in groupby(connection.execute(statement), key=lambda row: row.id):
        rows = list(group)
        head = rows[0]
        arguments = json.loads(head.memo_arguments)
        if head.category:
            arguments["category"] = head.category
        yield BookEntry(
            head.id, dt.date.fromisoformat(head.date), head.memo_template, tuple(arguments.items()),
            tuple(BookLine(r.code, r.name, r.place_id, r.party_name or "", r.cents) for r in rows),
        )  # fmt: skip


def place_opening(connection: Connection, place: int, start: dt.date) -> Money:
    """Return what a place held before a date, in céntimos: whole months kept, the broken one summed."""
    month = Month.of(start)
    kept, entry, posting = t.place_month.c, t.journal_entry, t.posting
    before = connection.execute(
        select(func.coalesce(func.sum(kept.debit - kept.credit), 0)).where(
            kept.place_id == place, kept.month < str(month)
        )
    ).scalar_one()
    within = connection.execute(
        select(func.coalesce(func.sum(posting.c.debit - posting.c.credit), 0))
        .join(entry, entry.c.id == posting.c.entry_id)
        .where(posting.c.place_id == place, entry.c.date >= month.first.isoformat(), entry.c.date < start.isoformat())
    ).scalar_one()
    return Money(before + within)


def accounts_in_use(connection: Connection) -> tuple[Account, ...]:
    """Return every account that has a balance row, for the exports."""
    used = select(t.balance_month.c.account_id)
    rows = connection.execute(select(t.account).where(t.account.c.id.in_(used)).order_by(t.account.c.code))
    return tuple(
        Account(r.code, r.name, AccountType(r.type), Side(r.normal_side), r.parent, bool(r.leaf)) for r in rows
    )


def chain_head(connection: Connection) -> ChainHead:
    """Return the seal that a statement prints."""
    count = connection.execute(select(func.coalesce(func.sum(t.entries_day.c.entries), 0))).scalar_one()
    row = connection.execute(
        select(t.journal_entry.c.hash, t.journal_entry.c.wall_clock).order_by(t.journal_entry.c.id.desc()).limit(1)
    ).first()
    if row is None:
        return ChainHead(0, bytes(32), None, None, None)
    days = select(func.min(t.entries_day.c.date).label("first"), func.max(t.entries_day.c.date).label("last"))
    span = connection.execute(days).one()
    return ChainHead(
        count, row.hash, dt.datetime.fromisoformat(row.wall_clock), dt.date.fromisoformat(span.first),
        dt.date.fromisoformat(span.last),
    )  # fmt: skip


def facts(connection: Connection, start: dt.date, end: dt.date) -> Facts:
    """Return what an income statement tells below the line, reversed notes aside, in céntimos."""
    kept = kept_balances(connection, start, end)

    def moved(prefix: str, side: Side) -> int:
        amounts = (b.debit if side is Side.DEBIT else b.credit for b in kept if b.code.startswith(prefix))
        undone = _undone(connection, (start, end), prefix, side)
        return sum(a.cents for a in amounts) - undone - _opening(kept, prefix, side)

    sales, expenses = (_noted(connection, (start, end), templates) for templates in (SALE_NOTES, EXPENSE_NOTES))
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


def _undone(connection: Connection, span: tuple[dt.date, dt.date], prefix: str, side: Side) -> int:
    """Add up, on one side of an account, the reversals of the span and what they reverse in it."""
    reversal, original = t.journal_entry.alias(), t.journal_entry.alias()
    pairs = (
        select(reversal.c.id.label("reversal"), original.c.id.label("original"))
        .join(original, original.c.id == reversal.c.reverses_id)
        .where(reversal.c.kind == EntryKind.NORMAL.value)
    )
    both = union_all(
        pairs.with_only_columns(reversal.c.id.label("entry"), reversal.c.date.label("date")),
        pairs.with_only_columns(original.c.id.label("entry"), original.c.date.label("date")),
    ).subquery()
    column = t.posting.c.debit if side is Side.DEBIT else t.posting.c.credit
    statement = (
        select(func.coalesce(func.sum(column), 0))
        .join(both, both.c.entry == t.posting.c.entry_id)
        .join(t.account, t.account.c.id == t.posting.c.account_id)
        .where(
            t.account.c.code.startswith(prefix), both.c.date >= span[0].isoformat(), both.c.date <= span[1].isoformat()
        )
    )
    return int(connection.execute(statement).scalar_one())


def _noted(connection: Connection, span: tuple[dt.date, dt.date], templates: tuple[str, ...]) -> tuple[Money, Money]:
    """Return what the notes of some templates add up to in a span, and how much of it a boleta or factura backs."""
    entry, reversal = t.journal_entry, t.journal_entry.alias("reversal")
    document = func.json_extract(entry.c.memo_arguments, "$.document")
    released = (  # what a grant released, or passed through wages to be paid, stands in the same entry
        select(func.coalesce(func.sum(t.posting.c.debit), 0))
        .join(t.account, t.account.c.id == t.posting.c.account_id)
        .where(t.posting.c.entry_id == entry.c.id, begins_with(("469", "41", "424")))
        .scalar_subquery()
    )
    paid = entry.c.total - released
    backed = func.sum(paid).filter(document.in_(("boleta", "factura")))
    row = connection.execute(
        select(func.coalesce(func.sum(paid), 0).label("noted"), func.coalesce(backed, 0).label("backed"))
        .outerjoin(reversal, reversal.c.reverses_id == entry.c.id)
        .where(entry.c.memo_template.in_(templates), reversal.c.id.is_(None))
        .where(entry.c.date >= span[0].isoformat(), entry.c.date <= span[1].isoformat())
    ).one()
    return Money(row.noted), Money(row.backed)


def debt_changes(
    connection: Connection, accounts: tuple[str, ...], end: dt.date
) -> tuple[tuple[str, dt.date, int], ...]:
    """Return what made and settled debts on these accounts until a day: name, day, signed céntimos, debit positive."""
    entry, posting = t.journal_entry, t.posting
    statement = (
        select(func.coalesce(t.party.c.name, ""), entry.c.date, posting.c.debit - posting.c.credit)
        .select_from(posting)
        .join(entry, entry.c.id == posting.c.entry_id)
        .join(t.account, t.account.c.id == posting.c.account_id)
        .outerjoin(t.party, t.party.c.id == posting.c.party_id)
        .where(entry.c.sealed == 1, t.account.c.code.in_(accounts), entry.c.date <= end.isoformat())
        .order_by(entry.c.date, entry.c.id, posting.c.id)
    )
    return tuple((name, dt.date.fromisoformat(day), cents) for name, day, cents in connection.execute(statement))
