"""Reference prices of gold and silver (USD a troy ounce) and of the dollar (soles), as somebody read them.

A price holds for its own day and basis alone: another day's is never put in its place.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import half_up, parse_exact
from emprende_desktop.domain.json_errors import UnknownChoiceError
from emprende_desktop.gold.errors import NotPositiveError
from emprende_desktop.gold.units import TROY_OUNCE_G
from emprende_desktop.gold.worth_errors import SourceRequiredError


class Quoted(StrEnum):
    """What has a price."""

    GOLD = "gold"
    SILVER = "silver"
    DOLLAR = "usd"


class Basis(StrEnum):
    """Whose price it is: the two fixings of London or the market's, and the dollar as it is bought or sold.

    The first three are written as `terms.PriceBasis` writes them.
    """

    LBMA_AM = "LBMA_AM"
    LBMA_PM = "LBMA_PM"
    SPOT = "spot"
    SBS_BUY = "SBS_buy"
    SBS_SELL = "SBS_sell"
    SUNAT_BUY = "SUNAT_buy"
    SUNAT_SELL = "SUNAT_sell"


_METAL = (Basis.LBMA_PM, Basis.LBMA_AM, Basis.SPOT)
BASES: dict[Quoted, tuple[Basis, ...]] = {
    Quoted.GOLD: _METAL,
    Quoted.SILVER: _METAL,
    Quoted.DOLLAR: (Basis.SBS_SELL, Basis.SBS_BUY, Basis.SUNAT_SELL, Basis.SUNAT_BUY),
}


@dataclass(frozen=True, slots=True)
class Series:
    """What is quoted, and by whom; raises UnknownChoiceError where they do not go together."""

    name: Quoted
    basis: Basis

    def __post_init__(self) -> None:
        if self.basis not in BASES[self.name]:
            raise UnknownChoiceError("basis", self.basis, BASES[self.name])


@dataclass(frozen=True, slots=True)
class DayPrice:
    """A price of a day as it was written; raises UnreadableNumberError, NotPositiveError."""

    date: dt.date
    value: str

    def __post_init__(self) -> None:
        if self.exact <= 0:
            raise NotPositiveError("value")

    @property
    def exact(self) -> Fraction:
        """Return the number."""
        return parse_exact(self.value, "value")


@dataclass(frozen=True, slots=True)
class PriceList:
    """Prices of one series told at once and where they were read; raises SourceRequiredError."""

    series: Series
    prices: tuple[DayPrice, ...]
    source: str
    key: str

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise SourceRequiredError


@dataclass(frozen=True, slots=True)
class StandingPrice:
    """A price that stands: its row, what and whose it is, its day and value as written, and where it was read."""

    id: int
    series: Series
    price: DayPrice
    source: str


@dataclass(frozen=True, slots=True)
class MarketValue:
    """What fine gold (mg) would be worth at two prices, for information only."""

    fine_mg: int
    gold: StandingPrice
    dollar: StandingPrice

    @property
    def cents(self) -> int:
        """Return it in céntimos, halves up."""
        return int(half_up(self.fine_mg * self.pen_per_gram / 10, 0))

    @property
    def pen_per_gram(self) -> Fraction:
        """Return the soles that a gram of fine gold is quoted at, exactly."""
        return self.gold.price.exact / TROY_OUNCE_G * self.dollar.price.exact


def days_without(known: frozenset[dt.date], first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Return the days from Monday to Friday of a span that have no price, in order; holidays are among them."""
    span = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(day for day in span if day.weekday() < 5 and day not in known)
