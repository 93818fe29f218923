"""Recipes, what is left at month's end, and goods on consignment."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.commands.consignments import leave_on_consignment, sell_consigned, take_back_consigned
from emprende_desktop.commands.items import count_stock, note_production, save_item, undo_production
from emprende_desktop.commands.notes import record_note, reverse_entry
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.errors import (
    AmountNotPositiveError,
    DuplicateNameError,
    MoreThanLeftError,
    UnreadableQuantityError,
)
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.quantity import parse_quantity, quantity_text, worth
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.consignments import with_others
from emprende_desktop.queries.items import item, items, last_counted, last_made, made_within
from emprende_desktop.queries.statements import facts
from emprende_desktop.trade.consignments import ConsignmentReturn, ConsignmentSale, NewConsignment
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.items import ItemChange, ItemKind, NewItem, Production, StockCount, StockLine
from emprende_desktop.trade.notes import OpeningBalances, OpeningLine
from tests.reading import nets

TODAY = dt.date(2026, 9, 30)


def saved(company, kind, name, cents, **more):
    return company.execute(save_item, ItemChange(None, NewItem(kind, name, "kg", Money(cents), **more))).row_id


@given(st.integers(0, 10**12 - 1))
def test_a_quantity_is_read_as_it_is_written(thousandths):
    assert parse_quantity(quantity_text(thousandths)) == thousandths


@pytest.mark.parametrize("text", ["", "-1", "1,5", "2.1234", "dos", "1e3", "٣"])
def test_what_is_no_quantity_is_refused(text):
    with pytest.raises(UnreadableQuantityError):
        parse_quantity(text)


def test_what_a_tray_of_bread_costs_and_leaves(company):
    flour = saved(company, ItemKind.MATERIAL, "Harina", 380)
    yeast = saved(company, ItemKind.MATERIAL, "Levadura", 1_250)
    tray = NewItem(
        ItemKind.PRODUCT,
        "Pan",
        "unidad",
        ZERO,
        Money(25),
        180_000,
        Money(1_500),
        ((flour, 5_000), (yeast, 75)),
    )
    bread = company.execute(save_item, ItemChange(None, tray)).row_id
    # 5 kg × 3.80 = 19.00; 0.075 kg × 12.50 = 0.9375 -> 0.94; work 15.00; 34.94 / 180 = 0.1941
    assert company.fetch(item, bread).unit_cost == Money(19)
    assert company.fetch(item, bread).left == Money(6)
    company.execute(save_item, ItemChange(flour, NewItem(ItemKind.MATERIAL, "Harina", "kg", Money(500))))
    assert company.fetch(item, bread).unit_cost == Money(23)  # 25.00 + 0.94 + 15.00 = 40.94 / 180 = 0.2274
    with pytest.raises(DuplicateNameError):
        saved(company, ItemKind.MATERIAL, "Levadura", 1)
    with pytest.raises(AmountNotPositiveError):
        NewItem(ItemKind.PRODUCT, "Torta", "", recipe=((flour, 1),))


def test_what_spoiled_is_told_and_can_be_taken_back(company):
    bread = saved(company, ItemKind.PRODUCT, "Pan", 20)
    first = company.execute(note_production, Production(TODAY, bread, 170_000, 10_000, "k")).row_id
    assert company.execute(note_production, Production(TODAY, bread, 170_000, 10_000, "k")).row_id == first
    (made,) = company.fetch(made_within, TODAY, TODAY)
    assert (made.made, made.spoiled, made.lost) == (170_000, 10_000, Money(200))
    assert nets(company) == {}
    company.execute(undo_production, first)
    assert company.fetch(last_made) == ()
    with pytest.raises(AmountNotPositiveError):
        Production(TODAY, bread, 0, 0, "k")


def count(company, lines, key, date=TODAY):
    known = {found.id: found for found in company.fetch(items)}
    made = tuple(StockLine(i, known[i].kind, q, worth(q, known[i].unit_cost)) for i, q in lines)
    return company.execute(count_stock, StockCount(date, made, key)).row_id


def test_purchases_become_consumption_when_what_is_left_is_counted(company, notes):
    cloth = saved(company, ItemKind.MATERIAL, "Tela", 1_400)
    goods = saved(company, ItemKind.GOODS, "Gaseosas", 200)
    shirts = saved(company, ItemKind.PRODUCT, "Polos", 1_000)
    company.execute(record_note, OpeningBalances(dt.date(2026, 8, 31), (OpeningLine("20111", Money(9_000)),), "o"))
    notes.spend(100_000)
    entry = count(company, [(cloth, 45_500), (goods, 30_000), (shirts, 4_000)], "a")
    expected = {
        "1011": -100_000,
        "20111": 6_000,
        "21111": 4_000,
        "24111": 63_700,
        "5018": -9_000,
        "602": 100_000,
        "6111": 3_000,
        "6121": -63_700,
        "7111": -4_000,
    }
    assert nets(company) == expected
    assert count(company, [(cloth, 0)], "a") == entry
    assert count(company, [(cloth, 45_500)], "same") == 0
    assert company.fetch(last_counted) == TODAY
    october = count(company, [(cloth, 10_000)], "b", dt.date(2026, 10, 31))
    assert nets(company)["24111"] == 14_000
    company.execute(reverse_entry, Reversal(october, "undo"))
    assert nets(company) == expected
    assert company.fetch(first_finding) is None


def test_an_older_count_looks_at_its_own_day(company, notes):
    cloth = saved(company, ItemKind.MATERIAL, "Tela", 1_000)
    count(company, [(cloth, 9_000)], "late", dt.date(2026, 9, 30))
    count(company, [(cloth, 5_000)], "early", dt.date(2026, 9, 15))
    assert nets(company)["24111"] == 14_000, "September was counted without knowing of the fifteenth"
    count(company, [(cloth, 9_000)], "again", dt.date(2026, 9, 30))
    assert nets(company)["24111"] == 9_000


def left(company, notes, units=5):
    shop = company.execute(add_party, NewParty("Tienda de la plaza")).row_id
    new = NewConsignment(TODAY, shop, notes.sale_of["Ropa"], "Chalecos", units, Money(3_800), "c")
    return company.execute(leave_on_consignment, new).row_id


def test_goods_left_with_others_are_sold_only_when_they_are(company, notes):
    one = left(company, notes)
    assert left(company, notes) == one
    assert nets(company) == {}
    sale = ConsignmentSale(one, TODAY, 2, None, "s")
    entry = company.execute(sell_consigned, sale).row_id
    assert company.execute(sell_consigned, sale).row_id == entry
    company.execute(take_back_consigned, ConsignmentReturn(one, TODAY, 1, "r"))
    company.execute(take_back_consigned, ConsignmentReturn(one, TODAY, 1, "r"))
    assert nets(company) == {"1211": 7_600, "70221": -7_600}
    assert company.fetch(facts, TODAY, TODAY).noted_sales == Money(7_600)
    assert [held.left for held in company.fetch(with_others)] == [2]
    with pytest.raises(MoreThanLeftError):
        company.execute(sell_consigned, ConsignmentSale(one, TODAY, 3, None, "too many"))
    with pytest.raises(MoreThanLeftError):
        company.execute(take_back_consigned, ConsignmentReturn(one, TODAY, 3, "too many"))
    company.execute(reverse_entry, Reversal(entry, "undo"))
    assert [held.left for held in company.fetch(with_others)] == [4]
    assert nets(company) == {}
