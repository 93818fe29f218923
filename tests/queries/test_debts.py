"""The list of what is still owed: oldest first, so many at a time, as it stood before a payment being corrected."""

import datetime as dt
from dataclasses import replace

import pytest

from emprende_desktop.commands.closing import close_month
from emprende_desktop.commands.notes import Correction, Reversal, correct_note, record_note, reverse_entry
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.statements import debt_changes
from emprende_desktop.statements.debts import DebtChange, aged_debts
from emprende_desktop.trade.notes import Application, Collection

TODAY = dt.date(2026, 9, 30)


@pytest.fixture
def owed(notes):
    """Three sales on credit, the last written the oldest."""
    days = (TODAY, TODAY - dt.timedelta(days=2), TODAY - dt.timedelta(days=9))
    return [notes.sell(5_000, place=None, date=day) for day in days]


def pay(company, notes, key, *parts):
    applied = tuple(Application(entry, Money(cents)) for entry, cents in parts)
    total = Money(sum(cents for _entry, cents in parts))
    note = Collection(TODAY, total, notes.places["Efectivo"], key, None, applied)
    return company.execute(record_note, note).row_id


def told(company, **asked):
    return [(item.entry, item.open.cents) for item in company.fetch(open_items, Debt.OWED_TO_ME, **asked)]


def test_the_oldest_debts_come_first_and_no_more_than_asked_for(company, owed):
    assert told(company) == [(owed[2], 5_000), (owed[1], 5_000), (owed[0], 5_000)]
    assert told(company, count=2) == told(company)[:2]


def test_a_payment_being_corrected_leaves_open_what_it_settles_beside_other_payments(company, notes, owed):
    pay(company, notes, "other", (owed[2], 1_000))
    payment = pay(company, notes, "payment", (owed[2], 4_000), (owed[1], 2_000))
    assert told(company) == [(owed[1], 3_000), (owed[0], 5_000)]
    assert told(company, without=payment) == [(owed[2], 4_000), (owed[1], 5_000), (owed[0], 5_000)]
    assert company.fetch(open_items, Debt.I_OWE, without=payment) == ()


def ages(company, end=TODAY):
    changes = [DebtChange(*change) for change in company.fetch(debt_changes, ("1211", "1212"), end)]
    return [debt.by_age for debt in aged_debts(changes, end)]


def test_a_sale_that_was_undone_or_corrected_makes_no_older_debt_younger(company, notes):
    notes.sell(10_000, place=None, date=TODAY - dt.timedelta(days=50))
    undone = notes.sell(4_000, place=None, date=TODAY)
    assert ages(company) == [(4_000, 10_000, 0, 0)]
    company.execute(reverse_entry, Reversal(undone, "undo"))
    assert ages(company) == [(0, 10_000, 0, 0)]
    corrected = notes.sell(3_000, place=None, date=TODAY)
    note = replace(company.fetch(note_of, corrected, "mended"), amount=Money(2_500))
    company.execute(correct_note, Correction(corrected, note))
    assert ages(company) == [(2_500, 10_000, 0, 0)]


def test_a_payment_undone_after_its_month_was_closed_leaves_the_debt_as_old_as_it_is(company, notes):
    sold = notes.sell(10_000, place=None, date=dt.date(2026, 5, 10))
    paid = Collection(
        dt.date(2026, 5, 20), Money(10_000), notes.places["Efectivo"], "p", None, (Application(sold, Money(10_000)),)
    )
    payment = company.execute(record_note, paid).row_id
    company.execute(close_month, Month(2026, 5))
    company.execute(reverse_entry, Reversal(payment, "undo"))
    assert ages(company) == [(0, 0, 0, 10_000)]
    assert ages(company, TODAY - dt.timedelta(days=1)) == []
