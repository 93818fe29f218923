"""Assays of a lot as their papers print them, and how far they lie apart.

One assay is not a fact: twenty of one sample ran from 3.556 to 9.000 g/t.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import mean
from emprende_desktop.gold.errors import NoAssayError
from emprende_desktop.gold.grades import oz_tc
from emprende_desktop.gold.limits import above_zero, at_most

ROUGH_DECIMALS = 2  # an assay in oz/TC with no more hides up to half a hundredth of an ounce


class AssayBy(StrEnum):
    """Who asked for an assay: the group, the plant, somebody outside, or both as umpire."""

    OWN = "own"
    PLANT = "plant"
    OUTSIDE = "outside"
    UMPIRE = "umpire"


class Metal(StrEnum):
    """What was looked for."""

    GOLD = "gold"
    SILVER = "silver"


class GradeUnit(StrEnum):
    """Troy ounces per short ton, or grams per tonne."""

    OZ_TC = "oz_tc"
    G_T = "g_t"


class AssayNote(StrEnum):
    """What makes an assay less than it seems: its paper shows part of the grade, or too few decimals."""

    PERCENT_APPLIED = "percent_applied"
    FEW_DECIMALS = "few_decimals"


@dataclass(frozen=True, slots=True)
class Assay:
    """A result as printed, with its decimals; `percent_applied` is the part of the real grade that the paper shows.

    Raises NotPositiveError and OutOfRangeError.
    """

    by: AssayBy
    metal: Metal
    value: Fraction
    decimals: int
    unit: GradeUnit
    lab: str
    date: dt.date
    percent_applied: Fraction = Fraction(100)

    def __post_init__(self) -> None:
        above_zero(self.percent_applied, "percent_applied")
        at_most(self.percent_applied, 100, "percent_applied")

    @property
    def measured_oz_tc(self) -> Fraction:
        """Return the real grade in oz/TC, unrounded: what was printed, without the percentage."""
        printed = oz_tc(self.value) if self.unit is GradeUnit.G_T else self.value
        return printed * 100 / self.percent_applied

    @property
    def notes(self) -> tuple[AssayNote, ...]:
        """Return what its reader should know (a lab's column «Porcentaje», two decimals)."""
        found = []
        if self.percent_applied != 100:
            found.append(AssayNote.PERCENT_APPLIED)
        if self.unit is GradeUnit.OZ_TC and self.decimals <= ROUGH_DECIMALS:
            found.append(AssayNote.FEW_DECIMALS)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Spread:
    """The grades of several assays in oz/TC; `scatter_pct` is how far they lie apart, in percent of their mean."""

    count: int
    low: Fraction
    high: Fraction
    mean: Fraction
    scatter_pct: Fraction

    def holds(self, grade_oz_tc: Fraction) -> bool:
        """Tell whether a grade lies among them; one assay alone says nothing about how they vary."""
        return self.count > 1 and self.low <= grade_oz_tc <= self.high


def spread_of(assays: Iterable[Assay], metal: Metal) -> Spread:
    """Return how the assays of a metal lie; raises NoAssayError."""
    grades = tuple(assay.measured_oz_tc for assay in assays if assay.metal is metal)
    if not grades:
        raise NoAssayError
    low, high, middle = min(grades), max(grades), mean(grades)
    return Spread(len(grades), low, high, middle, (high - low) / middle * 100 if middle else Fraction(0))


def within_our_scatter(grade_oz_tc: Fraction, assays: Iterable[Assay]) -> bool:
    """Tell whether a buyer's grade lies within what the assays vary that are not the plant's own."""
    not_theirs = tuple(one for one in assays if one.by is not AssayBy.PLANT and one.metal is Metal.GOLD)
    return bool(not_theirs) and spread_of(not_theirs, Metal.GOLD).holds(grade_oz_tc)
