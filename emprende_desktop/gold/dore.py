"""What bars, sponge or refogado are sold for, and whether less of their value is paid than is usual.

Weights are grams, prices USD and fineness parts in a thousand, all exact; what is paid is whole cents and céntimos.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.exact import exact_text, half_up
from emprende_desktop.gold.limits import above_zero, at_most
from emprende_desktop.gold.stock_errors import ImpossibleDensityError
from emprende_desktop.gold.units import TROY_OUNCE_G, fine_weight

WINDOW = dt.timedelta(days=90)
TOLERANCE = Fraction(3)  # points of the group's own median
GOLD_DENSITY = Fraction("19.32")
SILVER_DENSITY = Fraction("10.49")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar as it was weighed after the melt; raises NotPositiveError, OutOfRangeError."""

    gross_g: Fraction
    permille: Fraction

    def __post_init__(self) -> None:
        above_zero(self.gross_g, "gross_g")
        above_zero(self.permille, "fineness_permille")
        at_most(self.permille, 1_000, "fineness_permille")

    @property
    def fine_g(self) -> Fraction:
        """Return the gold in it."""
        return fine_weight(self.gross_g, self.permille)


@dataclass(frozen=True, slots=True)
class DoreTerms:
    """What a buyer pays: refining goes by the fine ounces contained, `fx` is soles for one dollar.

    Raises NotPositiveError, OutOfRangeError.
    """

    price_usd_oz: Fraction
    payable_pct: Fraction
    refining_usd_oz: Fraction
    fixed_fee_usd: Fraction
    fx: Fraction
    withholding_pct: Fraction

    def __post_init__(self) -> None:
        above_zero(self.price_usd_oz, "price_usd_oz")
        above_zero(self.fx, "fx")
        at_most(self.payable_pct, 100, "payable_pct")
        at_most(self.withholding_pct, 100, "withholding_pct")


@dataclass(frozen=True, slots=True)
class DoreSale:
    """What bars come to: `value_usd` and `exact_usd` before any rounding, what is paid in cents of dollar and céntimos.

    Charges above the value leave an amount below zero, of which nothing is withheld.
    """

    gross_g: Fraction
    fine_g: Fraction
    value_usd: Fraction
    exact_usd: Fraction
    net_usd_cents: int
    pen_cents: int
    withheld_cents: int

    @property
    def net_pen_cents(self) -> int:
        """Return what is received."""
        return self.pen_cents - self.withheld_cents

    @property
    def usd_per_gross_g(self) -> Fraction:
        """Return the price of the street: for a gram as the scale shows it."""
        return self.exact_usd / self.gross_g

    @property
    def usd_per_fine_g(self) -> Fraction:
        """Return the price of a gram of gold."""
        return self.exact_usd / self.fine_g

    @property
    def payability_pct(self) -> Fraction:
        """Return which part of the value is paid once all charges are off."""
        return 100 * self.exact_usd / self.value_usd


def sell_dore(bars: tuple[Bar, ...], terms: DoreTerms) -> DoreSale:
    """Return what bars come to; the dollars are rounded before they become soles.

    Raises NotPositiveError where there is no bar.
    """
    gross = sum((bar.gross_g for bar in bars), start=Fraction())
    above_zero(gross, "bars")
    fine = sum((bar.fine_g for bar in bars), start=Fraction())
    ounces = fine / TROY_OUNCE_G
    value = ounces * terms.price_usd_oz
    net = value * terms.payable_pct / 100 - ounces * terms.refining_usd_oz - terms.fixed_fee_usd
    usd_cents = int(half_up(net * 100, 0))
    pen_cents = int(half_up(usd_cents * terms.fx, 0))
    withheld = int(half_up(max(pen_cents, 0) * terms.withholding_pct / 100, 0))
    return DoreSale(gross, fine, value, net, usd_cents, pen_cents, withheld)


def usual_payability(past: Iterable[tuple[dt.date, Fraction]], today: dt.date) -> Fraction | None:
    """Return the median of what the group's own sales of the last 90 days were paid at (%); None without any."""
    recent = sorted(paid for date, paid in past if today - WINDOW <= date <= today)
    middle = len(recent) // 2
    return (recent[middle] + recent[~middle]) / 2 if recent else None


def is_underpaid(payability_pct: Fraction, usual: Fraction | None) -> bool:
    """Say whether a sale was paid more than three points below what is usual; without a usual nothing is."""
    return usual is not None and payability_pct < usual - TOLERANCE


def purity_estimate(air_g: Fraction, water_g: Fraction) -> Fraction:
    """Estimate the fineness (‰) of gold with silver by its weight in air and in water; 10 to 15 % may be wrong.

    Raises NotPositiveError, and ImpossibleDensityError for what is lighter than silver or heavier than gold.
    """
    above_zero(air_g, "air_g")
    above_zero(water_g, "water_g")
    if water_g < air_g:
        density = air_g / (air_g - water_g)
        if SILVER_DENSITY <= density <= GOLD_DENSITY:
            return 1_000 * (1 / density - 1 / SILVER_DENSITY) / (1 / GOLD_DENSITY - 1 / SILVER_DENSITY)
    raise ImpossibleDensityError(exact_text(air_g), exact_text(water_g))
