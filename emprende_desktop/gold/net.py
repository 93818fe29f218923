"""From the value of a settlement in soles down to what is received; rates are dated data."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import exact_text, half_up
from emprende_desktop.domain.money import CENTS_MAX, ZERO, Money
from emprende_desktop.gold.errors import OutOfRangeError
from emprende_desktop.gold.limits import at_most


class Paper(StrEnum):
    """By which document the sale goes: the buyer's *liquidación de compra*, the seller's factura, or none."""

    LIQUIDACION = "liquidacion"
    FACTURA = "factura"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TaxRates:
    """The percentages of the day of a sale: retention of a liquidación, IGV and detracción of a factura.

    Raises OutOfRangeError.
    """

    paper: Paper
    retention_pct: Fraction
    igv_pct: Fraction
    detraccion_pct: Fraction

    def __post_init__(self) -> None:
        for name in ("retention_pct", "igv_pct", "detraccion_pct"):
            at_most(getattr(self, name), 100, name)

    def retention(self, gross: Money) -> Money:
        """Return the income tax that the buyer of a liquidación holds back."""
        return _part(gross, self.retention_pct) if self.paper is Paper.LIQUIDACION else ZERO

    def igv(self, gross: Money) -> Money:
        """Return the IGV on top of the value of a factura."""
        return _part(gross, self.igv_pct) if self.paper is Paper.FACTURA else ZERO

    def detraccion(self, total: Money) -> Money:
        """Return what goes to the detracciones account: part of value and IGV, in whole soles, halves up."""
        if self.paper is not Paper.FACTURA:
            return ZERO
        return Money(int(half_up(Fraction(total.cents) * self.detraccion_pct / 10000, 0)) * 100)


@dataclass(frozen=True, slots=True)
class WayDown:
    """The steps from the value to what is received; freight and reagents stand inside the value."""

    gross: Money
    igv: Money
    detraccion: Money
    retention: Money

    @property
    def total(self) -> Money:
        """Return value and IGV."""
        return self.gross + self.igv

    @property
    def net(self) -> Money:
        """Return what is received."""
        return self.total - self.detraccion - self.retention


def way_down(gross: Money, rates: TaxRates) -> WayDown:
    """Return what becomes of a value in soles by the document of the sale."""
    igv = rates.igv(gross)
    return WayDown(gross, igv, rates.detraccion(gross + igv), rates.retention(gross))


def soles(value: Fraction, key: str) -> Money:
    """Round soles to céntimos, halves up; raises OutOfRangeError for more than any sale could be."""
    cents = int(half_up(value * 100, 0))
    if abs(cents) > CENTS_MAX:
        raise OutOfRangeError(key, exact_text(value), "0", str(CENTS_MAX // 100))
    return Money(cents)


def _part(amount: Money, percent: Fraction) -> Money:
    return Money(int(half_up(amount.cents * percent / 100, 0)))
