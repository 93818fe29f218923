"""Numbers are read strictly and rounded by their rule, whatever their size."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.exact import decimals_of, exact_text, half_up, parse_exact, parse_signed, truncate
from emprende_desktop.domain.json_errors import UnreadableNumberError
from emprende_desktop.gold.grades import g_t, oz_tc

NO_NUMBERS = (
    *("", " ", "1 ", "+1", "-1", "1e3", "1E3", ".5", "5.", "1,000", "1/3", "0x1", "inf", "nan", "--1", "1_000"),
    *("1" * 13, "0." + "1" * 13, "٣", "１", "1.٣", "1\n", "1.2.3"),
)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_only_plain_decimals_are_numbers(text):
    with pytest.raises(UnreadableNumberError) as caught:
        parse_exact(text, "grade")
    assert (caught.value.key, caught.value.text) == ("grade", text)


def test_numbers_are_read_exactly():
    assert parse_exact("2400", "price") == parse_exact("2400.00", "price") == 2400
    assert parse_exact("0.1", "x") == Fraction(1, 10)
    assert parse_exact("9" * 12 + "." + "9" * 12, "x") == Fraction("9" * 24) / 10**12
    assert parse_signed("-12.50", "x") == Fraction(-25, 2)
    for text in ("--1", "-", "- 1", "+1"):
        with pytest.raises(UnreadableNumberError):
            parse_signed(text, "x")
    assert (decimals_of("0.370"), decimals_of("37")) == (3, 0)


def test_halves_go_away_from_zero_and_a_cut_goes_towards_it():
    assert str(half_up(Fraction("6.215"), 2)) == "6.22"
    assert str(half_up(Fraction("-0.005"), 2)) == "-0.01"
    assert str(half_up(Fraction("-0.004"), 2)) == "0.00"
    assert str(truncate(Fraction("0.3615"), 3)) == "0.361"
    assert str(truncate(Fraction("-0.3619"), 3)) == "-0.361"
    assert str(half_up(Fraction("999999999999.995") * 10**24, 2)) == "9" * 12 + "995" + "0" * 21 + ".00"


def test_a_number_is_written_whole_where_its_decimals_end():
    assert exact_text(Fraction("77.81184")) == "77.81184"
    assert exact_text(Fraction(100)) == "100"
    assert exact_text(Fraction(-1, 8)) == "-0.125"
    assert exact_text(Fraction(1, 3), 4) == "0.3333"
    assert exact_text(Fraction(2, 3), 4) == "0.6667"
    assert exact_text(Fraction(1, 10**24)) == "0." + "0" * 23 + "1"


def test_grades_turn_by_exactly_240_sevenths():
    assert half_up(oz_tc(Fraction(10)), 4) == Decimal("0.2917")
    assert half_up(oz_tc(Fraction("18.17")), 4) == Decimal("0.5300")
    assert oz_tc(Fraction("68.40")) == Fraction("1.995")
    assert half_up(g_t(Fraction("0.376")), 3) == Decimal("12.891")
    assert truncate(g_t(Fraction("0.100")), 9) == Decimal("3.428571428")


@given(st.fractions(), st.integers(0, 12))
def test_rounding_is_never_further_off_than_half_a_digit(value, places):
    assert abs(Fraction(half_up(value, places)) - value) * 10**places <= Fraction(1, 2)
    assert 0 <= (abs(value) - abs(Fraction(truncate(value, places)))) * 10**places < 1
