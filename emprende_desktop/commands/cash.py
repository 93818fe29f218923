"""Counting the money of a place: what is missing or left over is posted, and the count itself is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.posting_rules.accounts import CASH_SHORTAGE
from emprende_desktop.posting_rules.own_money import count_entry
from emprende_desktop.trade.notes import CashCount

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES})


def count_cash(uow: UnitOfWork, count: CashCount) -> Committed:
    """Keep a count and post its difference from what the notes say, if any; returns that entry, or 0.

    A second call with the same key changes nothing. Raises PeriodClosedError, UnknownPlaceError.
    """
    known = uow.counts.entry_of(count.key)
    if known is not None:
        return Committed(known, CHANGED)
    place = uow.masters.place(count.place)
    expected = uow.counts.held(count.place)
    entry = None
    if count.counted - expected != ZERO:
        uow.chart.open_for_import(CASH_SHORTAGE, count.date)
        entry = uow.journal.append(count_entry(count, count.counted - expected, place.account))
    uow.counts.add(count, expected, entry)
    return Committed(entry or 0, CHANGED)
