"""Where gold and ore lie on a day, and what each part of them cost.

A cost belongs to a pool, not to a place: what lies of a pool here and there shares it by weight, and the parts add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.lots import Held, Ownership, Stage, cost_share


@dataclass(frozen=True, slots=True)
class Lying:
    """What of a lot lies at a stage, in grams of ore and milligrams of gold, and its part of the cost in céntimos."""

    lot: int
    code: str
    ownership: Ownership
    stage: Stage
    held: Held
    cents: int


@dataclass(frozen=True, slots=True)
class Position:
    """What lies where at the end of a day, by stage and lot; `waiting_cents` is cost that came before its ore."""

    lying: tuple[Lying, ...]
    waiting_cents: int

    def at(self, *stages: Stage) -> tuple[Held, int]:
        """Return all that lies at some stages, and what it cost in céntimos."""
        found = [one for one in self.lying if one.stage in stages]
        return sum((one.held for one in found), Held()), sum(one.cents for one in found)

    @property
    def cents(self) -> int:
        """Return what everything cost, in céntimos: what the ledger has on the accounts of ore and gold."""
        return sum(one.cents for one in self.lying) + self.waiting_cents


@dataclass(frozen=True, slots=True)
class OreEstimate:
    """Fine gold (mg) that dry tonnes and assays say is in ore, for how many lots, and the lots that lack a figure."""

    fine_mg: int
    lots: int
    unknown: tuple[str, ...]


def fine_in_ore(ore_g: int, moisture_pct: Fraction, grade_g_t: Fraction) -> int:
    """Return the fine gold (mg) in wet ore (g): dry tonnes times grade; an estimate, as good as its assay."""
    return int(half_up(ore_g * (1 - moisture_pct / 100) * grade_g_t / 1_000, 0))


def shared_cost(cents: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return the parts of a cost (céntimos) by weight, in order: each is the difference of two rounded sums."""
    total = sum(weights)
    if not total:
        return tuple(0 for _weight in weights)
    sums = [cost_share(cents, weight, total) for weight in accumulate(weights)]
    return tuple(after - before for before, after in zip([0, *sums], sums, strict=False))
