"""Orders with an advance: taken, paid on account, handed over or called off. Amounts are céntimos."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError, NameRequiredError, PaymentExceedsDebtError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.trade.amounts import positive
from emprende_desktop.trade.documents import NO_DOCUMENT, Document


class OrderState(StrEnum):
    """Where an order stands."""

    OPEN = "open"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class OrderAct(StrEnum):
    """What an entry did to an order."""

    ADVANCE = "advance"
    DELIVERY = "delivery"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What somebody ordered for a day, at a price that includes any IGV; `advance` came into `place` at once.

    Raises NameRequiredError, AmountNotPositiveError, PaymentExceedsDebtError.
    """

    date: dt.date
    due_on: dt.date
    party: int | None
    category: int
    what: str
    price: Money
    advance: Money
    place: int
    key: str

    def __post_init__(self) -> None:
        if self.party is None or not self.what.strip():
            raise NameRequiredError("party" if self.party is None else "what")
        positive(self.price)
        if self.advance < ZERO:
            raise AmountNotPositiveError(self.advance.cents)
        if self.advance > self.price:
            raise PaymentExceedsDebtError(self.advance.cents, self.price.cents)


@dataclass(frozen=True, slots=True)
class OrderAdvance:
    """More money on account of an order."""

    order: int
    date: dt.date
    amount: Money
    place: int
    key: str

    def __post_init__(self) -> None:
        positive(self.amount)


@dataclass(frozen=True, slots=True)
class OrderDelivery:
    """An order handed over: it is sold now; the rest came into `place`, or is owed where that is None."""

    order: int
    date: dt.date
    place: int | None
    key: str
    document: Document = NO_DOCUMENT


@dataclass(frozen=True, slots=True)
class OrderCancellation:
    """An order called off: what was on account is given back out of `place`."""

    order: int
    date: dt.date
    place: int
    key: str


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it stands: `advanced` was paid on account, `held` of it waits on 122 (the rest is IGV)."""

    id: int
    date: dt.date
    due_on: dt.date
    party: int
    party_name: str
    category: int
    what: str
    price: Money
    advanced: Money
    held: Money
    state: OrderState

    @property
    def rest(self) -> Money:
        """Return what is still to be paid."""
        return self.price - self.advanced
