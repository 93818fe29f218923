"""Rent paid ahead, a machine on credit, and what a moneylender's loan costs a year."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.commands.assets import Depreciation, depreciate
from emprende_desktop.commands.notes import correct_note, record_note, reverse_entry
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.errors import AmountNotPositiveError, NothingToDepreciateError
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.assets import prepaid_on
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.notes import note_of
from emprende_desktop.trade.assets import AssetClass, AssetPurchase
from emprende_desktop.trade.corrections import Correction, Reversal
from emprende_desktop.trade.notes import Application, SupplierPayment
from emprende_desktop.trade.prepaid import Prepaid, PrepaidKind, Prepayment
from emprende_desktop.trade.rates import Every, rate_of_period, yearly
from tests.reading import nets

TODAY = dt.date(2026, 9, 30)
JULY = Month(2026, 7)


def test_rent_paid_ahead_becomes_a_cost_month_by_month(company, notes):
    note = Prepayment(
        dt.date(2026, 7, 1), Money(100_000), PrepaidKind.RENT, 3, JULY, notes.places["Efectivo"], "p", detail="Local"
    )
    entry = company.execute(record_note, note).row_id
    assert company.fetch(note_of, entry, "p") == note
    run = company.execute(depreciate, Depreciation(JULY, "jul")).row_id
    assert nets(company) == {"1011": -100_000, "183": 66_667, "6352": 33_333}
    company.execute(depreciate, Depreciation(Month(2026, 9), "sep"))
    assert nets(company) == {"1011": -100_000, "6352": 100_000}
    assert company.fetch(prepaid_on, TODAY) == ()
    with pytest.raises(NothingToDepreciateError):
        company.execute(depreciate, Depreciation(Month(2026, 9), "again"))
    company.execute(reverse_entry, Reversal(run, "undo"))
    assert [p.used for p in company.fetch(prepaid_on, TODAY)] == [Money(66_667)]
    assert company.fetch(first_finding) is None


@given(st.integers(1, 10**9), st.integers(1, 60))
def test_the_parts_add_up_to_what_was_paid(cents, months):
    paid = Prepaid(1, PrepaidKind.RENT, "", JULY, months, Money(cents), Money(0))
    month, before = JULY, 0
    for _number in range(months):
        after = paid.used_after(month).cents
        assert after >= before
        before, month = after, month.next()
    assert before == cents
    assert paid.used_after(Month(2026, 6)) == Money(0)


def test_a_machine_on_credit_is_owed_and_paid(company, notes):
    seller = company.execute(add_party, NewParty("Casa Singer")).row_id
    bought = AssetPurchase(TODAY, Money(238_000), AssetClass.MACHINE, None, "m", seller, name="Recta")
    entry = company.execute(record_note, bought).row_id
    assert nets(company) == {"33311": 238_000, "4654": -238_000}
    assert company.fetch(note_of, entry, "m") == bought
    paid = SupplierPayment(
        TODAY, Money(100_000), notes.places["Efectivo"], "paid", seller, (Application(entry, Money(100_000)),)
    )
    company.execute(record_note, paid)
    assert [item.open for item in company.fetch(open_items, Debt.I_OWE)] == [Money(138_000)]
    assert nets(company) == {"1011": -100_000, "33311": 238_000, "4654": -138_000}
    bare = company.execute(record_note, AssetPurchase(TODAY, Money(500), AssetClass.TOOL, None, "t")).row_id
    company.execute(correct_note, Correction(bare, company.fetch(note_of, bare, "anew")))
    assert nets(company)["4654"] == -138_500


@pytest.mark.parametrize(
    ("rate", "every", "percent"),
    [("0.2", Every.MONTH, "791.61"), ("0.01", Every.DAY, "3494.96"), ("0.05", Every.WEEK, "1129.52")],
)
def test_twenty_percent_a_month_is_told_by_the_year(rate, every, percent):
    assert (yearly(Decimal(rate), every) * 100).quantize(Decimal("0.01")) == Decimal(percent)


@given(st.integers(10_000, 10**7), st.integers(1, 60), st.integers(1, 50))
def test_the_rate_of_instalments_pays_back_what_was_borrowed(borrowed, count, percent):
    rate = Decimal(percent) / 100
    whole = borrowed * rate / (1 - (1 + rate) ** -count)
    instalment = Money(int(whole.to_integral_value()))
    found = rate_of_period(Money(borrowed), instalment, count)
    assert abs(found - rate) < Decimal("0.001")


def test_what_does_not_even_pay_it_back_has_no_rate():
    assert rate_of_period(Money(1_000), Money(100), 10) == 0
    with pytest.raises(AmountNotPositiveError):
        rate_of_period(Money(1_000), Money(100), 0)
