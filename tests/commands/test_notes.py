import datetime as dt

import pytest

from emprende_desktop.commands.notes import (
    Correction,
    Reversal,
    correct_note,
    record_note,
    reverse_entry,
    reverse_with_payments,
)
from emprende_desktop.commands.setup import Registration, change_registration
from emprende_desktop.domain.enterprise import LegalForm, Standing, TaxRegime
from emprende_desktop.domain.errors import (
    AlreadyReversedError,
    OwnerWithdrawalForbiddenError,
    PartlyPaidError,
    PaymentExceedsDebtError,
    PeriodClosedError,
)
from emprende_desktop.domain.money import CENTS_MAX, Money
from emprende_desktop.domain.slip_errors import AmountTooLargeError, FutureDateError, PastDateError
from emprende_desktop.queries.journal import JournalFilter, journal_page
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.page import PAGE_SIZE
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.notes import Application, Collection, OwnerContribution, OwnerWithdrawal

TODAY = dt.date(2026, 9, 30)


def balances(company):
    nets = {}
    for balance in company.fetch(kept_balances, None, dt.date(2026, 12, 31)):
        nets[balance.code] = nets.get(balance.code, 0) + balance.net
    return {code: net for code, net in nets.items() if net}


def test_a_cash_sale_goes_to_the_till(company, notes):
    notes.sell(10_000)
    assert balances(company) == {"1011": 10_000, "70221": -10_000}


def test_a_double_click_posts_once(company, notes):
    first = notes.sell(10_000, key="form-1")
    assert notes.sell(10_000, key="form-1") == first
    assert balances(company)["1011"] == 10_000


@pytest.mark.parametrize(
    ("kind", "account"), [(DocumentKind.NONE, "1211"), (DocumentKind.RECEIPT, "1211"), (DocumentKind.BOLETA, "1212")]
)
def test_credit_without_a_document_stands_apart(company, notes, kind, account):
    notes.sell(5_000, place=None, document=Document(kind, "1"))
    assert balances(company)[account] == 5_000


@pytest.mark.parametrize("regime", [TaxRegime.RER, TaxRegime.RMT, TaxRegime.GENERAL])
def test_igv_leaves_the_price_in_a_taxed_regime(make_company, notes_of, regime):
    company = make_company(LegalForm.SAC, regime, "20100070970")
    notes_of(company).sell(11_800)
    assert balances(company) == {"1011": 11_800, "70221": -10_000, "40111": -1_800}


def test_nrus_prices_stay_whole(company, notes):
    notes.sell(11_800)
    assert "40111" not in balances(company)


@pytest.mark.parametrize(("kind", "credit"), [(DocumentKind.FACTURA, 1_800), (DocumentKind.BOLETA, 0)])
def test_only_a_factura_gives_igv_credit(make_company, notes_of, kind, credit):
    company = make_company(LegalForm.SAC, TaxRegime.RMT, "20100070970")
    notes_of(company).spend(11_800, document=Document(kind, "F001-1"))
    assert balances(company).get("40111", 0) == credit


@pytest.mark.parametrize(
    ("form", "put_in", "taken"),
    [
        (LegalForm.NATURAL, "5018", "5019"),
        (LegalForm.SAC, "5011", "1422"),
        (LegalForm.SRL, "5012", "1422"),
        (LegalForm.COOPERATIVE, "5012", "1422"),
    ],
)
def test_the_owners_money_posts_by_legal_form(make_company, notes_of, form, put_in, taken):
    company = make_company(form, TaxRegime.NONE)
    place = notes_of(company).places["Efectivo"]
    company.execute(record_note, OwnerContribution(TODAY, Money(9_000), place, "in"))
    company.execute(record_note, OwnerWithdrawal(TODAY, Money(4_000), place, "out"))
    assert balances(company) == {"1011": 5_000, put_in: -9_000, taken: 4_000}


def test_an_association_collects_dues_and_shares_nothing(make_company, notes_of):
    company = make_company(LegalForm.ASSOCIATION, TaxRegime.NONE)
    place = notes_of(company).places["Efectivo"]
    company.execute(record_note, OwnerContribution(TODAY, Money(9_000), place, "in"))
    assert balances(company)["7599"] == -9_000
    with pytest.raises(OwnerWithdrawalForbiddenError):
        company.execute(record_note, OwnerWithdrawal(TODAY, Money(4_000), place, "out"))
    assert company.fetch(journal_page).rows[0].template == "contribution"


def test_undo_cancels_to_the_centimo_and_only_once(company, notes):
    entry = notes.sell(10_000)
    company.execute(reverse_entry, Reversal(entry, "undo"))
    assert balances(company) == {}
    with pytest.raises(AlreadyReversedError):
        company.execute(reverse_entry, Reversal(entry, "again"))
    rows = company.fetch(journal_page, None, JournalFilter(undone=True)).rows
    assert [(row.id, row.is_reversed) for row in rows] == [(entry, True)]


def test_a_correction_reverses_and_posts_anew(company, notes):
    entry = notes.sell(10_000)
    note = company.fetch(note_of, entry, "mended")
    mended = type(note)(note.date, Money(7_000), note.category, note.place, note.key)
    first = company.execute(correct_note, Correction(entry, mended))
    assert company.execute(correct_note, Correction(entry, mended)) == first
    assert balances(company) == {"1011": 7_000, "70221": -7_000}


def test_a_payment_settles_what_was_chosen_and_the_rest_waits(company, notes):
    sale = notes.sell(10_000, place=None)
    place = notes.places["Efectivo"]
    applied = (Application(sale, Money(4_000)),)
    company.execute(record_note, Collection(TODAY, Money(5_000), place, "paid", None, applied))
    assert [item.open.cents for item in company.fetch(open_items, Debt.OWED_TO_ME)] == [6_000]
    assert balances(company)["1211"] == 5_000
    too_much = (Application(sale, Money(6_001)),)
    with pytest.raises(PaymentExceedsDebtError):
        company.execute(record_note, Collection(TODAY, Money(9_000), place, "more", None, too_much))


def test_undoing_a_partly_paid_sale_says_so_and_can_undo_both(company, notes):
    sale = notes.sell(10_000, place=None)
    applied = (Application(sale, Money(4_000)),)
    payment = company.execute(
        record_note, Collection(TODAY, Money(4_000), notes.places["Efectivo"], "paid", None, applied)
    ).row_id
    with pytest.raises(PartlyPaidError) as refused:
        company.execute(reverse_entry, Reversal(sale, "undo"))
    assert refused.value.payments == (payment,)
    company.execute(reverse_with_payments, Reversal(sale, "both"))
    assert balances(company) == {}


def test_a_closed_month_takes_nothing_and_its_undo_is_dated_today(company, notes):
    entry = notes.sell(10_000, date=dt.date(2026, 8, 15))
    with company._engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO closed_period (month) VALUES ('2026-08')")
    with pytest.raises(PeriodClosedError):
        notes.sell(100, date=dt.date(2026, 8, 20))
    undone = company.execute(reverse_entry, Reversal(entry, "undo")).row_id
    with company._engine.connect() as connection:
        date = connection.exec_driver_sql(f"SELECT date FROM journal_entry WHERE id = {undone}").scalar()
    assert date == "2026-09-30"


def test_pages_meet_without_gap(company, notes):
    for _number in range(PAGE_SIZE + 5):
        notes.sell(100)
    first = company.fetch(journal_page)
    second = company.fetch(journal_page, first.next_key)
    assert second.next_key is None
    assert len({row.id for row in first.rows + second.rows}) == PAGE_SIZE + 5


def test_a_new_regime_splits_the_price_from_its_day_on(make_company, notes_of):
    company = make_company(LegalForm.NATURAL, TaxRegime.NRUS, "10000000006")
    company.execute(
        change_registration,
        Registration("10000000006", Standing(dt.date(2026, 9, 1), LegalForm.NATURAL, TaxRegime.RMT)),
    )
    notes = notes_of(company)
    notes.sell(11_800, date=dt.date(2026, 8, 31))
    notes.sell(11_800, date=dt.date(2026, 9, 1))
    assert balances(company) == {"1011": 23_600, "70221": -21_800, "40111": -1_800}


@pytest.mark.parametrize(
    ("date", "error"), [(dt.date(26, 9, 30), PastDateError), (dt.date(1899, 12, 31), PastDateError),
                        (dt.date(2062, 9, 30), FutureDateError)],
)  # fmt: skip
def test_a_slip_in_the_year_is_refused(company, notes, date, error):
    with pytest.raises(error):
        notes.sell(100, date=date)
    assert balances(company) == {}


def test_a_note_of_the_last_century_goes_in(company, notes):
    notes.sell(100, date=dt.date(1999, 12, 31))
    assert balances(company)["1011"] == 100


def test_an_amount_may_be_as_large_as_the_forms_take_and_more_than_one_of_them_adds_up(company, notes):
    notes.sell(CENTS_MAX)
    notes.sell(CENTS_MAX)
    assert balances(company)["1011"] == 2 * CENTS_MAX
    with pytest.raises(AmountTooLargeError):
        notes.sell(CENTS_MAX + 1)
