"""An expense for a lot: asked where gold is worked with, kept when the note is corrected."""

import uuid

import pytest
from PySide6.QtWidgets import QApplication

from emprende_desktop.commands.lots import open_lot
from emprende_desktop.commands.setup import add_category
from emprende_desktop.domain.enterprise import Module
from emprende_desktop.domain.masters import CategoryKind, NewCategory
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.lots import LotKind, NewLot, Ownership
from emprende_desktop.persistence.reading.gold import pool_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.queries.masters import categories
from emprende_desktop.trade.carried import CostKind
from tests.conftest import TODAY
from tests.reading import told
from tests.ui.conftest import work_with
from tests.ui.test_screen_readers import stumbled


@pytest.fixture
def gold(window):
    return work_with(window, {Module.GOLD})


def lot(window, code="2026-001"):
    new = NewLot(code, LotKind.ORE, TODAY, Ownership.POOL, str(uuid.uuid4()))
    return window.books.company.execute(open_lot, new).row_id


def spend(window, press, soles, lot_row, what):
    window.navigate("expense")
    page = window.page
    page.amount.set_value(Money(soles * 100))
    page.category.choose_first()
    page.lot.lot.setCurrentIndex(page.lot.lot.findData(lot_row))
    page.lot.what.setCurrentIndex(page.lot.what.findData(what))
    press("Guardar gasto")


def cost_of(window, row):
    return window.books.fetch(pool_held, row)[1]


def newest(window):
    return next(row.id for row in window.books.fetch(journal_page).rows if row.template == "expense")


def test_a_workshop_is_not_asked_for_a_lot(window):
    window.navigate("expense")
    assert window.page.lot is None
    assert "lote" not in told(window.page)


def test_a_lot_is_asked_for_none_by_default(gold, qtbot, press):
    lot(gold)
    gold.navigate("expense")
    page = gold.page
    assert page.lot.carried() is None
    assert not page.lot.what.isVisible()
    page.lot.lot.setCurrentIndex(1)
    QApplication.processEvents()
    assert page.lot.what.isVisible()
    assert stumbled(qtbot, page) == {}


def test_what_was_spent_is_carried_and_kept_when_corrected(gold, press):
    first, second = lot(gold), lot(gold, "2026-002")
    spend(gold, press, 45, first, CostKind.TRANSPORT)
    assert cost_of(gold, first) == 4_500
    gold.navigate("expense", newest(gold))
    assert gold.page.lot.carried().what is CostKind.TRANSPORT
    gold.page.amount.set_value(Money(5_000))
    press("Guardar gasto")
    assert cost_of(gold, first) == 5_000
    gold.navigate("expense", newest(gold))
    gold.page.lot.lot.setCurrentIndex(gold.page.lot.lot.findData(second))
    press("Guardar gasto")
    assert (cost_of(gold, first), cost_of(gold, second)) == (0, 5_000)
    assert gold.books.fetch(first_finding) is None
    gold.navigate("lot", second)
    assert "Costo: Transporte" in told(gold.page)


def test_a_note_keeps_its_lot_where_gold_was_switched_off(gold, press):
    row = lot(gold)
    spend(gold, press, 45, row, CostKind.FOOD)
    work_with(gold, set())
    gold.navigate("expense", newest(gold))
    gold.page.amount.set_value(Money(5_000))
    press("Guardar gasto")
    assert cost_of(gold, row) == 5_000


@pytest.mark.parametrize(
    ("category", "what"),
    [("Flete", CostKind.TRANSPORT), ("Molienda en planta", CostKind.MILL), ("Herramientas", CostKind.OTHER)],
)
def test_what_it_was_for_follows_its_category_until_she_chooses(gold, category, what):
    row = lot(gold)
    execute = gold.books.company.execute
    for name, picture in (("Flete", "truck"), ("Molienda en planta", "hammer"), ("Herramientas", "wrench")):
        execute(add_category, NewCategory(CategoryKind.EXPENSE, name, picture, "63111"))
    gold.navigate("expense")
    page = gold.page
    named = {one.name: one.id for one in gold.books.fetch(categories, CategoryKind.EXPENSE)}
    page.lot.lot.setCurrentIndex(page.lot.lot.findData(row))
    page.category._group.button([one.id for one in page.category._choices].index(named[category])).click()
    assert page.lot.carried().what is what
    page.lot.what.setCurrentIndex(page.lot.what.findData(CostKind.BAGS))
    page.lot.what.activated.emit(page.lot.what.currentIndex())
    page.category.choose_first()
    assert page.lot.carried().what is CostKind.BAGS
