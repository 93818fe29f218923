"""A settlement of ore, every line of it: both variants as the plants compute them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.formula import ZERO, Formula, SilverTerms, Variant
from emprende_desktop.gold.limits import above_zero

USD_DECIMALS = 2


class LineName(StrEnum):
    """The lines of a settlement from the grade to the total, in the order they are computed."""

    GRADE = "grade_oz_tc"
    RECOVERY = "recovery_pct"
    PRICE = "price_usd_oz"
    DEDUCTION = "deduction_usd_oz"
    METAL = "metal_usd_tc"
    MAQUILA = "maquila_usd"
    REAGENTS = "reagents_usd"
    BONUS = "bonus_usd"
    BRACKET = "bracket_usd_tc"
    FACTOR = "factor"
    CONSUMABLES = "consumables_usd_t"
    FREIGHT = "freight_usd_t"
    OTHER = "other_usd_t"
    GOLD = "gold_usd_per_t"
    SILVER = "silver_usd_per_t"
    PER_T = "usd_per_t"
    DRY = "dry_t"
    TOTAL = "total_usd"


@dataclass(frozen=True, slots=True)
class SilverDelivered:
    """The silver of a lot (oz/TC) and its price (USD/oz)."""

    grade_oz_tc: Fraction
    price_usd_oz: Fraction


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a lot is and what gold costs on its day; raises NotPositiveError for a price of zero."""

    dry_t: Fraction
    grade_oz_tc: Fraction
    price_usd_oz: Fraction
    lab_recovery_pct: Fraction | None = None
    silver: SilverDelivered | None = None

    def __post_init__(self) -> None:
        above_zero(self.price_usd_oz, "price_usd_oz")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: exact, and as a paper shows it."""

    name: LineName
    exact: Fraction
    rounded: Decimal


@dataclass(frozen=True, slots=True)
class Settlement:
    """The lines of a settlement; the total is of rounded dollars a tonne, as plants compute it."""

    lines: tuple[Line, ...]

    def __getitem__(self, name: LineName) -> Line:
        return next(line for line in self.lines if line.name is name)

    @property
    def total_usd(self) -> Fraction:
        """Return what is due, in dollars of two decimals."""
        return Fraction(self[LineName.TOTAL].rounded)


def settle(formula: Formula, delivery: Delivery) -> Settlement:
    """Compute what a delivery is worth by a formula; each price a tonne is rounded before it meets the tonnes.

    Raises OutsideTableError where the maquila or the recovery of the grade was not agreed.
    """
    grade = delivery.grade_oz_tc
    recovery = formula.recovery.at(grade, delivery.lab_recovery_pct)
    metal = grade * recovery / 100 * (delivery.price_usd_oz - formula.deduction_usd_oz)
    maquila = formula.maquila.at(grade)
    bracket = metal - maquila - formula.charges.reagents_usd + formula.charges.bonus_usd
    gold = bracket * formula.factor - formula.charges.after_factor
    silver = silver_per_t(formula.silver, delivery.silver, formula.factor)
    per_t = _cents(gold) + _cents(silver)
    total = per_t * delivery.dry_t
    values = {
        LineName.GRADE: grade,
        LineName.RECOVERY: recovery,
        LineName.PRICE: delivery.price_usd_oz,
        LineName.DEDUCTION: formula.deduction_usd_oz,
        LineName.METAL: metal,
        LineName.MAQUILA: maquila,
        LineName.REAGENTS: formula.charges.reagents_usd,
        LineName.BONUS: formula.charges.bonus_usd,
        LineName.BRACKET: bracket,
        LineName.FACTOR: formula.factor,
        LineName.CONSUMABLES: formula.charges.consumables_usd_t,
        LineName.FREIGHT: formula.charges.freight_usd_t,
        LineName.OTHER: formula.charges.other_usd_t,
        LineName.GOLD: gold,
        LineName.SILVER: silver,
        LineName.PER_T: per_t,
        LineName.DRY: delivery.dry_t,
        LineName.TOTAL: max(ZERO, total) if formula.variant is Variant.A else total,
    }
    return Settlement(
        tuple(Line(name, value, half_up(value, _DECIMALS.get(name, 2))) for name, value in values.items())
    )


def silver_per_t(terms: SilverTerms | None, silver: SilverDelivered | None, factor: Fraction) -> Fraction:
    """Return the silver of a dry tonne in dollars; its grade is of a short ton too, so the factor belongs to it."""
    if terms is None or silver is None or silver.grade_oz_tc < terms.limit_oz_tc:
        return ZERO
    return silver.grade_oz_tc * terms.recovery_pct / 100 * (silver.price_usd_oz - terms.deduction_usd_oz) * factor


_DECIMALS = {LineName.GRADE: 6, LineName.FACTOR: 12, LineName.DRY: 3}


def _cents(value: Fraction) -> Fraction:
    return Fraction(half_up(value, USD_DECIMALS))
