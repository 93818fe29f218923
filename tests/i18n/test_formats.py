"""Amounts and dates as Peru writes them, compared with the library for locales."""

import datetime as dt
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import LOCALE, amount, short_date


@given(st.integers(-(10**14), 10**14))
def test_an_amount_is_written_as_the_locale_writes_it(cents):
    assert amount(Money(cents)) == format_decimal(Decimal(cents).scaleb(-2), "#,##0.00", locale=LOCALE)


@given(st.dates(dt.date(1900, 1, 1)))
def test_a_short_date_has_two_digits_for_day_and_month(date):
    assert short_date(date) == format_date(date, "dd/MM/yyyy", locale=LOCALE)
