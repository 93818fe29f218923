"""Dates and amounts written by hand agree with what the CLDR says of Peru."""

import datetime as dt
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import (
    NBSP,
    amount,
    day_label,
    days_label,
    legend_in_words,
    long_date,
    month_name,
    period_label,
    priced,
)

LOCALE = "es_PE"
DAY, DAY_OF_YEAR = "d 'de' MMMM", "d 'de' MMMM 'de' y"
YEAR = tuple(dt.date(2026, 1, 1) + dt.timedelta(days=day) for day in range(365))


def of_cldr(date, pattern):
    return format_date(date, pattern, locale=LOCALE)


@given(st.integers(-(10**15), 10**15))
def test_amounts(cents):
    assert amount(Money(cents)) == format_decimal(Decimal(cents).scaleb(-2), "#,##0.00", locale=LOCALE)


def test_days_and_months():
    for date in YEAR:
        assert long_date(date) == of_cldr(date, f"EEEE {DAY_OF_YEAR}").capitalize()
        assert day_label(date, date + dt.timedelta(days=2)) == of_cldr(date, "EEE d").capitalize()
        assert month_name(Month.of(date)) == of_cldr(date, "LLLL").capitalize()


def test_days_and_months_in_english(in_english):
    for date in YEAR:
        assert long_date(date) == format_date(date, "EEEE d MMMM y", locale="en_GB")
        assert day_label(date, date + dt.timedelta(days=2)) == format_date(date, "EEE d", locale="en_GB")
        assert month_name(Month.of(date)) == format_date(date, "LLLL", locale="en_GB")
        assert month_text(Month.of(date)) == format_date(date, "LLLL y", locale="en_GB")


def test_periods_in_english(in_english):
    quarter = Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    assert period_label(quarter) == "From 1 July to 30 September 2026"
    assert days_label(quarter) == "from 1 July to 30 September 2026"
    assert days_label(Period(dt.date(2026, 8, 1), dt.date(2026, 8, 31))) == "August 2026"


def test_periods_name_a_year_once():
    first, later, next_year = YEAR[0], YEAR[200], dt.date(2027, 1, 1)
    within = f"Del {of_cldr(first, DAY)} al {of_cldr(later, DAY_OF_YEAR)}"
    across = f"Del {of_cldr(first, DAY_OF_YEAR)} al {of_cldr(next_year, DAY_OF_YEAR)}"
    assert period_label(Period(first, later)) == within
    assert period_label(Period(first, next_year)) == across


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "CERO Y 00/100 SOLES"),
        (150, "UNO Y 50/100 SOLES"),
        (11_800, "CIENTO DIECIOCHO Y 00/100 SOLES"),
        (2_100_005, "VEINTIÚN MIL Y 05/100 SOLES"),
        (3_102_199, "TREINTA Y UN MIL VEINTIUNO Y 99/100 SOLES"),
        (100_000_000, "UN MILLÓN Y 00/100 SOLES"),
        (10_100_000_000, "CIENTO UN MILLONES Y 00/100 SOLES"),
    ],
)
def test_the_amount_of_a_document_in_words(cents, words):
    assert legend_in_words(Money(cents), "PEN") == words


def test_the_words_of_a_document_are_spanish_whatever_is_spoken(in_english):
    assert legend_in_words(Money(11_800), "USD") == "CIENTO DIECIOCHO Y 00/100 DÓLARES AMERICANOS"
    assert priced(Money(135_000), "USD") == f"US${NBSP}1,350.00"
    assert priced(Money(100), "CLP") == f"CLP{NBSP}1.00"
