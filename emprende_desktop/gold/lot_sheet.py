"""All that is known of one lot: where it is, what moved it, what it cost, what was measured, and what it became.

Ore is integer grams, gold integer milligrams, cost integer céntimos; what is calculated of them is exact.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from emprende_desktop.gold.assays import Assay, AssayBy, Metal, Spread, spread_of
from emprende_desktop.gold.balance import MassBalance, Ore, gold_in
from emprende_desktop.gold.grades import g_t
from emprende_desktop.gold.lots import Held, Lot, MoveKind, Stage
from emprende_desktop.gold.measures import Assaying, AssayUnit, Drying, MeasuredBy, Sample, Weighing
from emprende_desktop.gold.weights import moisture_of, weighed

MeasureT = TypeVar("MeasureT", Weighing, Drying, Assaying)
GRAMS_IN_TONNE = 1_000_000


class Step(StrEnum):
    """A picture in the life of a lot, from the dump to the buyer."""

    GATHERED = "gathered"
    WEIGHED = "weighed"
    ASSAYED = "assayed"
    AT_PLANT = "at_plant"
    GOLD = "gold"
    SOLD = "sold"


@dataclass(frozen=True, slots=True)
class Lying:
    """What of a lot lies at a stage, and since when it does."""

    stage: Stage
    held: Held
    since: dt.date


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement as it touched one lot; `others` are the codes of the other lots in it."""

    id: int
    date: dt.date
    kind: MoveKind
    lines: tuple[tuple[Stage, Held], ...]
    cents: int
    custody: str
    cause: str
    document: str
    others: tuple[str, ...]
    is_undone: bool


@dataclass(frozen=True, slots=True)
class CostPart:
    """What a lot took on in céntimos: by a kind of movement, and what an expense of it was for."""

    kind: MoveKind
    what: str
    cents: int


@dataclass(frozen=True, slots=True)
class Noted(Generic[MeasureT]):
    """Something measured that stands, with its row and the hash of its paper."""

    row: int
    measure: MeasureT
    paper: str


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured of a lot, oldest first."""

    weighings: tuple[Noted[Weighing], ...]
    dryings: tuple[Noted[Drying], ...]
    assays: tuple[Noted[Assaying], ...]

    def net_g(self, by: MeasuredBy) -> int:
        """Return what one side weighed: each weighing is a load, and they add up."""
        return sum(one.measure.net_g for one in self.weighings if one.measure.by is by)

    @property
    def sacks(self) -> int:
        """Return how many sacks were weighed, by us where we weighed."""
        ours = sum(one.measure.sacks for one in self.weighings if one.measure.by is MeasuredBy.OWN)
        return ours or sum(one.measure.sacks for one in self.weighings)

    @property
    def moisture_pct(self) -> Fraction | None:
        """Return the mean of our moisture tests, of the buyer's where we have none; two decimals."""
        tests = [one.measure.test for one in self.dryings if one.measure.by is MeasuredBy.OWN]
        tests = tests or [one.measure.test for one in self.dryings]
        return moisture_of(tests) if tests else None

    def ore_assays(self, sample: Sample = Sample.LOT) -> tuple[Assay, ...]:
        """Return the assays of the ore, or of its tails."""
        found = (one.measure.of_ore for one in self.assays if one.measure.sample is sample)
        return tuple(assay for assay in found if assay is not None)

    def spread(self, metal: Metal) -> Spread | None:
        """Return how the assays of a metal in the ore lie, None where there is none."""
        found = tuple(assay for assay in self.ore_assays() if assay.metal is metal)
        return spread_of(found, metal) if found else None

    def grade_g_t(self, sample: Sample = Sample.LOT) -> Fraction | None:
        """Return the mean gold grade of the assays that are not the plant's, of the plant's where there is no other."""
        found = [assay for assay in self.ore_assays(sample) if assay.metal is Metal.GOLD]
        chosen = [assay for assay in found if assay.by is not AssayBy.PLANT] or found
        return g_t(spread_of(chosen, Metal.GOLD).mean) if chosen else None

    @property
    def finenesses(self) -> tuple[Fraction, ...]:
        """Return the finenesses that were assayed of a bar, in parts in a thousand of gold."""
        return tuple(
            one.measure.measured
            for one in self.assays
            if one.measure.unit is AssayUnit.PERMILLE and one.measure.metal is Metal.GOLD
        )


@dataclass(frozen=True, slots=True)
class OreOfLot:
    """So much ore (wet grams) of a lot that was processed, with what was measured of that lot."""

    code: str
    ore_g: int
    measures: Measures


class Missing(StrEnum):
    """What a mass balance cannot be made without."""

    MOISTURE = "moisture"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Balance:
    """The gold of the ore that was processed against what came out; what is missing by the code of its lot."""

    ore: tuple[OreOfLot, ...]
    recovered_mg: int

    @property
    def missing(self) -> tuple[tuple[str, Missing], ...]:
        """Return what has to be measured first."""
        dry = [(one.code, Missing.MOISTURE) for one in self.ore if one.measures.moisture_pct is None]
        return (*dry, *((one.code, Missing.GRADE) for one in self.ore if one.measures.grade_g_t() is None))

    @property
    def has_tails(self) -> bool:
        """Say whether the tails of every lot were assayed: without, what they hold counts as unaccounted."""
        return all(one.measures.grade_g_t(Sample.TAILS) is not None for one in self.ore)

    def mass(self) -> MassBalance:
        """Return the balance in exact grams; nothing may be missing. Tails weigh what the dry ore did.

        Raises NotPositiveError for ore without gold.
        """
        ore = [(one, _dry_t(one)) for one in self.ore]
        return MassBalance(
            gold_in(Ore(dry_t, one.measures.grade_g_t() or Fraction()) for one, dry_t in ore),
            Fraction(self.recovered_mg, 1_000),
            gold_in(Ore(dry_t, one.measures.grade_g_t(Sample.TAILS) or Fraction()) for one, dry_t in ore),
        )


def _dry_t(ore: OreOfLot) -> Fraction:
    return weighed(Fraction(ore.ore_g, GRAMS_IN_TONNE), ore.measures.moisture_pct or Fraction()).dry_t


@dataclass(frozen=True, slots=True)
class Sale:
    """What of a lot was sold in one note, and the note's total in céntimos; `others` were sold in it too (codes)."""

    date: dt.date
    gone: Held
    cents: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LotSheet:
    """A lot whole; `came_from` and `went_into` are the lots (row, code) before and after it."""

    lot: Lot
    lying: tuple[Lying, ...]
    custody: str
    life: tuple[tuple[Step, dt.date], ...]
    members: int
    costs: tuple[CostPart, ...]
    moves: tuple[Movement, ...]
    measures: Measures
    came_from: tuple[tuple[int, str], ...]
    went_into: tuple[tuple[int, str], ...]
    balance: Balance | None
    sales: tuple[Sale, ...]

    @property
    def held(self) -> Held:
        """Return what is left of it, wherever it lies."""
        return total_of(one.held for one in self.lying)

    @property
    def cents(self) -> int:
        """Return all it took on, in céntimos."""
        return sum(part.cents for part in self.costs)


def total_of(parts: Iterable[Held]) -> Held:
    """Return weights together."""
    total = Held()
    for part in parts:
        total += part
    return total
