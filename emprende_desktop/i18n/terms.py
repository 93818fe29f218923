"""The words of what a buyer agreed to, in plain words."""

from emprende_desktop.gold.assays import GradeUnit
from emprende_desktop.gold.commercial import GradeRounding
from emprende_desktop.gold.formula import Variant
from emprende_desktop.gold.terms import PriceBasis, PriceDate, RateDate, RateSource, UmpireRule
from emprende_desktop.i18n.translation import N_

VARIANTS = {
    Variant.A: N_("Variant A: everything by the short ton, then the factor"),
    Variant.B: N_("Variant B: maquila, factor, then charges by the tonne"),
}
PRICE_BASES = {
    PriceBasis.LBMA_PM: N_("London fix, afternoon"),
    PriceBasis.LBMA_AM: N_("London fix, morning"),
    PriceBasis.SPOT: N_("spot price"),
}
PRICE_DATES = {
    PriceDate.RECEPTION: N_("of the day the lot came to the plant"),
    PriceDate.ASSAY: N_("of the day of the plant's assay"),
    PriceDate.SETTLEMENT: N_("of the day of the settlement"),
    PriceDate.SELLERS_CHOICE: N_("of a day that we choose"),
}
RATE_SOURCES = {
    RateSource.SBS: N_("SBS, selling"),
    RateSource.SUNAT: N_("SUNAT, selling"),
    RateSource.BUYER: N_("the buyer's own"),
}
RATE_DATES = {
    RateDate.SETTLEMENT: N_("of the day of the settlement"),
    RateDate.RECEPTION: N_("of the day the lot came to the plant"),
    RateDate.PAYMENT: N_("of the day of the payment"),
}
GRADE_UNITS = {GradeUnit.OZ_TC: N_("ounces a short ton (oz/TC)"), GradeUnit.G_T: N_("grams a tonne (g/t)")}
ROUNDINGS = {
    GradeRounding.TRUNCATE: N_("the rest is cut off"),
    GradeRounding.HALF_UP: N_("the last is rounded"),
    GradeRounding.NONE: N_("all decimals count"),
}
UMPIRES = {
    UmpireRule.BETWEEN: N_("a third lab decides between both grades"),
    UmpireRule.NONE: N_("no third lab"),
}
RECOVERIES = {
    "fixed": N_("always the same"), "steps": N_("by the grade, in steps"), "lab": N_("what the lab measures"),
}  # fmt: skip
MAQUILAS = {
    "fixed": N_("always the same"),
    "step": N_("a base and US$ 10 for each tenth of an ounce"),
    "table": N_("by a table of grades"),
}
# The keys of terms as JSON, as errors name them.
KEYS = {
    "factor": N_("Factor from tonne to TC"),
    "deduction_usd_oz": N_("Deduction (US$/oz)"),
    "recovery.value": N_("Recovery (%)"),
    "recovery.bands": N_("Steps of the recovery"),
    "maquila.value": N_("Maquila (US$/TC)"),
    "maquila.base": N_("Base of the maquila (US$/TC)"),
    "maquila.min": N_("At least (US$/TC)"),
    "maquila.bands": N_("Table of the maquila"),
    "reagents_usd": N_("Reagents and inputs (US$/TC)"),
    "bonus_usd": N_("Bonus (US$/TC)"),
    "consumables_usd_t": N_("Consumables (US$/t)"),
    "freight_usd_t": N_("Freight (US$/t)"),
    "other_usd_t": N_("Other charges (US$/t)"),
    "storage_days": N_("Days of storage"),
    "tolerance_oz_tc": N_("Difference that is split without a third lab (oz/TC)"),
    "grade.decimals": N_("Decimals of the grade"),
    "grade.rule.pay_limit": N_("Nothing is paid below (oz/TC)"),
    "grade.rule.limit": N_("Something is taken off below (oz/TC)"),
    "grade.rule.subtraction": N_("How much is taken off (oz/TC)"),
    "grade.rule.lower": N_("Never less than (oz/TC)"),
    "grade.rule.upper": N_("Never more than (oz/TC)"),
    "grade.rule.percent": N_("Percent of the grade that is paid"),
    "silver.recovery_pct": N_("Recovery of silver (%)"),
    "silver.deduction_usd_oz": N_("Deduction of silver (US$/oz)"),
    "silver.limit_oz_tc": N_("Silver is paid from (oz/TC)"),
    "source": N_("Where it stands"),
}

# Where the shipped examples come from, by their names.
EXAMPLES = {
    "A": N_("of the program of a plant that buys ore in Peru; its base of maquila and its inputs are made up"),
    "B": N_(
        "of a program by which an ore buyer in Peru quotes; its bands of maquila from 1.701 to 1.900 are not known"
    ),
}
