"""Whether grams agree: gold in the ore against gold that came out, what was sold against what was made, and the cap.

The cap is dated data and an argument: 66 g a month in the zones of Puno (D.S. 018-2018-EM).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.period import Month
from emprende_desktop.gold.limits import above_zero

UNACCOUNTED_LIMIT_PCT = 10
SCALE_TOLERANCE_PCT = 2
CAP_WARNING_PCT = 80


@dataclass(frozen=True, slots=True)
class Ore:
    """Dry ore or tails (tonnes) and their grade (g/t)."""

    dry_t: Fraction
    grade_g_t: Fraction


@dataclass(frozen=True, slots=True)
class MassBalance:
    """The gold of ore and where it went, in exact grams; raises NotPositiveError for ore without gold."""

    contained_g: Fraction
    recovered_g: Fraction
    tails_g: Fraction

    def __post_init__(self) -> None:
        above_zero(self.contained_g, "lots")

    @property
    def recovery_pct(self) -> Fraction:
        """Return which part of the gold came out."""
        return 100 * self.recovered_g / self.contained_g

    @property
    def unaccounted_g(self) -> Fraction:
        """Return the gold that neither came out nor is in the tails; below zero there is more than the ore had."""
        return self.contained_g - self.recovered_g - self.tails_g

    @property
    def unaccounted_pct(self) -> Fraction:
        """Return it as a part of what the ore had."""
        return 100 * self.unaccounted_g / self.contained_g

    @property
    def is_flagged(self) -> bool:
        """Say whether more than a tenth is unaccounted for."""
        return self.unaccounted_pct > UNACCOUNTED_LIMIT_PCT


def gold_in(lots: Iterable[Ore]) -> Fraction:
    """Return the grams of gold in ore or tails."""
    return sum((lot.dry_t * lot.grade_g_t for lot in lots), start=Fraction())


def is_more_than_made(sold_mg: int, produced_mg: int, on_hand_mg: int) -> bool:
    """Say whether more was sold than can have been: what was produced and is not on hand, and 2 % for the scales."""
    return sold_mg * 100 > (produced_mg - on_hand_mg) * (100 + SCALE_TOLERANCE_PCT)


@dataclass(frozen=True, slots=True)
class SoldGold:
    """Gold that one person sold under her own DNI in a month, in milligrams."""

    person: int
    month: Month
    gross_mg: int
    fine_mg: int


class CapState(StrEnum):
    """How a month stands against the cap."""

    WITHIN = "within"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class CapUse:
    """What a person sold in a month against the cap, in milligrams; gross weight counts, whatever the norm means."""

    gross_mg: int
    fine_mg: int
    cap_mg: int

    @property
    def left_mg(self) -> int:
        """Return what she may still sell."""
        return max(self.cap_mg - self.gross_mg, 0)

    @property
    def over_mg(self) -> int:
        """Return by how much the cap is passed."""
        return max(self.gross_mg - self.cap_mg, 0)

    @property
    def state(self) -> CapState:
        """Say whether the cap is passed, or eight tenths of it are used."""
        if self.over_mg:
            return CapState.OVER
        near = self.gross_mg * 100 >= self.cap_mg * CAP_WARNING_PCT
        return CapState.NEAR if near else CapState.WITHIN


def cap_use(sold: Iterable[SoldGold], cap_mg: int) -> dict[tuple[int, Month], CapUse]:
    """Return how each person stands in each month."""
    uses: dict[tuple[int, Month], CapUse] = {}
    for sale in sold:
        before = uses.get((sale.person, sale.month), CapUse(0, 0, cap_mg))
        uses[sale.person, sale.month] = CapUse(before.gross_mg + sale.gross_mg, before.fine_mg + sale.fine_mg, cap_mg)
    return uses
