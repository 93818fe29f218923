"""The week of an enterprise: orders with an advance, day wages, a market day."""

import datetime as dt

import pytest

from emprende_desktop.commands.notes import correct_note, record_note, reverse_entry
from emprende_desktop.commands.orders import cancel_order, deliver_order, pay_on_account, take_order
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.errors import (
    AmountNotPositiveError,
    NameRequiredError,
    OrderNotOpenError,
    PaymentExceedsDebtError,
)
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.orders import open_orders
from emprende_desktop.queries.people import advanced_to
from emprende_desktop.queries.statements import facts
from emprende_desktop.trade.corrections import Correction, Reversal
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.market import MarketDay
from emprende_desktop.trade.orders import NewOrder, OrderAdvance, OrderCancellation, OrderDelivery
from emprende_desktop.trade.wages import WageAdvance, Wages, Work
from tests.reading import nets

TODAY = dt.date(2026, 9, 30)


def ordered(company, notes, price=30_000, advance=10_000, key="o"):
    party = company.execute(add_party, NewParty("Colegio 72 Azángaro")).row_id
    new = NewOrder(
        TODAY,
        dt.date(2026, 10, 9),
        party,
        notes.sale_of["Uniformes"],
        "12 buzos talla 10",
        Money(price),
        Money(advance),
        notes.places["Efectivo"],
        key,
    )
    return company.execute(take_order, new).row_id


def test_an_order_is_a_sale_only_when_it_is_handed_over(company, notes):
    order = ordered(company, notes)
    assert nets(company) == {"1011": 10_000, "122": -10_000}
    assert ordered(company, notes) == order
    company.execute(pay_on_account, OrderAdvance(order, TODAY, Money(5_000), notes.places["Efectivo"], "more"))
    (waiting,) = company.fetch(open_orders)
    assert (waiting.advanced, waiting.rest, waiting.party_name) == (Money(15_000), Money(15_000), "Colegio 72 Azángaro")
    boleta = Document(DocumentKind.BOLETA, "B001-7")
    done = company.execute(deliver_order, OrderDelivery(order, TODAY, None, "d", boleta)).row_id
    assert nets(company) == {"1011": 15_000, "1212": 15_000, "70221": -30_000}
    assert company.fetch(open_orders) == ()
    assert [item.open for item in company.fetch(open_items, Debt.OWED_TO_ME)] == [Money(15_000)]
    told = company.fetch(facts, TODAY, TODAY)
    assert (told.noted_sales, told.documented_sales, told.sales_on_credit) == (
        Money(30_000),
        Money(30_000),
        Money(15_000),
    )
    company.execute(reverse_entry, Reversal(done, "undo"))
    assert nets(company) == {"1011": 15_000, "122": -15_000}
    assert [o.id for o in company.fetch(open_orders)] == [order]
    assert company.fetch(first_finding) is None


def test_the_same_request_twice_posts_once(company, notes):
    order = ordered(company, notes)
    delivery = OrderDelivery(order, TODAY, notes.places["Efectivo"], "d")
    assert company.execute(deliver_order, delivery) == company.execute(deliver_order, delivery)
    assert nets(company) == {"1011": 30_000, "70221": -30_000}
    with pytest.raises(OrderNotOpenError):
        company.execute(deliver_order, OrderDelivery(order, TODAY, None, "again"))


def test_an_order_called_off_gives_its_advance_back(company, notes):
    order = ordered(company, notes)
    off = OrderCancellation(order, TODAY, notes.places["Efectivo"], "c")
    refund = company.execute(cancel_order, off).row_id
    assert nets(company) == {}
    assert company.fetch(open_orders) == ()
    company.execute(reverse_entry, Reversal(refund, "undo"))
    assert len(company.fetch(open_orders)) == 1
    bare = ordered(company, notes, advance=0, key="bare")
    company.execute(cancel_order, OrderCancellation(bare, TODAY, notes.places["Efectivo"], "c2"))
    assert [o.id for o in company.fetch(open_orders)] == [order]


@pytest.mark.parametrize(("price", "advance"), [(30_000, 10_000), (99_999, 33_333), (101, 33), (118, 118)])
def test_the_igv_of_an_advance_is_owed_at_once_and_only_once(make_company, notes_of, price, advance):
    company = make_company(regime=TaxRegime.RMT, ruc="10000000006", name="rmt")
    notes = notes_of(company)
    order = ordered(company, notes, price, advance)
    held = nets(company)
    assert held["122"] + held["40111"] == -advance
    company.execute(deliver_order, OrderDelivery(order, TODAY, notes.places["Efectivo"], "d"))
    notes.sell(price, key="plain")
    once = nets(company)
    assert "122" not in once
    assert {code: cents % 2 for code, cents in once.items()} == dict.fromkeys(once, 0), "twice the same sale"
    assert company.fetch(first_finding) is None


def test_an_advance_is_no_more_than_the_price(company, notes):
    with pytest.raises(PaymentExceedsDebtError):
        ordered(company, notes, 1_000, 1_001)
    order = ordered(company, notes, 1_000, 600)
    with pytest.raises(PaymentExceedsDebtError):
        company.execute(pay_on_account, OrderAdvance(order, TODAY, Money(401), notes.places["Efectivo"], "more"))
    with pytest.raises(NameRequiredError):
        NewOrder(TODAY, TODAY, None, 1, "buzo", Money(1), Money(0), 1, "k")
    with pytest.raises(NameRequiredError):
        NewOrder(TODAY, TODAY, 1, 1, " ", Money(1), Money(0), 1, "k")


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (Work.HELPER, {"622": 27_500}),
        (Work.FEES, {"6329": 27_500}),
        (Work.PAYROLL, {"6211": 27_500}),
    ],
)
def test_what_was_advanced_is_taken_off_the_wages(company, notes, work, expected):
    elena = company.execute(add_party, NewParty("Elena")).row_id
    place = notes.places["Efectivo"]
    company.execute(record_note, WageAdvance(TODAY, Money(3_000), place, elena, "a"))
    assert company.fetch(advanced_to, "ELENA") == Money(3_000)
    wages = Wages(TODAY, 11, Money(5_000), Money(3_000), work, place, elena, "w")
    paid = company.execute(record_note, wages).row_id
    assert nets(company) == {"1011": -27_500, **expected}
    note = company.fetch(note_of, paid, "again")
    assert (note.half_days, note.rate, note.deducted, note.work) == (11, Money(5_000), Money(3_000), work)
    company.execute(correct_note, Correction(paid, note))
    assert nets(company) == {"1011": -27_500, **expected}
    assert company.fetch(facts, TODAY, TODAY).noted_expenses == Money(27_500)


def test_no_more_is_taken_off_than_was_advanced_and_earned(company, notes):
    elena = company.execute(add_party, NewParty("Elena")).row_id
    place = notes.places["Efectivo"]
    with pytest.raises(PaymentExceedsDebtError):
        company.execute(record_note, Wages(TODAY, 2, Money(5_000), Money(1), Work.HELPER, place, elena, "w"))
    with pytest.raises(PaymentExceedsDebtError):
        Wages(TODAY, 2, Money(5_000), Money(5_001), Work.HELPER, place, elena, "w")
    with pytest.raises(NameRequiredError):
        WageAdvance(TODAY, Money(1), place, None, "k")
    with pytest.raises(AmountNotPositiveError):
        Wages(TODAY, 0, Money(5_000), Money(0), Work.HELPER, place, elena, "w")


@pytest.mark.parametrize(
    ("taken", "returned", "cash"),
    [(5_000, 25_000, {"1011": 20_000}), (5_000, 5_000, {}), (5_000, 4_000, {"1011": -1_000})],
)
def test_a_market_day_is_one_entry(company, notes, taken, returned, cash):
    day = MarketDay(
        TODAY,
        notes.places["Efectivo"],
        Money(taken),
        Money(returned),
        Money(1_000),
        Money(800),
        notes.sale_of["Ropa"],
        "m",
        "Feria de Juliaca",
    )
    entry = company.execute(record_note, day).row_id
    assert nets(company) == {**cash, "6352": 1_000, "63112": 800, "70221": -(returned - taken + 1_800)}
    assert company.fetch(note_of, entry, "m") == day
    assert company.fetch(first_finding) is None


def test_a_market_day_without_a_sale_is_none():
    with pytest.raises(AmountNotPositiveError):
        MarketDay(TODAY, 1, Money(5_000), Money(3_000), Money(1_000), Money(1_000), 1, "m")
    with pytest.raises(AmountNotPositiveError):
        MarketDay(TODAY, 1, Money(-1), Money(3_000), Money(0), Money(0), 1, "m")
