"""The words of a reviewed settlement: its lines, what was found, and what to ask for; neutral, never a verdict."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.exact import DIGITS_MAX, exact_text, half_up
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.case import Factor
from emprende_desktop.gold.findings import Finding, Kind, Severity
from emprende_desktop.gold.own_assay import OwnAssay
from emprende_desktop.gold.printed import PrintedNumber
from emprende_desktop.gold.review import ComparedLine, NetPart, NetStep
from emprende_desktop.gold.waterfall import Part
from emprende_desktop.i18n.formats import DASH, NBSP, money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.terms import KEYS
from emprende_desktop.i18n.translation import N_, _

MINUS = "\N{MINUS SIGN}"
# A figure of a settlement: its words, and with how many decimals it is shown.
LINES: dict[str, tuple[str, int]] = {
    "sacks": (N_("Sacks"), 0),
    "wet_t": (N_("Wet weight (t)"), 3),
    "moisture_pct": (N_("Moisture (%)"), 2),
    "dry_t": (N_("Dry weight (t)"), 3),
    "grade_g_t": (N_("Grade of gold (g/t)"), 2),
    "grade_oz_tc": (N_("Grade of gold (oz/TC)"), 3),
    "recovery_pct": (N_("Recovery (%)"), 2),
    "price_usd_oz": (N_("Price of the day (US$/oz)"), 2),
    "deduction_usd_oz": (N_("Deduction (US$/oz)"), 2),
    "maquila_usd": (N_("Maquila (US$/TC)"), 2),
    "reagents_usd": (N_("Reagents and inputs (US$/TC)"), 2),
    "bonus_usd": (N_("Bonus (US$/TC)"), 2),
    "consumables_usd_t": (N_("Consumables (US$/t)"), 2),
    "freight_usd_t": (N_("Freight (US$/t)"), 2),
    "other_usd_t": (N_("Other charges (US$/t)"), 2),
    "charges_usd": (N_("All charges of the lot (US$)"), 2),
    "factor": (N_("Factor from tonne to TC"), 5),
    "silver_grade_oz_tc": (N_("Grade of silver (oz/TC)"), 3),
    "silver_recovery_pct": (N_("Recovery of silver (%)"), 2),
    "silver_price_usd_oz": (N_("Price of silver (US$/oz)"), 2),
    "silver_deduction_usd_oz": (N_("Deduction of silver (US$/oz)"), 2),
    "silver_usd": (N_("Silver of the lot (US$)"), 2),
    "total_usd": (N_("Value (US$)"), 2),
    "fx": (N_("Exchange rate"), 3),
    "total_pen": (N_("Value (S/)"), 2),
    "igv_pen": (N_("IGV (S/)"), 2),
    "detraccion_pen": (N_("Detraction (S/)"), 2),
    "retention_pen": (N_("Income tax withheld (S/)"), 2),
    "net_pen": (N_("Received (S/)"), 2),
    "moisture_tests": (N_("Moisture tests"), 0),
    "lab_grade_oz_tc": (N_("Grade of its lab (oz/TC)"), 3),
    "lab_recovery_pct": (N_("Recovery measured by the lab (%)"), 2),
    "fine_g": (N_("Fine gold (g)"), 3),
    "fine_oz": (N_("Fine gold (oz)"), 3),
}
NAMES = {name: words for name, (words, _places) in LINES.items()} | KEYS
PARTS = {
    Factor.WET: N_("The wet weight explains {amount}"),
    Factor.MOISTURE: N_("The moisture explains {amount}"),
    Factor.DRY: N_("The dry weight explains {amount}"),
    Factor.GRADE: N_("The grade explains {amount}"),
    Factor.RECOVERY: N_("The recovery explains {amount}"),
    Factor.PRICE: N_("The price explains {amount}"),
    Factor.DEDUCTION: N_("The deduction explains {amount}"),
    Factor.MAQUILA: N_("The maquila explains {amount}"),
    Factor.CHARGES: N_("The charges explain {amount}"),
    Factor.FACTOR: N_("The factor explains {amount}"),
    Factor.SILVER: N_("The silver explains {amount}"),
    Factor.FX: N_("The exchange rate explains {amount}"),
    Factor.UNEXPLAINED: N_("Not explained by its own figures: {amount}"),
}
FACTORS = {
    Factor.WET: N_("Wet weight"),
    Factor.MOISTURE: N_("Moisture"),
    Factor.DRY: N_("Dry weight"),
    Factor.GRADE: N_("Grade"),
    Factor.RECOVERY: N_("Recovery"),
    Factor.PRICE: N_("Price of the ounce"),
    Factor.DEDUCTION: N_("Deduction"),
    Factor.MAQUILA: N_("Maquila"),
    Factor.CHARGES: N_("Charges"),
    Factor.FACTOR: N_("Factor from tonne to TC"),
    Factor.SILVER: N_("Silver"),
    Factor.FX: N_("Exchange rate"),
    Factor.UNEXPLAINED: N_("Not explained by its own figures"),
}
NET_PARTS = {
    NetStep.GROSS: N_("Difference in the value"),
    NetStep.IGV: N_("Difference in the IGV"),
    NetStep.DETRACCION: N_("Difference in the detraction"),
    NetStep.RETENTION: N_("Difference in the tax withheld"),
    NetStep.UNEXPLAINED: N_("Not explained by the steps of the paper"),
}
# What was found: a sentence, and the decimals of its figures.
_FOUND: dict[Kind, tuple[str, int]] = {
    Kind.MOISTURE_HIGH: (N_("The paper has a moisture of {theirs} %, and we measured {ours} %."), 2),
    Kind.MOISTURE_ONE_TEST: (N_("The moisture comes from a single test; the mean of two says more."), 0),
    Kind.GRADE_FEW_DECIMALS: (N_("Decimals of the printed grade: {theirs}; agreed: {ours}."), 0),
    Kind.GRADE_BELOW_LAB: (N_("{theirs} oz/TC are paid, and the lab found {ours} oz/TC."), 3),
    Kind.GRADE_IN_SCATTER: (N_("{theirs} oz/TC lie within what the assays of this lot vary."), 3),
    Kind.RECOVERY_BELOW_LAB: (N_("{theirs} % of recovery are paid, and {ours} % were measured or agreed."), 2),
    Kind.PRICE_OF_OTHER_DAY: (N_("The price is US$ {theirs}, and that of the agreed day is US$ {ours}."), 2),
    Kind.FACTOR_LEFT_OUT: (N_("It comes out without the factor {ours} that was agreed."), 5),
    Kind.SACKS_DIFFER: (N_("The paper has {theirs} sacks, and we noted {ours}."), 0),
    Kind.WET_DIFFERS: (N_("The paper has {theirs} t wet, and we weighed {ours} t."), 3),
    Kind.MAQUILA_ABOVE_AGREED: (N_("The maquila is US$ {theirs}, and US$ {ours} were agreed for that grade."), 2),
    Kind.CHARGES_ON_WET: (N_("The charges of US$ {theirs} fit the wet weight; by the dry one they are US$ {ours}."), 2),
    Kind.SILVER_WITHOUT_FACTOR: (N_("The silver, US$ {theirs}, comes out without the factor; with it US$ {ours}."), 2),
    Kind.GRADE_OF_METRIC_TON: (N_("{theirs} fits ounces a metric tonne; a short ton has {ours} oz/TC."), 4),
    Kind.AVOIRDUPOIS_OUNCE: (N_("By its figures an ounce has {theirs} g; a troy ounce has {ours} g."), 4),
    Kind.DEDUCTION_DIFFERS: (N_("The deduction is US$ {theirs} an ounce, and US$ {ours} were agreed."), 2),
    Kind.FX_DIFFERS: (N_("The exchange rate is {theirs}, and that of the agreed source and day is {ours}."), 3),
    Kind.IGV_DIFFERS: (N_("The IGV is S/ {theirs}; of this value it is S/ {ours}."), 2),
    Kind.DETRACCION_DIFFERS: (N_("The detraction is S/ {theirs}; of this total it is S/ {ours}."), 2),
    Kind.RETENTION_DIFFERS: (N_("S/ {theirs} of tax are withheld; of this value it is S/ {ours}."), 2),
    Kind.RETENTION_TWICE: (N_("The tax seems to be withheld twice: S/ {theirs} in place of S/ {ours}."), 2),
    Kind.NET_DIFFERS: (N_("The steps of the paper come to S/ {ours}, and S/ {theirs} are received."), 2),
    Kind.LOT_WAITING: (N_("The lot has been at the plant for {theirs} days without a settlement."), 0),
    Kind.LOT_VOLADO: (N_("{theirs} oz/TC lie below the {ours} oz/TC from which this buyer pays."), 3),
}
_TO_ASK = {
    Kind.MOISTURE_HIGH: N_("To see the weights of its moisture tests, or to test the moisture again together."),
    Kind.MOISTURE_ONE_TEST: N_("A second moisture test, and to take the mean of both."),
    Kind.GRADE_FEW_DECIMALS: N_("The assay with all the decimals that were agreed."),
    Kind.GRADE_BELOW_LAB: N_("The paper of the assay, and which cut was agreed; else an umpire's assay."),
    Kind.RECOVERY_BELOW_LAB: N_("The paper of the recovery test, and which recovery was agreed."),
    Kind.PRICE_OF_OTHER_DAY: N_("Of which day the price is, and where it was read."),
    Kind.FACTOR_LEFT_OUT: N_("The calculation with the factor from tonne to TC, line by line."),
    Kind.SACKS_DIFFER: N_("To count the sacks again, with both lists."),
    Kind.WET_DIFFERS: N_("The ticket of the scale: gross, tare and net."),
    Kind.MAQUILA_ABOVE_AGREED: N_("The table of maquila by grade."),
    Kind.CHARGES_ON_WET: N_("On which weight the charges are counted."),
    Kind.SILVER_WITHOUT_FACTOR: N_("The calculation of the silver with the factor, line by line."),
    Kind.GRADE_OF_METRIC_TON: N_("In which ton its ounces are: g/t by 34.2857 are oz/TC."),
    Kind.AVOIRDUPOIS_OUNCE: N_("How many grams its ounce has: a troy ounce has 31.1035 g."),
    Kind.DEDUCTION_DIFFERS: N_("Where the deduction an ounce was agreed."),
    Kind.FX_DIFFERS: N_("The exchange rate of the agreed source and day."),
    Kind.IGV_DIFFERS: N_("The calculation of the IGV."),
    Kind.DETRACCION_DIFFERS: N_("The certificate of the detraction and its calculation."),
    Kind.RETENTION_DIFFERS: N_("The calculation of the tax withheld, and its certificate."),
    Kind.RETENTION_TWICE: N_("To take the tax off once only, and its certificate."),
    Kind.NET_DIFFERS: N_("What else was taken off, with its paper."),
    Kind.LOT_WAITING: N_("The settlement of the lot, or the lot back."),
    Kind.LOT_VOLADO: N_("The paper of the assay, and the lot back."),
}


def mistake_text(error: BookkeepingError) -> str:
    """Return the sentence of a mistake; a figure is called as its line is."""
    key = getattr(error, "key", None)
    if isinstance(key, str) and key in NAMES:
        error = replace(error, key=_(NAMES[key]))  # type: ignore[type-var]  # every error with a key is a dataclass
    return sentence(error)


def number_text(value: Fraction, places: int) -> str:
    """Return `4,066.20`, rounded half up; below zero with a real minus."""
    text = f"{half_up(abs(value), places):,f}"
    return f"{MINUS}{text}" if value < 0 else text


def figure_text(name: str, value: Fraction | None) -> str:
    """Return a figure of a settlement with its usual decimals, a dash for none; more where that would be nothing."""
    if value is None:
        return DASH
    if name == "factor":
        return exact_text(value)
    places = LINES[name][1]
    while value and not half_up(value, places) and places < DIGITS_MAX:
        places += 1
    return number_text(value, places)


def printed_text(number: PrintedNumber | None) -> str:
    """Return a figure with the decimals it was printed with."""
    return DASH if number is None else number_text(number.value, number.decimals)


def difference_text(line: ComparedLine) -> str:
    """Return how much the paper has more or less, a dash where it may print its figure for ours."""
    difference = line.difference
    if difference is None or line.agrees:
        return DASH
    sign = "+" if difference > 0 else ""
    text = f"{sign}{figure_text(line.name, difference)}"
    return _("{difference} pts").format(difference=text) if line.name == "moisture_pct" else text


def part_text(part: Part) -> str:
    """Return what a part of the difference is worth; one that is for the seller says so."""
    text = _(PARTS[part.factor]).format(amount=money(Money(abs(part.amount.cents))))
    return text if part.amount.cents > 0 else _("{part}, in our favour").format(part=text)


def net_part_text(part: NetPart) -> str:
    """Return what a step makes of the difference in what is received."""
    sign = f"{MINUS}{NBSP}" if part.amount.cents < 0 else ""
    return f"{_(NET_PARTS[part.step])}: {sign}{money(Money(abs(part.amount.cents)))}"


def finding_text(finding: Finding) -> str:
    """Return the sentence of what was found."""
    text, places = _FOUND[finding.kind]
    told = _(text).format(ours=number_text(finding.ours, places), theirs=number_text(finding.theirs, places))
    return told.replace(" %", f"{NBSP}%").replace("$ ", f"${NBSP}").replace("S/ ", f"S/{NBSP}")


def asked_text(finding: Finding) -> str:
    """Return what to ask the buyer for, empty where there is nothing to talk about."""
    return _(_TO_ASK[finding.kind]) if finding.severity is Severity.TALK else ""


def part_asked_text(part: Part, found: Sequence[Finding]) -> str:
    """Return what to ask for about a part of the difference; of what needs no asking, why it does not."""
    if part.factor is Factor.UNEXPLAINED:
        return _("The calculation of the value, line by line.")
    return " ".join(asked_text(one) or finding_text(one) for one in found)


def own_assay_text(own: OwnAssay) -> str:
    """Return what an assay of her own pays."""
    if own.known:
        text = _("Your own assay of {grade} oz/TC, shown to the buyer, pays {amount} more by the agreed mean.")
    else:
        text = _("An own assay of {grade} oz/TC, a hundredth above the plant's, would have paid {amount} more.")
    return text.format(grade=number_text(own.grade_oz_tc, 3), amount=money(own.more))
