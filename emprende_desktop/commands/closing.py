"""Closing a month or a year, and reopening with a reason; both stay in the books."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.clock import latest_known_day
from emprende_desktop.domain.errors import (
    AlreadyClosedError,
    NotClosedError,
    PeriodNotOverError,
    ReasonRequiredError,
    YearNotClosedError,
)
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.posting_rules.closing import closing_entries

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PERIODS})


@dataclass(frozen=True, slots=True)
class YearClosing:
    """A year to close; `key` is the idempotency key of its entries."""

    year: int
    key: str


@dataclass(frozen=True, slots=True)
class Reopening:
    """A month to open again with everything after it, and why; raises ReasonRequiredError."""

    month: Month
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ReasonRequiredError


def close_month(uow: UnitOfWork, month: Month) -> Committed:
    """Close a month and everything before it.

    Raises PeriodNotOverError, AlreadyClosedError, YearNotClosedError.
    """
    _refuse_unready(uow, month)
    if uow.periods.result_nets(month.year - 1):
        raise YearNotClosedError(month.year - 1)
    return Committed(uow.periods.close(month, "month"), CHANGED)


def close_year(uow: UnitOfWork, closing: YearClosing) -> Committed:
    """Carry the result of a year to its account (PCGE 69, 6 and 7, 80 to 89, 59 or 5018) and close December.

    What earlier years left unclosed is carried with it. Raises PeriodNotOverError, AlreadyClosedError.
    """
    december = Month(closing.year, 12)
    _refuse_unready(uow, december)
    nets = uow.periods.result_nets(closing.year)
    entries = closing_entries(nets, closing.year, uow.standing(december.last).form, closing.key)
    uow.journal.append_all(entries)
    return Committed(uow.periods.close(december, "year"), CHANGED)


def reopen(uow: UnitOfWork, reopening: Reopening) -> Committed:
    """Open a month and everything after it; the closing entries of the years it opens are reversed.

    Raises NotClosedError.
    """
    closed = uow.periods.closed_until()
    if closed is None or reopening.month > closed:
        raise NotClosedError(reopening.month.first)
    told = uow.periods.reopen(reopening.month, reopening.reason.strip())
    for entry_id, date in uow.periods.closing_entries_from(reopening.month.first):
        original = uow.journal.get(entry_id)
        uow.journal.append(original.reversal(entry_id, date, f"reopening:{told}:{entry_id}"))
    return Committed(told, CHANGED)


def _refuse_unready(uow: UnitOfWork, month: Month) -> None:
    closed = uow.periods.closed_until()
    if closed is not None and month <= closed:
        raise AlreadyClosedError(closed.last)
    today: dt.date = latest_known_day(uow.today, uow.journal.last_date())
    if month.last > today:
        raise PeriodNotOverError(month.last)
