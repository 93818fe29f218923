"""What stands before a closing: which month is next, and what is missing in it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.periods import closed_until, result_nets
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES
from emprende_desktop.queries.bank import unmatched_in
from emprende_desktop.queries.statements import kept_balances

COUNTED_WITHIN_DAYS = 7


class Lack(StrEnum):
    """What may be missing before a month is closed; none of it forbids closing."""

    UNCOUNTED = "uncounted"
    UNAPPLIED = "unapplied"
    UNMATCHED = "unmatched"
    OWED_TO_ME = "owed_to_me"
    I_OWE = "i_owe"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: what, how many, and what it amounts to in céntimos."""

    lack: Lack
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class ClosingEvent:
    """A closing (`month`, `year`) or a reopening (`reopened`) as it was told."""

    month: Month
    act: str
    reason: str
    told_at: dt.datetime
    actor: str


@dataclass(frozen=True, slots=True)
class ClosingState:
    """How far the books are closed, what can be closed next, and the result that closing the year would carry.

    `year_result` is positive for a profit, None where the next closing is of a month.
    """

    closed_until: Month | None
    next_month: Month | None
    year: int | None
    year_result: Money | None
    events: tuple[ClosingEvent, ...]


def closing_state(connection: Connection) -> ClosingState:
    """Return how far the books are closed and what comes next."""
    closed = closed_until(connection)
    first = connection.execute(select(func.min(t.entries_day.c.date))).scalar()
    next_month = closed.next() if closed else Month.parse(first) if first else None
    year = result = None
    if next_month is not None and result_nets(connection, next_month.year - 1):
        year = next_month.year - 1
    elif next_month is not None and next_month.month == 12:
        year = next_month.year
    if year is not None:
        result = Money(-sum(result_nets(connection, year).values()))
    return ClosingState(closed, next_month, year, result, _events(connection))


def _events(connection: Connection) -> tuple[ClosingEvent, ...]:
    rows = connection.execute(
        select(t.closing, t.person.c.name)
        .join(t.person, t.person.c.id == t.closing.c.actor_id)
        .order_by(t.closing.c.id.desc())
        .limit(24)
    )
    return tuple(
        ClosingEvent(
            Month.parse(row.month), row.act, row.reason,
            dt.datetime.fromisoformat(row.told_at), row.name,
        )
        for row in rows
    )  # fmt: skip


def missing_in(connection: Connection, month: Month) -> tuple[Missing, ...]:
    """Return what is missing at the end of a month, the most pressing first."""
    found = (
        _uncounted(connection, month),
        _unapplied(connection, month),
        Missing(Lack.UNMATCHED, *unmatched_in(connection, month)),
        _owed(connection, month, RECEIVABLES, Lack.OWED_TO_ME),
        _owed(connection, month, PAYABLES, Lack.I_OWE),
    )
    return tuple(missing for missing in found if missing.count)


def _uncounted(connection: Connection, month: Month) -> Missing:
    """Cash that was not counted in the last week of the month or since."""
    since = (month.last - dt.timedelta(days=COUNTED_WITHIN_DAYS)).isoformat()
    counted = select(t.cash_count.c.place_id).where(t.cash_count.c.date >= since)
    kept = t.place_month.c
    held = func.sum(kept.debit - kept.credit)
    rows = connection.execute(
        select(t.place.c.id, held.label("held"))
        .join(t.place_month, kept.place_id == t.place.c.id)
        .where(t.place.c.kind == PlaceKind.CASH.value, kept.month <= str(month), t.place.c.id.not_in(counted))
        .group_by(t.place.c.id)
        .having(held != 0)
    ).all()
    return Missing(Lack.UNCOUNTED, len(rows), Money(sum(row.held for row in rows)))


def _unapplied(connection: Connection, month: Month) -> Missing:
    """Count payments of which a part settles no debt, the reversed ones aside."""
    entry, reversal = t.journal_entry, t.journal_entry.alias("reversal")
    applied = (
        select(func.coalesce(func.sum(t.application.c.cents), 0))
        .where(t.application.c.payment_id == entry.c.id)
        .scalar_subquery()
    )
    rest = (entry.c.total - applied).label("rest")
    rows = connection.execute(
        select(rest)
        .outerjoin(reversal, reversal.c.reverses_id == entry.c.id)
        .where(entry.c.memo_template.in_(("collection", "supplier_payment")), reversal.c.id.is_(None))
        .where(entry.c.date >= month.first.isoformat(), entry.c.date <= month.last.isoformat(), rest > 0)
    ).all()
    return Missing(Lack.UNAPPLIED, len(rows), Money(sum(row.rest for row in rows)))


def _owed(connection: Connection, month: Month, accounts: tuple[str, ...], lack: Lack) -> Missing:
    net = sum(b.net for b in kept_balances(connection, None, month.last) if b.code in accounts)
    return Missing(lack, int(net != 0), Money(abs(net)))
