"""What an assay of her own makes of a lot: the mean of two grades is paid in place of the plant's alone."""

from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assays import AssayBy, Metal, spread_of
from emprende_desktop.gold.case import with_grade
from emprende_desktop.gold.comparison import Comparison
from emprende_desktop.gold.net import soles

ABOVE_OZ_TC = Fraction("0.010")  # what an assay of her own is taken to find above the plant's where she has none


@dataclass(frozen=True, slots=True)
class OwnAssay:
    """The grade (oz/TC) of her own assays, or one a hundredth above the plant's, and what it pays more in soles."""

    grade_oz_tc: Fraction
    known: bool
    more: Money


def own_assay(two: Comparison) -> OwnAssay | None:
    """Return what an assay of her own pays above the plant's grade alone; None where the paper took it into account.

    Raises OutsideTableError where a grade was not agreed.
    """
    commercial = two.terms.grade.commercial(two.lab_grade)
    if not commercial or (two.paid_grade is not None and two.paid_grade > commercial):
        return None
    hers = [one for one in two.figures.assays if one.by in (AssayBy.OWN, AssayBy.OUTSIDE) and one.metal is Metal.GOLD]
    grade = spread_of(hers, Metal.GOLD).mean if hers else commercial + ABOVE_OZ_TC
    paid = two.terms.grade.final(commercial, grade)
    more = with_grade(two.ours, paid).soles - with_grade(two.ours, commercial).soles
    return OwnAssay(grade, bool(hers), soles(more, "total_pen")) if more > 0 else None
