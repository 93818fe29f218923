"""Mending the lists that notes point to: what is posted stays, only names and what is offered change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import (
    DuplicateNameError,
    NumberTakenError,
    PartyOwesError,
    PlaceNotEmptyError,
    SameRowError,
)
from emprende_desktop.domain.masters import Listed, NewParty
from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.domain.words import fold
from emprende_desktop.posting_rules.accounts import DEBT_PREFIXES
from emprende_desktop.posting_rules.own_money import transfer_entry
from emprende_desktop.trade.notes import Transfer

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

TOPICS = {Listed.PLACE: Topic.PLACES, Listed.CATEGORY: Topic.CATEGORIES}


@dataclass(frozen=True, slots=True)
class PartyChange:
    """What a person is called from now on, with her numbers, and on the wall."""

    party: int
    known_as: NewParty
    nickname: str = ""


@dataclass(frozen=True, slots=True)
class NewName:
    """What a place or category is called from now on."""

    of: Listed
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Retirement:
    """Whether a place or category is offered no more (`retired`), or again."""

    of: Listed
    row: int
    retired: bool


def change_party(uow: UnitOfWork, change: PartyChange) -> Committed:
    """Mend a person's name, DNI and RUC; raises NumberTakenError."""
    new = change.known_as
    for number in (new.dni, new.ruc):
        other = uow.masters.party_numbered(number)
        if other is not None and other != change.party:
            raise NumberTakenError(uow.masters.party_name(other))
    uow.masters.change_party(change.party, new)
    uow.masters.call_on_the_wall(change.party, change.nickname)
    return Committed(change.party, frozenset({Topic.PARTIES, Topic.JOURNAL}))


def erase_party(uow: UnitOfWork, party: int) -> Committed:
    """Take a person's name and numbers out of the books (Ley 29733); what was posted stays, under nobody's name.

    What is known of her as a member, where she lives and drafts for her go with it. A document that was given keeps the
    name it bears: it must be kept as it was (Código Tributario art. 87). Raises PartyOwesError.
    """
    open_cents = uow.journal.net_of_party(party, DEBT_PREFIXES)
    if open_cents:
        raise PartyOwesError(open_cents)
    for sha in uow.members.erase(party):
        uow.papers.erase(sha)
    uow.documents.forget(party)
    uow.masters.erase_party(party)
    return Committed(party, frozenset({Topic.PARTIES, Topic.JOURNAL, Topic.MEMBERS}))


def rename(uow: UnitOfWork, new: NewName) -> Committed:
    """Call a place or category by another name; raises NameRequiredError, DuplicateNameError."""
    others = uow.masters.names_beside(new.of, new.row)
    if fold(new.name) in map(fold, others):
        raise DuplicateNameError(new.name)
    uow.masters.rename(new.of, new.row, new.name)
    return Committed(new.row, frozenset({TOPICS[new.of]}))


def retire(uow: UnitOfWork, retirement: Retirement) -> Committed:
    """Offer a place or category no more, or again; raises PlaceNotEmptyError."""
    if retirement.of is Listed.PLACE and retirement.retired:
        held = uow.counts.held(retirement.row)
        if held != ZERO:
            raise PlaceNotEmptyError(held.cents)
    uow.masters.retire(retirement.of, retirement.row, retired=retirement.retired)
    return Committed(retirement.row, frozenset({TOPICS[retirement.of]}))


@dataclass(frozen=True, slots=True)
class Merging:
    """Two rows that are the same person or category: `gone` is shown under `into`."""

    gone: int
    into: int


def merge_party(uow: UnitOfWork, merging: Merging) -> Committed:
    """Show a person under another: what both owe adds up, what was posted stays. Raises SameRowError."""
    if merging.gone == merging.into:
        raise SameRowError(merging.gone)
    uow.masters.merge_party(merging.gone, merging.into)
    return Committed(merging.into, frozenset({Topic.PARTIES, Topic.JOURNAL}))


def unmerge_party(uow: UnitOfWork, gone: int) -> Committed:
    """Show a person under her own name again."""
    uow.masters.unmerge_party(gone)
    return Committed(gone, frozenset({Topic.PARTIES, Topic.JOURNAL}))


def merge_category(uow: UnitOfWork, merging: Merging) -> Committed:
    """Show the notes of a category under another of its kind, and offer it no more. Raises SameRowError."""
    kinds = {uow.masters.category(row).kind for row in (merging.gone, merging.into)}
    if merging.gone == merging.into or len(kinds) > 1:
        raise SameRowError(merging.gone)
    uow.masters.merge_category(merging.gone, merging.into)
    return Committed(merging.into, frozenset({Topic.CATEGORIES, Topic.JOURNAL}))


@dataclass(frozen=True, slots=True)
class PlaceMerging:
    """Two places of money that are the same; `key` is the idempotency key of the request."""

    gone: int
    into: int
    key: str


def merge_place(uow: UnitOfWork, merging: PlaceMerging) -> Committed:
    """Move what a place holds to another of its kind, as a note of today, and offer it no more.

    What was posted stays where it was. Raises SameRowError, PlaceNotEmptyError where it holds less than nothing,
    PeriodClosedError.
    """
    gone, into = uow.masters.place(merging.gone), uow.masters.place(merging.into)
    if gone.id == into.id or gone.kind is not into.kind:
        raise SameRowError(gone.id)
    held = uow.counts.held(gone.id)
    if held < ZERO:
        raise PlaceNotEmptyError(held.cents)
    if held > ZERO:
        moved = Transfer(uow.today, held, gone.id, into.id, merging.key)
        uow.journal.append(transfer_entry(moved, gone.account, into.account))
    uow.masters.retire(Listed.PLACE, gone.id, retired=True)
    return Committed(into.id, frozenset({Topic.PLACES, Topic.JOURNAL}))
