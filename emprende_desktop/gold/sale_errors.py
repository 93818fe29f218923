"""What a person can do wrong with whom and by which paper gold is sold."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


class LiquidacionRefusedError(BookkeepingError):
    """A liquidación de compra for somebody who is no natural person without RUC (field practice)."""


class OneSellerError(BookkeepingError):
    """A liquidación de compra that is not of exactly one woman, where a group or a monthly limit asks whose it is."""


@dataclass(eq=False)
class OverCapError(BookkeepingError):
    """More gold sold in a month than a person may sell, without a reason; in milligrams."""

    name: str
    sold_mg: int
    cap_mg: int


@dataclass(eq=False)
class SellersExceedSaleError(BookkeepingError):
    """Sellers who together have other grams than are sold; in milligrams."""

    told_mg: int
    sold_mg: int
