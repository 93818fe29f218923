"""What stands before a closing: which month is next, and what is missing in it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.periods import closed_until, result_nets
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES
from emprende_desktop.queries.bank import unmatched_in
from emprende_desktop.queries.proposals import fee_waiting, months_without_use
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.queries.worth import worth_at_end

COUNTED_WITHIN_DAYS = 7


class Lack(StrEnum):
    """What may be missing before a month is closed; none of it forbids closing."""

    UNCOUNTED = "uncounted"
    UNAPPLIED = "unapplied"
    UNMATCHED = "unmatched"
    OWED_TO_ME = "owed_to_me"
    I_OWE = "i_owe"
    UNUSED = "unused"
    FEE = "fee"
    GOLD_UNTESTED = "gold_untested"
    GOLD_WORTH = "gold_worth"


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


_FIRST_DAY = "SELECT MIN(date) FROM entries_day"
_EVENTS = """
SELECT closing.month, closing.act, closing.reason, closing.told_at, person.name
FROM closing JOIN person ON person.id = closing.actor_id ORDER BY closing.id DESC LIMIT 24
"""


def closing_state(reader: Reader) -> ClosingState:
    """Return how far the books are closed and what comes next."""
    closed = closed_until(reader)
    first = reader.value(_FIRST_DAY)
    next_month = closed.next() if closed else Month.parse(first) if first else None
    year = result = None
    if next_month is not None and result_nets(reader, next_month.year - 1):
        year = next_month.year - 1
    elif next_month is not None and next_month.month == 12:
        year = next_month.year
    if year is not None:
        result = Money(-sum(result_nets(reader, year).values()))
    return ClosingState(closed, next_month, year, result, _events(reader))


def _events(reader: Reader) -> tuple[ClosingEvent, ...]:
    return tuple(
        ClosingEvent(Month.parse(month), act, reason, dt.datetime.fromisoformat(told_at), name)
        for month, act, reason, told_at, name in reader.rows(_EVENTS)
    )


def missing_in(reader: Reader, month: Month) -> tuple[Missing, ...]:
    """Return what is missing at the end of a month, the most pressing first."""
    found = (
        _uncounted(reader, month),
        _unapplied(reader, month),
        Missing(Lack.UNUSED, len(months_without_use(reader, month)), ZERO),
        _fee(reader, month),
        Missing(Lack.UNMATCHED, *unmatched_in(reader, month)),
        _gold(reader, month),
        _owed(reader, month, RECEIVABLES, Lack.OWED_TO_ME),
        _owed(reader, month, PAYABLES, Lack.I_OWE),
    )
    return tuple(missing for missing in found if missing.count)


_UNCOUNTED = """
SELECT COUNT(*), COALESCE(SUM(held), 0) FROM (
  SELECT SUM(k.debit - k.credit) AS held FROM place JOIN place_month k ON k.place_id = place.id
  WHERE place.kind = 'cash' AND k.month <= :month
    AND place.id NOT IN (SELECT place_id FROM cash_count WHERE date >= :since)
  GROUP BY place.id)
WHERE held <> 0
"""
_UNAPPLIED = f"""
SELECT COUNT(*), COALESCE(SUM(rest), 0) FROM (
  SELECT e.total - (SELECT COALESCE(SUM(applied.cents), 0) FROM application applied WHERE applied.payment_id = e.id)
    AS rest
  FROM journal_entry e
  WHERE e.memo_template IN ('collection', 'supplier_payment') AND e.date BETWEEN :first AND :last AND {stands("e.id")})
WHERE rest > 0
"""


def _uncounted(reader: Reader, month: Month) -> Missing:
    """Cash that was not counted in the last week of the month or since."""
    since = month.last - dt.timedelta(days=COUNTED_WITHIN_DAYS)
    count, held = reader.one(_UNCOUNTED, {"month": str(month), "since": since.isoformat()})
    return Missing(Lack.UNCOUNTED, count, Money(held))


def _unapplied(reader: Reader, month: Month) -> Missing:
    """Count payments of which a part settles no debt, the reversed ones aside."""
    count, rest = reader.one(_UNAPPLIED, {"first": month.first.isoformat(), "last": month.last.isoformat()})
    return Missing(Lack.UNAPPLIED, count, Money(rest))


def _fee(reader: Reader, month: Month) -> Missing:
    fee = fee_waiting(reader, month)
    return Missing(Lack.FEE, int(fee is not None), fee or ZERO)


def _gold(reader: Reader, month: Month) -> Missing:
    """Gold whose worth was not tested for want of a price, or is to be taken off or given back."""
    test = worth_at_end(reader, month)
    if test is None:
        return Missing(Lack.GOLD_WORTH, 0, ZERO)
    due = test.due_cents
    if due is None:
        return Missing(Lack.GOLD_UNTESTED, 1, Money(test.cost_cents))
    return Missing(Lack.GOLD_WORTH, int(due != 0), Money(abs(due)))


def _owed(reader: Reader, month: Month, accounts: tuple[str, ...], lack: Lack) -> Missing:
    net = sum(b.net for b in kept_balances(reader, None, month.last) if b.code in accounts)
    return Missing(lack, int(net != 0), Money(abs(net)))
