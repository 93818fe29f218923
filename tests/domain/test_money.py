from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.errors import UnreadableAmountError
from emprende_desktop.domain.money import Money, NumberStyle, parse_money, round_half_up, split_included_tax


@pytest.mark.parametrize(
    ("text", "cents"),
    [("5,600", 560_000), ("5,600.00", 560_000), ("20", 2_000), ("S/ 24.10", 2_410), ("-25.00", -2_500), ("1.5", 150)],
)
def test_amounts_are_read_as_peru_writes_them(text, cents):
    assert parse_money(text) == Money(cents)


@pytest.mark.parametrize("text", ["12,34", "12.345", "1e5", "NaN", "", "doce", "1 000", "٣", "--5", "1,00,000", "0x10"])
def test_anything_else_is_refused(text):
    with pytest.raises(UnreadableAmountError):
        parse_money(text)


def test_another_style_is_read_only_when_it_is_chosen():
    assert parse_money("1.250,50", NumberStyle.EUROPE) == Money(125_050)


@given(st.integers(-(10**12), 10**12))
def test_what_is_written_plainly_reads_back(cents):
    assert parse_money(Money(cents).plain()) == Money(cents)


@given(st.integers(1, 10**12), st.sampled_from(["0", "8", "10", "10.5", "18"]))
def test_net_and_tax_add_up_to_the_price(cents, percent):
    net, tax = split_included_tax(Money(cents), Decimal(percent))
    assert net + tax == Money(cents)


def test_halves_round_away_from_zero():
    assert [round_half_up(Decimal(text)).cents for text in ("0.5", "1.5", "2.4", "-0.5")] == [1, 2, 2, -1]


def test_a_float_is_no_money():
    with pytest.raises(AssertionError):
        Money(1.0)
