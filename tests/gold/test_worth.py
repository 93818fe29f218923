"""Gold at the lower of what it cost and what it would bring: taken off, given back, never guessed."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.commands.prices import tell_prices
from emprende_desktop.commands.worth import WorthNote, note_worth
from emprende_desktop.domain.errors import AmountNotPositiveError
from emprende_desktop.domain.period import Month
from emprende_desktop.gold.errors import NotPositiveError, OutOfRangeError
from emprende_desktop.gold.lots import Held, LotKind, Stage
from emprende_desktop.gold.prices import Basis, DayPrice, PriceList, Quoted, Series, StandingPrice
from emprende_desktop.gold.worth import WorthChange, WorthTerms, WorthTest
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.closing import Lack, missing_in
from emprende_desktop.queries.worth import worth_terms, worth_test
from tests.gold.test_costing_in_books import come_in
from tests.gold.test_lots import key, nets, sell

END = dt.date(2026, 8, 31)
GOLD, DOLLAR = Series(Quoted.GOLD, Basis.LBMA_PM), Series(Quoted.DOLLAR, Basis.SBS_SELL)


def tell(company, series, day, value):
    company.execute(tell_prices, PriceList(series, (DayPrice(day, value),), "LBMA", key()))


def terms(payable="100", costs=0, day=END, price_day=END):
    return WorthTerms(day, price_day, GOLD, DOLLAR, Fraction(payable), costs)


def note(company, found):
    change = WorthChange(found.terms.day, found.due_cents, "", key())
    return company.execute(note_worth, WorthNote(change, found.terms)).row_id


def lacks(company):
    return {one.lack: one.amount.cents for one in company.fetch(missing_in, Month(2026, 8))}


def test_gold_is_taken_down_to_what_it_would_bring_and_comes_back(company, lots):
    lot = lots.open("O-001", LotKind.GOLD)
    come_in(company, lots, lot, 10_000, 400_000, dt.date(2026, 8, 1))
    assert lacks(company)[Lack.GOLD_UNTESTED] == 400_000
    assert company.fetch(worth_test, terms()).missing == (Quoted.GOLD, Quoted.DOLLAR)
    assert company.fetch(worth_test, terms()).due_cents is None
    tell(company, GOLD, END, "3110.34768")  # 100 USD a gram
    tell(company, DOLLAR, END, "3.5")
    found = company.fetch(worth_test, terms("97", 10_000))
    assert (found.realisable_cents, found.due_cents) == (329_500, 70_500)
    note(company, found)
    assert {code: nets(company)[code] for code in ("6952", "29211", "21118")} == {
        "6952": 70_500, "29211": -70_500, "21118": 400_000,
    }  # fmt: skip
    assert company.fetch(worth_test, terms("97", 10_000)).due_cents == 0
    assert Lack.GOLD_WORTH not in lacks(company)
    assert company.fetch(worth_terms, END) == terms("97", 10_000)
    recovered = company.fetch(worth_test, terms("100", 0))
    assert recovered.due_cents == -20_500
    note(company, recovered)
    assert (nets(company)["7552"], nets(company)["29211"]) == (-20_500, -50_000)
    assert company.fetch(first_finding) is None


def test_what_was_sold_takes_nothing_off_any_more(company, lots):
    lot = lots.open("O-001", LotKind.GOLD)
    come_in(company, lots, lot, 10_000, 400_000, dt.date(2026, 8, 1))
    tell(company, GOLD, END, "3110.34768")
    tell(company, DOLLAR, END, "3.5")
    note(company, company.fetch(worth_test, terms("50")))
    sell(company, lot, LotKind.GOLD, Stage.HAND, Held(0, 10_000, 10_000), 340_000, END)
    assert company.fetch(worth_test, terms("50")).due_cents == -225_000


def test_the_prices_of_a_closed_market_are_chosen_not_guessed(company, lots):
    lot = lots.open("O-001", LotKind.GOLD)
    come_in(company, lots, lot, 10_000, 300_000, dt.date(2026, 8, 1))
    friday = dt.date(2026, 8, 28)
    tell(company, GOLD, friday, "3110.34768")
    tell(company, DOLLAR, friday, "3.5")
    assert company.fetch(worth_test, terms()).due_cents is None
    assert company.fetch(worth_test, terms(price_day=friday)).due_cents == 0
    with pytest.raises(AmountNotPositiveError):
        note(company, company.fetch(worth_test, terms(price_day=friday)))


def test_terms_that_cannot_be_are_refused():
    with pytest.raises(OutOfRangeError):
        terms("100.5")
    with pytest.raises(NotPositiveError):
        terms("0")


def quoted(series, value):
    return StandingPrice(1, series, DayPrice(END, value), "LBMA")


@given(
    st.integers(0, 10**6), st.integers(0, 10**8), st.integers(0, 10**8), st.integers(1, 9_999),
    st.integers(1, 100), st.integers(0, 10**6),
)  # fmt: skip
def test_what_stays_is_the_lower_of_cost_and_worth(fine_mg, cost, taken_off, price, payable, costs):
    found = WorthTest(
        terms(str(payable), costs), fine_mg, cost, taken_off, quoted(GOLD, str(price)), quoted(DOLLAR, "3.5")
    )
    left = cost - taken_off - found.due_cents
    if fine_mg:
        assert left == min(cost, found.realisable_cents)
    else:
        assert left == cost
