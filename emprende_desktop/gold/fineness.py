"""The fine gold of a bar as it was weighed; its fineness is parts in a thousand or karat, milligrams rounded once."""

from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.dore import Bar
from emprende_desktop.gold.units import permille_of_karat


class FinenessUnit(StrEnum):
    """In what a fineness is told."""

    PERMILLE = "permille"
    KARAT = "karat"


def fine_mg(gross_mg: int, fineness: Fraction, unit: FinenessUnit) -> int:
    """Return the fine milligrams of gross ones, halves up; raises NotPositiveError, OutOfRangeError above pure gold."""
    permille = permille_of_karat(fineness) if unit is FinenessUnit.KARAT else fineness
    bar = Bar(Fraction(gross_mg, 1_000), permille)
    return int(half_up(bar.fine_g * 1_000, 0))
