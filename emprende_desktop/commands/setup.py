"""What the company is and what its notes can point to."""

from dataclasses import dataclass

from emprende_desktop.domain.enterprise import Standing
from emprende_desktop.domain.masters import NewCategory, NewParty, NewPlace
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.persistence.unit_of_work import UnitOfWork
from emprende_desktop.posting_rules.accounts import PLACE_ACCOUNTS


def add_category(uow: UnitOfWork, new: NewCategory) -> Committed:
    """Add a category; raises DuplicateNameError, UnknownAccountError."""
    return Committed(uow.masters.add_category(new), frozenset({Topic.CATEGORIES}))


def add_place(uow: UnitOfWork, new: NewPlace) -> Committed:
    """Add a place of money on the account of its kind; raises DuplicateNameError."""
    return Committed(uow.masters.add_place(new, PLACE_ACCOUNTS[new.kind]), frozenset({Topic.PLACES}))


def add_party(uow: UnitOfWork, new: NewParty) -> Committed:
    """Add a person, or return the one whose name reads the same."""
    known = uow.masters.party_named(new.name)
    return Committed(known or uow.masters.add_party(new), frozenset({Topic.PARTIES}))


@dataclass(frozen=True, slots=True)
class Preference:
    """Something this company's window wants to remember, as plain data."""

    name: str
    value: dict[str, object]


def remember_preference(uow: UnitOfWork, preference: Preference) -> Committed:
    """Keep a preference of this company."""
    uow.remember(preference.name, preference.value)
    return Committed(0, frozenset())


def change_standing(uow: UnitOfWork, standing: Standing) -> Committed:
    """Set the legal form and regime from a date on."""
    uow.set_standing(standing)
    return Committed(0, frozenset({Topic.ENTERPRISE}))
