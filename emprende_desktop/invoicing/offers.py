"""How something that is sold stands on a document: its code, unit, tax, price and what the sale is noted under."""

from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.exact import decimals_of, parse_exact, without_thousands
from emprende_desktop.invoicing.codes import Affectation
from emprende_desktop.invoicing.document import DECIMALS_MAX, NOTHING
from emprende_desktop.invoicing.errors import TooManyDecimalsError


def exact_price(text: str) -> Decimal:
    """Read a price in soles, zero where none is written; raises UnreadableNumberError, TooManyDecimalsError."""
    bare = without_thousands(text.strip().removeprefix("S/"))
    if not bare:
        return NOTHING
    parse_exact(bare, "price")
    if decimals_of(bare) > DECIMALS_MAX:
        raise TooManyDecimalsError(DECIMALS_MAX)
    return Decimal(bare)


@dataclass(frozen=True, slots=True)
class Offer:
    """Beside an item: `unit` is a code of catalogue 03, `with_tax` says whether its price holds IGV.

    `price` is exact decimals of soles, empty where the item's own price, in whole céntimos, holds.
    """

    code: str = ""
    unit: str = "NIU"
    affectation: Affectation = Affectation.TAXED
    with_tax: bool = True
    price: str = ""
    category: int | None = None
