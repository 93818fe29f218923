"""What is noted about lots in a person's own words, before it becomes an entry and a movement.

Ids are local row ids, `key` the idempotency key of the form. Ore is grams, gold milligrams, money céntimos.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError, PaymentExceedsDebtError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.lot_errors import MovementRefusedError
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, NewLot, Stage
from emprende_desktop.trade.amounts import positive
from emprende_desktop.trade.documents import NO_DOCUMENT, Document


@dataclass(frozen=True, slots=True)
class OrePurchase:
    """Ore bought from a member into a lot: paid from `place`, or owed to her where that is None."""

    date: dt.date
    lot: int
    ore_g: int
    amount: Money
    party: int
    place: int | None
    key: str
    document: Document = NO_DOCUMENT
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)
        if self.ore_g <= 0:
            raise MovementRefusedError(MoveKind.BOUGHT)


class Method(StrEnum):
    """How gold was got out of ore."""

    PLANT = "plant"
    QUIMBALETE = "quimbalete"
    GRAVITY = "gravity"


@dataclass(frozen=True, slots=True)
class OreUsed:
    """So much ore (grams) of a lot, from where it lay."""

    lot: int
    stage: Stage
    ore_g: int


@dataclass(frozen=True, slots=True)
class Processing:
    """Ore that became gold of another lot, opened with it where it is new; mercury, where used, is in milligrams."""

    date: dt.date
    used: tuple[OreUsed, ...]
    gold_lot: int | NewLot
    gross_mg: int
    fine_mg: int
    method: Method
    key: str
    custody: str = ""
    document: str = ""
    mercury_used_mg: int = 0
    mercury_recovered_mg: int = 0


@dataclass(frozen=True, slots=True)
class Loss:
    """What was lost of a lot, and why: what usually goes stays in the cost of the rest, the unusual is an expense."""

    date: dt.date
    lot: int
    stage: Stage
    gone: Held
    cause: str
    unusual: bool
    key: str


@dataclass(frozen=True, slots=True)
class SoldPart:
    """What of a lot is sold, from where it lay."""

    lot: int
    stage: Stage
    gone: Held


@dataclass(frozen=True, slots=True)
class Reweighed:
    """How what a lot has on record changes before it is sold: a melt lost grams, an assay told another fineness."""

    lot: int
    stage: Stage
    change: Held


@dataclass(frozen=True, slots=True)
class Seller:
    """Whose grams a sale counts as, for the monthly limit of each person; `reason` is why it may go over."""

    party: int
    gross_mg: int
    fine_mg: int
    amount: Money
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GoldSale:
    """Ore or gold sold to a buyer, in soles as really paid: `value` is before taxes and what is taken off.

    What came in is value + igv − withheld − detraction − charges, into `place` or owed where that is None; the
    detracción went to its own account. `details` is JSON: prices, assays and terms as they were told; `reweighed` is
    what the lots turned out to weigh.
    Raises AmountNotPositiveError, PaymentExceedsDebtError where more is taken off than there is or the fee is above
    what members get, MovementRefusedError where nothing is sold.
    """

    date: dt.date
    kind: LotKind
    parts: tuple[SoldPart, ...]
    party: int | None
    place: int | None
    value: Money
    key: str
    igv: Money = ZERO
    withheld: Money = ZERO
    detraction: Money = ZERO
    charges: Money = ZERO
    fee: Money = ZERO
    document: Document = NO_DOCUMENT
    detail: str = ""
    review: int | None = None
    sellers: tuple[Seller, ...] = ()
    details: str = "{}"
    reweighed: tuple[Reweighed, ...] = ()

    def __post_init__(self) -> None:
        positive(self.value)
        if not self.parts:
            raise MovementRefusedError(MoveKind.SOLD)
        for part in (self.igv, self.withheld, self.detraction, self.charges, self.fee):
            if part < ZERO:
                raise AmountNotPositiveError(part.cents)
        if self.received < ZERO:
            taken = self.withheld + self.detraction + self.charges
            raise PaymentExceedsDebtError(taken.cents, (self.value + self.igv).cents)
        of_members = self.value - self.withheld - self.charges
        if self.fee > ZERO and self.fee > of_members:
            raise PaymentExceedsDebtError(self.fee.cents, of_members.cents)

    @property
    def received(self) -> Money:
        """Return what came into the place, in céntimos."""
        return self.value + self.igv - self.withheld - self.detraction - self.charges


GoldNote = OrePurchase | GoldSale
