"""A review tells the whole difference, part by part to the last céntimo, and the way down to the net."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from emprende_desktop.domain import json_errors
from emprende_desktop.domain.money import Money
from emprende_desktop.gold import errors as e
from emprende_desktop.gold.bands import Band, BandTable
from emprende_desktop.gold.case import Factor
from emprende_desktop.gold.findings import Kind
from emprende_desktop.gold.formula import (
    Charges,
    FixedMaquila,
    FixedRecovery,
    Formula,
    MeasuredRecovery,
    SilverTerms,
    StepMaquila,
    SteppedRecovery,
    Variant,
)
from emprende_desktop.gold.net import way_down
from emprende_desktop.gold.printed import NUMBER_NAMES, PrintedNumber, printed_from
from emprende_desktop.gold.review import NetStep, review
from emprende_desktop.gold.settlement import SilverDelivered
from emprende_desktop.gold.waterfall import add_up
from tests.gold.papers import FACTURA, FORMULA, LIQUIDACION, OURS, SILVER, SILVER_TERMS, TERMS, compared

SOLES = replace(OURS, fx=Fraction("3.372"))
OTHERWISE = {
    "wet_t": "4.770",
    "moisture_pct": "9.00",
    "grade_oz_tc": "0.357",
    "recovery_pct": "85",
    "price_usd_oz": "3998.40",
    "deduction_usd_oz": "150",
    "maquila_usd": "190",
    "reagents_usd": "30",
    "factor": "1",
    "fx": "3.360",
}


def test_t10_the_way_down_by_each_document():
    gross = Money(4_697_803)
    taken = way_down(gross, LIQUIDACION)
    assert (taken.retention.plain(), taken.net.plain()) == ("1879.12", "45098.91")
    billed = way_down(gross, FACTURA)
    assert (billed.igv.plain(), billed.total.plain()) == ("8456.05", "55434.08")
    assert (billed.detraccion.plain(), billed.net.plain()) == ("5543.00", "49891.08")


def test_every_factor_is_changed_once_in_its_order():
    told = review(compared(OTHERWISE, ours=SOLES)).waterfall
    assert [part.factor for part in told.parts] == [
        *(Factor.WET, Factor.MOISTURE, Factor.GRADE, Factor.RECOVERY, Factor.PRICE, Factor.DEDUCTION),
        *(Factor.MAQUILA, Factor.CHARGES, Factor.FACTOR, Factor.FX),
    ]
    assert told.ours == Money(1_978_096)  # 5,866.24 × 3.372 = 19,780.96128
    assert sum(part.amount.cents for part in told.parts) == told.whole.cents == (told.ours - told.theirs).cents
    assert all(part.amount.cents > 0 for part in told.parts)
    assert all(abs(part.exact * 100 - part.amount.cents) <= 6 for part in told.parts)


def test_what_the_papers_own_figures_do_not_give_is_not_explained():
    told = review(compared({"moisture_pct": "9.00", "total_usd": "5600.00"}, ours=SOLES)).waterfall
    assert [part.factor for part in told.parts] == [Factor.MOISTURE, Factor.UNEXPLAINED]
    assert told.of(Factor.UNEXPLAINED) == Money(1_919_454 - 1_888_320)  # 5,692.33 and 5,600.00 × 3.372
    same = review(compared({"total_pen": "19780.96"}, ours=SOLES)).waterfall
    assert (same.parts, same.whole) == ((), Money(0))


def test_dry_tonnes_that_do_not_follow_are_a_part_of_their_own():
    told = review(compared({"wet_t": "4.820", "moisture_pct": "6.22", "dry_t": "4.420"})).waterfall
    assert [part.factor for part in told.parts] == [Factor.DRY]
    assert review(compared({"dry_t": "4.52"})).waterfall.parts == ()


def test_maquila_agreed_for_the_paid_grade_belongs_to_the_grade():
    """A step of maquila that a lower grade takes along is no difference of maquila."""
    told = review(compared({"grade_oz_tc": "0.299", "maquila_usd": "120"})).waterfall
    assert [part.factor for part in told.parts] == [Factor.GRADE]
    table = BandTable("maquila.bands", (Band(Fraction("0.3"), None, Fraction(130)),))
    terms = replace(TERMS, formula=replace(FORMULA, maquila=table))
    told = review(compared({"grade_oz_tc": "0.299", "maquila_usd": "140"}, terms=terms)).waterfall
    assert [part.factor for part in told.parts] == [Factor.GRADE, Factor.MAQUILA]


def test_a_grade_outside_the_agreed_recoveries_keeps_ours():
    table = BandTable("recovery.bands", (Band(Fraction("0.36"), None, Fraction(90)),))
    terms = replace(TERMS, formula=replace(FORMULA, recovery=SteppedRecovery(table)))
    two = compared({"grade_oz_tc": "0.357"}, terms=terms)
    assert two.theirs.recovery_pct == 90
    with pytest.raises(e.OutsideTableError):
        review(compared({}, terms=terms, ours=replace(OURS, grade_oz_tc=Fraction("0.3"))))


def test_silver_as_an_amount_and_by_its_figures():
    ours = replace(OURS, silver=SILVER)
    told = review(compared({"silver_usd": "394.87", "total_usd": "6261.11"}, ours=ours, terms=SILVER_TERMS))
    assert [(part.factor, part.amount.plain()) for part in told.waterfall.parts] == [(Factor.SILVER, "40.40")]
    assert [finding.kind for finding in told.findings] == [Kind.SILVER_WITHOUT_FACTOR]
    told = review(compared({"silver_price_usd_oz": "40"}, ours=ours, terms=SILVER_TERMS)).waterfall
    assert [part.factor for part in told.parts] == [Factor.SILVER]
    figures = {"silver_grade_oz_tc": "3.20", "silver_recovery_pct": "60", "silver_price_usd_oz": "48.50"}
    whole = figures | {"silver_deduction_usd_oz": "3.00"}
    assert review(compared(whole)).waterfall.of(Factor.SILVER) == Money(-43_527)  # silver that we had not counted
    assert review(compared(figures)).waterfall.parts == ()


def test_charges_above_the_value_leave_nothing_in_a_and_a_debt_in_b():
    paper = {"charges_usd": "90000"}
    assert compared(paper).theirs.total_usd == 0
    agreed = replace(TERMS, formula=replace(FORMULA, variant=Variant.B, charges=Charges(other_usd_t=Fraction(28))))
    two = compared(paper, terms=agreed)
    assert two.theirs.total_usd == two.ours.total_usd + two.ours.due_charges_usd - 90_000 < 0


def test_what_we_do_not_know_is_taken_from_the_paper_and_named():
    ours = replace(OURS, moisture_pct=None, grade_oz_tc=None, fx=None)
    two = compared({"moisture_pct": "7", "grade_g_t": "12.00", "fx": "3.37"}, ours=ours)
    assert two.taken == ("moisture_pct", "grade_oz_tc", "fx")
    told = review(two)
    assert two.ours.grade_oz_tc == Fraction("0.350")
    assert (told.waterfall.whole, told.waterfall.parts) == (Money(0), ())
    taken = [line.name for line in told.lines if line.taken]
    assert taken == ["moisture_pct", "grade_g_t", "grade_oz_tc", "fx"]
    with pytest.raises(json_errors.MissingKeyError) as caught:
        compared({"moisture_pct": "7", "fx": "3.37"}, ours=ours)
    assert caught.value.key == "grade_oz_tc"


def test_a_recovery_of_the_lab_is_ours_or_else_the_papers():
    terms = replace(TERMS, formula=replace(FORMULA, recovery=MeasuredRecovery()))
    assert compared({"recovery_pct": "85"}, terms=terms).ours.recovery_pct == 90
    unknown = replace(OURS, lab_recovery_pct=None)
    two = compared({"recovery_pct": "85"}, terms=terms, ours=unknown)
    assert (two.ours.recovery_pct, two.taken) == (85, ("lab_recovery_pct",))
    with pytest.raises(json_errors.MissingKeyError):
        compared({}, terms=terms, ours=unknown)


def test_each_line_stands_beside_ours():
    lines = {line.name: line for line in review(compared({"grade_oz_tc": "0.37", "sacks": "96"})).lines}
    grade = lines["grade_oz_tc"]
    assert (grade.ours, grade.theirs, grade.difference) == (
        Fraction("0.376"),
        PrintedNumber(Fraction("0.37"), 2),
        Fraction("-0.006"),
    )
    assert not grade.agrees
    assert lines["sacks"].agrees
    assert (lines["price_usd_oz"].theirs, lines["price_usd_oz"].difference) == (None, None)
    assert lines["charges_usd"].ours == Fraction("787.22")
    assert "bonus_usd" not in lines
    assert set(lines) <= set(NUMBER_NAMES)


def test_the_net_is_told_apart_too():
    paper = {"moisture_pct": "9.00", "total_usd": "5692.33", "retention_pen": "1535.56", "net_pen": "17000.00"}
    told = review(compared(paper, ours=SOLES, rates=LIQUIDACION))
    assert [(part.step, part.amount.cents) for part in told.net_parts] == [
        (NetStep.GROSS, 58_642),
        (NetStep.RETENTION, 153_556 - 79_124),
        (NetStep.UNEXPLAINED, 1_919_454 - 153_556 - 1_700_000),
    ]
    assert sum(part.amount.cents for part in told.net_parts) == (told.ours.net - told.received).cents


REFUSED_PRINTS = [
    ({"grade": "0.3"}, json_errors.UnknownKeyError, "grade"),
    ({"price_date": "2026-11-23"}, json_errors.UnknownKeyError, "price_date"),
    ({"wet_t": "4,820"}, json_errors.UnreadableNumberError, "wet_t"),
    ({"wet_t": "0"}, e.NotPositiveError, "wet_t"),
    ({"fx": "0.00"}, e.NotPositiveError, "fx"),
    ({"moisture_pct": "100"}, e.OutOfRangeError, "moisture_pct"),
    ({"recovery_pct": "101"}, e.OutOfRangeError, "recovery_pct"),
]


@pytest.mark.parametrize(("texts", "kind", "key"), REFUSED_PRINTS)
def test_figures_that_no_paper_prints_are_refused(texts, kind, key):
    with pytest.raises(kind) as caught:
        printed_from(texts)
    assert caught.value.key == key


def test_empty_fields_are_not_printed():
    printed = printed_from({"wet_t": "", "dry_t": "4.5"})
    assert (printed.wet_t, printed.value("dry_t")) == (None, Fraction("4.5"))


def test_amounts_beyond_any_sale_are_refused():
    with pytest.raises(e.OutOfRangeError):
        review(compared({"total_pen": "9" * 12 + ".99", "fx": "9" * 12}, ours=replace(OURS, fx=Fraction(10**12))))


@given(st.lists(st.fractions(-(10**9), 10**9), min_size=1))
def test_rounded_parts_add_up_and_only_the_largest_carries_the_rest(parts):
    whole = round(sum(parts))
    cents = add_up(parts, whole)
    assert sum(cents) == whole
    off = [place for place, part in enumerate(parts) if abs(cents[place] - part) > Fraction(1, 2)]
    largest = max(abs(part) for part in parts)
    assert all(abs(parts[place]) == largest for place in off)
    assert len(off) <= 1


def number(low, high, places):
    """Texts of numbers between two, with at most so many decimals."""
    return st.tuples(st.integers(low * 10**places, high * 10**places), st.just(places)).map(
        lambda drawn: f"{drawn[0] // 10 ** drawn[1]}.{drawn[0] % 10 ** drawn[1]:0{drawn[1]}d}"
    )


FIGURES = {
    "wet_t": number(1, 60, 3),
    "moisture_pct": number(0, 30, 2),
    "dry_t": number(1, 60, 3),
    "grade_oz_tc": number(0, 4, 3),
    "recovery_pct": number(50, 100, 2),
    "price_usd_oz": number(1000, 6000, 2),
    "deduction_usd_oz": number(0, 300, 2),
    "maquila_usd": number(0, 300, 2),
    "reagents_usd": number(0, 60, 2),
    "bonus_usd": number(0, 60, 2),
    "consumables_usd_t": number(0, 60, 2),
    "freight_usd_t": number(0, 60, 2),
    "charges_usd": number(0, 9000, 2),
    "factor": st.sampled_from(("1", "1.1023", "1.10231")),
    "silver_grade_oz_tc": number(0, 9, 2),
    "silver_price_usd_oz": number(10, 90, 2),
    "silver_usd": number(0, 900, 2),
    "fx": number(2, 5, 3),
    "total_usd": number(0, 90_000, 2),
    "total_pen": number(0, 300_000, 2),
    "igv_pen": number(0, 50_000, 2),
    "detraccion_pen": number(0, 30_000, 0).map(lambda text: text.partition(".")[0]),
    "retention_pen": number(0, 20_000, 2),
    "net_pen": number(0, 300_000, 2),
}
PRINTS = st.fixed_dictionaries({}, optional=FIGURES)
MAQUILAS = st.sampled_from(
    (
        FixedMaquila(Fraction(130)),
        StepMaquila(Fraction(100), Fraction(95)),
        BandTable(
            "maquila.bands", (Band(Fraction("0.2"), Fraction(1), Fraction(90)), Band(Fraction(1), None, Fraction(190)))
        ),
    )
)
CHARGES = {
    Variant.A: Charges(reagents_usd=Fraction(28), bonus_usd=Fraction(3)),
    Variant.B: Charges(consumables_usd_t=Fraction("30.26"), freight_usd_t=Fraction(22)),
}


@st.composite
def terms_drawn(draw):
    variant = draw(st.sampled_from(Variant))
    formula = Formula(
        variant=variant,
        factor=Fraction(draw(FIGURES["factor"])),
        recovery=FixedRecovery(Fraction(draw(FIGURES["recovery_pct"]))),
        maquila=draw(MAQUILAS),
        deduction_usd_oz=Fraction(draw(FIGURES["deduction_usd_oz"])),
        charges=CHARGES[variant],
        silver=draw(st.none() | st.just(SilverTerms(Fraction(60), Fraction(3), Fraction(1)))),
    )
    return replace(TERMS, formula=formula)


@given(terms_drawn(), PRINTS, number(1, 60, 3), number(0, 30, 2), number(0, 4, 3), number(2, 5, 3))
def test_the_parts_of_any_paper_add_up_to_the_last_centimo(terms, paper, wet, moisture, grade, fx):
    ours = replace(
        OURS,
        wet_t=Fraction(wet),
        moisture_pct=Fraction(moisture),
        grade_oz_tc=Fraction(grade),
        fx=Fraction(fx),
        silver=SilverDelivered(Fraction("3.20"), Fraction("48.50")),
    )
    assume(Fraction(grade) >= Fraction("0.2") or not isinstance(terms.formula.maquila, BandTable))
    for rates in (LIQUIDACION, FACTURA):
        told = review(compared(paper, ours=ours, terms=terms, rates=rates))
        parts = told.waterfall.parts
        assert sum(part.amount.cents for part in parts) == told.waterfall.whole.cents
        assert sum(part.amount.cents for part in told.net_parts) == (told.ours.net - told.received).cents
        assert told.waterfall.theirs == told.theirs.gross
        if "total_pen" not in paper and "total_usd" not in paper:
            assert told.waterfall.of(Factor.UNEXPLAINED) == Money(0)
        tolerance = 1 + len(parts)
        assert all(abs(part.exact * 100 - part.amount.cents) <= tolerance for part in parts)
