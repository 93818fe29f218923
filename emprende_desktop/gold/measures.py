"""What is measured of a lot: what it weighs, how wet it is, what an assay says; each told once and marked when wrong.

A lot's weights are integer grams, those of samples integer milligrams; a grade is kept as the text it was read as.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import decimals_of, parse_exact
from emprende_desktop.gold.assays import Assay, AssayBy, GradeUnit, Metal
from emprende_desktop.gold.limits import above_zero, at_most
from emprende_desktop.gold.lot_errors import NoNetWeightError, NotDriedError
from emprende_desktop.gold.weights import MoistureTest


class MeasuredBy(StrEnum):
    """Who weighed or dried: the group, or its buyer."""

    OWN = "own"
    BUYER = "buyer"


class AssayUnit(StrEnum):
    """In what an assay tells: ounces per short ton, grams per tonne, or parts in a thousand of a bar."""

    OZ_TC = "oz_tc"
    G_T = "g_t"
    PERMILLE = "permille"


class Sample(StrEnum):
    """What was assayed: the lot itself, or the tails that were left of it."""

    LOT = ""
    TAILS = "tails"


@dataclass(frozen=True, slots=True)
class Weighing:
    """One load on a scale, in grams; raises NoNetWeightError where nothing was weighed."""

    lot: int
    date: dt.date
    by: MeasuredBy
    gross_g: int
    tare_g: int
    key: str
    sacks: int = 0
    document: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.tare_g < self.gross_g:
            raise NoNetWeightError(self.gross_g, self.tare_g)

    @property
    def net_g(self) -> int:
        """Return what was weighed without what held it."""
        return self.gross_g - self.tare_g


@dataclass(frozen=True, slots=True)
class Drying:
    """One sample weighed wet and dried, in milligrams; raises NotDriedError where it lost nothing or all."""

    lot: int
    date: dt.date
    by: MeasuredBy
    wet_mg: int
    dry_mg: int
    key: str

    def __post_init__(self) -> None:
        if not 0 < self.dry_mg < self.wet_mg:
            raise NotDriedError(self.wet_mg, self.dry_mg)

    @property
    def test(self) -> MoistureTest:
        """Return it in grams, as moisture is calculated."""
        return MoistureTest(Fraction(self.wet_mg, 1_000), Fraction(self.dry_mg, 1_000))


@dataclass(frozen=True, slots=True)
class Assaying:
    """One result as its paper prints it; `percent_applied` is the part of the real grade that the paper shows.

    Raises UnreadableNumberError, NotPositiveError, OutOfRangeError.
    """

    lot: int
    date: dt.date
    by: AssayBy
    metal: Metal
    value: str
    unit: AssayUnit
    key: str
    lab: str = ""
    percent_applied: str = "100"
    document: str = ""
    sample: Sample = Sample.LOT

    def __post_init__(self) -> None:
        printed = parse_exact(self.value, "value")
        above_zero(printed, "value")
        percent = parse_exact(self.percent_applied, "percent_applied")
        above_zero(percent, "percent_applied")
        at_most(percent, 100, "percent_applied")
        if self.unit is AssayUnit.PERMILLE:
            at_most(printed, 1_000, "value")

    @property
    def measured(self) -> Fraction:
        """Return the real figure in its own unit: what was printed, without the percentage."""
        return parse_exact(self.value, "value") * 100 / parse_exact(self.percent_applied, "percent_applied")

    @property
    def of_ore(self) -> Assay | None:
        """Return it as an assay of ore, None where it tells the fineness of a bar."""
        if self.unit is AssayUnit.PERMILLE:
            return None
        return Assay(
            self.by, self.metal, parse_exact(self.value, "value"), decimals_of(self.value), GradeUnit(self.unit.value),
            self.lab, self.date, parse_exact(self.percent_applied, "percent_applied"),
        )  # fmt: skip


Measure = Weighing | Drying | Assaying
