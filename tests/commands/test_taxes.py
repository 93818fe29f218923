"""The taxes of a month from real books: figures, posting once, paying, undoing, and what the ledger then says."""

import datetime as dt
import uuid

import pytest

from emprende_desktop.commands.notes import record_note, reverse_entry, reverse_on
from emprende_desktop.commands.taxes import PayTax, PostTax, pay_month_tax, post_month_tax
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.errors import PeriodNotOverError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.tax_errors import (
    NothingToPayError,
    NothingToPostError,
    TaxPaidError,
    TaxPostedError,
)
from emprende_desktop.formality.worksheet import LineKey, Tax
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.queries.taxes import (
    books_owed,
    last_days,
    months_told,
    regimes_compared,
    tax_month,
    year_lights,
)
from emprende_desktop.trade.assets import AssetClass, AssetPurchase
from emprende_desktop.trade.corrections import DatedReversal, Reversal
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.notes import EntryLine, FreeEntry

AUGUST, SEPTEMBER = Month(2026, 8), Month(2026, 9)
DAY = dt.date(2026, 8, 10)
FACTURA = Document(DocumentKind.FACTURA, "F001-7")


@pytest.fixture
def nrus(make_company):
    return make_company(LegalForm.NATURAL, TaxRegime.NRUS, "10123456781")


@pytest.fixture
def rer(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, "20100000009")


def dues(company, month=AUGUST):
    return {due.tax: due for due in company.fetch(tax_month, month).taxes.dues}


def amounts(lines):
    return {line.key: (line.amount.cents, line.documents) for line in lines}


def nets(company):
    found = {}
    for balance in company.fetch(kept_balances, None, dt.date(2026, 12, 31)):
        found[balance.code] = found.get(balance.code, 0) + balance.net
    return {code: net for code, net in found.items() if net}


def pay(company, notes, tax, month=AUGUST):
    wish = PayTax(tax, month, notes.places["Efectivo"], dt.date(2026, 9, 15), str(uuid.uuid4()))
    return company.execute(pay_month_tax, wish).row_id


def a_month_of_the_rer(company, notes_of):
    notes = notes_of(company)
    notes.sell(118_000, date=DAY)
    notes.sell(100_033, date=DAY, document=FACTURA)
    notes.spend(59_000, date=DAY, document=FACTURA)
    notes.spend(11_800, date=DAY)
    company.execute(reverse_entry, Reversal(notes.sell(999_900, date=DAY), str(uuid.uuid4())))
    machine = AssetPurchase(
        DAY,
        Money(23_600),
        AssetClass.MACHINE,
        notes.places["Efectivo"],
        str(uuid.uuid4()),
        document=FACTURA,
        name="Horno",
    )
    company.execute(record_note, machine)
    return notes


def test_a_month_of_the_nrus_counts_credit_and_leaves_machines_out(nrus, notes_of):
    notes = notes_of(nrus)
    notes.sell(400_000, date=DAY)
    notes.sell(100_001, place=None, date=DAY)
    notes.spend(80_000, date=DAY)
    nrus.execute(
        record_note,
        AssetPurchase(
            DAY, Money(900_000), AssetClass.MACHINE, notes.places["Efectivo"], str(uuid.uuid4()), name="Recta"
        ),
    )
    due = dues(nrus)[Tax.NRUS]
    assert amounts(due.basis) == {
        LineKey.SALES: (500_001, 2), LineKey.PURCHASES: (80_000, 1), LineKey.GREATER: (500_001, None),
    }  # fmt: skip
    assert (due.category, due.to_pay) == ("2", Money(5_000))


def test_the_fee_is_posted_once_paid_once_and_may_be_undone(nrus, notes_of):
    notes = notes_of(nrus)
    notes.sell(300_000, date=DAY)
    posted = nrus.execute(post_month_tax, PostTax(Tax.NRUS, AUGUST)).row_id
    assert nets(nrus) == {"1011": 300_000, "70221": -300_000, "6419": 2_000, "40189": -2_000}
    with pytest.raises(TaxPostedError):
        nrus.execute(post_month_tax, PostTax(Tax.NRUS, AUGUST))
    paid = pay(nrus, notes, Tax.NRUS)
    assert nets(nrus) == {"1011": 298_000, "70221": -300_000, "6419": 2_000}
    with pytest.raises(TaxPaidError):
        pay(nrus, notes, Tax.NRUS)
    state = nrus.fetch(tax_month, AUGUST).states[Tax.NRUS]
    assert (state.posted.entry, state.posted.date, state.paid.entry) == (posted, AUGUST.last, paid)
    for entry in (paid, posted):
        nrus.execute(reverse_entry, Reversal(entry, str(uuid.uuid4())))
    assert nets(nrus) == {"1011": 300_000, "70221": -300_000}
    nrus.execute(post_month_tax, PostTax(Tax.NRUS, AUGUST))
    assert nets(nrus)["40189"] == -2_000
    assert nrus.fetch(first_finding) is None


def test_a_fee_that_was_not_posted_is_paid_as_the_expense_it_is(nrus, notes_of):
    notes = notes_of(nrus)
    notes.sell(300_000, date=DAY)
    key = str(uuid.uuid4())
    wish = PayTax(Tax.NRUS, AUGUST, notes.places["Efectivo"], dt.date(2026, 9, 15), key)
    assert nrus.execute(pay_month_tax, wish).row_id == nrus.execute(pay_month_tax, wish).row_id
    assert nets(nrus) == {"1011": 298_000, "70221": -300_000, "6419": 2_000}


def test_a_month_of_the_rer_from_the_books(rer, notes_of):
    """By hand: 1,180.00 is 1,000.00 and 180.00; 1,000.33 is 847.74 and 152.59; flour 500 and 90; an oven 200 and 36."""
    a_month_of_the_rer(rer, notes_of)
    found = dues(rer)
    assert amounts(found[Tax.RER].basis) == {LineKey.SALES: (184_774, 2), LineKey.INCOME: (184_774, None)}
    assert found[Tax.RER].to_pay == Money(2_800)  # 1.5 % of 1,848 is 27.72
    assert amounts(found[Tax.IGV].sums) == {
        LineKey.TAX_OF_SALES: (33_259, 2), LineKey.CREDIT: (-9_000, 1), LineKey.CREDIT_OF_ASSETS: (-3_600, 1),
    }  # fmt: skip
    assert found[Tax.IGV].to_pay == Money(20_700)  # 333 - 90 - 36


def test_after_posting_and_paying_the_ledger_owes_nothing_to_the_centimo(rer, notes_of):
    notes = a_month_of_the_rer(rer, notes_of)
    for tax in (Tax.RER, Tax.IGV):
        rer.execute(post_month_tax, PostTax(tax, AUGUST))
    posted = nets(rer)
    assert (posted["881"], posted["40171"], posted["40111"]) == (2_800, -2_800, -20_700)
    assert posted["6599"] == 41  # 206.59 in the books, 207 declared
    for tax in (Tax.RER, Tax.IGV):
        pay(rer, notes, tax)
    left = nets(rer)
    assert "40171" not in left
    assert "40111" not in left
    assert dues(rer)[Tax.IGV].to_pay == Money(20_700)  # what was posted and paid is no figure of the month
    assert dues(rer, SEPTEMBER)[Tax.IGV].to_pay == Money(0)
    assert rer.fetch(first_finding) is None


def test_what_was_withheld_is_set_against_the_igv(rer, notes_of):
    notes = a_month_of_the_rer(rer, notes_of)
    lines = (EntryLine("40114", Money(3_000)), EntryLine("1212", Money(-3_000)))
    rer.execute(record_note, FreeEntry(DAY, lines, str(uuid.uuid4()), "Retención"))
    assert dues(rer)[Tax.IGV].to_pay == Money(17_700)
    rer.execute(post_month_tax, PostTax(Tax.IGV, AUGUST))
    pay(rer, notes, Tax.IGV)
    assert {"40111", "40114"} & set(nets(rer)) == set()


def test_credit_of_one_month_and_of_the_opening_lowers_the_next(rer, notes_of):
    notes = notes_of(rer)
    notes.spend(118_000, date=DAY, document=FACTURA)
    notes.sell(236_000, date=dt.date(2026, 9, 5))
    september = dues(rer, SEPTEMBER)[Tax.IGV]
    assert amounts(september.sums)[LineKey.CREDIT_BEFORE] == (-18_000, None)
    assert september.to_pay == Money(18_000)


def test_what_is_undone_in_a_later_month_counts_there(rer, notes_of):
    notes = notes_of(rer)
    sold = notes.sell(118_000, date=dt.date(2026, 7, 3))
    notes.sell(236_000, date=DAY)
    rer.execute(reverse_on, DatedReversal(sold, DAY, str(uuid.uuid4())))
    assert dues(rer, Month(2026, 7))[Tax.IGV].to_pay == Money(18_000)
    assert amounts(dues(rer)[Tax.IGV].sums)[LineKey.TAX_OF_NOTES] == (-18_000, 1)
    assert dues(rer)[Tax.IGV].to_pay == Money(18_000)


def test_an_advance_is_paid_ahead_and_never_posted_before(make_company, notes_of):
    company = make_company(LegalForm.SAC, TaxRegime.RMT, "20100000009")
    notes = notes_of(company)
    notes.sell(1_180_000, date=DAY)
    with pytest.raises(NothingToPostError):
        company.execute(post_month_tax, PostTax(Tax.ADVANCE, AUGUST))
    pay(company, notes, Tax.ADVANCE)
    assert nets(company)["40171"] == 10_000


def test_a_tax_that_is_not_owed_is_refused(rer, notes_of):
    with pytest.raises(NothingToPayError):
        pay(rer, notes_of(rer), Tax.NRUS)
    with pytest.raises(NothingToPayError):
        pay(rer, notes_of(rer), Tax.RER)
    with pytest.raises(PeriodNotOverError):
        rer.execute(post_month_tax, PostTax(Tax.RER, SEPTEMBER))


def test_lights_days_books_and_other_regimes_come_from_the_same_books(rer, notes_of):
    a_month_of_the_rer(rer, notes_of)
    lights = {light.threshold.name: light for light in rer.fetch(year_lights, AUGUST, dt.date(2026, 9, 30))}
    assert lights["rer.income.limit"].used == Money(184_774)
    assert lights["rer.income.limit"].projected == Money(184_774 * 5)
    assert lights["rer.purchases.limit"].used == Money(61_800)
    assert lights["rer.assets.limit"].used == Money(20_000)
    assert [due.day for due in rer.fetch(last_days, AUGUST)] == [dt.date(2026, 9, 21), dt.date(2026, 9, 22)]
    assert list(rer.fetch(books_owed, AUGUST)) == ["sire-rvie", "sire-rce"]
    costs = {cost.regime: cost for cost in rer.fetch(regimes_compared, AUGUST)}
    assert [reason.hindrance for reason in costs[TaxRegime.NRUS].reasons] == ["form"]
    assert costs[TaxRegime.RER].total == Money(2_800 + 20_700)
    # 1,847.74 sold less 618.00 of material: 10 %, of which 18 were advanced.
    assert costs[TaxRegime.RMT].at_year_end == Money(12_297 - 1_800)
    assert rer.fetch(months_told, dt.date(2026, 10, 1)) == (Month(2026, 10), SEPTEMBER, AUGUST)
