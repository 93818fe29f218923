"""The grade that is paid: what a contract makes of the grade of a lab. All grades in oz/TC."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import exact_text, half_up, mean, truncate
from emprende_desktop.gold.assays import GradeUnit
from emprende_desktop.gold.errors import OutOfRangeError
from emprende_desktop.gold.grades import oz_tc
from emprende_desktop.gold.limits import above_zero, at_most

GRADE_DECIMALS_MAX = 12


class GradeRounding(StrEnum):
    """How a grade loses its last decimals; `NONE` keeps them all."""

    TRUNCATE = "truncate"
    HALF_UP = "half_up"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class GradeRule:
    """How a plant cuts the grade of a lab, in this order; what a contract does not have is None.

    Below `pay_limit` nothing is paid (a lot that is «volado»); below `limit` the fixed `subtraction` is taken off; the
    rest is held between `lower` and `upper`, multiplied by `percent`, and cut to the decimals of the contract.
    """

    pay_limit: Fraction | None = None
    limit: Fraction | None = None
    subtraction: Fraction = Fraction(0)
    lower: Fraction | None = None
    upper: Fraction | None = None
    percent: Fraction = Fraction(100)

    def __post_init__(self) -> None:
        above_zero(self.percent, "percent")
        at_most(self.percent, 100, "percent")
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise OutOfRangeError("lower", exact_text(self.lower), "0", exact_text(self.upper))

    def cut(self, grade: Fraction) -> Fraction:
        """Return what is left of a grade, before its decimals are cut."""
        if self.pay_limit is not None and grade < self.pay_limit:
            return Fraction(0)
        if self.limit is not None and grade < self.limit:
            grade = max(Fraction(0), grade - self.subtraction)
        if self.lower is not None:
            grade = max(self.lower, grade)
        if self.upper is not None:
            grade = min(self.upper, grade)
        return grade * self.percent / 100


@dataclass(frozen=True, slots=True)
class GradeTerms:
    """In which unit a contract says a grade, with how many decimals, and the cuts it agrees; raises OutOfRangeError."""

    unit: GradeUnit
    decimals: int
    rounding: GradeRounding
    rule: GradeRule = GradeRule()

    def __post_init__(self) -> None:
        at_most(Fraction(self.decimals), GRADE_DECIMALS_MAX, "grade_decimals")

    def rounded(self, grade_oz_tc: Fraction) -> Fraction:
        """Return a grade in oz/TC with the decimals of the contract."""
        if self.rounding is GradeRounding.NONE:
            return grade_oz_tc
        cut = truncate if self.rounding is GradeRounding.TRUNCATE else half_up
        return Fraction(cut(grade_oz_tc, self.decimals))

    def read(self, grade: Fraction) -> Fraction:
        """Return a grade said in the unit of the contract as oz/TC, by exactly 240/7, then rounded."""
        return self.rounded(oz_tc(grade) if self.unit is GradeUnit.G_T else grade)

    def commercial(self, lab_oz_tc: Fraction) -> Fraction:
        """Return what the plant offers for the grade of a lab: cut by the rule, then always truncated."""
        return Fraction(truncate(self.rule.cut(lab_oz_tc), self.decimals))

    def final(self, commercial: Fraction, seller: Fraction | None) -> Fraction:
        """Return the mean of both, truncated; the commercial grade alone where the seller has no assay."""
        if seller is None:
            return commercial
        return Fraction(truncate(mean((commercial, seller)), self.decimals))

    def umpired(self, commercial: Fraction, seller: Fraction, umpire: Fraction) -> Fraction:
        """Return the umpire's grade, cut as the plant's own, and never outside the two it stands between."""
        low, high = sorted((commercial, seller))
        return max(low, min(high, self.commercial(umpire)))
