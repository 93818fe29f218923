"""What statements are made of: kept balances by account, and the entries of a span of days."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.engine import Connection

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import Account, AccountType, Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.persistence import tables as t


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A posting as a book shows it: account, place and person by name, signed céntimos (debit positive)."""

    account: str
    account_name: str
    place: int | None
    party_name: str
    cents: int


@dataclass(frozen=True, slots=True)
class BookEntry:
    """An entry as a book shows it."""

    id: int
    date: dt.date
    kind: EntryKind
    template: str
    arguments: tuple[tuple[str, str], ...]
    reverses: int | None
    lines: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class ChainHead:
    """How many entries stand and the last seal: its first bytes are printed on every statement."""

    entries: int
    hash: bytes
    written_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class KeptBalance:
    """The debits and credits of one account in one month (or a part of it), in céntimos."""

    code: str
    name: str
    type: AccountType
    month: Month
    kind: EntryKind
    debit: Money
    credit: Money


def kept_balances(connection: Connection, start: dt.date | None, end: dt.date) -> tuple[KeptBalance, ...]:
    """Return the balances by account and month from `start` (or the beginning) to `end`, both included.

    Whole months come from the monthly balances, the days of a broken month from the daily ones: the cost
    is accounts times months, never the length of history.
    """
    parts = [_whole_months(start, end), *_broken_months(start, end)]
    joined = union_all(*parts).subquery()
    statement = (
        select(
            t.account.c.code, t.account.c.name, t.account.c.type, joined.c.month, joined.c.kind,
            func.sum(joined.c.debit).label("debit"), func.sum(joined.c.credit).label("credit"),
        )
        .join(t.account, t.account.c.id == joined.c.account_id)
        .group_by(t.account.c.code, joined.c.month, joined.c.kind)
        .order_by(t.account.c.code, joined.c.month)
    )  # fmt: skip
    return tuple(
        KeptBalance(
            row.code, row.name, AccountType(row.type), Month(int(row.month[:4]), int(row.month[5:])),
            EntryKind(row.kind), Money(row.debit), Money(row.credit),
        )
        for row in connection.execute(statement)
    )  # fmt: skip


def _whole_months(start: dt.date | None, end: dt.date) -> Select[tuple[int, str, str, int, int]]:
    kept = t.balance_month.c
    statement = select(kept.account_id, kept.month, kept.kind, kept.debit, kept.credit)
    last = Month.of(end)
    statement = statement.where(kept.month <= str(last) if end == last.last else kept.month < str(last))
    if start is None:
        return statement
    first = Month.of(start)
    return statement.where(kept.month >= str(first) if start == first.first else kept.month > str(first))


def _broken_months(start: dt.date | None, end: dt.date) -> list[Select[tuple[int, str, str, int, int]]]:
    first, last = (Month.of(start) if start else None), Month.of(end)
    spans = []
    if end != last.last:
        spans.append((max(last.first, start) if start else last.first, end))
    if start and first and start != first.first and (first != last or end == last.last):
        spans.append((start, min(first.last, end)))
    kept = t.balance_day.c
    return [
        select(kept.account_id, func.substr(kept.date, 1, 7).label("month"), kept.kind, kept.debit, kept.credit).where(
            kept.date >= begin.isoformat(), kept.date <= finish.isoformat()
        )
        for begin, finish in spans
    ]


def book_entries(connection: Connection, start: dt.date | None, end: dt.date) -> Iterator[BookEntry]:
    """Yield the entries of a span of days in order of date and number, with their postings."""
    entry, posting = t.journal_entry, t.posting
    category = (
        select(t.category.c.name)
        .where(t.category.c.id == func.json_extract(entry.c.memo_arguments, "$.category"))
        .scalar_subquery()
    )
    statement = (
        select(
            entry.c.id, entry.c.date, entry.c.kind, entry.c.memo_template, entry.c.memo_arguments,
            entry.c.reverses_id, category.label("category"), t.account.c.code, t.account.c.name, posting.c.place_id,
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
            head.id, dt.date.fromisoformat(head.date), EntryKind(head.kind), head.memo_template,
            tuple(arguments.items()), head.reverses_id,
            tuple(EntryLine(r.code, r.name, r.place_id, r.party_name or "", r.cents) for r in rows),
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
        return ChainHead(0, bytes(32), None)
    return ChainHead(count, row.hash, dt.datetime.fromisoformat(row.wall_clock))
