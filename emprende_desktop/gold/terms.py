"""What a buyer and the group agreed: the terms of settlements from one day on."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.gold.commercial import GradeTerms
from emprende_desktop.gold.formula import Formula
from emprende_desktop.gold.limits import above_zero

DAYS_BEFORE = (10, 5)  # a lot in storage is warned of at 20 and 25 of 30 days


class PriceBasis(StrEnum):
    """Whose price of the ounce is taken."""

    LBMA_AM = "LBMA_AM"
    LBMA_PM = "LBMA_PM"
    SPOT = "spot"


class PriceDate(StrEnum):
    """Of which day the price is."""

    RECEPTION = "reception"
    ASSAY = "assay"
    SETTLEMENT = "settlement"
    SELLERS_CHOICE = "sellers_choice"


class RateSource(StrEnum):
    """Whose exchange rate is taken."""

    SBS = "SBS"
    SUNAT = "SUNAT"
    BUYER = "buyer"


class RateDate(StrEnum):
    """Of which day the exchange rate is."""

    RECEPTION = "reception"
    SETTLEMENT = "settlement"
    PAYMENT = "payment"


class UmpireRule(StrEnum):
    """What becomes of two grades that differ: no umpire, or one whose grade is held between the two."""

    NONE = "none"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class SettlementTerms:
    """A buyer's terms; `tolerance_oz_tc` is the difference of two grades that is split without an umpire.

    Raises NotPositiveError for storage of no days.
    """

    formula: Formula
    grade: GradeTerms
    price_basis: PriceBasis
    price_date: PriceDate
    rate_source: RateSource
    rate_date: RateDate
    storage_days: int
    umpire: UmpireRule
    tolerance_oz_tc: Fraction

    def __post_init__(self) -> None:
        above_zero(Fraction(self.storage_days), "storage_days")

    @property
    def warning_days(self) -> tuple[int, ...]:
        """Return after how many days at the plant a lot is warned of, first to last."""
        return tuple(max(0, self.storage_days - days) for days in DAYS_BEFORE)

    def needs_umpire(self, commercial: Fraction, seller: Fraction) -> bool:
        """Tell whether two grades in oz/TC lie further apart than is split."""
        return self.umpire is not UmpireRule.NONE and abs(commercial - seller) > self.tolerance_oz_tc

    def paid_grade(self, lab: Fraction, seller: Fraction | None, umpire: Fraction | None) -> Fraction:
        """Return the grade (oz/TC) that is due for the grades of the plant's lab, the seller and the umpire."""
        commercial = self.grade.commercial(lab)
        if seller is None or umpire is None or not self.needs_umpire(commercial, seller):
            return self.grade.final(commercial, seller)
        return self.grade.umpired(commercial, seller, umpire)
