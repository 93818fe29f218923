import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.statements.debts import AgedDebt, DebtChange, aged_debts

ON = dt.date(2026, 9, 30)


def ago(days):
    return ON - dt.timedelta(days=days)


def test_what_was_paid_settles_the_oldest_first():
    changes = (DebtChange("Ana", ago(100), 500), DebtChange("Ana", ago(40), 300), DebtChange("Ana", ago(5), -600))
    assert aged_debts(changes, ON) == (AgedDebt("Ana", (0, 200, 0, 0)),)


def test_ages_begin_on_the_day_after_their_limit():
    days = (30, 31, 60, 61, 90, 91)
    debts = aged_debts(tuple(DebtChange("Ana", ago(n), 10) for n in days), ON)
    assert debts == (AgedDebt("Ana", (10, 20, 20, 10)),)


def test_who_paid_too_much_is_shown_with_what_is_in_favour():
    changes = (DebtChange("Ana", ago(9), 100), DebtChange("Ana", ago(1), -130), DebtChange("Eva", ago(1), 5))
    assert [(debt.party, debt.total) for debt in aged_debts(changes, ON)] == [("Eva", 5), ("Ana", -30)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 400), st.integers(-(10**9), 10**9).filter(bool))))
def test_debts_add_up_to_every_change(changes):
    debts = aged_debts([DebtChange(who, ago(days), cents) for who, days, cents in changes], ON)
    assert sum(debt.total for debt in debts) == sum(cents for _who, _days, cents in changes)
