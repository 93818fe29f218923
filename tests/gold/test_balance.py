from fractions import Fraction

import pytest

from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.period import Month
from emprende_desktop.gold.balance import (
    CapState,
    CapUse,
    MassBalance,
    Ore,
    SoldGold,
    cap_use,
    gold_in,
    is_more_than_made,
)
from emprende_desktop.gold.errors import NotPositiveError

SEPTEMBER = Month(2026, 9)
CAP = 66_000


def test_the_mass_balance_as_worked_out():
    contained = gold_in([Ore(Fraction("4.520"), Fraction("12.89"))])
    tails = gold_in([Ore(Fraction("4.520"), Fraction("7.10"))])
    balance = MassBalance(contained, Fraction("23.60"), tails)
    assert (contained, tails) == (Fraction("58.26280"), Fraction("32.09200"))
    assert str(half_up(balance.recovery_pct, 7)) == "40.5061205"
    assert balance.unaccounted_g == Fraction("2.57080")
    assert str(half_up(balance.unaccounted_pct, 4)) == "4.4124"
    assert not balance.is_flagged


def test_a_tenth_unaccounted_for_is_let_pass_and_more_is_not():
    assert not MassBalance(Fraction(100), Fraction(50), Fraction(40)).is_flagged
    assert MassBalance(Fraction(100), Fraction(50), Fraction("39.99")).is_flagged


def test_more_gold_than_the_ore_had_stands_below_zero():
    assert MassBalance(Fraction(100), Fraction(90), Fraction(30)).unaccounted_pct == -20


def test_ore_without_gold_has_no_balance():
    with pytest.raises(NotPositiveError):
        MassBalance(gold_in([]), Fraction(0), Fraction(0))


def test_no_more_is_sold_than_was_made_but_for_the_scales():
    assert not is_more_than_made(sold_mg=51_000, produced_mg=60_000, on_hand_mg=10_000)
    assert is_more_than_made(sold_mg=51_001, produced_mg=60_000, on_hand_mg=10_000)


def sales(*grams, person=1, month=SEPTEMBER):
    return [SoldGold(person, month, int(Fraction(g) * 1_000), int(Fraction(g) * 900)) for g in grams]


def test_the_cap_as_worked_out():
    (use,) = cap_use(sales("18.40", "22.75", "19.90"), CAP).values()
    assert (use.gross_mg, use.fine_mg, use.left_mg, use.state) == (61_050, 54_945, 4_950, CapState.NEAR)
    (use,) = cap_use(sales("18.40", "22.75", "19.90", "6.20"), CAP).values()
    assert (use.gross_mg, use.left_mg, use.over_mg, use.state) == (67_250, 0, 1_250, CapState.OVER)


def test_each_person_and_month_has_a_cap_of_its_own():
    sold = [*sales("60"), *sales("50", person=2), *sales("66", month=SEPTEMBER.next())]
    assert {key: use.gross_mg for key, use in cap_use(sold, CAP).items()} == {
        (1, SEPTEMBER): 60_000,
        (2, SEPTEMBER): 50_000,
        (1, SEPTEMBER.next()): 66_000,
    }


@pytest.mark.parametrize(
    ("gross", "state"),
    [(52_799, "within"), (52_800, "near"), (66_000, "near"), (66_001, "over")],
)
def test_the_warning_begins_at_eight_tenths_and_the_gross_weight_counts(gross, state):
    assert CapUse(gross, 0, CAP).state == state
