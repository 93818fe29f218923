"""A review as JSON, which is how the books keep it: numbers as text, unknown keys refused."""

import datetime as dt
import json
from dataclasses import fields
from typing import Any

from emprende_desktop.domain.exact import exact_text
from emprende_desktop.domain.json_errors import WrongKindError
from emprende_desktop.domain.json_fields import Fields
from emprende_desktop.gold.agreements import ReviewTold
from emprende_desktop.gold.assays import Assay, AssayBy, GradeUnit, Metal
from emprende_desktop.gold.comparison import OurFigures
from emprende_desktop.gold.net import Paper, TaxRates
from emprende_desktop.gold.printed import NUMBER_NAMES
from emprende_desktop.gold.settlement import SilverDelivered
from emprende_desktop.gold.terms_json import terms_from_json

_OURS = tuple(field.name for field in fields(OurFigures))
_NUMBERS = (
    "wet_t", "moisture_pct", "grade_oz_tc", "price_usd_oz", "fx", "lab_grade_oz_tc", "lab_recovery_pct",
)  # fmt: skip
_ASSAY = tuple(field.name for field in fields(Assay))
_SILVER = tuple(field.name for field in fields(SilverDelivered))
_RATES = tuple(field.name for field in fields(TaxRates))
_SOURCES = ("price_usd_oz", "fx", "silver_usd_oz")


def ours_to_json(told: ReviewTold) -> str:
    """Write our figures and where they were read."""
    ours = told.ours
    values: dict[str, object] = {}
    values |= {name: exact_text(value) for name in _NUMBERS if (value := getattr(ours, name)) is not None}
    if ours.received is not None:
        values["received"] = ours.received.isoformat()
    values["assays"] = [_assay_values(one) for one in ours.assays]
    if ours.sacks is not None:
        values["sacks"] = str(ours.sacks)
    if ours.silver is not None:
        values["silver"] = {name: exact_text(getattr(ours.silver, name)) for name in _SILVER}
    values["sources"] = {name: text for name, text in told.sources.items() if text}
    return _one_line(values)


def printed_to_json(told: ReviewTold) -> str:
    """Write the buyer's figures as printed and the rates of the day of his paper."""
    rates = told.rates
    percents = {name: exact_text(getattr(rates, name)) for name in _RATES if name != "paper"}
    figures = {name: text for name, text in told.printed.items() if text}
    return _one_line({"figures": figures, "rates": {"paper": rates.paper.value, **percents}})


def review_from_json(terms: str, ours: str, printed: str) -> ReviewTold:
    """Read a review; raises the errors of `gold/errors.py`."""
    mine, paper = Fields(_read(ours), (*_OURS, "sources")), Fields(_read(printed), ("figures", "rates"))
    figures, rates = paper.inner("figures", NUMBER_NAMES), paper.inner("rates", _RATES)
    sources = mine.inner("sources", _SOURCES)
    return ReviewTold(
        terms=terms_from_json(terms),
        ours=_figures(mine),
        printed={name: figures.text(name) for name in NUMBER_NAMES if figures.has(name)},
        rates=TaxRates(rates.choice("paper", Paper), *(rates.number(name) for name in _RATES[1:])),
        sources={name: sources.text(name) for name in _SOURCES if sources.has(name)},
    )


def _figures(mine: Fields) -> OurFigures:
    silver = None
    if mine.has("silver"):
        inner = mine.inner("silver", _SILVER)
        silver = SilverDelivered(*(inner.number(name) for name in _SILVER))
    known: dict[str, Any] = {name: mine.number_or_none(name) for name in _NUMBERS}
    known["received"] = _day(mine, "received") if mine.has("received") else None
    listed = enumerate(mine.items("assays"))
    assays = tuple(_assay(Fields(one, _ASSAY, f"assays[{number}]")) for number, one in listed)
    sacks = mine.count("sacks") if mine.has("sacks") else None
    return OurFigures(**known, silver=silver, sacks=sacks, assays=assays)


def _assay(fields_: Fields) -> Assay:
    return Assay(
        fields_.choice("by", AssayBy), fields_.choice("metal", Metal), fields_.number("value"),
        fields_.count("decimals"), fields_.choice("unit", GradeUnit), fields_.text("lab"), _day(fields_, "date"),
        fields_.number("percent_applied"),
    )  # fmt: skip


def _assay_values(one: Assay) -> dict[str, str]:
    return {
        "by": one.by.value, "metal": one.metal.value, "value": exact_text(one.value), "decimals": str(one.decimals),
        "unit": one.unit.value, "lab": one.lab, "date": one.date.isoformat(),
        "percent_applied": exact_text(one.percent_applied),
    }  # fmt: skip


def _day(fields_: Fields, name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(fields_.text(name))
    except ValueError:
        raise WrongKindError(fields_.named(name), "text") from None


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise WrongKindError("JSON", "object") from None


def _one_line(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
