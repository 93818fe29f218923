"""Vendí oro typed into the real window: what is shown while typing, what posts, and what is said beside it."""

import datetime as dt

import pytest

from emprende_desktop.commands.lots import have_lot
from emprende_desktop.domain.enterprise import LegalForm, Module, TaxRegime
from emprende_desktop.gold.lots import LotKind, MoveKind, Ownership, Stage
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.gold_sales import bars_sold
from tests.gold.conftest import Lots
from tests.reading import nets, told
from tests.ui.conftest import work_with

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.UNREGISTERED, TaxRegime.NONE)


@pytest.fixture
def miners(window):
    return work_with(window, {Module.GOLD})


def have(company, code="O-001", gross=85_320, fine=77_812, cents=600_000, ownership=Ownership.POOL, stage=Stage.HAND):
    """Write gold that was there before the books; return its lot."""
    lots = Lots(company)
    lot = lots.open(code, LotKind.GOLD, ownership)
    move = lots.move(MoveKind.HAD, (lot, stage, (0, gross, fine), cents), date=dt.date(2026, 9, 1))
    company.execute(have_lot, move)
    return lot


def type_bar(page, grams, fineness, row=0):
    page.bars.rows[row].gross.setText(grams)
    page.bars.rows[row].fineness.setText(fineness)


def type_t7(page):
    """Write case T7 of the domain's notes as a person does."""
    type_bar(page, "85.32", "912")
    page.fields["price"].setText("4,066.20")
    page.fields["payable"].setText("97")
    page.fields["fixed_fee"].setText("12.00")
    page.fields["fx"].setText("3.372")
    page.fields["withholding"].setText("4")


def test_t7_is_shown_while_it_is_typed_and_posts_so(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    assert f"77.81184{NBSP}g" in told(page)
    type_t7(page)
    shown = told(page)
    for figure in ("10,172.45", "9,855.27", "33,231.97", "1,329.28", "31,902.69", "115.51", "96.88"):
        assert figure in shown
    page.buyer.setText("Oro Sur SAC")
    press("Guardar venta")
    assert nets(company)["1011"] == 3_190_269
    sale = company.fetch(bars_sold, _all())[0]
    assert (sale.value.cents, sale.received.cents, sale.fine_mg) == (3_323_197, 3_190_269, 77_812)
    assert nets(company)["70228"] == -3_323_197
    assert nets(company)["6419"] == 132_928
    assert company.fetch(first_finding) is None
    press("Deshacer")
    assert company.fetch(bars_sold, _all()) == ()


def _all():
    from emprende_desktop.domain.period import Period

    return Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
