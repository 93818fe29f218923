"""Whether the gold on hand would bring what it cost (IAS 2.9, 2.28 to 2.33; NIIF PYMES 27.2): lower of the two counts.

What a price says is taken of its own day; without one nothing is tested and nothing is guessed.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.gold.costing import carried_at, net_realisable_value
from emprende_desktop.gold.limits import above_zero, at_most
from emprende_desktop.gold.prices import MarketValue, Quoted, Series, StandingPrice


@dataclass(frozen=True, slots=True)
class WorthTerms:
    """By which prices, of which day, the gold of a day is tested, and what a buyer takes off.

    `payable_pct` is the part of the price that is paid, `costs_cents` what selling all of it costs. Raises
    NotPositiveError, OutOfRangeError.
    """

    day: dt.date
    price_day: dt.date
    gold: Series
    dollar: Series
    payable_pct: Fraction
    costs_cents: int = 0

    def __post_init__(self) -> None:
        above_zero(self.payable_pct, "payable_pct")
        at_most(self.payable_pct, 100, "payable_pct")
        assert self.costs_cents >= 0, "selling costs nothing or something"


@dataclass(frozen=True, slots=True)
class WorthTest:
    """The gold (fine mg) of a day against its cost and what was taken off it already, in céntimos."""

    terms: WorthTerms
    fine_mg: int
    cost_cents: int
    taken_off_cents: int
    gold: StandingPrice | None
    dollar: StandingPrice | None

    @property
    def missing(self) -> tuple[Quoted, ...]:
        """Return what has no price of that day."""
        found = ((Quoted.GOLD, self.gold), (Quoted.DOLLAR, self.dollar))
        return tuple(quoted for quoted, price in found if price is None)

    @property
    def pen_per_gram(self) -> Fraction | None:
        """Return what a buyer pays for a fine gram, in soles, before costs to sell; None without its prices."""
        if self.gold is None or self.dollar is None:
            return None
        return MarketValue(self.fine_mg, self.gold, self.dollar).pen_per_gram * self.terms.payable_pct / 100

    @property
    def realisable_cents(self) -> int | None:
        """Return what all of it would bring, in céntimos; None without its prices."""
        each = self.pen_per_gram
        return None if each is None else net_realisable_value(self.fine_mg, each, self.terms.costs_cents)

    @property
    def due_cents(self) -> int | None:
        """Return what is to be taken off now, below zero what comes back; None without its prices.

        What is taken off altogether is never more than the cost, nor what comes back more than was taken off.
        """
        if self.fine_mg == 0:
            return -self.taken_off_cents
        worth = self.realisable_cents
        return None if worth is None else self.cost_cents - carried_at(self.cost_cents, worth) - self.taken_off_cents


@dataclass(frozen=True, slots=True)
class WorthChange:
    """What is taken off the gold of a day (below zero: given back), in céntimos; `detail` says by which prices."""

    date: dt.date
    cents: int
    detail: str
    key: str
