"""How a grade becomes dollars a tonne: what of a contract the arithmetic needs.

Dollars are exact; recoveries are percentages; grades are oz/TC.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import truncate
from emprende_desktop.domain.json_errors import MissingKeyError
from emprende_desktop.gold.bands import BandTable
from emprende_desktop.gold.errors import NotInVariantError
from emprende_desktop.gold.limits import above_zero, at_most

ZERO = Fraction(0)


class Variant(StrEnum):
    """A: every charge stands inside the bracket, before the factor. B: maquila does, the others follow the factor."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class FixedMaquila:
    """One charge a short ton, in dollars, whatever the grade."""

    value: Fraction

    def at(self, grade_oz_tc: Fraction) -> Fraction:  # noqa: ARG002 - as the other ways to agree a maquila
        """Return the charge."""
        return self.value


@dataclass(frozen=True, slots=True)
class StepMaquila:
    """A base and ten dollars for each whole tenth of an ounce, and at least the minimum."""

    base: Fraction
    minimum: Fraction

    def at(self, grade_oz_tc: Fraction) -> Fraction:
        """Return the charge for a grade: 0.376 is three tenths, 30 dollars above the base."""
        return max(self.minimum, self.base + Fraction(truncate(grade_oz_tc, 1)) * 100)


Maquila = FixedMaquila | StepMaquila | BandTable


@dataclass(frozen=True, slots=True)
class FixedRecovery:
    """One recovery whatever the grade; raises OutOfRangeError."""

    percent: Fraction

    def __post_init__(self) -> None:
        at_most(self.percent, 100, "recovery_pct")

    def at(self, grade_oz_tc: Fraction, measured_pct: Fraction | None) -> Fraction:  # noqa: ARG002 - as the others
        """Return the recovery."""
        return self.percent


@dataclass(frozen=True, slots=True)
class SteppedRecovery:
    """A recovery by grade, such as 80, 85 and 90 %; raises OutOfRangeError."""

    table: BandTable

    def __post_init__(self) -> None:
        for band in self.table.bands:
            at_most(band.value, 100, self.table.key)

    def at(self, grade_oz_tc: Fraction, measured_pct: Fraction | None) -> Fraction:  # noqa: ARG002 - as the others
        """Return the recovery of the band; raises OutsideTableError."""
        return self.table.at(grade_oz_tc)


@dataclass(frozen=True, slots=True)
class MeasuredRecovery:
    """What the lab measured of this lot."""

    def at(self, grade_oz_tc: Fraction, measured_pct: Fraction | None) -> Fraction:  # noqa: ARG002 - as the others
        """Return the recovery of the lab; raises MissingKeyError where it measured none."""
        if measured_pct is None:
            raise MissingKeyError("lab_recovery_pct")
        return measured_pct


Recovery = FixedRecovery | SteppedRecovery | MeasuredRecovery


@dataclass(frozen=True, slots=True)
class Charges:
    """What is taken off or added besides maquila: dollars a short ton in A, dollars a dry tonne in B."""

    reagents_usd: Fraction = ZERO
    bonus_usd: Fraction = ZERO
    consumables_usd_t: Fraction = ZERO
    freight_usd_t: Fraction = ZERO
    other_usd_t: Fraction = ZERO

    @property
    def after_factor(self) -> Fraction:
        """Return what is taken off for each dry tonne."""
        return self.consumables_usd_t + self.freight_usd_t + self.other_usd_t


CHARGES_OF = {
    Variant.A: ("reagents_usd", "bonus_usd"),
    Variant.B: ("consumables_usd_t", "freight_usd_t", "other_usd_t"),
}


@dataclass(frozen=True, slots=True)
class SilverTerms:
    """How silver is paid; below `limit_oz_tc` it is not. Raises OutOfRangeError."""

    recovery_pct: Fraction
    deduction_usd_oz: Fraction
    limit_oz_tc: Fraction = ZERO

    def __post_init__(self) -> None:
        at_most(self.recovery_pct, 100, "silver.recovery_pct")


@dataclass(frozen=True, slots=True)
class Formula:
    """What makes dollars a tonne of a grade and a price.

    Raises NotPositiveError for a factor of zero, NotInVariantError for a charge of the other variant.
    """

    variant: Variant
    factor: Fraction
    recovery: Recovery
    maquila: Maquila
    deduction_usd_oz: Fraction
    charges: Charges = Charges()
    silver: SilverTerms | None = None

    def __post_init__(self) -> None:
        above_zero(self.factor, "factor")
        for variant, names in CHARGES_OF.items():
            for name in names:
                if variant is not self.variant and getattr(self.charges, name):
                    raise NotInVariantError(name, self.variant)

    def charges_per_t(self, grade_oz_tc: Fraction) -> Fraction:
        """Return every charge, the bonus aside, as dollars a dry tonne."""
        inside = self.maquila.at(grade_oz_tc) + self.charges.reagents_usd
        return inside * self.factor + self.charges.after_factor
