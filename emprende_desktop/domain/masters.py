"""The rows a note points to: places of money, people, categories."""

import re
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import NameRequiredError
from emprende_desktop.domain.identity import checked_dni, checked_ruc


class PlaceKind(StrEnum):
    """Where money is; `PERSONAL` is somebody's own phone or pocket, owed by that person."""

    CASH = "cash"
    BANK = "bank"
    WALLET = "wallet"
    PERSONAL = "personal"
    RESTRICTED = "restricted"
    DETRACTIONS = "detractions"

    @property
    def is_own_money(self) -> bool:
        """Say whether it counts as "my money": restricted funds and detracciones stand apart (field practice)."""
        return self in (PlaceKind.CASH, PlaceKind.BANK, PlaceKind.WALLET)


class CategoryKind(StrEnum):
    """What a category is for."""

    SALE = "sale"
    EXPENSE = "expense"


class Listed(StrEnum):
    """A list of things that can be renamed and put away."""

    PLACE = "place"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of money of the open company."""

    id: int
    uid: str
    kind: PlaceKind
    name: str
    holder: str
    account: str


@dataclass(frozen=True, slots=True)
class Category:
    """What was sold or bought, its account and whether IGV applies."""

    id: int
    kind: CategoryKind
    name: str
    icon: str
    account: str
    taxed: bool


@dataclass(frozen=True, slots=True)
class Party:
    """A customer, supplier or member; DNI and RUC may be empty."""

    id: int
    uid: str
    name: str
    dni: str
    ruc: str


@dataclass(frozen=True, slots=True)
class NewCategory:
    """A category to add; raises NameRequiredError."""

    kind: CategoryKind
    name: str
    icon: str
    account: str
    taxed: bool = True

    def __post_init__(self) -> None:
        _named(self.name)


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place to add; raises NameRequiredError."""

    kind: PlaceKind
    name: str
    holder: str = ""

    def __post_init__(self) -> None:
        _named(self.name)


@dataclass(frozen=True, slots=True)
class NewParty:
    """A person to add; raises NameRequiredError, InvalidDniError, InvalidRucError."""

    name: str
    dni: str = ""
    ruc: str = ""

    def __post_init__(self) -> None:
        _named(self.name)
        if self.dni:
            checked_dni(self.dni)
        if self.ruc:
            checked_ruc(self.ruc)


_NUMBER = re.compile(r"(?<!\d)(\d{7,})(?!\d)")


def party_written(text: str) -> NewParty:
    """Read a person as typed in one line: a name, with a DNI (8 digits) or RUC (11) beside it if she gave one.

    Raises NameRequiredError, InvalidDniError, InvalidRucError.
    """
    number = _NUMBER.search(text)
    if number is None:
        return NewParty(text)
    name = (text[: number.start()] + text[number.end() :]).strip(" ,.;·-") or number[1]
    if len(number[1]) > 8:
        return NewParty(name, ruc=number[1])
    return NewParty(name, dni=number[1])


def _named(name: str) -> None:
    if not name.strip():
        raise NameRequiredError("name")
