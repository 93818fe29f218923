"""A buyer's terms as JSON, which is how the books keep them: numbers as text, unknown keys refused."""

import json
from fractions import Fraction

from emprende_desktop.domain.exact import exact_text
from emprende_desktop.domain.json_errors import WrongKindError
from emprende_desktop.domain.json_fields import Fields, once
from emprende_desktop.gold.assays import GradeUnit
from emprende_desktop.gold.bands import BandTable
from emprende_desktop.gold.commercial import GradeRounding, GradeRule, GradeTerms
from emprende_desktop.gold.formula import (
    Charges,
    FixedMaquila,
    FixedRecovery,
    Formula,
    Maquila,
    MeasuredRecovery,
    Recovery,
    SilverTerms,
    StepMaquila,
    SteppedRecovery,
    Variant,
)
from emprende_desktop.gold.json_fields import maquila_of, table_of
from emprende_desktop.gold.terms import PriceBasis, PriceDate, RateDate, RateSource, SettlementTerms, UmpireRule

_CHARGES = ("reagents_usd", "bonus_usd", "consumables_usd_t", "freight_usd_t", "other_usd_t")
_RULE = ("pay_limit", "limit", "subtraction", "lower", "upper", "percent")
_KEYS = (
    *("variant", "factor", "grade", "recovery", "maquila", "deduction_usd_oz", *_CHARGES, "silver"),
    *("price_basis", "price_date", "rate_source", "rate_date", "storage_days", "umpire", "tolerance_oz_tc"),
)
_RECOVERIES = {"fixed": ("value",), "steps": ("bands",), "lab": ()}


def terms_to_json(terms: SettlementTerms) -> str:
    """Write terms as one line of JSON, keys in order, so that the same terms are the same text."""
    formula = terms.formula
    values: dict[str, object] = {
        "variant": formula.variant.value,
        "factor": exact_text(formula.factor),
        "grade": _grade_values(terms.grade),
        "recovery": _recovery_values(formula.recovery),
        "maquila": _maquila_values(formula.maquila),
        "deduction_usd_oz": exact_text(formula.deduction_usd_oz),
        "price_basis": terms.price_basis.value,
        "price_date": terms.price_date.value,
        "rate_source": terms.rate_source.value,
        "rate_date": terms.rate_date.value,
        "storage_days": str(terms.storage_days),
        "umpire": terms.umpire.value,
        "tolerance_oz_tc": exact_text(terms.tolerance_oz_tc),
    }
    values |= {name: exact_text(amount) for name in _CHARGES if (amount := getattr(formula.charges, name))}
    if formula.silver is not None:
        values["silver"] = {
            "recovery_pct": exact_text(formula.silver.recovery_pct),
            "deduction_usd_oz": exact_text(formula.silver.deduction_usd_oz),
            "limit_oz_tc": exact_text(formula.silver.limit_oz_tc),
        }
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def terms_from_json(text: str) -> SettlementTerms:
    """Read terms; raises WrongKindError for what is no object of JSON, and the errors of `gold/errors.py`."""
    try:
        values = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise WrongKindError("JSON", "object") from None
    fields = Fields(values, _KEYS)
    return SettlementTerms(
        formula=_formula(fields),
        grade=_grade(fields),
        price_basis=fields.choice("price_basis", PriceBasis),
        price_date=fields.choice("price_date", PriceDate),
        rate_source=fields.choice("rate_source", RateSource),
        rate_date=fields.choice("rate_date", RateDate),
        storage_days=fields.count("storage_days"),
        umpire=fields.choice("umpire", UmpireRule),
        tolerance_oz_tc=fields.number("tolerance_oz_tc"),
    )


def _formula(fields: Fields) -> Formula:
    silver = None
    if fields.has("silver"):
        inner = fields.inner("silver", ("recovery_pct", "deduction_usd_oz", "limit_oz_tc"))
        limit = inner.number_or_zero("limit_oz_tc")
        silver = SilverTerms(inner.number("recovery_pct"), inner.number("deduction_usd_oz"), limit)
    return Formula(
        variant=fields.choice("variant", Variant),
        factor=fields.number("factor"),
        recovery=_recovery(fields),
        maquila=maquila_of(fields, "maquila"),
        deduction_usd_oz=fields.number("deduction_usd_oz"),
        charges=Charges(*(fields.number_or_zero(name) for name in _CHARGES)),
        silver=silver,
    )


def _recovery(fields: Fields) -> Recovery:
    mode, inner = fields.inner_of_mode("recovery", _RECOVERIES)
    if mode == "fixed":
        return FixedRecovery(inner.number("value"))
    return SteppedRecovery(table_of(inner, "bands")) if mode == "steps" else MeasuredRecovery()


def _grade(fields: Fields) -> GradeTerms:
    inner = fields.inner("grade", ("unit", "decimals", "rounding", "rule"))
    rule = GradeRule()
    if inner.has("rule"):
        of_rule = inner.inner("rule", _RULE)
        rule = GradeRule(
            pay_limit=of_rule.number_or_none("pay_limit"),
            limit=of_rule.number_or_none("limit"),
            subtraction=of_rule.number_or_zero("subtraction"),
            lower=of_rule.number_or_none("lower"),
            upper=of_rule.number_or_none("upper"),
            percent=of_rule.number("percent") if of_rule.has("percent") else Fraction(100),
        )
    unit, rounding = inner.choice("unit", GradeUnit), inner.choice("rounding", GradeRounding)
    return GradeTerms(unit, inner.count("decimals"), rounding, rule)


def _grade_values(grade: GradeTerms) -> dict[str, object]:
    limits = {name: getattr(grade.rule, name) for name in _RULE}
    return {
        "unit": grade.unit.value,
        "decimals": str(grade.decimals),
        "rounding": grade.rounding.value,
        "rule": {name: exact_text(value) for name, value in limits.items() if value is not None},
    }


def _recovery_values(recovery: Recovery) -> dict[str, object]:
    if isinstance(recovery, FixedRecovery):
        return {"mode": "fixed", "value": exact_text(recovery.percent)}
    return (
        {"mode": "steps", "bands": _bands(recovery.table)} if isinstance(recovery, SteppedRecovery) else {"mode": "lab"}
    )


def _maquila_values(maquila: Maquila) -> dict[str, object]:
    if isinstance(maquila, FixedMaquila):
        return {"mode": "fixed", "value": exact_text(maquila.value)}
    if isinstance(maquila, StepMaquila):
        return {"mode": "step", "base": exact_text(maquila.base), "min": exact_text(maquila.minimum)}
    return {"mode": "table", "bands": _bands(maquila)}


def _bands(table: BandTable) -> list[list[str]]:
    return [
        [exact_text(band.low), exact_text(band.high) if band.high is not None else "", exact_text(band.value)]
        for band in table.bands
    ]
