"""SUNAT's list of detracciones: what is known of each code on a day, and what is said to be unverified."""

import datetime as dt
from decimal import Decimal

import pytest

from emprende_desktop.domain.dated import DatedValue, DatedValues
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.detractions import detraction_rule
from resources.files import rows

DAY = dt.date(2026, 9, 10)
FIRST = dt.date(2026, 1, 1)
VALUES = DatedValues(
    (
        DatedValue("uit", FIRST, None, "550000", "D.S. 301-2025-EF"),
        DatedValue("gold.detraction_pct", FIRST, None, "10", "por confirmar"),
        DatedValue("gold.detraction_exempt_pct", FIRST, None, "1.5", "R.S. 249-2012/SUNAT"),
    )
)
LISTED = {row["code"]: {**row, "words": row["description"]} for row in rows("sunat/catalogues/54.csv")}


@pytest.mark.parametrize(
    ("code", "percent", "over", "unverified"),
    [
        ("022", "12", 700_00, False),
        ("027", "4", 400_00, False),
        ("001", "10", 2_750_00, True),
        ("031", "10", 700_00, True),
        ("034", "10", None, True),
        ("036", "1.5", 700_00, False),
        ("045", "10", None, True),
        ("002", None, None, True),
    ],
)
def test_a_code_says_its_percent_and_from_where_on(code, percent, over, unverified):
    rule = detraction_rule(LISTED[code], DAY, VALUES)
    assert rule.percent == (None if percent is None else Decimal(percent))
    assert rule.over == (None if over is None else Money(over))
    assert rule.is_unverified is unverified


def test_a_rate_is_not_sure_of_a_day_before_it_was_told():
    assert detraction_rule(LISTED["022"], dt.date(2018, 3, 31), VALUES).is_unverified
    assert not detraction_rule(LISTED["022"], dt.date(2018, 4, 1), VALUES).is_unverified


def test_the_advisor_s_value_of_gold_comes_first():
    changed = DatedValues((DatedValue("gold.detraction_pct", FIRST, None, "8", "R.S. nueva"),))
    rule = detraction_rule(LISTED["031"], DAY, changed)
    assert (rule.percent, rule.source, rule.is_unverified) == (Decimal(8), "R.S. nueva", False)
    assert detraction_rule(LISTED["001"], DAY, changed).over is None
