"""The fourteen rules of a review, one function each; each returns what it finds, mostly nothing.

A rule is silent about figures that the paper does not print or that we do not know.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.case import Factor, with_grade
from emprende_desktop.gold.comparison import Comparison
from emprende_desktop.gold.findings import Finding, Kind, Severity
from emprende_desktop.gold.grades import G_T_IN_OZ_TC, oz_tc
from emprende_desktop.gold.settlement import USD_DECIMALS, silver_per_t
from emprende_desktop.gold.units import SHORT_TONS_IN_TONNE, TROY_OUNCE_G
from emprende_desktop.gold.waterfall import paid_soles

Findings = tuple[Finding, ...]

MOISTURE_POINTS = Fraction(1)
GRADE_RATIO = Fraction("0.99")
RECOVERY_POINTS = Fraction(2)
PRICE_TOLERANCE = Fraction("0.0005")
RATIO_TOLERANCE = Fraction("0.001")  # of a slip of units: a thousandth is what three printed decimals leave open
OUNCE_G_MIN = Fraction(30)  # an avoirdupois ounce has 28.35 g, a troy ounce 31.10 g


def moisture_high(two: Comparison) -> Findings:
    """1: more than a point above ours, or a single test."""
    found = []
    moisture, tests = two.paper.value("moisture_pct"), two.paper.value("moisture_tests")
    ours = two.ours.weights.moisture_pct or Fraction(0)
    if moisture is not None and moisture - ours > MOISTURE_POINTS:
        effect = two.alone(Factor.MOISTURE)
        found.append(Finding(1, Kind.MOISTURE_HIGH, Severity.TALK, ours, moisture, Factor.MOISTURE, effect))
    if tests == 1:
        found.append(Finding(1, Kind.MOISTURE_ONE_TEST, Severity.NOTE, Fraction(2), Fraction(1), Factor.MOISTURE))
    return tuple(found)


def grade_few_decimals(two: Comparison) -> Findings:
    """2: a grade in oz/TC with fewer decimals than agreed."""
    grade, agreed = two.paper.grade_oz_tc, two.terms.grade.decimals
    if grade is None or grade.decimals >= agreed:
        return ()
    severity = Severity.TALK if grade.value < two.ours.grade_oz_tc else Severity.NOTE
    decimals = Fraction(agreed), Fraction(grade.decimals)
    return (Finding(2, Kind.GRADE_FEW_DECIMALS, severity, *decimals, Factor.GRADE, two.alone(Factor.GRADE)),)


def grade_below_lab(two: Comparison) -> Findings:
    """3: a grade below 99 % of the lab's, unless assays vary as much; a cut that was agreed is only noted."""
    paid = two.paid_grade
    if paid is None:
        return ()
    if paid < two.ours.grade_oz_tc and two.paid_grade_in_scatter:
        kind, severity = Kind.GRADE_IN_SCATTER, Severity.SCATTER
    elif paid < two.lab_grade * GRADE_RATIO:
        kind = Kind.GRADE_BELOW_LAB
        severity = Severity.TALK if paid < two.ours.grade_oz_tc else Severity.NOTE
    else:
        return ()
    return (Finding(3, kind, severity, two.lab_grade, paid, Factor.GRADE, two.alone(Factor.GRADE)),)


def recovery_below_lab(two: Comparison) -> Findings:
    """4: more than two points below what the lab measured, or what is due where it measured none."""
    paid, due = two.paper.value("recovery_pct"), two.ours.recovery_pct
    measured = two.figures.lab_recovery_pct
    lab = due if measured is None else measured
    if paid is None or paid >= lab - RECOVERY_POINTS:
        return ()
    severity = Severity.TALK if paid < due else Severity.NOTE
    effect = two.alone(Factor.RECOVERY)
    return (Finding(4, Kind.RECOVERY_BELOW_LAB, severity, lab, paid, Factor.RECOVERY, effect),)


def price_of_other_day(two: Comparison) -> Findings:
    """5: a price that is not the fix of the agreed date, by more than 0.05 %."""
    price, fix = two.paper.value("price_usd_oz"), two.ours.price_usd_oz
    if price is None or abs(price - fix) <= fix * PRICE_TOLERANCE:
        return ()
    severity = Severity.TALK if price < fix else Severity.NOTE
    return (Finding(5, Kind.PRICE_OF_OTHER_DAY, severity, fix, price, Factor.PRICE, two.alone(Factor.PRICE)),)


def factor_left_out(two: Comparison) -> Findings:
    """6: a factor of one, printed or hidden: the total is about 0.907 of what the paper's own figures give."""
    agreed, printed = two.ours.formula.factor, two.paper.value("factor")
    if agreed == 1 or printed not in {None, Fraction(1)}:
        return ()
    plain = replace(two.theirs, formula=replace(two.theirs.formula, factor=Fraction(1)))
    if printed is None:
        paid = paid_soles(two.paper, two.theirs).cents
        without, with_it = int(half_up(plain.soles * 100, 0)), int(half_up(two.theirs.soles * 100, 0))
        if abs(paid - without) >= abs(paid - with_it) or abs(paid - without) > abs(without) * RATIO_TOLERANCE:
            return ()
    alone = replace(two.ours, formula=replace(two.ours.formula, factor=Fraction(1)))
    effect = alone.total_usd - two.ours.total_usd
    return (Finding(6, Kind.FACTOR_LEFT_OUT, Severity.TALK, agreed, Fraction(1), Factor.FACTOR, effect),)


def weight_differs(two: Comparison) -> Findings:
    """7: other sacks or another wet weight than we noted."""
    found = []
    sacks, wet = two.paper.value("sacks"), two.paper.wet_t
    noted = two.figures.sacks
    if sacks is not None and noted is not None and sacks != noted:
        severity = Severity.TALK if sacks < noted else Severity.NOTE
        found.append(Finding(7, Kind.SACKS_DIFFER, severity, Fraction(noted), sacks, Factor.WET))
    ours = two.ours.weights.wet_t
    if wet is not None and ours is not None and not wet.shows(ours):
        severity = Severity.TALK if wet.value < ours else Severity.NOTE
        found.append(Finding(7, Kind.WET_DIFFERS, severity, ours, wet.value, Factor.WET, two.alone(Factor.WET)))
    return tuple(found)


def maquila_above_agreed(two: Comparison) -> Findings:
    """8: more maquila than was agreed for the grade that is paid."""
    printed, grade = two.paper.value("maquila_usd"), two.paid_grade
    agreed = (two.ours if grade is None else with_grade(two.ours, grade)).maquila_usd
    if printed is None or printed <= agreed:
        return ()
    effect = two.alone(Factor.MAQUILA)
    return (Finding(8, Kind.MAQUILA_ABOVE_AGREED, Severity.TALK, agreed, printed, Factor.MAQUILA, effect),)


def charges_on_wet(two: Comparison) -> Findings:
    """9: charges of the lot that fit the wet tonnes better than the dry ones."""
    printed, weights = two.paper.value("charges_usd"), two.theirs.weights
    wet = two.paper.value("wet_t") or two.ours.weights.wet_t
    if printed is None or wet is None:
        return ()
    each = two.theirs.formula.charges_per_t(two.theirs.grade_oz_tc)
    if abs(printed - each * wet) >= abs(printed - each * weights.dry_t):
        return ()
    due = two.theirs.due_charges_usd
    return (Finding(9, Kind.CHARGES_ON_WET, Severity.TALK, due, printed, Factor.CHARGES, due - printed),)


def silver_without_factor(two: Comparison) -> Findings:
    """10: an amount for silver that fits its ounces a short ton as if they were of a tonne."""
    printed, theirs = two.paper.value("silver_usd"), two.theirs
    if printed is None:
        return ()
    dry = theirs.weights.dry_t
    without = silver_per_t(theirs.formula.silver, theirs.silver, Fraction(1)) * dry
    due = silver_per_t(theirs.formula.silver, theirs.silver, two.ours.formula.factor) * dry
    if abs(printed - without) >= abs(printed - due):
        return ()
    cents = Fraction(half_up(due, USD_DECIMALS))
    return (Finding(10, Kind.SILVER_WITHOUT_FACTOR, Severity.TALK, cents, printed, Factor.SILVER, printed - cents),)


def grade_of_metric_ton(two: Comparison) -> Findings:
    """11: ounces a tonne called ounces a short ton: 1.1023 times the grade."""
    printed, metric = two.paper.grade_oz_tc, two.paper.value("grade_g_t")
    right = two.lab_grade if metric is None else oz_tc(metric)
    slip = right * SHORT_TONS_IN_TONNE
    if printed is None or printed.shows(right) or not (printed.shows(slip) or _nearly(printed.value, slip)):
        return ()
    effect = two.alone(Factor.GRADE)
    return (Finding(11, Kind.GRADE_OF_METRIC_TON, Severity.TALK, right, printed.value, Factor.GRADE, effect),)


def avoirdupois_ounce(two: Comparison) -> Findings:
    """12: fewer than 30 g in an ounce, by the grams and ounces of the paper, where no rounding makes it so."""
    grams, ounces, each = two.paper.value("fine_g"), two.paper.fine_oz, TROY_OUNCE_G
    if grams is None or ounces is None:
        grams, ounces, each = two.paper.value("grade_g_t"), two.paper.grade_oz_tc, G_T_IN_OZ_TC
        if grade_of_metric_ton(two):
            return ()
    if grams is None or ounces is None or not ounces.value or ounces.shows(grams / each):
        return ()
    implied = grams / ounces.value / each * TROY_OUNCE_G
    if implied >= OUNCE_G_MIN:
        return ()
    return (Finding(12, Kind.AVOIRDUPOIS_OUNCE, Severity.TALK, TROY_OUNCE_G, implied),)


def terms_and_taxes(two: Comparison) -> Findings:
    """13: another deduction, another rate of exchange, taxes that do not follow from the value of the paper."""
    found = []
    deduction, agreed = two.paper.value("deduction_usd_oz"), two.ours.formula.deduction_usd_oz
    if deduction is not None and deduction != agreed:
        severity, effect = (Severity.TALK if deduction > agreed else Severity.NOTE), two.alone(Factor.DEDUCTION)
        found.append(Finding(13, Kind.DEDUCTION_DIFFERS, severity, agreed, deduction, Factor.DEDUCTION, effect))
    rate, official = two.paper.value("fx"), two.ours.fx
    if rate is not None and rate != official:
        severity = Severity.TALK if rate < official else Severity.NOTE
        found.append(Finding(13, Kind.FX_DIFFERS, severity, official, rate, Factor.FX))
    return (*found, *_taxes(two))


def _taxes(two: Comparison) -> Findings:
    """Compare each tax with the paper's own value; a céntimo of rounding, or less than a sol of detracción, is none."""
    way, rates = two.their_way, two.rates
    retention = rates.retention(way.gross)
    missing = way.net - two.received
    withheld = way.retention + missing
    twice = bool(retention) and abs((withheld - retention - retention).cents) <= 1
    checked = [
        (Kind.IGV_DIFFERS, rates.igv(way.gross), way.igv, 1),
        (Kind.DETRACCION_DIFFERS, rates.detraccion(way.total), way.detraccion, 99),
    ]
    if twice:
        checked.append((Kind.RETENTION_TWICE, retention, withheld, 1))
    else:
        checked.append((Kind.RETENTION_DIFFERS, retention, way.retention, 1))
        checked.append((Kind.NET_DIFFERS, way.net, two.received, 1))
    return tuple(
        Finding(13, kind, Severity.TALK, Fraction(due.cents, 100), Fraction(printed.cents, 100))
        for kind, due, printed, tolerance in checked
        if abs((due - printed).cents) > tolerance
    )


def lot_at_risk(two: Comparison) -> Findings:
    """14: a lot at the plant beyond the last warning without a settlement, or of too low a grade to be paid."""
    found = []
    received, last = two.figures.received, two.terms.warning_days[-1]
    settled = two.paper.total_usd is not None or two.paper.total_pen is not None
    if received is not None and not settled and (two.today - received).days > last:
        days = Fraction((two.today - received).days)
        found.append(Finding(14, Kind.LOT_WAITING, Severity.TALK, Fraction(last), days))
    paid, limit = two.paid_grade, two.terms.grade.rule.pay_limit or Fraction(0)
    if paid is not None and (paid == 0 or paid < limit):
        found.append(Finding(14, Kind.LOT_VOLADO, Severity.TALK, limit, paid, Factor.GRADE))
    return tuple(found)


RULES: tuple[Callable[[Comparison], Findings], ...] = (
    moisture_high,
    grade_few_decimals,
    grade_below_lab,
    recovery_below_lab,
    price_of_other_day,
    factor_left_out,
    weight_differs,
    maquila_above_agreed,
    charges_on_wet,
    silver_without_factor,
    grade_of_metric_ton,
    avoirdupois_ounce,
    terms_and_taxes,
    lot_at_risk,
)


def _nearly(value: Fraction, slip: Fraction) -> bool:
    return abs(value - slip) <= slip * RATIO_TOLERANCE
