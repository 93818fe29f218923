"""What a document says, before and after it has a number.

Prices, quantities and discounts are exact decimals in the document's currency; amounts of money are céntimos of it.
"""

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.codes import NOTES, SALE_WITHIN, Affectation, IdentityKind
from emprende_desktop.invoicing.errors import (
    CustomerRequiredError,
    DiscountTooLargeError,
    FieldTooLongError,
    InstalmentsDifferError,
    LinesRequiredError,
    NotAboveZeroError,
    ReferenceRequiredError,
    TooManyDecimalsError,
)
from emprende_desktop.trade.documents import DocumentKind

NOTHING = Decimal(0)
DECIMALS_MAX = 10
WHOLE_MAX = Decimal(10**12)
DESCRIPTION_MAX = 500
SOLES = "PEN"


@dataclass(frozen=True, slots=True)
class Property:
    """Something more that is told of a line: a code of catalogue 55 (6000-6006 for gold) and its value."""

    code: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """So many units of something at a price each; `with_tax` says whether price and discount include IGV.

    `discount` is of the whole line and lowers what is taxed; `isc_percent` and `bag_tax` (soles a unit) are the other
    taxes that a line may bear. `category` is the row that the sale is noted under. Of a free line the price is its
    reference value. Raises NotAboveZeroError, TooManyDecimalsError, DiscountTooLargeError, FieldTooLongError.
    """

    description: str
    quantity: Decimal
    price: Decimal
    unit: str = "NIU"
    affectation: Affectation = Affectation.TAXED
    with_tax: bool = True
    discount: Decimal = NOTHING
    code: str = ""
    sunat_code: str = ""
    isc_percent: Decimal = NOTHING
    bag_tax: Decimal = NOTHING
    properties: tuple[Property, ...] = ()
    category: int | None = None

    def __post_init__(self) -> None:
        if not self.description.strip():
            raise LinesRequiredError
        if len(self.description) > DESCRIPTION_MAX:
            raise FieldTooLongError("description", DESCRIPTION_MAX)
        for name, number in (("quantity", self.quantity), ("price", self.price)):
            if not number.is_finite() or not NOTHING < number < WHOLE_MAX:
                raise NotAboveZeroError(name)
        for number in (self.quantity, self.price, self.discount, self.isc_percent, self.bag_tax):
            _check_decimals(number)
        if self.quantity * self.price >= WHOLE_MAX:
            raise NotAboveZeroError("price")
        if not NOTHING <= self.discount <= self.quantity * self.price:
            raise DiscountTooLargeError


def _check_decimals(number: Decimal) -> None:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > DECIMALS_MAX or number < NOTHING:
        raise TooManyDecimalsError(DECIMALS_MAX)


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody is: `ubigeo` is the INEI's six digits; each may be empty."""

    line: str = ""
    ubigeo: str = ""
    district: str = ""
    province: str = ""
    department: str = ""

    def stripped(self) -> "Address":
        """Return it without the blanks around what was typed."""
        return Address(*(getattr(self, part.name).strip() for part in fields(self)))


NOWHERE = Address()


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who a document is made out to (of a liquidación, who sold); `party` is the row of somebody known."""

    identity: IdentityKind = IdentityKind.NONE
    number: str = ""
    name: str = ""
    address: Address = NOWHERE
    party: int | None = None


NOBODY = Somebody()


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of a credit sale and the day it is due."""

    due: dt.date
    amount: Money


@dataclass(frozen=True, slots=True)
class Detraction:
    """What the customer deposits at the Banco de la Nación: a code of catalogue 54, percent, whole soles, account.

    The amount is None until it is figured from the total.
    """

    code: str
    percent: Decimal
    account: str
    amount: Money | None = None
    means: str = "001"


@dataclass(frozen=True, slots=True)
class Advance:
    """Something of this that was paid before, and the document it was told by: net of IGV, and with it, in céntimos."""

    kind: DocumentKind
    number: str
    net: Money
    paid: Money


@dataclass(frozen=True, slots=True)
class Reference:
    """What a note corrects, and why: a code of catalogue 09 or 10, and words."""

    kind: DocumentKind
    number: str
    date: dt.date
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where what a liquidación buys was handed over: a code of catalogue 60 and an address."""

    place_code: str
    address: Address


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as somebody asks for it: paid into (or out of) `place`, or on credit where that is None.

    `discount` is of the whole document, without IGV, and lowers what is taxed. `withholding_percent` is the income tax
    withheld by who buys with a liquidación. `rate` is soles for one unit of another currency, `time` the time of the
    day (hh:mm:ss), empty where nobody says it.
    Raises LinesRequiredError, CustomerRequiredError, ReferenceRequiredError, InstalmentsDifferError by its total.
    """

    kind: DocumentKind
    series: str
    date: dt.date
    customer: Somebody
    lines: tuple[Line, ...]
    key: str
    place: int | None = None
    due: dt.date | None = None
    currency: str = SOLES
    rate: Decimal | None = None
    operation: str = SALE_WITHIN
    discount: Decimal = NOTHING
    instalments: tuple[Instalment, ...] = ()
    detraction: Detraction | None = None
    advances: tuple[Advance, ...] = ()
    reference: Reference | None = None
    withholding_percent: Decimal = NOTHING
    delivery: Delivery | None = None
    observations: str = ""
    time: str = ""

    def __post_init__(self) -> None:
        if not self.lines:
            raise LinesRequiredError
        if self.kind in NOTES and self.reference is None:
            raise ReferenceRequiredError(self.kind)
        if self.kind is DocumentKind.FACTURA and not (self.customer.number and self.customer.name.strip()):
            raise CustomerRequiredError(self.kind)

    def check_instalments(self, payable: Money) -> None:
        """Refuse instalments that are not what is to be paid later; raises InstalmentsDifferError."""
        total = sum((part.amount for part in self.instalments), ZERO)
        if self.instalments and total > payable:
            raise InstalmentsDifferError(total.cents, payable.cents)
