"""What a buyer's paper says, figure by figure, as printed: any of them may be missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from emprende_desktop.domain.exact import decimals_of, half_up, parse_exact
from emprende_desktop.domain.json_errors import UnknownKeyError
from emprende_desktop.gold.commercial import GradeTerms
from emprende_desktop.gold.errors import OutOfRangeError
from emprende_desktop.gold.grades import oz_tc
from emprende_desktop.gold.limits import above_zero, at_most


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number with the decimals it was printed with."""

    value: Fraction
    decimals: int

    @classmethod
    def read(cls, text: str, key: str) -> Self:
        """Read a number as printed; raises UnreadableNumberError."""
        return cls(parse_exact(text, key), decimals_of(text))

    def shows(self, exact: Fraction) -> bool:
        """Tell whether a paper may print this number for an exact one: rounded to its decimals they are the same."""
        return Fraction(half_up(exact, self.decimals)) == self.value


@dataclass(frozen=True, slots=True)
class PrintedFigures:
    """The figures of a buyer's paper. Weights in tonnes, amounts of the whole lot in dollars or soles.

    `charges_usd` is every charge of the lot as one amount, where the paper has one; `silver_usd` what it pays for all
    the silver; `total_pen` the value in soles before taxes; `net_pen` what is received.
    `fine_g` and `fine_oz` are the same content in both units. Raises NotPositiveError and OutOfRangeError.
    """

    wet_t: PrintedNumber | None = None
    sacks: PrintedNumber | None = None
    moisture_pct: PrintedNumber | None = None
    moisture_tests: PrintedNumber | None = None
    dry_t: PrintedNumber | None = None
    grade_oz_tc: PrintedNumber | None = None
    grade_g_t: PrintedNumber | None = None
    lab_grade_oz_tc: PrintedNumber | None = None
    recovery_pct: PrintedNumber | None = None
    price_usd_oz: PrintedNumber | None = None
    deduction_usd_oz: PrintedNumber | None = None
    maquila_usd: PrintedNumber | None = None
    reagents_usd: PrintedNumber | None = None
    bonus_usd: PrintedNumber | None = None
    consumables_usd_t: PrintedNumber | None = None
    freight_usd_t: PrintedNumber | None = None
    other_usd_t: PrintedNumber | None = None
    charges_usd: PrintedNumber | None = None
    factor: PrintedNumber | None = None
    silver_grade_oz_tc: PrintedNumber | None = None
    silver_recovery_pct: PrintedNumber | None = None
    silver_price_usd_oz: PrintedNumber | None = None
    silver_deduction_usd_oz: PrintedNumber | None = None
    silver_usd: PrintedNumber | None = None
    fine_g: PrintedNumber | None = None
    fine_oz: PrintedNumber | None = None
    total_usd: PrintedNumber | None = None
    fx: PrintedNumber | None = None
    total_pen: PrintedNumber | None = None
    igv_pen: PrintedNumber | None = None
    detraccion_pen: PrintedNumber | None = None
    retention_pen: PrintedNumber | None = None
    net_pen: PrintedNumber | None = None

    def __post_init__(self) -> None:
        for name in ("wet_t", "dry_t", "price_usd_oz", "factor", "fx", "fine_g", "fine_oz"):
            number = self.number(name)
            if number is not None:
                above_zero(number.value, name)
        for name in ("recovery_pct", "silver_recovery_pct"):
            number = self.number(name)
            if number is not None:
                at_most(number.value, 100, name)
        if self.moisture_pct is not None and self.moisture_pct.value >= 100:
            raise OutOfRangeError("moisture_pct", str(half_up(self.moisture_pct.value, 2)), "0", "99.99")

    def number(self, name: str) -> PrintedNumber | None:
        """Return a number by its name."""
        value = getattr(self, name)
        assert value is None or isinstance(value, PrintedNumber), name
        return value

    def value(self, name: str) -> Fraction | None:
        """Return the value of a number by its name, None where the paper does not have it."""
        number = self.number(name)
        return None if number is None else number.value

    def grade(self, terms: GradeTerms) -> Fraction | None:
        """Return the paid grade in oz/TC: as printed, or turned from g/t and rounded as the contract says."""
        if self.grade_oz_tc is not None:
            return self.grade_oz_tc.value
        return None if self.grade_g_t is None else terms.rounded(oz_tc(self.grade_g_t.value))


NUMBER_NAMES = tuple(PrintedFigures.__dataclass_fields__)


def printed_from(texts: Mapping[str, str]) -> PrintedFigures:
    """Read the figures as typed, empty ones aside; raises UnreadableNumberError and UnknownKeyError."""
    for key in texts:
        if key not in NUMBER_NAMES:
            raise UnknownKeyError(key)
    numbers = {key: PrintedNumber.read(text, key) for key, text in texts.items() if text}
    return PrintedFigures(**numbers)
