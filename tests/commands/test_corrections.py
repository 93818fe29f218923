"""Correcting a debt keeps what was paid on it, and taking the correction back leaves everything as it was."""

import datetime as dt
import shutil
from collections import Counter
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emprende_desktop.commands.closing import close_month
from emprende_desktop.commands.notes import correct_note, correct_with_payments, record_note
from emprende_desktop.commands.setup import add_party
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.errors import PartlyPaidError, PeriodClosedError
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import Debt, open_items, settlements_of
from emprende_desktop.queries.statements import account_totals, place_opening
from emprende_desktop.trade.corrections import Correction
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.notes import Application, Collection, Expense, Sale, SupplierPayment

TODAY = dt.date(2026, 9, 30)
SOLD = dt.date(2026, 8, 20)
PASSPHRASE = "clave de prueba"
BOLETA = Document(DocumentKind.BOLETA, "B001-1")


@pytest.fixture
def rosa(company):
    return company.execute(add_party, NewParty("Rosa Quispe")).row_id


def sale_of(notes, cents, rosa, key="nueva", **more):
    return Sale(SOLD, Money(cents), notes.sale_of["Uniformes"], None, key, rosa, **more)


def pay(company, notes, sale, cents, key="pago", date=dt.date(2026, 8, 25)):
    settled = (Application(sale, Money(cents)),)
    note = Collection(date, Money(cents), notes.places["Efectivo"], key, None, settled)
    return company.execute(record_note, note).row_id


def test_a_corrected_sale_keeps_its_payment_even_on_the_account_of_another_paper(company, notes, rosa):
    sale = company.execute(record_note, sale_of(notes, 51_000, rosa, "vieja")).row_id
    pay(company, notes, sale, 25_000)
    corrected = company.execute(correct_note, Correction(sale, sale_of(notes, 77_000, rosa, document=BOLETA))).row_id
    assert [(s.date, s.amount.cents) for s in company.fetch(settlements_of, corrected)] == [
        (dt.date(2026, 8, 25), 25_000)
    ]
    assert [item.open.cents for item in company.fetch(open_items, Debt.OWED_TO_ME)] == [52_000]
    assert {t.code: t.net for t in company.fetch(account_totals, TODAY) if t.net}["1212"] == 52_000
    assert company.fetch(first_finding) is None


@pytest.mark.parametrize("change", ["less than was paid", "another person", "paid at once"])
def test_where_the_payment_does_not_fit_nothing_is_changed(company, notes, rosa, change):
    sale = company.execute(record_note, sale_of(notes, 51_000, rosa, "vieja")).row_id
    pay(company, notes, sale, 25_000)
    other = company.execute(add_party, NewParty("Eusebio Mamani")).row_id
    note = {
        "less than was paid": sale_of(notes, 24_999, rosa),
        "another person": sale_of(notes, 51_000, other),
        "paid at once": Sale(SOLD, Money(51_000), notes.sale_of["Uniformes"], notes.places["Efectivo"], "nueva", rosa),
    }[change]
    before = company.fetch(account_totals, TODAY)
    with pytest.raises(PartlyPaidError):
        company.execute(correct_note, Correction(sale, note))
    assert company.fetch(account_totals, TODAY) == before


def test_a_payment_of_a_closed_month_keeps_a_note_of_an_open_one_and_a_closed_note_is_refused(company, notes, rosa):
    sale = company.execute(record_note, sale_of(notes, 51_000, rosa, "vieja")).row_id
    pay(company, notes, sale, 25_000)
    company.execute(close_month, Month(2026, 8))
    with pytest.raises(PeriodClosedError):
        company.execute(correct_note, Correction(sale, sale_of(notes, 77_000, rosa)))
    assert [s.amount.cents for s in company.fetch(settlements_of, sale)] == [25_000]


cents = st.integers(1, 60_000).map(Money)
payments = st.lists(st.integers(1, 20_000), max_size=3)


@pytest.fixture
def blank(company, rosa, tmp_path, clock):
    company.close()
    copies = count()

    def opened():
        path = tmp_path / f"copy{next(copies)}.emprende"
        shutil.copytree(tmp_path / "taller.emprende", path)
        return open_company(path, PASSPHRASE, clock)

    return opened


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from([Sale, Expense]), old=cents, new=cents, paid=payments, credit=st.booleans())
def test_taking_a_correction_back_leaves_all_as_it_was(blank, notes, rosa, kind, old, new, paid, credit):
    category = (notes.sale_of if kind is Sale else notes.expense_of).copy().popitem()[1]
    cash = notes.places["Efectivo"]
    pays = Collection if kind is Sale else SupplierPayment
    with blank() as company:
        entry = company.execute(record_note, kind(SOLD, old, category, None, "vieja", rosa)).row_id
        left = old.cents
        for number, wanted in enumerate(paid):
            part = min(wanted, left)
            if part:
                left -= part
                settled = (Application(entry, Money(part)),)
                company.execute(record_note, pays(SOLD, Money(part + 5), cash, f"pago{number}", rosa, settled))
        before = _facts(company, cash, entry)
        note = kind(SOLD, new, category, None if credit else cash, "nueva", rosa)
        try:
            corrected = company.execute(correct_note, Correction(entry, note)).row_id
        except PartlyPaidError:
            corrected = company.execute(correct_with_payments, Correction(entry, note)).row_id
        original = kind(SOLD, old, category, None, "otra vez", rosa)
        back = company.execute(correct_note, Correction(corrected, original, restores=entry)).row_id
        assert _facts(company, cash, back) == before
        assert company.fetch(first_finding) is None


def _facts(company, cash, entry):
    debts = [
        (item.date, item.template, item.party_name, item.open.cents)
        for debt in Debt
        for item in company.fetch(open_items, debt)
    ]
    totals = {t.code: t.net for t in company.fetch(account_totals, TODAY) if t.net}
    return Counter(debts), totals, company.fetch(place_opening, cash, TODAY), company.fetch(settlements_of, entry)
