"""One way to settle a lot, and how a figure of the buyer's paper changes it: the steps of the waterfall.

Each step takes one kind of figure from the paper and leaves the rest; a figure that is not printed changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.commercial import GradeTerms
from emprende_desktop.gold.errors import OutsideTableError
from emprende_desktop.gold.formula import CHARGES_OF, ZERO, FixedMaquila, FixedRecovery, Formula, SilverTerms, Variant
from emprende_desktop.gold.printed import PrintedFigures
from emprende_desktop.gold.settlement import USD_DECIMALS, Delivery, LineName, Settlement, SilverDelivered, settle
from emprende_desktop.gold.weights import Weights, known_dry, weighed


class Factor(StrEnum):
    """What may differ between two settlements of one lot, in the order in which it is changed."""

    WET = "wet_t"
    MOISTURE = "moisture_pct"
    DRY = "dry_t"
    GRADE = "grade_oz_tc"
    RECOVERY = "recovery_pct"
    PRICE = "price_usd_oz"
    DEDUCTION = "deduction_usd_oz"
    MAQUILA = "maquila_usd"
    CHARGES = "charges_usd"
    FACTOR = "factor"
    SILVER = "silver_usd"
    FX = "fx"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Case:
    """A lot, its day and a formula; `charges_usd` and `silver_usd` are amounts of the lot that a paper prints."""

    formula: Formula
    weights: Weights
    grade_oz_tc: Fraction
    price_usd_oz: Fraction
    lab_recovery_pct: Fraction | None
    silver: SilverDelivered | None
    fx: Fraction
    charges_usd: Fraction | None = None
    silver_usd: Fraction | None = None

    @property
    def delivery(self) -> Delivery:
        """Return what is settled; silver that a paper prints as an amount is not settled again."""
        silver = self.silver if self.silver_usd is None else None
        return Delivery(self.weights.dry_t, self.grade_oz_tc, self.price_usd_oz, self.lab_recovery_pct, silver)

    @property
    def settlement(self) -> Settlement:
        """Return every line from the grade to the total, amounts that a paper prints aside."""
        return settle(self.formula, self.delivery)

    @property
    def due_charges_usd(self) -> Fraction:
        """Return every charge of the lot, the bonus aside, by the dry tonne as agreed; in dollars of two decimals."""
        each = self.formula.charges_per_t(self.grade_oz_tc)
        return Fraction(half_up(each * self.weights.dry_t, USD_DECIMALS))

    @property
    def total_usd(self) -> Fraction:
        """Return the value in dollars of two decimals; raises OutsideTableError."""
        if self.charges_usd is None and self.silver_usd is None:
            return self.settlement.total_usd
        total = Fraction(half_up(self.settlement[LineName.PER_T].exact * self.weights.dry_t, USD_DECIMALS))
        if self.charges_usd is not None:
            total += self.due_charges_usd - self.charges_usd
        total += self.silver_usd or ZERO
        return max(ZERO, total) if self.formula.variant is Variant.A else total

    @property
    def soles(self) -> Fraction:
        """Return the value in soles, unrounded."""
        return self.total_usd * self.fx

    @property
    def recovery_pct(self) -> Fraction:
        """Return the recovery that is paid."""
        return self.formula.recovery.at(self.grade_oz_tc, self.lab_recovery_pct)

    @property
    def maquila_usd(self) -> Fraction:
        """Return the maquila of a short ton."""
        return self.formula.maquila.at(self.grade_oz_tc)


def changed(case: Case, factor: Factor, paper: PrintedFigures, terms: GradeTerms) -> Case:
    """Return the case with one kind of figure as the paper prints it."""
    if factor is Factor.GRADE:
        grade = paper.grade(terms)
        return case if grade is None else with_grade(case, grade)
    return _STEPS[factor](case, paper)


def with_grade(case: Case, grade_oz_tc: Fraction) -> Case:
    """Return the case at another grade.

    What was agreed by grade follows it. Where the agreed table has nothing for that grade, its charge and its recovery
    stay what they were: the paper has its own, and the step after this one takes them from there.
    """
    formula = case.formula
    try:
        formula.maquila.at(grade_oz_tc)
    except OutsideTableError:
        formula = replace(formula, maquila=FixedMaquila(case.maquila_usd))
    try:
        formula.recovery.at(grade_oz_tc, case.lab_recovery_pct)
    except OutsideTableError:
        formula = replace(formula, recovery=FixedRecovery(case.recovery_pct))
    return replace(case, formula=formula, grade_oz_tc=grade_oz_tc)


def _wet(case: Case, paper: PrintedFigures) -> Case:
    wet, moisture = paper.value("wet_t"), case.weights.moisture_pct
    if wet is None or moisture is None or case.weights.wet_t is None:
        return case
    return replace(case, weights=weighed(wet, moisture))


def _moisture(case: Case, paper: PrintedFigures) -> Case:
    wet, moisture = case.weights.wet_t, paper.value("moisture_pct")
    if wet is None or moisture is None:
        return case
    return replace(case, weights=weighed(wet, moisture))


def _dry(case: Case, paper: PrintedFigures) -> Case:
    dry = paper.value("dry_t")
    if dry is None or paper.dry_t is None or paper.dry_t.shows(case.weights.dry_t):
        return case
    return replace(case, weights=known_dry(dry, case.weights.moisture_pct))


def _recovery(case: Case, paper: PrintedFigures) -> Case:
    recovery = paper.value("recovery_pct")
    return case if recovery is None else replace(case, formula=replace(case.formula, recovery=FixedRecovery(recovery)))


def _price(case: Case, paper: PrintedFigures) -> Case:
    price = paper.value("price_usd_oz")
    return case if price is None else replace(case, price_usd_oz=price)


def _deduction(case: Case, paper: PrintedFigures) -> Case:
    deduction = paper.value("deduction_usd_oz")
    return case if deduction is None else replace(case, formula=replace(case.formula, deduction_usd_oz=deduction))


def _maquila(case: Case, paper: PrintedFigures) -> Case:
    maquila = paper.value("maquila_usd")
    return case if maquila is None else replace(case, formula=replace(case.formula, maquila=FixedMaquila(maquila)))


def _charges(case: Case, paper: PrintedFigures) -> Case:
    printed = {name: value for name in CHARGES_OF[case.formula.variant] if (value := paper.value(name)) is not None}
    formula = replace(case.formula, charges=replace(case.formula.charges, **printed))
    return replace(case, formula=formula, charges_usd=paper.value("charges_usd"))


def _factor(case: Case, paper: PrintedFigures) -> Case:
    factor = paper.value("factor")
    return case if factor is None else replace(case, formula=replace(case.formula, factor=factor))


def _silver(case: Case, paper: PrintedFigures) -> Case:
    terms, silver = case.formula.silver, case.silver
    grade = _or(paper.value("silver_grade_oz_tc"), silver.grade_oz_tc if silver else None)
    price = _or(paper.value("silver_price_usd_oz"), silver.price_usd_oz if silver else None)
    recovery = _or(paper.value("silver_recovery_pct"), terms.recovery_pct if terms else None)
    deduction = _or(paper.value("silver_deduction_usd_oz"), terms.deduction_usd_oz if terms else None)
    case = replace(case, silver_usd=paper.value("silver_usd"))
    if grade is None or price is None or recovery is None or deduction is None:
        return case
    paid = SilverTerms(recovery, deduction, terms.limit_oz_tc if terms else ZERO)
    return replace(case, formula=replace(case.formula, silver=paid), silver=SilverDelivered(grade, price))


def _fx(case: Case, paper: PrintedFigures) -> Case:
    fx = paper.value("fx")
    return case if fx is None else replace(case, fx=fx)


def _or(printed: Fraction | None, ours: Fraction | None) -> Fraction | None:
    return ours if printed is None else printed


_STEPS: dict[Factor, Callable[[Case, PrintedFigures], Case]] = {
    Factor.WET: _wet,
    Factor.MOISTURE: _moisture,
    Factor.DRY: _dry,
    Factor.RECOVERY: _recovery,
    Factor.PRICE: _price,
    Factor.DEDUCTION: _deduction,
    Factor.MAQUILA: _maquila,
    Factor.CHARGES: _charges,
    Factor.FACTOR: _factor,
    Factor.SILVER: _silver,
    Factor.FX: _fx,
}
