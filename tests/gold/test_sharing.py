from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.gold.errors import OutOfRangeError
from emprende_desktop.gold.sharing import (
    BasisKind,
    Contribution,
    MemberOre,
    Takings,
    fund_of,
    mixed_basis,
    product_basis,
    shares,
)
from emprende_desktop.gold.stock_errors import NothingToShareByError, TakenFirstError

KILOS = ("412.5", "388.0", "275.5", "144.0")
GRADES = ("0.31", "0.42", "0.18", "0.55")
MEMBERS = tuple(
    Contribution((MemberOre(int(Fraction(kilos) * 1_000), Fraction(grade)),), Fraction(days))
    for kilos, grade, days in zip(KILOS, GRADES, (10, 5, 5, 0), strict=True)
)


def exact(*texts):
    return tuple(Fraction(text) for text in texts)


@pytest.mark.parametrize(
    ("cents", "basis", "split"),
    [
        (386_496, exact("1.120", "0.860", "0.745", "0.475"), (135_274, 103_871, 89_981, 57_370)),
        (1_000_000, exact(*KILOS), (338_115, 318_033, 225_819, 118_033)),
        (1_000_000, product_basis(list(zip(exact(*KILOS), exact(*GRADES), strict=True))), (304_736, 388_347, 118_177, 188_740)),
    ],
)  # fmt: skip
def test_shares_as_worked_out(cents, basis, split):
    assert shares(cents, basis) == split


@pytest.mark.parametrize(
    ("kind", "split"),
    [
        (BasisKind.DRY_KILOS, (338_115, 318_033, 225_819, 118_033)),
        (BasisKind.GOLD_GRAMS, (304_736, 388_347, 118_177, 188_740)),
        (BasisKind.DAYS, (500_000, 250_000, 250_000, 0)),
        (BasisKind.EQUAL, (250_000, 250_000, 250_000, 250_000)),
    ],
)
def test_each_basis_shares_by_what_it_says(kind, split):
    assert shares(1_000_000, mixed_basis([(kind, Fraction(1))], MEMBERS)) == split


def test_a_mix_weighs_each_basis_by_its_part_of_the_whole():
    half = Fraction(50)
    basis = mixed_basis([(BasisKind.DAYS, half), (BasisKind.EQUAL, half), (BasisKind.DRY_KILOS, Fraction(0))], MEMBERS)
    assert shares(1_000_000, basis) == (375_000, 250_000, 250_000, 125_000)


def test_ore_of_several_lots_counts_at_the_grade_of_each():
    both = Contribution((MemberOre(1_000, Fraction("0.3")), MemberOre(2_000, Fraction("0.1"))), Fraction(0))
    assert (both.by(BasisKind.GOLD_GRAMS), both.by(BasisKind.DRY_KILOS)) == (500, 3_000)


def test_of_equal_remainders_the_first_member_gets_the_centimo():
    assert shares(100, exact("1", "1", "1")) == (34, 33, 33)
    assert shares(200, exact("1", "1", "1")) == (67, 67, 66)
    assert shares(1, exact("0", "1", "1")) == (0, 1, 0)


@pytest.mark.parametrize("basis", [(), exact("0", "0")])
def test_nothing_is_shared_by_nothing(basis):
    with pytest.raises(NothingToShareByError):
        shares(100, basis)


@pytest.mark.parametrize("weights", [[], [(BasisKind.EQUAL, Fraction(0))], [(BasisKind.DAYS, Fraction(1))]])
def test_a_mix_needs_work_of_each_basis_that_weighs(weights):
    with pytest.raises(NothingToShareByError):
        mixed_basis(weights, (Contribution((), Fraction(0)),))


def test_costs_and_fund_come_first():
    fund = fund_of(1_000_000, 100_005, Fraction(5))
    assert fund == 45_000
    assert Takings(1_000_000, 100_005, fund).left_cents == 854_995
    assert Takings(100, 60, 40).left_cents == 0
    with pytest.raises(TakenFirstError):
        Takings(100, 60, 41)


def test_a_fund_is_a_part_of_what_costs_leave():
    assert fund_of(100, 101, Fraction(5)) == 0
    with pytest.raises(OutOfRangeError):
        fund_of(100, 0, Fraction(101))


PARTS = st.lists(st.fractions(0, 10**6, max_denominator=10**6), min_size=1, max_size=40)


@given(st.integers(0, 10**12), PARTS.filter(any))
def test_shares_add_up_and_none_is_a_centimo_off(cents, basis):
    split = shares(cents, basis)
    assert sum(split) == cents
    for share, part in zip(split, basis, strict=True):
        assert abs(share - cents * part / sum(basis)) < 1
        assert part or not share
