"""Goods left with somebody to be sold: no sale until they are sold. Prices are céntimos of one unit."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import AmountNotPositiveError, NameRequiredError
from emprende_desktop.domain.money import Money
from emprende_desktop.trade.amounts import positive
from emprende_desktop.trade.documents import NO_DOCUMENT, Document


@dataclass(frozen=True, slots=True)
class NewConsignment:
    """So many units left with a person at a price each; raises NameRequiredError, AmountNotPositiveError."""

    date: dt.date
    party: int | None
    category: int
    what: str
    units: int
    price: Money
    key: str

    def __post_init__(self) -> None:
        if self.party is None or not self.what.strip():
            raise NameRequiredError("party" if self.party is None else "what")
        _counted(self.units)
        positive(self.price)


@dataclass(frozen=True, slots=True)
class ConsignmentSale:
    """Units that the other one sold: paid into `place`, or owed where it is None."""

    consignment: int
    date: dt.date
    units: int
    place: int | None
    key: str
    document: Document = NO_DOCUMENT

    def __post_init__(self) -> None:
        _counted(self.units)


@dataclass(frozen=True, slots=True)
class ConsignmentReturn:
    """Units that came back unsold."""

    consignment: int
    date: dt.date
    units: int
    key: str

    def __post_init__(self) -> None:
        _counted(self.units)


def _counted(units: int) -> None:
    if units <= 0:
        raise AmountNotPositiveError(units)


@dataclass(frozen=True, slots=True)
class Consignment:
    """What was left with somebody, and how many units are still there."""

    id: int
    date: dt.date
    party: int
    party_name: str
    category: int
    what: str
    price: Money
    units: int
    left: int
