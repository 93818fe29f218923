"""What the company is and what its notes can point to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.enterprise import MODULES, Module, Standing, default_standing
from emprende_desktop.domain.identity import checked_ruc
from emprende_desktop.domain.masters import NewCategory, NewParty, NewPlace
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.noting.people import person_of
from emprende_desktop.posting_rules.accounts import PLACE_ACCOUNTS

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork


def add_category(uow: UnitOfWork, new: NewCategory) -> Committed:
    """Add a category; raises DuplicateNameError, UnknownAccountError."""
    return Committed(uow.masters.add_category(new), frozenset({Topic.CATEGORIES}))


def add_place(uow: UnitOfWork, new: NewPlace) -> Committed:
    """Add a place of money on the account of its kind; raises DuplicateNameError."""
    return Committed(uow.masters.add_place(new, PLACE_ACCOUNTS[new.kind]), frozenset({Topic.PLACES}))


def add_party(uow: UnitOfWork, new: NewParty) -> Committed:
    """Add a person, or return the one with the same DNI or RUC, or else whose name reads the same.

    A number that was not known yet is kept with the name; raises NameRequiredError for a number nobody has.
    """
    return Committed(person_of(uow, new), frozenset({Topic.PARTIES}))


@dataclass(frozen=True, slots=True)
class Preference:
    """Something this company's window wants to remember, as plain data."""

    name: str
    value: dict[str, object]


def remember_preference(uow: UnitOfWork, preference: Preference) -> Committed:
    """Keep a preference of this company."""
    uow.remember(preference.name, preference.value)
    return Committed(0, frozenset())


def choose_modules(uow: UnitOfWork, chosen: frozenset[Module]) -> Committed:
    """Switch on what the company works with, and the rest off; nothing that was noted is touched."""
    uow.remember(MODULES, sorted(chosen))
    return Committed(0, frozenset({Topic.ENTERPRISE}))


@dataclass(frozen=True, slots=True)
class Registration:
    """How the enterprise stands before the law from a date on, and its RUC or empty; raises InvalidRucError."""

    ruc: str
    standing: Standing

    def __post_init__(self) -> None:
        if self.ruc:
            checked_ruc(self.ruc)


def change_registration(uow: UnitOfWork, new: Registration) -> Committed:
    """Set the RUC, and the legal form and regime from a date on.

    Raises RucRequiredError, FormRegimeMismatchError where the RUC does not fit the regime.
    """
    standing = new.standing
    uow.set_ruc(new.ruc)
    uow.set_standing(default_standing(new.ruc, standing.form, standing.regime, standing.valid_from))
    return Committed(0, frozenset({Topic.ENTERPRISE}))
