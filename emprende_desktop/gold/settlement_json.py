"""A settlement of JSON in and JSON out: `emprende calc settlement`; numbers are text."""

from collections.abc import Mapping
from fractions import Fraction

from emprende_desktop.domain.exact import exact_text, half_up, parse_signed
from emprende_desktop.domain.json_errors import WrongKindError
from emprende_desktop.domain.json_fields import Fields, list_of, text_of
from emprende_desktop.gold.assays import GradeUnit
from emprende_desktop.gold.commercial import GradeRounding, GradeTerms
from emprende_desktop.gold.formula import Charges, FixedRecovery, Formula, SilverTerms, Variant
from emprende_desktop.gold.json_fields import maquila_of
from emprende_desktop.gold.settlement import Delivery, LineName, SilverDelivered, settle
from emprende_desktop.gold.weights import (
    DRY_DECIMALS,
    MOISTURE_DECIMALS,
    MoistureTest,
    Weights,
    known_dry,
    moisture_of,
    weighed,
    wet_tonnes,
)

_WEIGHTS = ("gross_t", "tare_t", "wet_t", "dry_t")
_NUMBERS = ("grade", "recovery_pct", "price_usd_oz", "deduction_usd_oz", "factor")
_CHARGES = ("reagents_usd", "bonus_usd", "consumables_usd_t", "freight_usd_t", "other_usd_t")
_SILVER = ("grade_oz_tc", "recovery_pct", "price_usd_oz", "deduction_usd_oz")
_KEYS = (
    *("variant", "moisture_tests", "moisture_pct", *_WEIGHTS, *_NUMBERS),
    *("grade_unit", "grade_decimals", "grade_rounding", "maquila", *_CHARGES, "silver"),
)
_SHOWN = (LineName.MAQUILA, LineName.GOLD, LineName.SILVER, LineName.PER_T, LineName.TOTAL)


def settlement_from_json(values: Mapping[str, object]) -> dict[str, str | None]:
    """Return what a settlement comes to; without a grade, its moisture and dry tonnes alone.

    The moisture is None where only dry tonnes were given. Raises the errors of `gold/errors.py`, which name the key.
    """
    fields = Fields(values, _KEYS)
    weights = _weights(fields, _moisture(fields))
    shown: dict[str, str | None] = {
        "moisture_pct": None if weights.moisture_pct is None else str(half_up(weights.moisture_pct, MOISTURE_DECIMALS)),
        "dry_t": str(half_up(weights.dry_t, DRY_DECIMALS)),
    }
    _refuse_unreadable(fields)
    if not fields.has("grade"):
        return shown
    grade_terms = _grade_terms(fields)
    grade = grade_terms.read(fields.number("grade"))
    settlement = settle(_formula(fields), _delivery(fields, weights, grade))
    shown["grade_oz_tc"] = _grade_text(grade, grade_terms)
    return shown | {name.value: str(settlement[name].rounded) for name in _SHOWN}


def _refuse_unreadable(fields: Fields) -> None:
    """Read what is given, whether it is asked for or not, so that a slip is told."""
    for name in (*_NUMBERS, *_CHARGES):
        fields.number_or_none(name)
    for name, choices in (("variant", Variant), ("grade_unit", GradeUnit), ("grade_rounding", GradeRounding)):
        if fields.has(name):
            fields.choice(name, choices)
    if fields.has("maquila"):
        maquila_of(fields, "maquila")
    if fields.has("silver"):
        silver = fields.inner("silver", _SILVER)
        for name in _SILVER:
            silver.number(name)


def _moisture(fields: Fields) -> Fraction | None:
    fields.refuse_together("moisture_tests", ("moisture_pct",))
    if fields.has("moisture_pct"):
        return fields.number("moisture_pct")
    if not fields.has("moisture_tests"):
        return None
    listed = enumerate(fields.items("moisture_tests"), start=1)
    return moisture_of(_test(pair, f"moisture_tests[{number}]") for number, pair in listed)


def _test(value: object, key: str) -> MoistureTest:
    pair = list_of(value, key)
    if len(pair) != 2:
        raise WrongKindError(key, "pair")
    wet, dry = (parse_signed(text_of(one, key), key) for one in pair)
    return MoistureTest(wet, dry)


def _weights(fields: Fields, moisture: Fraction | None) -> Weights:
    fields.refuse_together("dry_t", ("wet_t", "gross_t", "tare_t"))
    fields.refuse_together("wet_t", ("gross_t", "tare_t"))
    if fields.has("dry_t"):
        return known_dry(fields.number("dry_t"), moisture)
    if fields.has("gross_t") or fields.has("tare_t"):
        wet = wet_tonnes(fields.number("gross_t"), fields.number("tare_t"))
    else:
        wet = fields.number("wet_t")
    return weighed(wet, fields.number("moisture_pct") if moisture is None else moisture)


def _grade_terms(fields: Fields) -> GradeTerms:
    """Return how the grade is read; a rounding is never guessed where decimals are given, nor decimals for one."""
    unit = fields.choice("grade_unit", GradeUnit)
    if not fields.has("grade_rounding") and not fields.has("grade_decimals"):
        return GradeTerms(unit, 0, GradeRounding.NONE)
    rounding = fields.choice("grade_rounding", GradeRounding)
    if rounding is GradeRounding.NONE and not fields.has("grade_decimals"):
        return GradeTerms(unit, 0, rounding)
    return GradeTerms(unit, fields.count("grade_decimals"), rounding)


def _grade_text(grade: Fraction, terms: GradeTerms) -> str:
    return exact_text(grade) if terms.rounding is GradeRounding.NONE else str(half_up(grade, terms.decimals))


def _formula(fields: Fields) -> Formula:
    silver = None
    if fields.has("silver"):
        of_silver = fields.inner("silver", _SILVER)
        silver = SilverTerms(of_silver.number("recovery_pct"), of_silver.number("deduction_usd_oz"))
    return Formula(
        variant=fields.choice("variant", Variant),
        factor=fields.number("factor"),
        recovery=FixedRecovery(fields.number("recovery_pct")),
        maquila=maquila_of(fields, "maquila"),
        deduction_usd_oz=fields.number("deduction_usd_oz"),
        charges=Charges(*(fields.number_or_zero(name) for name in _CHARGES)),
        silver=silver,
    )


def _delivery(fields: Fields, weights: Weights, grade: Fraction) -> Delivery:
    silver = None
    if fields.has("silver"):
        of_silver = fields.inner("silver", _SILVER)
        silver = SilverDelivered(of_silver.number("grade_oz_tc"), of_silver.number("price_usd_oz"))
    return Delivery(weights.dry_t, grade, fields.number("price_usd_oz"), silver=silver)
