"""Each of the fourteen rules finds its worked case, and not the case just under it."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.assays import AssayBy
from emprende_desktop.gold.case import Factor
from emprende_desktop.gold.commercial import GradeRule, GradeTerms
from emprende_desktop.gold.findings import Kind, Severity
from emprende_desktop.gold.formula import Charges, Variant
from emprende_desktop.gold.review import review
from emprende_desktop.gold.review_rules import RULES
from tests.gold.papers import DAY, FACTURA, LIQUIDACION, OURS, SILVER, SILVER_TERMS, TERMS, assay, compared


def found(rule, texts, **others):
    """Return what one rule finds in a paper with these figures."""
    findings = RULES[rule - 1](compared(texts, **others))
    assert {finding.rule for finding in findings} <= {rule}
    return findings


def test_the_base_lot_is_the_one_of_the_rules():
    two = compared({})
    assert two.ours.weights.dry_t == Fraction("4.520")
    assert two.ours.total_usd == Fraction("5866.24")
    assert review(two).findings == ()


# rule, what is printed otherwise, the total it comes to, its effect alone, in percent of ours
EFFECTS = [
    (1, {"moisture_pct": "9.00"}, Kind.MOISTURE_HIGH, "5692.33", "-173.91", "-2.96"),
    (2, {"grade_oz_tc": "0.37"}, Kind.GRADE_FEW_DECIMALS, "5760.06", "-106.18", "-1.81"),
    (3, {"grade_oz_tc": "0.357"}, Kind.GRADE_BELOW_LAB, "5530.04", "-336.20", "-5.73"),
    (4, {"recovery_pct": "85"}, Kind.RECOVERY_BELOW_LAB, "5496.59", "-369.65", "-6.30"),
    (5, {"price_usd_oz": "3998.40"}, Kind.PRICE_OF_OTHER_DAY, "5751.93", "-114.31", "-1.95"),
    (6, {"factor": "1"}, Kind.FACTOR_LEFT_OUT, "5321.80", "-544.44", "-9.28"),
    (7, {"wet_t": "4.770"}, Kind.WET_DIFFERS, "5805.24", "-61.00", "-1.04"),
    (8, {"maquila_usd": "190"}, Kind.MAQUILA_ABOVE_AGREED, "5567.28", "-298.96", "-5.10"),
    (9, {"charges_usd": "839.47"}, Kind.CHARGES_ON_WET, "5813.99", "-52.25", "-0.89"),
]


@pytest.mark.parametrize(("rule", "texts", "kind", "total", "effect", "percent"), EFFECTS)
def test_each_rule_finds_its_case_and_what_it_is_worth(rule, texts, kind, total, effect, percent):
    (finding,) = found(rule, texts | {"total_usd": total})
    assert (finding.kind, finding.severity) == (kind, Severity.TALK)
    assert finding.effect_usd == Fraction(effect)
    assert str(half_up(finding.effect_usd / Fraction("5866.24") * 100, 2)) == percent
    reviewed = review(compared(texts | {"total_usd": total}))
    assert reviewed.waterfall.theirs.plain() == total
    assert reviewed.waterfall.of(finding.factor).plain() == effect.removeprefix("-")
    assert reviewed.waterfall.of(Factor.UNEXPLAINED).cents == 0
    assert finding in reviewed.findings


UNDER = [
    (5, {"price_usd_oz": "4064.1669"}),  # 0.05 % exactly
    (1, {"moisture_pct": "7.22"}),  # one point exactly
    (1, {"moisture_pct": "6.22", "moisture_tests": "2"}),
    (2, {"grade_oz_tc": "0.370"}),
    (3, {"grade_oz_tc": "0.373"}),  # 0.99 × 0.376 = 0.37224
    (4, {"recovery_pct": "88"}),
    (5, {"price_usd_oz": "4064.17"}),  # 0.05 % is 2.0331
    (6, {"factor": "1.1023", "total_usd": "5321.80"}),
    (6, {"total_usd": "5340.00"}),
    (6, {"factor": "1.05"}),
    (7, {"wet_t": "4.82", "sacks": "96"}),
    (8, {"maquila_usd": "130.00"}),
    (8, {"maquila_usd": "120"}),
    (9, {"charges_usd": "787.22"}),
    (9, {"charges_usd": "813.00"}),  # the middle between wet and dry is 813.343
    (11, {"grade_oz_tc": "0.4140"}),  # 1.1011 times the lab's
    (11, {"grade_g_t": "12.891", "grade_oz_tc": "0.376"}),
    (12, {"fine_g": "53.0", "fine_oz": "1.7"}),  # 31.18 g
    (12, {"fine_g": "30", "fine_oz": "1.000"}),
    (12, {"grade_g_t": "12.891", "grade_oz_tc": "0.376"}),
    (12, {"grade_g_t": "12.891", "grade_oz_tc": "0.4145"}),  # that is rule 11
    (12, {"grade_g_t": "1.6", "grade_oz_tc": "0.05"}),  # 29.03 g, by rounding 0.0467
    (12, {"fine_g": "1.4", "fine_oz": "0.05"}),
    (11, {"grade_g_t": "1.6", "grade_oz_tc": "0.05"}),
    (12, {"grade_g_t": "12.891", "grade_oz_tc": "0.41"}),
    (12, {"grade_g_t": "0", "grade_oz_tc": "0"}),
    (13, {"deduction_usd_oz": "120.00", "fx": "1.000"}),
    (14, {"grade_oz_tc": "0.100"}),
]


@pytest.mark.parametrize(("rule", "texts"), UNDER)
def test_no_rule_finds_what_is_just_under_it(rule, texts):
    assert found(rule, texts) == ()


def test_1_a_single_test_of_moisture_is_noted():
    (finding,) = found(1, {"moisture_tests": "1"})
    assert (finding.kind, finding.severity, finding.effect_usd) == (Kind.MOISTURE_ONE_TEST, Severity.NOTE, None)
    kinds = [one.kind for one in found(1, {"moisture_tests": "1", "moisture_pct": "7.23"})]
    assert kinds == [Kind.MOISTURE_HIGH, Kind.MOISTURE_ONE_TEST]


def test_2_few_decimals_that_cost_nothing_are_only_noted():
    (finding,) = found(2, {"grade_oz_tc": "0.38"})
    assert (finding.severity, finding.ours, finding.theirs) == (Severity.NOTE, 3, 2)
    (finding,) = found(2, {"grade_oz_tc": "0.38"}, ours=replace(OURS, grade_oz_tc=Fraction("0.380")))
    assert (finding.severity, finding.effect_usd) == (Severity.NOTE, 0)


def test_3_a_grade_within_the_scatter_of_the_assays_is_said_to_be_so():
    ours = replace(OURS, assays=(assay("0.350"), assay("0.402", AssayBy.OUTSIDE)))
    (finding,) = found(3, {"grade_oz_tc": "0.357"}, ours=ours)
    assert (finding.kind, finding.severity) == (Kind.GRADE_IN_SCATTER, Severity.SCATTER)
    assert finding.effect_usd == Fraction("-336.20")
    for alone in ((assay("0.357"),), (assay("0.402"), assay("0.350", AssayBy.PLANT)), (assay("0.358"), assay("0.402"))):
        (finding,) = found(3, {"grade_oz_tc": "0.357"}, ours=replace(OURS, assays=alone))
        assert finding.kind is Kind.GRADE_BELOW_LAB


def test_3_the_limit_itself_and_a_grade_that_is_due_are_silent():
    lab = replace(OURS, grade_oz_tc=Fraction("0.400"), lab_grade_oz_tc=Fraction("0.400"))
    assert found(3, {"grade_oz_tc": "0.396"}, ours=lab) == ()
    scattered = replace(OURS, assays=(assay("0.350"), assay("0.402", AssayBy.OUTSIDE)))
    assert found(3, {"grade_oz_tc": "0.376"}, ours=scattered) == ()


def test_3_a_cut_that_was_agreed_is_only_noted():
    agreed = replace(OURS, grade_oz_tc=Fraction("0.357"))
    (finding,) = found(3, {"grade_oz_tc": "0.357"}, ours=agreed)
    assert (finding.kind, finding.severity, finding.effect_usd) == (Kind.GRADE_BELOW_LAB, Severity.NOTE, 0)
    assert found(3, {"grade_g_t": "12.891"}) == ()


def test_3_the_lab_of_the_paper_counts_where_we_have_none():
    ours = replace(OURS, grade_oz_tc=None, lab_grade_oz_tc=None)
    (finding,) = found(3, {"grade_oz_tc": "0.353", "lab_grade_oz_tc": "0.376"}, ours=ours)
    assert (finding.severity, finding.ours, finding.theirs) == (Severity.NOTE, Fraction("0.376"), Fraction("0.353"))


def test_4_an_agreed_recovery_below_the_lab_is_only_noted():
    ours = replace(OURS, lab_recovery_pct=Fraction("95.74"))
    (finding,) = found(4, {"recovery_pct": "90"}, ours=ours)
    assert (finding.severity, finding.ours) == (Severity.NOTE, Fraction("95.74"))
    assert found(4, {"recovery_pct": "93.74"}, ours=ours) == ()
    (finding,) = found(4, {"recovery_pct": "87.99"}, ours=replace(OURS, lab_recovery_pct=None))
    assert finding.severity is Severity.TALK


def test_5_a_better_price_is_only_noted():
    (finding,) = found(5, {"price_usd_oz": "4100"})
    assert finding.severity is Severity.NOTE


def test_6_a_hidden_factor_of_one_shows_in_the_total():
    (finding,) = found(6, {"total_usd": "5321.80"})
    assert (finding.kind, finding.effect_usd) == (Kind.FACTOR_LEFT_OUT, Fraction("-544.44"))
    (finding,) = found(6, {"total_pen": "5321.80", "grade_oz_tc": "0.376"})
    assert finding.kind is Kind.FACTOR_LEFT_OUT


def test_6_a_total_that_has_its_factor_is_silent_however_small_the_factor():
    small = replace(TERMS, formula=replace(TERMS.formula, factor=Fraction("1.0005")))
    total = str(half_up(compared({}, terms=small).ours.total_usd, 2))
    assert found(6, {"total_usd": total}, terms=small) == ()


def test_7_sacks_are_counted():
    assert [one.severity for n in ("95", "97") for one in found(7, {"sacks": n})] == [Severity.TALK, Severity.NOTE]
    (finding,) = found(7, {"wet_t": "4.821"})
    assert (finding.kind, finding.severity) == (Kind.WET_DIFFERS, Severity.NOTE)


def test_8_the_band_of_the_grade_that_is_paid_counts():
    (finding,) = found(8, {"maquila_usd": "140", "grade_oz_tc": "0.376"})
    assert (finding.ours, finding.theirs) == (130, 140)
    assert found(8, {"maquila_usd": "140", "grade_oz_tc": "0.401"}) == ()


def test_10_silver_without_the_factor():
    ours = replace(OURS, silver=SILVER)
    assert compared({}, ours=ours, terms=SILVER_TERMS).ours.total_usd == Fraction("6301.51")
    (finding,) = found(10, {"silver_usd": "394.87"}, ours=ours, terms=SILVER_TERMS)
    assert (finding.kind, finding.ours, finding.theirs) == (
        Kind.SILVER_WITHOUT_FACTOR,
        Fraction("435.26"),
        Fraction("394.87"),
    )
    assert finding.effect_usd == Fraction("-40.39")
    for printed in ("435.26", "415.10"):
        assert found(10, {"silver_usd": printed}, ours=ours, terms=SILVER_TERMS) == ()


def test_9_charges_after_the_factor_are_of_the_dry_tonne_too():
    charges = Charges(consumables_usd_t=Fraction("30.26"), freight_usd_t=Fraction(22))
    after = replace(TERMS, formula=replace(TERMS.formula, variant=Variant.B, charges=charges))
    (finding,) = found(9, {"charges_usd": "942.59"}, terms=after)  # (130 × 1.1023 + 52.26) × 4.820
    assert (finding.ours, finding.effect_usd) == (Fraction("883.93"), Fraction("-58.66"))


def test_9_and_10_are_silent_where_both_ways_come_to_the_same():
    dry = replace(OURS, moisture_pct=Fraction(0), silver=SILVER)
    metric = replace(SILVER_TERMS, formula=replace(SILVER_TERMS.formula, factor=Fraction(1)))
    assert found(9, {"charges_usd": "839.47"}, ours=dry) == ()
    assert found(10, {"silver_usd": "394.87"}, ours=dry, terms=metric) == ()


def test_11_ounces_a_tonne_called_ounces_a_short_ton():
    for texts in ({"grade_oz_tc": "0.4145"}, {"grade_oz_tc": "0.41", "grade_g_t": "12.891"}, {"grade_oz_tc": "0.4147"}):
        (finding,) = found(11, texts)
        assert finding.kind is Kind.GRADE_OF_METRIC_TON
        assert finding.theirs == Fraction(texts["grade_oz_tc"])
        assert str(half_up(finding.ours, 3)) == "0.376"


def test_12_an_ounce_of_another_trade():
    for texts in (
        {"fine_g": "28.3495", "fine_oz": "1.000"},
        {"grade_g_t": "11.750", "grade_oz_tc": "0.376"},
        {"fine_g": "9", "grade_g_t": "11.750", "grade_oz_tc": "0.376"},
    ):
        (finding,) = found(12, texts)
        assert finding.kind is Kind.AVOIRDUPOIS_OUNCE
        assert str(half_up(finding.theirs, 2)) == "28.35"
        assert str(half_up((finding.theirs / finding.ours - 1) * 100, 2)) == "-8.85"


def test_13_the_deduction_and_the_rate_are_recomputed():
    (finding,) = found(13, {"deduction_usd_oz": "150"})
    assert (finding.kind, finding.factor) == (Kind.DEDUCTION_DIFFERS, Factor.DEDUCTION)
    assert finding.effect_usd == Fraction("-50.58")
    ours = replace(OURS, fx=Fraction("3.372"))
    (finding,) = found(13, {"fx": "3.360"}, ours=ours)
    assert (finding.kind, finding.severity, finding.effect_usd) == (Kind.FX_DIFFERS, Severity.TALK, None)
    (finding,) = found(13, {"fx": "3.380"}, ours=ours)
    assert finding.severity is Severity.NOTE


LC = {"total_pen": "46978.03"}
TAXED = LC | {"igv_pen": "8456.05", "detraccion_pen": "5543.00", "net_pen": "49891.08"}
TAXES = [
    (LIQUIDACION, LC | {"retention_pen": "1879.12", "net_pen": "45098.91"}, []),
    (LIQUIDACION, LC | {"retention_pen": "1879.13"}, []),  # a céntimo of rounding
    (LIQUIDACION, LC | {"retention_pen": "1879.14"}, [Kind.RETENTION_DIFFERS]),
    (LIQUIDACION, LC | {"retention_pen": "3758.24"}, [Kind.RETENTION_TWICE]),
    (LIQUIDACION, LC | {"retention_pen": "3758.25"}, [Kind.RETENTION_TWICE]),
    (LIQUIDACION, LC | {"retention_pen": "3758.26"}, [Kind.RETENTION_DIFFERS]),
    (LIQUIDACION, LC | {"retention_pen": "1879.12", "net_pen": "43219.79"}, [Kind.RETENTION_TWICE]),
    (LIQUIDACION, LC | {"net_pen": "43219.79"}, [Kind.RETENTION_TWICE]),
    (LIQUIDACION, LC | {"net_pen": "45000.00"}, [Kind.NET_DIFFERS]),
    (LIQUIDACION, LC | {"igv_pen": "8456.05"}, [Kind.IGV_DIFFERS]),
    (FACTURA, TAXED, []),
    (FACTURA, TAXED | {"igv_pen": "8000.00", "detraccion_pen": "5498.00", "net_pen": "49480.03"}, [Kind.IGV_DIFFERS]),
    (FACTURA, LC | {"detraccion_pen": "5543.41"}, []),
    (FACTURA, LC | {"detraccion_pen": "6652.00"}, [Kind.DETRACCION_DIFFERS]),
    (FACTURA, LC | {"retention_pen": "1879.12"}, [Kind.RETENTION_DIFFERS]),
]


@pytest.mark.parametrize(("rates", "texts", "kinds"), TAXES)
def test_13_each_tax_follows_from_the_value_of_the_paper(rates, texts, kinds):
    assert [finding.kind for finding in found(13, texts, rates=rates)] == kinds


def test_14_a_lot_that_waits_and_a_grade_that_is_not_paid():
    ours = replace(OURS, received=DAY - dt.timedelta(days=26))
    (finding,) = found(14, {}, ours=ours)
    assert (finding.kind, finding.ours, finding.theirs) == (Kind.LOT_WAITING, 25, 26)
    assert found(14, {"total_usd": "5866.24"}, ours=ours) == ()
    assert found(14, {}, ours=replace(OURS, received=DAY - dt.timedelta(days=25))) == ()
    limited = GradeTerms(TERMS.grade.unit, 3, TERMS.grade.rounding, GradeRule(pay_limit=Fraction("0.1")))
    for grade, kinds in (("0.099", [Kind.LOT_VOLADO]), ("0.100", []), ("0", [Kind.LOT_VOLADO])):
        found_now = found(14, {"grade_oz_tc": grade}, terms=replace(TERMS, grade=limited))
        assert [one.kind for one in found_now] == kinds
    assert TERMS.warning_days == (20, 25)
