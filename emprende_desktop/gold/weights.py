"""Wet and dry tonnes: the scale, its tare, and the moisture of the tests.

Tonnes and grams are exact; moisture has two decimals, dry tonnes three, both rounded half up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.exact import exact_text, half_up, mean
from emprende_desktop.gold.errors import NoMoistureTestError, OutOfRangeError, TareExceedsGrossError
from emprende_desktop.gold.limits import above_zero

MOISTURE_DECIMALS, DRY_DECIMALS = 2, 3


@dataclass(frozen=True, slots=True)
class MoistureTest:
    """One sample weighed wet and dried, in grams; as it was written, sense or not."""

    wet_g: Fraction
    dry_g: Fraction

    @property
    def valid(self) -> bool:
        """Tell whether the sample lost weight and some is left."""
        return 0 < self.dry_g < self.wet_g

    @property
    def percent(self) -> Fraction:
        """Return the moisture of a valid test, unrounded."""
        return (self.wet_g - self.dry_g) / self.wet_g * 100


@dataclass(frozen=True, slots=True)
class Weights:
    """The dry tonnes that are paid, and what they come from where it is known."""

    dry_t: Fraction
    wet_t: Fraction | None
    moisture_pct: Fraction | None

    def __post_init__(self) -> None:
        above_zero(self.dry_t, "dry_t")


def moisture_of(tests: Iterable[MoistureTest]) -> Fraction:
    """Return the mean of the valid tests in percent, two decimals; raises NoMoistureTestError where none is valid."""
    percents = tuple(test.percent for test in tests if test.valid)
    if not percents:
        raise NoMoistureTestError
    return Fraction(half_up(mean(percents), MOISTURE_DECIMALS))


def wet_tonnes(gross_t: Fraction, tare_t: Fraction) -> Fraction:
    """Return what was loaded; raises TareExceedsGrossError where nothing was."""
    if tare_t >= gross_t:
        raise TareExceedsGrossError(exact_text(gross_t), exact_text(tare_t))
    return gross_t - tare_t


def rounded_moisture(percent: Fraction) -> Fraction:
    """Return a moisture with two decimals; raises OutOfRangeError unless it is from 0 to less than 100."""
    moisture = Fraction(half_up(percent, MOISTURE_DECIMALS))
    if not 0 <= moisture < 100:
        raise OutOfRangeError("moisture_pct", exact_text(percent), "0", "99.99")
    return moisture


def weighed(wet_t: Fraction, moisture_pct: Fraction) -> Weights:
    """Return the weights of ore weighed wet, its moisture rounded first.

    Raises NotPositiveError, and OutOfRangeError as `rounded_moisture` does.
    """
    moisture = rounded_moisture(moisture_pct)
    above_zero(wet_t, "wet_t")
    return Weights(Fraction(half_up(wet_t * (1 - moisture / 100), DRY_DECIMALS)), wet_t, moisture)


def known_dry(dry_t: Fraction, moisture_pct: Fraction | None) -> Weights:
    """Return the weights of ore of which the dry tonnes are known, the wet ones not; raises as `weighed` does."""
    moisture = None if moisture_pct is None else rounded_moisture(moisture_pct)
    return Weights(Fraction(half_up(dry_t, DRY_DECIMALS)), None, moisture)
