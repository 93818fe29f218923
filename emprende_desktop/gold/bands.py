"""A table by grade, as plants print them: from, to, and what holds there."""

from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.exact import exact_text
from emprende_desktop.gold.errors import BandsOutOfOrderError, OutsideTableError


@dataclass(frozen=True, slots=True)
class Band:
    """From a grade up to another, both in oz/TC and both included; `high` is None where it is open."""

    low: Fraction
    high: Fraction | None
    value: Fraction


@dataclass(frozen=True, slots=True)
class BandTable:
    """Bands that climb; only the last may be open. `key` names the table in errors. Raises BandsOutOfOrderError."""

    key: str
    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        if not self.bands:
            raise BandsOutOfOrderError(self.key, 1)
        before: Band | None = None
        for number, band in enumerate(self.bands, start=1):
            if (band.high is not None and band.high < band.low) or (before is not None and not _follows(before, band)):
                raise BandsOutOfOrderError(self.key, number)
            before = band

    def at(self, grade_oz_tc: Fraction) -> Fraction:
        """Return the value of the first band whose end is not below the grade: a gap belongs to the band after it.

        Raises OutsideTableError below the first band and above the last: nothing is guessed.
        """
        if grade_oz_tc < self.bands[0].low:
            raise OutsideTableError(self.key, exact_text(grade_oz_tc), exact_text(self.bands[0].low))
        for band in self.bands:
            if band.high is None or grade_oz_tc <= band.high:
                return band.value
        raise OutsideTableError(self.key, exact_text(grade_oz_tc), exact_text(self.bands[-1].high or Fraction(0)))


def _follows(before: Band, band: Band) -> bool:
    if before.high is None:
        return False
    return band.low >= before.high and (band.high is None or band.high > before.high)
