"""Terms are kept as JSON and read back the same; assays say how far they lie apart."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from emprende_desktop.domain import json_errors
from emprende_desktop.gold import errors as e
from emprende_desktop.gold.assays import AssayBy, AssayNote, GradeUnit, Metal, spread_of, within_our_scatter
from emprende_desktop.gold.bands import Band, BandTable
from emprende_desktop.gold.commercial import GradeRounding, GradeRule, GradeTerms
from emprende_desktop.gold.formula import (
    Charges,
    FixedMaquila,
    MeasuredRecovery,
    SilverTerms,
    SteppedRecovery,
    Variant,
)
from emprende_desktop.gold.terms import UmpireRule
from emprende_desktop.gold.terms_json import terms_from_json, terms_to_json
from tests.gold.papers import FORMULA, TERMS, assay

TABLE = (Band(Fraction("0.2"), Fraction("0.3"), Fraction(80)), Band(Fraction("0.301"), None, Fraction(85)))
RULE = GradeRule(Fraction("0.1"), Fraction("0.5"), Fraction("0.02"), Fraction("0.01"), Fraction(3), Fraction(95))
STEPPED = replace(
    TERMS,
    formula=replace(
        FORMULA,
        variant=Variant.B,
        recovery=SteppedRecovery(BandTable("recovery.bands", TABLE)),
        maquila=BandTable("maquila.bands", TABLE),
        charges=Charges(consumables_usd_t=Fraction("30.26"), freight_usd_t=Fraction(22), other_usd_t=Fraction("0.5")),
        silver=SilverTerms(Fraction(60), Fraction(3), Fraction(2)),
    ),
    grade=GradeTerms(GradeUnit.G_T, 2, GradeRounding.HALF_UP, RULE),
    umpire=UmpireRule.NONE,
)
MEASURED = replace(TERMS, formula=replace(FORMULA, recovery=MeasuredRecovery(), maquila=FixedMaquila(Fraction(130))))


@pytest.mark.parametrize("terms", [TERMS, STEPPED, MEASURED])
def test_terms_come_back_as_they_went(terms):
    text = terms_to_json(terms)
    assert terms_from_json(text) == terms
    assert terms_to_json(terms_from_json(text)) == text
    assert not any(isinstance(value, int) for value in json.loads(text).values())


def changed(**values):
    return json.dumps(json.loads(terms_to_json(TERMS)) | values)


REFUSED = [
    ("", json_errors.WrongKindError, "JSON"),
    ("[]", json_errors.WrongKindError, "JSON"),
    ("[" * 100_000, json_errors.WrongKindError, "JSON"),
    ('{"factor": "1", "factor": "2"}', json_errors.KeysTogetherError, "factor"),
    ("{}", json_errors.MissingKeyError, "variant"),
    (changed(discount="1"), json_errors.UnknownKeyError, "discount"),
    (changed(storage_days="0"), e.NotPositiveError, "storage_days"),
    (changed(storage_days="1.5"), json_errors.WrongKindError, "storage_days"),
    (changed(price_basis="LME"), json_errors.UnknownChoiceError, "price_basis"),
    (changed(recovery={"mode": "lab", "value": "90"}), json_errors.UnknownKeyError, "recovery.value"),
    (changed(recovery={"mode": "fixed", "value": "900"}), e.OutOfRangeError, "recovery_pct"),
    (changed(recovery={"mode": "steps", "bands": [["0", "", "900"]]}), e.OutOfRangeError, "recovery.bands"),
    (changed(grade={"unit": "oz_tc", "decimals": "3"}), json_errors.MissingKeyError, "grade.rounding"),
    (changed(freight_usd_t="3"), e.NotInVariantError, "freight_usd_t"),
    (changed(factor=1), json_errors.WrongKindError, "factor"),
]


@pytest.mark.parametrize(("text", "kind", "key"), REFUSED)
def test_terms_that_say_too_much_or_too_little_are_refused(text, kind, key):
    with pytest.raises(kind) as caught:
        terms_from_json(text)
    assert caught.value.key == key


def test_a_contract_that_cuts_without_sense_is_refused():
    for faulty in ({"percent": Fraction(0)}, {"percent": Fraction(101)}, {"lower": Fraction(2), "upper": Fraction(1)}):
        with pytest.raises((e.OutOfRangeError, e.NotPositiveError)):
            GradeRule(**faulty)


def test_one_grade_may_be_the_lowest_and_the_highest_paid():
    assert GradeRule(lower=Fraction(1), upper=Fraction(1)).cut(Fraction("0.3")) == 1


def test_an_umpire_is_asked_beyond_the_agreed_difference():
    lab, seller, umpire = Fraction("0.342"), Fraction("0.381"), Fraction("0.370")
    assert TERMS.paid_grade(lab, seller, umpire) == umpire
    assert TERMS.paid_grade(lab, seller, None) == Fraction("0.361")
    assert TERMS.paid_grade(lab, Fraction("0.362"), umpire) == Fraction("0.352")  # 0.020 apart: split
    assert TERMS.paid_grade(lab, None, umpire) == lab
    assert replace(TERMS, umpire=UmpireRule.NONE).paid_grade(lab, seller, umpire) == Fraction("0.361")


def test_assays_lie_apart_by_so_much():
    assays = [assay("3.556", unit=GradeUnit.G_T), assay("9.000", unit=GradeUnit.G_T), assay("5", metal=Metal.SILVER)]
    spread = spread_of(assays, Metal.GOLD)
    assert (spread.count, spread.low, spread.high) == (2, Fraction("3.556") * 7 / 240, Fraction(9) * 7 / 240)
    assert spread.scatter_pct == Fraction("5.444") / Fraction("6.278") * 100
    assert within_our_scatter(Fraction("0.2"), assays)
    assert within_our_scatter(spread.low, assays)
    assert within_our_scatter(spread.high, assays)
    assert not within_our_scatter(Fraction("0.2"), assays[1:])  # silver says nothing about gold
    assert not within_our_scatter(Fraction("0.1"), assays)
    assert not within_our_scatter(Fraction("0.2"), [])
    with pytest.raises(e.NoAssayError):
        spread_of(assays[2:], Metal.GOLD)


def test_an_assay_says_what_its_paper_hides():
    whole, part = assay("0.376"), assay("0.34", percent="90", by=AssayBy.OUTSIDE)
    assert (whole.measured_oz_tc, whole.notes) == (Fraction("0.376"), ())
    assert part.measured_oz_tc == Fraction("0.34") / Fraction("0.9")
    assert part.notes == (AssayNote.PERCENT_APPLIED, AssayNote.FEW_DECIMALS)
    assert assay("12.9", unit=GradeUnit.G_T).notes == ()
    for percent in ("0", "101"):
        with pytest.raises((e.NotPositiveError, e.OutOfRangeError)):
            assay("0.3", percent=percent)
