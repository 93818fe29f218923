"""Weights, moisture, grades and settlements, by the worked cases T1 to T5 and T9; and what is refused."""

import copy
from dataclasses import replace
from fractions import Fraction

import pytest

from emprende_desktop.domain import json_errors
from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold import errors as e
from emprende_desktop.gold.assays import GradeUnit
from emprende_desktop.gold.bands import Band, BandTable
from emprende_desktop.gold.commercial import GradeRounding, GradeRule, GradeTerms
from emprende_desktop.gold.formula import (
    Charges,
    FixedMaquila,
    FixedRecovery,
    Formula,
    SilverTerms,
    StepMaquila,
    Variant,
)
from emprende_desktop.gold.settlement import Delivery, LineName, SilverDelivered, settle
from emprende_desktop.gold.settlement_json import settlement_from_json
from emprende_desktop.gold.waterfall import add_up
from emprende_desktop.gold.weights import MoistureTest, moisture_of, weighed, wet_tonnes

T1 = {
    "moisture_tests": [["1000.0", "938.5"], ["1250.0", "1171.5"]],
    "gross_t": "5.012",
    "tare_t": "0.192",
}
T2 = {
    "variant": "A",
    "dry_t": "9.5",
    "grade": "0.335",
    "grade_unit": "oz_tc",
    "grade_decimals": "3",
    "grade_rounding": "truncate",
    "recovery_pct": "88",
    "price_usd_oz": "2400",
    "deduction_usd_oz": "10",
    "factor": "1.1023",
    "maquila": {"mode": "step", "base": "0", "min": "95"},
    "reagents_usd": "8",
    "bonus_usd": "0",
}
T3 = {
    "variant": "B",
    "moisture_pct": "1",
    "wet_t": "15",
    "grade": "1.0",
    "grade_unit": "oz_tc",
    "grade_rounding": "none",
    "recovery_pct": "90",
    "price_usd_oz": "2000",
    "deduction_usd_oz": "50",
    "factor": "1",
    "maquila": {"mode": "fixed", "value": "135"},
    "consumables_usd_t": "10",
    "freight_usd_t": "5",
    "silver": {"grade_oz_tc": "5", "recovery_pct": "85", "price_usd_oz": "25", "deduction_usd_oz": "1"},
}
TABLE = {"mode": "table", "bands": [["0.200", "0.300", "90"], ["0.301", "0.900", "130"], ["0.901", "", "190"]]}
T4 = {
    "variant": "B",
    "moisture_pct": "5.40",
    "wet_t": "6.250",
    "grade": "0.850",
    "grade_unit": "oz_tc",
    "grade_decimals": "3",
    "grade_rounding": "half_up",
    "recovery_pct": "84",
    "price_usd_oz": "3322.10",
    "deduction_usd_oz": "80",
    "factor": "1.10231",
    "maquila": TABLE,
    "consumables_usd_t": "30.26",
    "freight_usd_t": "22",
}
EXACT_FACTOR = "1.102311310924"


def edited(base, *without, **changes):
    return {key: value for key, value in (copy.deepcopy(base) | changes).items() if key not in without}


def test_t1_moisture_is_the_mean_of_the_tests_and_rounds_up():
    assert settlement_from_json(T1) == {"moisture_pct": "6.22", "dry_t": "4.520"}
    tests = [MoistureTest(Fraction(1000), Fraction("938.5")), MoistureTest(Fraction(1250), Fraction("1171.5"))]
    assert [test.percent for test in tests] == [Fraction("6.15"), Fraction("6.28")]
    assert weighed(wet_tonnes(Fraction("5.012"), Fraction("0.192")), moisture_of(tests)).wet_t == Fraction("4.82")


def test_tests_without_sense_are_left_out():
    odd = [["1000", "1000"], ["0", "0"], ["-5", "-6"], ["10", "0"], ["10", "11"]]
    assert settlement_from_json(edited(T1, moisture_tests=[*odd, *T1["moisture_tests"]]))["moisture_pct"] == "6.22"
    for tests in (odd, []):
        with pytest.raises(e.NoMoistureTestError):
            settlement_from_json(edited(T1, moisture_tests=tests))


def test_t2_variant_a_keeps_the_rounded_price():
    assert settlement_from_json(T2) == {
        "moisture_pct": None,
        "dry_t": "9.500",
        "grade_oz_tc": "0.335",
        "maquila_usd": "95.00",
        "gold_usd_per_t": "663.11",
        "silver_usd_per_t": "0.00",
        "usd_per_t": "663.11",
        "total_usd": "6299.55",
    }
    formula = Formula(
        variant=Variant.A,
        factor=Fraction("1.1023"),
        recovery=FixedRecovery(Fraction(88)),
        maquila=StepMaquila(Fraction(0), Fraction(95)),
        deduction_usd_oz=Fraction(10),
        charges=Charges(reagents_usd=Fraction(8)),
    )
    lines = settle(formula, Delivery(Fraction("9.5"), Fraction("0.335"), Fraction(2400)))
    assert lines[LineName.METAL].exact == Fraction("704.5720")
    assert lines[LineName.BRACKET].exact == Fraction("601.5720")
    assert lines[LineName.GOLD].exact == Fraction("663.11281560")
    assert [line.name for line in lines.lines] == list(LineName)


def test_t3_silver_and_charges_after_the_factor():
    found = settlement_from_json(T3)
    assert (found["dry_t"], found["gold_usd_per_t"], found["silver_usd_per_t"]) == ("14.850", "1605.00", "102.00")
    assert found["total_usd"] == "25348.95"


def test_t4_variant_b_with_the_factor_of_the_contract_and_the_exact_one():
    found = settlement_from_json(T4)
    assert (found["dry_t"], found["gold_usd_per_t"], found["total_usd"]) == ("5.913", "2356.13", "13931.80")
    assert (found["moisture_pct"], found["maquila_usd"]) == ("5.40", "130.00")
    found = settlement_from_json(edited(T4, factor=EXACT_FACTOR))
    assert (found["gold_usd_per_t"], found["total_usd"]) == ("2356.14", "13931.86")


def test_t5_grade_then_recovery_tell_the_whole_gap_apart():
    def gold(grade, recovery):
        formula = Formula(
            variant=Variant.A,
            factor=Fraction("1.1023"),
            recovery=FixedRecovery(Fraction(recovery)),
            maquila=StepMaquila(Fraction(100), Fraction(95)),
            deduction_usd_oz=Fraction(120),
            charges=Charges(reagents_usd=Fraction(28)),
        )
        return settle(formula, Delivery(Fraction("3.2"), Fraction(grade), Fraction("4066.20")))

    lab, cut, paid = gold("0.376", "95.74"), gold("0.353", "95.74"), gold("0.353", "90")
    assert lab[LineName.METAL].exact == Fraction("1420.562546880")
    assert paid[LineName.METAL].exact == Fraction("1253.707740")
    assert (str(paid[LineName.GOLD].rounded), str(lab[LineName.GOLD].rounded)) == ("1207.80", "1391.72")
    assert (paid.total_usd, lab.total_usd) == (Fraction("3864.96"), Fraction("4453.50"))
    exact = [one[LineName.GOLD].exact for one in (lab, cut, paid)]
    parts = [exact[0] - exact[1], exact[1] - exact[2]]
    assert parts == [Fraction("95.785585624452"), Fraction("88.138467999372")]
    plants_way = gold("0.376", "95.74")[LineName.GOLD].exact - gold("0.376", "90")[LineName.GOLD].exact
    assert plants_way == Fraction("93.881201041824")
    whole = int(half_up(sum(parts) * 100, 0))
    assert (whole, add_up([part * 100 for part in parts], whole)) == (18392, (9578, 8814))


def test_t9_the_umpire_stands_between_the_two():
    terms = GradeTerms(GradeUnit.OZ_TC, 3, GradeRounding.TRUNCATE)
    commercial, seller = Fraction("0.342"), Fraction("0.381")
    assert terms.final(commercial, seller) == Fraction("0.361")
    assert terms.final(commercial, None) == commercial
    umpired = [terms.umpired(commercial, seller, Fraction(one)) for one in ("0.365", "0.395", "0.330")]
    assert umpired == [Fraction("0.365"), Fraction("0.381"), Fraction("0.342")]


def test_the_cuts_of_a_contract_come_in_their_order():
    rule = GradeRule(
        pay_limit=Fraction("0.1"),
        limit=Fraction("0.5"),
        subtraction=Fraction("0.02"),
        lower=Fraction("0.12"),
        upper=Fraction("2"),
        percent=Fraction(95),
    )
    terms = GradeTerms(GradeUnit.OZ_TC, 3, GradeRounding.TRUNCATE, rule)
    assert [terms.commercial(Fraction(one)) for one in ("0.0999", "0.1", "0.376", "0.5", "3")] == [
        Fraction(0),
        Fraction("0.114"),
        Fraction("0.338"),  # (0.376 − 0.02) × 0.95 = 0.3382
        Fraction("0.475"),
        Fraction("1.9"),
    ]


def test_an_own_assay_pays_half_the_difference():
    formula = Formula(
        variant=Variant.A,
        factor=Fraction("1.1023"),
        recovery=FixedRecovery(Fraction(90)),
        maquila=FixedMaquila(Fraction(130)),
        deduction_usd_oz=Fraction(120),
    )
    delivery = Delivery(Fraction(1), Fraction("0.376"), Fraction("4066.20"))
    half = replace(delivery, grade_oz_tc=Fraction("0.377"))  # the mean of 0.376 and an own 0.378
    thousandth = settle(formula, half)[LineName.GOLD].exact - settle(formula, delivery)[LineName.GOLD].exact
    assert str(half_up(thousandth, 2)) == "3.91"  # a thousandth of grade


@pytest.mark.parametrize(
    ("grade", "usd"), [("0.2", "90.00"), ("0.300", "90.00"), ("0.3005", "130.00"), ("5", "190.00")]
)
def test_a_table_gives_the_first_band_that_ends_at_the_grade_or_above(grade, usd):
    found = settlement_from_json(edited(T4, "grade_decimals", grade=grade, grade_rounding="none"))
    assert found["maquila_usd"] == usd


def test_outside_a_table_nothing_is_guessed():
    with pytest.raises(e.OutsideTableError) as low:
        settlement_from_json(edited(T4, grade="0.199"))
    assert (low.value.key, low.value.grade, low.value.limit) == ("maquila.bands", "0.199", "0.2")
    bands = [["0.2", "0.3", "90"], ["0.301", "0.8", "130"]]
    with pytest.raises(e.OutsideTableError) as high:
        settlement_from_json(edited(T4, maquila={"mode": "table", "bands": bands}))
    assert high.value.limit == "0.8"


@pytest.mark.parametrize("high", [None, ""])
def test_only_the_last_band_may_be_open(high):
    bands = [["0.2", high, "90"]]
    assert settlement_from_json(edited(T4, maquila={"mode": "table", "bands": bands}))["maquila_usd"] == "90.00"
    for faulty in ([["0.2", high, "90"], ["0.5", "0.9", "1"]], [["0.5", "0.9", "1"], ["0.2", "0.4", "2"]]):
        with pytest.raises(e.BandsOutOfOrderError) as caught:
            settlement_from_json(edited(T4, maquila={"mode": "table", "bands": faulty}))
        assert caught.value.band == 2


def test_grams_a_tonne_become_ounces_then_lose_their_decimals():
    metric = edited(T4, grade="18.17", grade_unit="g_t", maquila={"mode": "fixed", "value": "130"})
    grades = [
        settlement_from_json(metric | {"grade_decimals": places, "grade_rounding": rounding})["grade_oz_tc"]
        for places, rounding in (("3", "truncate"), ("3", "half_up"), ("4", "half_up"), (2, "truncate"), ("3", "none"))
    ]
    assert grades == ["0.529", "0.530", "0.5300", "0.52", "0.529958333333"]
    assert settlement_from_json(metric | {"grade": "68.40"})["grade_oz_tc"] == "1.995"


def test_variant_a_never_pays_less_than_nothing_and_b_says_so():
    poor = {"grade": "0.001", "maquila": {"mode": "fixed", "value": "130"}}
    found = settlement_from_json(edited(T2, **poor))
    assert found["total_usd"] == "0.00"
    assert found["usd_per_t"].startswith("-")
    assert settlement_from_json(edited(T4, **poor))["total_usd"].startswith("-")


def test_silver_is_multiplied_by_the_factor_in_both_variants():
    silver = {"grade_oz_tc": "3.20", "recovery_pct": "60", "price_usd_oz": "48.50", "deduction_usd_oz": "3.00"}
    for base in (T2, T4):
        found = settlement_from_json(edited(base, factor="1.1023", silver=silver))
        assert found["silver_usd_per_t"] == "96.30"
        assert Fraction(found["usd_per_t"]) == Fraction(found["gold_usd_per_t"]) + Fraction("96.30")


def test_silver_below_the_agreed_grade_is_not_paid():
    terms = SilverTerms(Fraction(60), Fraction(3), Fraction("3.21"))
    formula = Formula(
        variant=Variant.A,
        factor=Fraction(1),
        recovery=FixedRecovery(Fraction(90)),
        maquila=FixedMaquila(Fraction(0)),
        deduction_usd_oz=Fraction(0),
        silver=terms,
    )
    for grade, paid in (("3.20", 0), ("3.21", Fraction("86.67"))):
        silver = SilverDelivered(Fraction(grade), Fraction(48))
        found = settle(formula, Delivery(Fraction(1), Fraction("0.3"), Fraction(4000), silver=silver))
        assert found[LineName.SILVER].exact == paid


def test_dry_tonnes_may_be_given_with_their_moisture():
    assert settlement_from_json({"dry_t": "4.52", "moisture_pct": "6.215"}) == {
        "moisture_pct": "6.22",
        "dry_t": "4.520",
    }
    assert settlement_from_json({"wet_t": "4.52", "moisture_pct": "0"}) == {"moisture_pct": "0.00", "dry_t": "4.520"}


def test_the_same_number_written_otherwise_is_the_same():
    assert settlement_from_json(edited(T2, price_usd_oz="2400.00", dry_t="9.500")) == settlement_from_json(T2)


REFUSED = [
    (edited(T1, wet_t="4.820"), json_errors.KeysTogetherError, "wet_t"),
    (edited(T1, moisture_pct="6"), json_errors.KeysTogetherError, "moisture_tests"),
    (edited(T2, wet_t="4.820"), json_errors.KeysTogetherError, "dry_t"),
    (edited(T2, gross_t="4", tare_t="1"), json_errors.KeysTogetherError, "dry_t"),
    (edited(T1, "tare_t"), json_errors.MissingKeyError, "tare_t"),
    (edited(T1, "gross_t"), json_errors.MissingKeyError, "gross_t"),
    (edited(T1, "gross_t", "tare_t"), json_errors.MissingKeyError, "wet_t"),
    (edited(T1, "moisture_tests"), json_errors.MissingKeyError, "moisture_pct"),
    ({}, json_errors.MissingKeyError, "wet_t"),
    *(
        (edited(T2, key), json_errors.MissingKeyError, key)
        for key in ("variant", "grade_unit", "recovery_pct", "price_usd_oz")
    ),
    *((edited(T2, key), json_errors.MissingKeyError, key) for key in ("deduction_usd_oz", "factor", "maquila")),
    *((edited(T2, key), json_errors.MissingKeyError, key) for key in ("grade_decimals", "grade_rounding")),
    (edited(T2, maquila={"base": "0"}), json_errors.MissingKeyError, "maquila.mode"),
    (edited(T2, maquila={"mode": "step", "base": "0"}), json_errors.MissingKeyError, "maquila.min"),
    (edited(T2, maquila={"mode": "fixed", "value": "1", "base": "0"}), json_errors.UnknownKeyError, "maquila.base"),
    (edited(T2, maquila={"mode": "free"}), json_errors.UnknownChoiceError, "maquila.mode"),
    (edited(T2, maquila="95"), json_errors.WrongKindError, "maquila"),
    (edited(T2, maquila={"mode": "table", "bands": []}), e.BandsOutOfOrderError, "maquila.bands"),
    (edited(T2, maquila={"mode": "table", "bands": [["0", "1"]]}), json_errors.WrongKindError, "maquila.bands[1]"),
    (
        edited(T2, maquila={"mode": "table", "bands": [["0", "1", None]]}),
        json_errors.WrongKindError,
        "maquila.bands[1]",
    ),
    (edited(T2, colour="red"), json_errors.UnknownKeyError, "colour"),
    (edited(T3, silver={"grade_oz_tc": "5"}), json_errors.MissingKeyError, "silver.recovery_pct"),
    (edited(T3, silver=T3["silver"] | {"x": "1"}), json_errors.UnknownKeyError, "silver.x"),
    (edited(T3, silver=None), json_errors.WrongKindError, "silver"),
    (edited(T3, silver=T3["silver"] | {"recovery_pct": "101"}), e.OutOfRangeError, "silver.recovery_pct"),
    (edited(T2, variant="C"), json_errors.UnknownChoiceError, "variant"),
    (edited(T2, variant="a"), json_errors.UnknownChoiceError, "variant"),
    (edited(T2, grade_unit="g/t"), json_errors.UnknownChoiceError, "grade_unit"),
    (edited(T2, grade_rounding="up"), json_errors.UnknownChoiceError, "grade_rounding"),
    (edited(T2, grade_decimals="three"), json_errors.WrongKindError, "grade_decimals"),
    (edited(T2, grade_decimals="13"), e.OutOfRangeError, "grade_decimals"),
    (edited(T2, grade_decimals=True), json_errors.WrongKindError, "grade_decimals"),
    (edited(T2, freight_usd_t="1"), e.NotInVariantError, "freight_usd_t"),
    (edited(T3, bonus_usd="1"), e.NotInVariantError, "bonus_usd"),
    (edited(T3, reagents_usd="1"), e.NotInVariantError, "reagents_usd"),
    (edited(T2, grade="-0.3"), json_errors.UnreadableNumberError, "grade"),
    (edited(T2, price_usd_oz="2,400"), json_errors.UnreadableNumberError, "price_usd_oz"),
    (edited(T2, price_usd_oz=2400), json_errors.WrongKindError, "price_usd_oz"),
    (edited(T2, price_usd_oz="0"), e.NotPositiveError, "price_usd_oz"),
    (edited(T2, factor="0"), e.NotPositiveError, "factor"),
    (edited(T2, dry_t="0"), e.NotPositiveError, "dry_t"),
    (edited(T2, dry_t="0.0004"), e.NotPositiveError, "dry_t"),
    (edited(T2, recovery_pct="100.01"), e.OutOfRangeError, "recovery_pct"),
    (edited(T3, wet_t="0"), e.NotPositiveError, "wet_t"),
    (edited(T3, moisture_pct="100"), e.OutOfRangeError, "moisture_pct"),
    (edited(T3, moisture_pct="99.996"), e.OutOfRangeError, "moisture_pct"),
    (edited(T1, moisture_tests=[["1000.0"]]), json_errors.WrongKindError, "moisture_tests[1]"),
    (edited(T1, moisture_tests=[["1000.0", 938]]), json_errors.WrongKindError, "moisture_tests[1]"),
    (edited(T1, moisture_tests="1000"), json_errors.WrongKindError, "moisture_tests"),
    (edited(T1, factor="x"), json_errors.UnreadableNumberError, "factor"),
    (edited(T1, variant="C"), json_errors.UnknownChoiceError, "variant"),
    (edited(T1, maquila={"mode": "fixed", "value": "x"}), json_errors.UnreadableNumberError, "maquila.value"),
    (edited(T1, silver={"grade_oz_tc": "1"}), json_errors.MissingKeyError, "silver.recovery_pct"),
]


@pytest.mark.parametrize(("given", "kind", "key"), REFUSED)
def test_each_refusal_names_its_key(given, kind, key):
    with pytest.raises(kind) as caught:
        settlement_from_json(given)
    assert type(caught.value) is kind
    assert caught.value.key == key


def test_an_empty_vehicle_is_lighter_than_a_loaded_one():
    for gross, tare in (("1", "1"), ("1", "2")):
        with pytest.raises(e.TareExceedsGrossError):
            settlement_from_json(edited(T1, gross_t=gross, tare_t=tare))
    with pytest.raises(json_errors.WrongKindError):
        settlement_from_json([])


def test_the_largest_numbers_are_computed_exactly():
    most = "9" * 12
    given = edited(T4, wet_t=most, moisture_pct="0", grade=most, price_usd_oz=most, factor=most)
    found = settlement_from_json(given)
    grade, price = Fraction(most), Fraction(most) - 80
    per_t = Fraction(half_up((grade * Fraction("0.84") * price - 190) * Fraction(most) - Fraction("52.26"), 2))
    assert Fraction(found["total_usd"]) == Fraction(half_up(per_t * Fraction(most), 2))


def test_a_table_is_no_table_without_bands_that_climb():
    zero, one, two = Fraction(0), Fraction(1), Fraction(2)
    alone = BandTable("maquila.bands", (Band(zero, one, one), Band(one, two, two), Band(Fraction(3), Fraction(3), one)))
    assert [alone.at(grade) for grade in (zero, one, two, Fraction(3))] == [1, 1, 2, 1]
    for bands in ((), (Band(one, zero, one),), (Band(zero, one, one), Band(one, one, two))):
        with pytest.raises(e.BandsOutOfOrderError):
            BandTable("maquila.bands", bands)
