"""What came out of ore: recovery against moisture and assays, and what a fine gram cost by kind of cost."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.gold.lot_sheet import CostPart
from emprende_desktop.gold.lots import MoveKind


@dataclass(frozen=True, slots=True)
class Yield:
    """Ore of some lots that became gold: wet grams, dry tonnes and contained grams where they are known, cost.

    `dry_t` and `contained_g` are None while a lot has no moisture test or no assay.
    """

    date: dt.date
    ore: tuple[str, ...]
    gold: str
    ore_g: int
    dry_t: Fraction | None
    contained_g: Fraction | None
    gross_mg: int
    fine_mg: int
    costs: tuple[CostPart, ...]

    @property
    def cents(self) -> int:
        """Return what the gold took over, in céntimos."""
        return sum(part.cents for part in self.costs)

    @property
    def grade_g_t(self) -> Fraction | None:
        """Return the grade of the dry ore."""
        return self.contained_g / self.dry_t if self.contained_g is not None and self.dry_t else None

    @property
    def recovery_pct(self) -> Fraction | None:
        """Return how much of the gold in the ore came out, in percent."""
        return Fraction(self.fine_mg, 10) / self.contained_g if self.contained_g else None


def costs_together(yields: tuple[Yield, ...]) -> tuple[CostPart, ...]:
    """Return what all of it cost by kind, the dearest first."""
    found: dict[tuple[MoveKind, str], int] = {}
    for part in (part for one in yields for part in one.costs):
        found[part.kind, part.what] = found.get((part.kind, part.what), 0) + part.cents
    parts = (CostPart(kind, what, cents) for (kind, what), cents in found.items() if cents)
    return tuple(sorted(parts, key=lambda part: -part.cents))
