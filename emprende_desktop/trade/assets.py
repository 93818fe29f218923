"""Tools, machines and animals that last: bought, used up month by month, sold. Amounts are céntimos."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError, NameRequiredError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.trade.amounts import positive
from emprende_desktop.trade.documents import NO_DOCUMENT, Document


class AssetClass(StrEnum):
    """What a thing is: it decides the account and the yearly rate."""

    MACHINE = "machine"
    TOOL = "tool"
    OVEN = "oven"
    COMPUTER = "computer"
    FURNITURE = "furniture"
    VEHICLE = "vehicle"
    MINING_MACHINE = "mining_machine"
    HENS = "hens"
    BREEDING = "breeding"
    BUILDING = "building"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AssetPurchase:
    """Bought something that lasts: paid from `place`, or owed where it is None; `amount` includes any IGV."""

    date: dt.date
    amount: Money
    asset_class: AssetClass
    place: int | None
    key: str
    party: int | None = None
    document: Document = NO_DOCUMENT
    name: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)


@dataclass(frozen=True, slots=True)
class OwnedAsset:
    """Something she had when the books were opened: what it cost, and what of it was used up before `first_month`.

    Raises NameRequiredError, AmountNotPositiveError.
    """

    name: str
    asset_class: AssetClass
    cost: Money
    used_up: Money
    first_month: Month

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise NameRequiredError("name")
        positive(self.cost)
        if not ZERO <= self.used_up <= self.cost:
            raise AmountNotPositiveError(self.used_up.cents)


@dataclass(frozen=True, slots=True)
class AssetSale:
    """Sold for `price` into `place`, or thrown away where the price is zero; includes any IGV."""

    date: dt.date
    asset: int
    price: Money
    place: int
    key: str
    party: int | None = None

    def __post_init__(self) -> None:
        if self.price < ZERO:
            raise AmountNotPositiveError(self.price.cents)
