"""The list of what is still owed: oldest first, so many at a time, as it stood before a payment being corrected."""

import datetime as dt

import pytest

from emprende_desktop.commands.notes import record_note
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.masters import Debt, open_items
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
