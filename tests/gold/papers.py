"""The base lot and papers of it that differ in some figures."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from emprende_desktop.gold.assays import Assay, AssayBy, GradeUnit, Metal
from emprende_desktop.gold.commercial import GradeRounding, GradeTerms
from emprende_desktop.gold.comparison import Comparison, OurFigures
from emprende_desktop.gold.formula import Charges, FixedRecovery, Formula, SilverTerms, StepMaquila, Variant
from emprende_desktop.gold.net import Paper, TaxRates
from emprende_desktop.gold.printed import printed_from
from emprende_desktop.gold.settlement import SilverDelivered
from emprende_desktop.gold.terms import PriceBasis, PriceDate, RateDate, RateSource, SettlementTerms, UmpireRule

DAY = dt.date(2026, 11, 23)
FORMULA = Formula(
    variant=Variant.A,
    factor=Fraction("1.1023"),
    recovery=FixedRecovery(Fraction(90)),
    maquila=StepMaquila(Fraction(100), Fraction(95)),
    deduction_usd_oz=Fraction(120),
    charges=Charges(reagents_usd=Fraction(28)),
)
TERMS = SettlementTerms(
    formula=FORMULA,
    grade=GradeTerms(GradeUnit.OZ_TC, 3, GradeRounding.TRUNCATE),
    price_basis=PriceBasis.LBMA_PM,
    price_date=PriceDate.RECEPTION,
    rate_source=RateSource.SBS,
    rate_date=RateDate.SETTLEMENT,
    storage_days=30,
    umpire=UmpireRule.BETWEEN,
    tolerance_oz_tc=Fraction("0.02"),
)
OURS = OurFigures(
    wet_t=Fraction("4.820"),
    moisture_pct=Fraction("6.22"),
    grade_oz_tc=Fraction("0.376"),
    price_usd_oz=Fraction("4066.20"),
    fx=Fraction(1),
    lab_grade_oz_tc=Fraction("0.376"),
    lab_recovery_pct=Fraction(90),
    sacks=96,
)
SILVER = SilverDelivered(Fraction("3.20"), Fraction("48.50"))
SILVER_TERMS = replace(TERMS, formula=replace(FORMULA, silver=SilverTerms(Fraction(60), Fraction(3))))
LIQUIDACION = TaxRates(Paper.LIQUIDACION, Fraction(4), Fraction(18), Fraction(10))
FACTURA = replace(LIQUIDACION, paper=Paper.FACTURA)
NO_PAPER = replace(LIQUIDACION, paper=Paper.NONE)


def compared(texts, *, ours=OURS, terms=TERMS, rates=NO_PAPER, today=DAY):
    return Comparison(terms, ours, printed_from(texts), rates, today)


def assay(value, by=AssayBy.OWN, unit=GradeUnit.OZ_TC, percent="100", metal=Metal.GOLD):
    decimals = len(value.partition(".")[2])
    return Assay(by, metal, Fraction(value), decimals, unit, "Chala", DAY, Fraction(percent))
