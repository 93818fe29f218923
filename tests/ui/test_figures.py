"""Informes on the screen: a figure is chosen, the entries behind it are listed, one is corrected."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from emprende_desktop.domain.money import Money
from reports.registry import report_named
from reports.source import Compare
from tests.reading import told
from ui.widgets.dates import show_date


@pytest.fixture
def books(company, notes):
    notes.sell(10_000, date=dt.date(2026, 8, 3))
    notes.sell(7_000, date=dt.date(2026, 9, 2), detail="chompas")
    notes.sell(500, date=dt.date(2026, 9, 3))
    notes.spend(2_000, date=dt.date(2026, 9, 4))
    return company


@pytest.fixture
def page(books, whole):
    whole.navigate("reports")
    show_date(whole.page.start, dt.date(2026, 9, 1))
    show_date(whole.page.end, dt.date(2026, 9, 30))
    return whole.page


@pytest.fixture
def statement(page):
    return page.seen.statement


def index_of(statement, line, column=1):
    model = statement.model
    row = next(r for r in range(model.rowCount()) if model.cell(model.index(r, 0)) == line)
    return model.index(row, column)


def listed(panel):
    model = panel.model
    return [tuple(model.data(model.index(r, c)) for c in (1, 2)) for r in range(model.rowCount())]


def test_the_statement_is_on_the_screen_beside_the_month_before(statement):
    model = statement.model
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["", "Setiembre", "Agosto"]
    assert model.cell(index_of(statement, "Ventas netas")) == Money(7_500)
    assert model.cell(index_of(statement, "Ventas netas", 2)) == Money(10_000)


@pytest.mark.parametrize(
    ("choice", "heads"),
    [
        (Compare.BEFORE, ["", "Setiembre", "Agosto"]),
        (Compare.NONE, ["", "Setiembre"]),
        (Compare.YEAR, ["", "Setiembre"]),
    ],
)
def test_what_is_chosen_to_stand_beside_it_does(page, statement, choice, heads):
    """Nothing is known of a year before: no column of it."""
    page.seen.beside.setCurrentIndex(page.seen.beside.findData(choice))
    page.seen.beside.activated.emit(page.seen.beside.currentIndex())
    model = statement.model
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())] == heads


def test_what_stands_outside_the_result_is_of_the_period_itself(statement):
    """Beside the month before it would read as a figure of that month."""
    model = statement.model
    lines = {model.cell(model.index(row, 0)): row for row in range(model.rowCount())}
    row = next(row for line, row in lines.items() if line.startswith("Saqué para mi casa"))
    assert [model.cell(model.index(row, column)) for column in (1, 2)] == [Money(0), ""]


def test_a_figure_opens_its_entries_and_esc_goes_back(qtbot, statement):
    statement.table.setFocus()
    statement.table.setCurrentIndex(index_of(statement, "Ventas de productos"))
    qtbot.keyClick(statement.table, Qt.Key.Key_Return)
    panel = statement.behind
    assert panel.isVisible()
    assert panel.told.text() == (
        "Ventas de productos, setiembre de 2026: 2 notas de «Venta», sin lo deshecho. Cuenta 70221."
    )
    assert listed(panel) == [("Venta: Uniformes", "5.00"), ("Venta: Uniformes — chompas", "70.00")]
    assert panel.total.text() == "En total S/ 75.00"
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert statement.table.isVisible()
    assert statement.table.currentIndex() == index_of(statement, "Ventas de productos")


def test_a_click_on_the_month_before_opens_that_month(qtbot, statement):
    index = index_of(statement, "Ventas netas", 2)
    qtbot.mouseClick(
        statement.table.viewport(), Qt.MouseButton.LeftButton, pos=statement.table.visualRect(index).center()
    )
    assert listed(statement.behind) == [("Venta: Uniformes", "100.00")]
    assert "agosto de 2026" in statement.behind.told.text()
    assert "Suma: Ventas de productos." in statement.behind.told.text()


def test_enter_opens_the_note_to_correct_and_saving_comes_back(qtbot, statement, window, press):
    statement.open(index_of(statement, "Materiales usados"))
    qtbot.keyClick(statement.behind.view, Qt.Key.Key_Return)
    assert window.page.amount._field.text() == "S/ 20.00"
    window.page.amount._field.setText("30")
    press("Guardar gasto")
    assert window._shown == "reports"


def test_a_name_or_an_empty_cell_opens_nothing(statement):
    statement.open(index_of(statement, "Ventas netas", 0))
    assert not statement.behind.isVisible()


def test_a_figure_of_nothing_says_so(statement):
    statement.open(index_of(statement, "Materiales usados", 2))
    assert "no hay nada anotado" in statement.behind.told.text()
    assert "Ninguna nota está detrás de esta cifra" in told(statement.behind)
    assert not statement.behind.correct.isEnabled()


def test_its_papers_are_one_press_away(statement, window, press):
    statement.open(index_of(statement, "Ventas netas"))
    press("Papeles")
    assert window._shown == "papers"


@pytest.mark.parametrize(
    "name",
    [
        "balance-sheet", "cash-flow", "equity-changes", "income-by-function", "income-by-nature", "month-summary",
        "trial-balance", "receivables", "payables",
    ],
)  # fmt: skip
def test_every_figure_of_every_statement_opens(page, statement, name):
    page.choose(report_named(name))
    model, opened = statement.model, 0
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            if isinstance(model.cell(model.index(row, column)), Money):
                statement.open(model.index(row, column))
                assert statement.behind.isVisible(), (row, column)
                assert statement.behind.told.text()
                statement.back()
                opened += 1
    assert opened


def test_the_paper_and_what_it_stands_beside_are_chosen(page, press):
    press("Como se imprime")
    assert not page.seen.statement.isVisible()
    press("Como se imprime")
    assert page.seen.statement.isVisible()
    page.seen.beside.setCurrentIndex(3)
    page.seen.beside.activated.emit(3)
    assert page.seen.statement.model.columnCount() == 2


def test_a_report_without_such_figures_shows_its_paper(page):
    page.choose(report_named("journal"))
    assert not page.seen.as_paper.isVisible()
    assert not page.seen.beside.isVisible()
    assert not page.seen.statement.isVisible()


def test_however_a_report_was_chosen_its_chip_is_marked(page):
    page.choose(report_named("cash-flow"))
    marked = [chip.text() for chip in page.gallery.findChildren(QPushButton) if chip.isChecked()]
    assert marked == ["Flujo de efectivo"]


def test_what_can_be_opened_is_told_to_a_screen_reader_and_drawn_as_a_link(statement):
    index = index_of(statement, "Ventas netas")
    spoken = statement.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ventas netas, Setiembre, 75.00"
    assert statement.model.data(index, Qt.ItemDataRole.ForegroundRole).color() == QColor("#17605A")
    assert statement.model.data(index.siblingAtColumn(0), Qt.ItemDataRole.ForegroundRole) is None
