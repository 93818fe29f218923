"""Plan de cuentas in the real window: searched, opened, named, put away, and the chart of a year chosen."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.persistence.reading.charts import PCGE_2026
from emprende_desktop.queries.chart import chart_in_force
from emprende_desktop.queries.masters import posting_accounts
from tests.reading import told


@pytest.fixture
def page(window):
    window.navigate("chart")
    return window.page


def codes(page):
    model = page.model
    return [model.row(row).code for row in range(model.rowCount())]


def choose(page, code):
    page.view.selectRow(codes(page).index(code))
    page.view.setFocus()


def test_the_chart_is_searched_by_code_and_name(page):
    assert "1011" in codes(page)
    assert "10" not in codes(page), "only those in use are shown at first"
    page.only_active.setChecked(False)
    assert codes(page)[:3] == ["1", "10", "101"]
    page.search.setText("billetera")
    assert codes(page) == ["1049"]
    page.search.setText("1041")
    assert codes(page) == ["1041"]
    page.search.setText("no hay")
    assert "No se encontró ninguna cuenta" in told(page)


def test_a_sub_account_is_opened_below_a_heading_with_a_code_proposed(page, window, press, person):
    page.only_active.setChecked(False)
    choose(page, "104")
    asked = []
    person.ask = lambda _title, questions: asked.append(questions) or ("1043", "Caja Cusco")
    press("Subcuenta")
    assert asked[0][0].proposal == "1043"
    assert "1043" in codes(page)
    assert page._chosen().code == "1043"
    assert ("1043", "Caja Cusco") in window.books.fetch(posting_accounts)
    person.ask = lambda _title, _questions: ("Caja Arequipa",)
    press("Nombre")
    assert page._chosen().name == "Caja Arequipa"
    choose(page, "1041")
    assert not page.rename.isEnabled()
    person.ask = lambda _title, _questions: ("10411", "BCP")
    press("Subcuenta")
    assert "ya recibe apuntes" in page.error.text()


def test_an_account_is_used_no_more_and_again(page, press):
    page.only_active.setChecked(False)
    choose(page, "6453")
    press("Dejar de usar")
    assert not page._chosen().active
    press("Usar")
    assert page._chosen().active
    choose(page, "1011")
    press("Dejar de usar")
    assert "está en uso" in page.error.text()


def test_enter_opens_the_ledger_of_an_account(qtbot, page, window, notes_of):
    notes_of(window.books.company).sell(1_000)
    choose(page, "1011")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert window._shown == "ledger"
    assert "10.00" in window.page.balance.text()


def test_the_newer_list_can_be_read_before_it_is_chosen(page):
    page.only_active.setChecked(False)
    page.chart.setCurrentIndex(page.chart.findData(PCGE_2026))
    choose(page, "39513")
    assert not page.open.isEnabled()
    assert not page.ledger.isEnabled()


def test_the_chart_of_a_year_is_chosen_with_what_moves_in_sight(page, window, press, person):
    press("Qué plan")
    page = window.page
    assert "El PCGE 2019 rige en 2026" in told(page)
    assert "no está verificado" in told(page)
    rows = [[page.model.index(row, c).data() for c in range(5)] for row in range(page.model.rowCount())]
    assert ["39524", "Depreciación acumulada de máquinas", "Unidades de transporte", "39513", ""] in rows
    assert page.year.currentData() == 2027
    person.yes = False
    press("Usar este plan desde ese año")
    assert "2027" not in told(page)
    person.yes = True
    press("Usar este plan desde ese año")
    assert "Desde 2027: PCGE 2026" in told(page)
    assert window.books.fetch(chart_in_force, 2027) == PCGE_2026
    window.navigate("free")
    offered = [box.itemData(i) for box, *_sides in window.page.lines[:1] for i in range(box.count())]
    assert offered.count("1011") == 1


def test_the_balances_are_carried_from_the_page_and_back(shell, clock, window, press, person):
    from emprende_desktop.commands.chart import ChartChoice, choose_chart

    company = window.books.company
    window.navigate("chart_year")
    assert not window.page.carry.isVisible(), "the PCGE 2019 still rules"
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    window.books._clock = FixedClock(noon(dt.date(2027, 1, 10)))
    window.navigate("chart_year")
    press("Trasladar saldos")
    assert "cierra el año 2026" in window.page.error.text()
