"""How a line of a register or of the journal becomes the values of a book."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.books import (
    NOTHING,
    BookPage,
    BookPosting,
    EntryPhase,
    EntryPlace,
    Stocked,
    StockItem,
    StockLine,
    journal_row,
    place_in_rer,
    plain_number,
    purchase_row,
    purchase_rows,
    sale_row,
    stock_row,
)
from emprende_desktop.invoicing.register import PaperNumber, RegisterState, SaleAmounts
from tests.bakery import BREAD, EGGS, FEAST, FLOUR, LIGHT, PAGE, TORN, TOURISTS, bought, day

PLACE = EntryPlace("7", "M1")


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (BREAD, "1"),
        (TORN, "2"),
        (replace(BREAD, date=dt.date(2026, 8, 31)), "8"),
        (replace(BREAD, date=dt.date(2026, 8, 31), state=RegisterState.ANNULLED), "2"),
    ],
)
def test_the_state_of_a_sale_tells_its_month_and_whether_it_stands(line, state):
    assert sale_row(line, PAGE, PLACE).values["state"] == state


@pytest.mark.parametrize(
    ("date", "amounts", "state"),
    [
        (day(30), FLOUR.amounts, "1"),
        (day(30), bought(0, 0, base_mixed=100, igv_mixed=18), "1"),
        (day(30), EGGS.amounts, "0"),
        (day(30), bought(0, 0, base_untaxed=100, igv_untaxed=18), "0"),
        (dt.date(2026, 8, 31), FLOUR.amounts, "6"),
        (dt.date(2025, 9, 1), FLOUR.amounts, "6"),
        (dt.date(2025, 8, 31), FLOUR.amounts, "7"),
        (dt.date(2026, 8, 31), EGGS.amounts, "7"),
    ],
)
def test_the_state_of_a_purchase_tells_its_month_and_its_credit(date, amounts, state):
    assert purchase_row(replace(FLOUR, date=date, amounts=amounts), PAGE, PLACE).values["state"] == state


def test_an_annulled_sale_keeps_its_place_and_counts_nothing():
    values = sale_row(TORN, PAGE, PLACE).values
    assert (values["number"], values["party_number"]) == ("2", "41234567")
    assert {values[name] for name in ("base", "igv", "total")} == {ZERO}
    assert TORN.amounts.total == Money(5_900)


def test_only_a_bill_of_services_tells_when_a_sale_is_to_be_paid():
    assert sale_row(FEAST, PAGE, PLACE).values["due"] is None
    bill = replace(FEAST, paper=PaperNumber("14", "S001", "1"))
    assert sale_row(bill, PAGE, PLACE).values["due"] == day(30)
    assert purchase_row(LIGHT, PAGE, PLACE).values["due"] == day(16)


def test_soles_have_no_rate():
    assert sale_row(replace(BREAD, rate=Decimal(1)), PAGE, PLACE).values["rate"] is None
    assert sale_row(TOURISTS, PAGE, PLACE).values["rate"] == Decimal("3.745")


def test_a_month_is_told_in_the_three_ways_of_the_books():
    values = BookPage("20601234565", "x", Month(2026, 1)).values
    assert (values["month"], values["period"], values["day"]) == ("202601", "20260100", "20260101")


@pytest.mark.parametrize(
    ("written", "told"), [("00000025", "25"), ("25", "25"), ("000", "0"), ("A-01", "A-01"), ("", "")]
)
def test_a_number_is_told_without_zeros_before_it(written, told):
    assert plain_number(written) == told


def test_an_entry_without_a_paper_vouches_for_itself():
    posting = BookPosting(31, 2, EntryPhase.CLOSING, day(30), "891", "Cierre", ZERO, Money(5))
    values = journal_row(posting, PAGE).values
    assert (values["type"], values["series"], values["number"]) == ("00", "", "31")
    assert (values["correlative"], values["cuo"], values["party_kind"]) == ("C0002", "31", "")


def test_a_unit_cost_has_eight_decimals_halves_up():
    assert Stocked(Decimal(3), Money(1_000)).unit_cost == Decimal("3.33333333")
    assert Stocked(Decimal(8), Money(1)).unit_cost == Decimal("0.00125000")
    assert Stocked(Decimal(160_000_000), Money(2_400)).unit_cost == Decimal("0.00000015")
    assert Stocked(Decimal(160_000_000), Money(8)).unit_cost == Decimal("0E-8")
    assert Stocked(Decimal(20_000_000), Money(10)).unit_cost == Decimal("0.00000001")
    assert NOTHING.unit_cost == 0


def test_what_goes_out_of_stock_is_negative():
    item = StockItem("0000", "9", "02", "PAN", "Pan", "NIU", "1")
    out, left = Stocked(Decimal("2.5"), Money(500)), Stocked(Decimal(1), Money(200))
    values = stock_row(
        StockLine(day(1), "01", PaperNumber("03", "B001", "1"), NOTHING, out, left), item, PAGE, PLACE
    ).values
    assert (values["quantity_out"], values["unit_cost_out"], values["cost_out"]) == (Decimal("-2.5"), 2, Money(-500))
    assert (values["quantity_in"], values["cost_in"], values["cost_left"]) == (0, ZERO, Money(200))


def test_amounts_are_told_by_their_names():
    amounts = SaleAmounts(export=Money(1), ivap=Money(2), total=Money(3))
    values = sale_row(replace(BREAD, amounts=amounts), PAGE, PLACE).values
    assert (values["export"], values["ivap"], values["total"]) == (Money(1), Money(2), Money(3))


def test_a_receipt_for_fees_goes_into_no_register_and_takes_no_number():
    fees = replace(FLOUR, paper=PaperNumber("02", "E001", "5"))
    rows = list(purchase_rows([fees, FLOUR, fees, LIGHT], PAGE, place_in_rer))
    assert [(row.document, row.values["cuo"], row.values["correlative"]) for row in rows] == [
        ("01 F005-00001234", "1", "M-RER"),
        ("14 S002-7964323", "2", "M-RER"),
    ]
