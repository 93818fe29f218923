"""Loans and grants: what is owed is no income, and a grant is earned as it is spent."""

import datetime as dt

import pytest

from emprende_desktop.commands.notes import correct_note, record_note
from emprende_desktop.domain.errors import AmountNotPositiveError, InterestExceedsPaymentError
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.statements import facts
from emprende_desktop.trade.corrections import Correction
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.financing import Giver, GrantReceived, Lender, LoanPayment, LoanReceived
from tests.reading import nets

TODAY = dt.date(2026, 9, 30)


def fund(company):
    return next(place for place in company.fetch(places) if place.kind is PlaceKind.RESTRICTED)


def grant(company, cents, giver=Giver.PRIVATE, key="g"):
    return company.execute(record_note, GrantReceived(TODAY, Money(cents), giver, None, key)).row_id


@pytest.mark.parametrize(("lender", "owed", "cost"), [("institution", "4511", "67311"), ("other", "4512", "67312")])
def test_an_instalment_is_part_principal_part_interest(company, notes, lender, owed, cost):
    lender, place = Lender(lender), notes.places["Efectivo"]
    company.execute(record_note, LoanReceived(TODAY, Money(100_000), lender, place, "l"))
    paid = company.execute(record_note, LoanPayment(TODAY, Money(12_000), Money(2_000), lender, place, "p")).row_id
    assert nets(company) == {"1011": 88_000, owed: -90_000, cost: 2_000}
    note = company.fetch(note_of, paid, "again")
    assert (note.amount, note.interest, note.lender) == (Money(12_000), Money(2_000), lender)
    company.execute(correct_note, Correction(paid, note))
    assert nets(company) == {"1011": 88_000, owed: -90_000, cost: 2_000}
    assert company.fetch(facts, TODAY, TODAY).loan_principal_paid == Money(10_000)


def test_interest_is_no_more_than_what_was_paid(notes):
    with pytest.raises(InterestExceedsPaymentError):
        LoanPayment(TODAY, Money(100), Money(101), Lender.OTHER, 1, "k")
    with pytest.raises(AmountNotPositiveError):
        LoanPayment(TODAY, Money(100), Money(-1), Lender.OTHER, 1, "k")


def test_a_grant_is_income_only_as_it_is_spent(company, notes_of):
    grant(company, 50_000)
    assert nets(company) == {"1073": 50_000, "4692": -50_000}
    notes = notes_of(company)
    spent = notes.spend(12_000, fund(company).name, document=Document(DocumentKind.BOLETA, "B1-1"))
    assert nets(company) == {"1073": 38_000, "4692": -38_000, "602": 12_000, "7593": -12_000}
    note = company.fetch(note_of, spent, "again")
    assert note.amount == Money(12_000)
    company.execute(correct_note, Correction(spent, note))
    assert nets(company) == {"1073": 38_000, "4692": -38_000, "602": 12_000, "7593": -12_000}
    told = company.fetch(facts, TODAY, TODAY)
    assert (told.noted_expenses, told.documented_expenses) == (Money(12_000), Money(12_000))
    assert company.fetch(first_finding) is None


def test_what_no_grant_covers_was_her_own_money(company, notes_of):
    grant(company, 5_000)
    notes = notes_of(company)
    notes.spend(8_000, fund(company).name)
    assert nets(company) == {"1073": -3_000, "602": 8_000, "7593": -5_000}


def test_private_money_is_used_up_before_the_states(company, notes_of):
    grant(company, 5_000)
    grant(company, 4_000, Giver.STATE, "s")
    notes_of(company).spend(6_000, fund(company).name)
    assert nets(company) == {"1073": 3_000, "4691": -3_000, "602": 6_000, "7593": -5_000, "7591": -1_000}


def test_what_is_spent_from_the_till_releases_nothing(company, notes):
    grant(company, 5_000)
    notes.spend(1_000)
    assert nets(company)["4692"] == -5_000
