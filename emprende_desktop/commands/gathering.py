"""Gathering noted in one step: the day, what each brought, the movement of the ore and what was paid for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import PartlyPaidError, PeriodClosedError
from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.gathering import (
    Brought,
    Gathering,
    GatheringUndoing,
    NewPermission,
    NewWeighing,
    purchase_key,
)
from emprende_desktop.gold.lots import Held, Lot, Move, MoveKind, MoveLine, NewLot, Ownership, Stage
from emprende_desktop.gold.member_errors import (
    ContainerNotWeighedError,
    MemberLeftError,
    NoBirthDateError,
    NotBoughtError,
    NotMemberError,
    UnderAgeDayError,
)
from emprende_desktop.gold.members import is_of_age
from emprende_desktop.gold.notes import OrePurchase
from emprende_desktop.noting.posting import append_gold, check_day, reverse

if TYPE_CHECKING:
    import datetime as dt

    from emprende_desktop.persistence.unit_of_work import UnitOfWork

MEMBERS = frozenset({Topic.MEMBERS})
LOTS = frozenset({Topic.LOTS, Topic.MEMBERS})
CHANGED = frozenset({Topic.LOTS, Topic.MEMBERS, Topic.JOURNAL, Topic.PLACES})


def weigh_container(uow: UnitOfWork, new: NewWeighing) -> Committed:
    """Write a weighing of a container, which is made where it is new; the same key writes once.

    Raises FutureDateError, PastDateError, DuplicateNameError. Returns the weighing.
    """
    known = uow.gathering.weighing_of_key(new.key)
    if known is not None:
        return Committed(known, MEMBERS)
    check_day(uow, new.weighed.date)
    container = new.container if new.container is not None else uow.gathering.add_container(new.name)
    return Committed(uow.gathering.weigh(container, new.weighed, new.key), MEMBERS)


def undo_weighing(uow: UnitOfWork, weighing: int) -> Committed:
    """Take a weighing of a container back; what was gathered before stays as it was."""
    uow.gathering.undo_weighing(weighing)
    return Committed(weighing, MEMBERS)


def retire_container(uow: UnitOfWork, container: int) -> Committed:
    """Offer a container no more; what was gathered in it stays."""
    uow.gathering.retire(container, retired=True)
    return Committed(container, MEMBERS)


def offer_container(uow: UnitOfWork, container: int) -> Committed:
    """Offer a container again."""
    uow.gathering.retire(container, retired=False)
    return Committed(container, MEMBERS)


def save_permission(uow: UnitOfWork, new: NewPermission) -> Committed:
    """Write a permission with its paper, in the place of the one it replaces, if any; the same key writes once."""
    sha = uow.papers.keep(new.paper) if new.paper else None
    return Committed(uow.gathering.permit(new, sha), LOTS)


def undo_permission(uow: UnitOfWork, permission: int) -> Committed:
    """Take a permission back; days and lots noted under it keep it."""
    uow.gathering.undo_permission(permission)
    return Committed(permission, LOTS)


def gather(uow: UnitOfWork, day: Gathering) -> Committed:
    """Write a day of gathering and what it moves, then undo the day that it corrects; the same key writes once.

    The new day goes first: ore that has gone on already is never missed in between. Raises FutureDateError,
    PastDateError, PeriodClosedError, NotMemberError, MemberLeftError, NoBirthDateError, UnderAgeDayError,
    ContainerNotWeighedError, NotBoughtError, DuplicateNameError and what undoing raises. Returns the day's row.
    """
    known = uow.gathering.day_of_key(day.key)
    if known is not None:
        return Committed(known, CHANGED)
    check_day(uow, day.date)
    if not uow.journal.is_open(day.date):
        raise PeriodClosedError(day.date)
    for line in day.lines:
        _check_member(uow, line, day.date)
    lot = uow.lots.get(uow.lots.open(day.lot) if isinstance(day.lot, NewLot) else day.lot)
    lines = tuple(_weighed(uow, line, day.date) for line in day.lines)
    whole = replace(day, lines=lines)
    bought = [line for line in lines if line.price > ZERO]
    if bought and lot.ownership is not Ownership.PURCHASE:
        raise NotBoughtError(lot.code)
    written = uow.gathering.add_day(whole, lot.id, _collect(uow, whole, lot))
    for line in bought:
        append_gold(uow, _purchase(whole, lot, line))
    if day.corrects is not None:
        _take_back(uow, day.corrects, f"{day.key}:undone")
    return Committed(written, CHANGED)


def undo_gathering(uow: UnitOfWork, undoing: GatheringUndoing) -> Committed:
    """Undo a day of gathering, what it moved and what was paid for it.

    Raises UnknownGatheringError, PartlyPaidError, and NotSoMuchThereError where the ore has gone already.
    """
    _take_back(uow, undoing.collection, undoing.key)
    return Committed(undoing.collection, CHANGED)


def _check_member(uow: UnitOfWork, line: Brought, date: dt.date) -> None:
    member = uow.members.get(line.party)
    if member is None:
        raise NotMemberError(line.name)
    name = member.party.name
    if member.left_on is not None and date > member.left_on:
        raise MemberLeftError(name, member.left_on)
    if member.birth_date is None:
        raise NoBirthDateError(name)
    if not is_of_age(member.birth_date, date):
        raise UnderAgeDayError(name)


def _weighed(uow: UnitOfWork, line: Brought, date: dt.date) -> Brought:
    """Return a line with its grams: by the container's own weighings, unless they are told."""
    if line.container is None or line.ore_g or not line.containers:
        return line
    container = uow.gathering.container(line.container, date)
    if container.calibration is None:
        raise ContainerNotWeighedError(container.name)
    return replace(line, ore_g=container.calibration.holds(line.containers))


def _collect(uow: UnitOfWork, day: Gathering, lot: Lot) -> int | None:
    """Write the movement of the ore that nobody was paid for; None where there was none."""
    ore = sum(line.ore_g for line in day.lines if line.price == ZERO)
    if not ore:
        return None
    moved = MoveLine(lot.id, Stage.STOCKPILE, Held(ore_g=ore))
    return uow.lots.append(Move(day.date, MoveKind.COLLECTED, (moved,), day.key))


def _purchase(day: Gathering, lot: Lot, line: Brought) -> OrePurchase:
    key = purchase_key(day.key, line.party)
    return OrePurchase(day.date, lot.id, line.ore_g, line.price, line.party, day.place, key)


def _take_back(uow: UnitOfWork, collection: int, key: str) -> None:
    day = uow.gathering.day(collection)
    for line in day.lines:
        entry = uow.journal.id_of_key(purchase_key(day.key, line.party))
        if entry is not None and not uow.journal.is_reversed(entry):
            if uow.journal.payments_of(entry):
                raise PartlyPaidError(entry, uow.journal.payments_of(entry))
            reverse(uow, entry, purchase_key(key, line.party))
    if day.move is not None:
        uow.lots.undo(day.move, key)
    uow.gathering.undo_day(collection)
