"""Assemblies written down, and the cash handed over between treasurers: what differs from the notes is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.assembly import NewAct, NewHandOver
from emprende_desktop.noting.posting import check_day, reverse
from emprende_desktop.posting_rules.accounts import CASH_SHORTAGE
from emprende_desktop.posting_rules.own_money import count_entry
from emprende_desktop.trade.notes import CashCount

if TYPE_CHECKING:
    from emprende_desktop.domain.money import Money
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

MEMBERS = frozenset({Topic.MEMBERS})
CHANGED = frozenset({Topic.MEMBERS, Topic.JOURNAL, Topic.PLACES})


def record_act(uow: UnitOfWork, new: NewAct) -> Committed:
    """Write an act; the same key writes once. Raises FutureDateError, PastDateError. Returns its row."""
    check_day(uow, new.date)
    return Committed(uow.sharing.add_act(new), MEMBERS)


def undo_act(uow: UnitOfWork, act: int) -> Committed:
    """Take an act back; raises UnknownActError, ActInUseError where something was shared out under it."""
    uow.sharing.undo_act(act)
    return Committed(act, MEMBERS)


def record_hand_over(uow: UnitOfWork, new: NewHandOver) -> Committed:
    """Write a hand-over, count its places and post what differs from the notes of its day; the same key writes once.

    Raises FutureDateError, PastDateError, PeriodClosedError, UnknownPlaceError. Returns its row.
    """
    known = uow.sharing.hand_over_of_key(new.key)
    if known is not None:
        return Committed(known, CHANGED)
    check_day(uow, new.date)
    expected = {one.place: uow.counts.held_on(one.place, new.date) for one in new.counts}
    for one in new.counts:
        _count(uow, CashCount(new.date, one.place, one.counted, f"{new.key}:{one.place}"), expected[one.place])
    return Committed(uow.sharing.add_hand_over(new, expected), CHANGED)


def _count(uow: UnitOfWork, count: CashCount, expected: Money) -> None:
    entry = None
    if count.counted - expected != ZERO:
        uow.chart.open_for_import(CASH_SHORTAGE, count.date)
        account = uow.masters.place(count.place).account
        entry = uow.journal.append(count_entry(count, count.counted - expected, account))
    uow.counts.add(count, expected, entry)


def undo_hand_over(uow: UnitOfWork, row: int) -> Committed:
    """Take a hand-over back, and what its counts posted where that still stands.

    Raises UnknownHandOverError, PeriodClosedError.
    """
    key = uow.sharing.undo_hand_over(row)
    for entry in uow.counts.entries_of(f"{key}:"):
        if not uow.journal.is_reversed(entry):
            reverse(uow, entry, f"{key}:undone:{entry}")
    return Committed(row, CHANGED)
