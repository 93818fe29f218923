"""Oro, Kardex and the prices, in the real window: hidden until asked for, and one press from everything."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.gold.costing import CostFormula
from emprende_desktop.gold.prices import Basis, Quoted, Series
from emprende_desktop.queries.prices import price_on, prices_page
from tests.gold.test_lots import nets
from tests.reading import told
from tests.ui.conftest import work_with
from tests.ui.gold import AUGUST, with_gold
from tests.ui.test_room_enough import SHOWN, faults_of, settle, standing
from ui.theme import Look, apply_theme

NBSP = "\N{NO-BREAK SPACE}"
PM = Series(Quoted.GOLD, Basis.LBMA_PM)


@pytest.fixture
def miners(window):
    return work_with(window, {Module.GOLD})


@pytest.fixture
def working(miners):
    return miners, with_gold(miners.books.company)


def type_price(window, press, value, source="LBMA", name=Quoted.GOLD):
    page = window.page
    page.name.setCurrentIndex(page.name.findData(name))
    page.value.setText(value)
    page.source.setText(source)
    press("Guardar el precio")


def test_the_kardex_is_printed_from_its_page(working, press):
    window, _lots = working
    window.navigate("kardex")
    press("Imprimir")
    assert window._shown == "kardex_paper"
    assert window.page._report.key == "gold-kardex"
    window.leave()
    assert window._shown == "kardex"


def test_oro_says_what_to_do_while_there_is_nothing(miners):
    miners.navigate("gold")
    assert "Juntamos mineral" in miners.page.empty.text()
    assert miners.page.empty.isVisible()


def test_oro_hides_what_lies_where_until_it_is_asked_for(qtbot, working, press):
    window, _lots = working
    window.navigate("gold")
    page = window.page
    shown = told(page)
    assert "kg" not in shown
    assert "S/" not in shown.replace("S/ por", "")
    press("Mostrar")
    shown = told(page)
    assert f"1,200{NBSP}kg" in shown
    assert f"1,000{NBSP}kg" in shown
    assert f"8.000{NBSP}g de oro fino en 8.800{NBSP}g" in shown
    assert f"2.000{NBSP}g de oro fino en 2.200{NBSP}g" in shown
    assert page.total.text() == f"S/{NBSP}640.00"  # 240 of ore waiting, 200 at the plant, 200 of gold
    assert "2026-001, 2026-002" in page.estimate.text()
    qtbot.waitUntil(page.reveal.timer.isActive)
    page.reveal.timer.timeout.emit()
    assert "kg" not in told(page)


def test_market_value_is_a_memo_with_its_prices(working, press):
    window, _lots = working
    window.navigate("gold")
    assert "no hay precio del oro o del dólar" in window.page.market.text()
    window.navigate("gold_prices")
    type_price(window, press, "3,110.34768")
    type_price(window, press, "3.5", "SBS", Quoted.DOLLAR)
    window.navigate("gold")
    press("Mostrar")
    # 10 fine grams at 100 USD, at 3.5 soles
    assert f"solo informativo: S/{NBSP}3,500.00, con oro a 3110.34768 USD/oz" in window.page.market.text()


def test_the_kardex_shows_in_out_and_left(working, press):
    window, lots = working
    window.navigate("kardex")
    page = window.page
    rows = [
        [str(page.model.index(line, column).data()) for column in range(page.model.columnCount())]
        for line in range(page.model.rowCount())
    ]
    assert [row[1] for row in rows] == ["Enviado", "Venta", "Procesado"]
    assert rows[1][4:7] == ["", "••••", "••••"]
    press("Mostrar")
    sold = [str(page.model.index(1, column).data()) for column in range(page.model.columnCount())]
    assert sold == [
        "10/08/2026", "Venta", "O-001", "", "", "11.000", "10.000", "11.000", "10.000", "-200.00", "200.00",
    ]  # fmt: skip
    assert page.told.text() == f"Quedan 10.000{NBSP}g de oro fino, que costaron S/ 200.00: S/ 20.00 el gramo"
    page.lot.setCurrentIndex(page.lot.findData(lots["ore"]))
    page.lot.activated.emit(page.lot.currentIndex())
    assert page.told.text() == f"Quedan 1,000{NBSP}kg, que costaron S/ 200.00"
    page.lot.setCurrentIndex(page.lot.findData(lots["gold"]))
    page.lot.activated.emit(page.lot.currentIndex())
    assert page.told.text() == f"Quedan 10.000{NBSP}g de oro fino en 11.000{NBSP}g"


def test_the_kardex_jumps_to_a_day_and_opens_the_lot(qtbot, working, press):
    window, _lots = working
    window.navigate("kardex")
    page = window.page
    page.date.setText("01/08/2026")
    press("Ir a ese día")
    assert page.model.rowCount() == 1
    page.date.setText("01/01/2026")
    press("Ir a ese día")
    assert page.empty.text() == "Nada se había movido hasta el 01/01/2026."
    press("Lo último")
    assert page.model.rowCount() == 3
    page.view.setFocus()
    page.view.selectRow(0)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert "O-001" in told(window.page)
    assert type(window.page).__name__ == "LotScreen"


def test_a_price_is_typed_told_once_and_taken_back(miners, press):
    miners.navigate("gold_prices")
    today = miners.books.today
    type_price(miners, press, "cuatro mil")
    assert "cuatro mil" in miners.page.error.text()
    type_price(miners, press, "4066.20", "")
    assert "Escribe dónde se leyó" in miners.page.error.text()
    type_price(miners, press, "4066.20", "LBMA")
    assert miners.books.fetch(price_on, PM, today).price.value == "4066.20"
    assert miners.books.fetch(price_on, PM, today - dt.timedelta(days=1)) is None
    assert "No hay precio del" in miners.page.gaps.text()
    type_price(miners, press, "4066.2", "LBMA")  # the same number says nothing new
    type_price(miners, press, "4067", "otro")
    assert "ya está 4066.20, de LBMA" in miners.page.error.text()
    miners.page.view.selectRow(0)
    press("Quitar")
    assert miners.books.fetch(price_on, PM, today) is None
    press("Deshacer")
    assert miners.books.fetch(price_on, PM, today).price.value == "4066.20"


def test_a_file_of_prices_comes_in_whole_or_not_at_all(miners, press, person, tmp_path, monkeypatch):
    path = tmp_path / "oro.csv"
    monkeypatch.setattr(person, "choose_open", lambda _title, _kinds: path)
    miners.navigate("gold_prices")
    path.write_text("Date;USD (AM);USD (PM)\n2026-08-10;4060.1;4066.20\n2026-08-11;4061;hoy\n", "utf-8")
    person.answers = ("0", "2", "LBMA")
    press("De un archivo")
    assert "hoy no es un monto" in miners.page.error.text()
    assert miners.books.fetch(prices_page).rows == ()
    path.write_text("Date;USD (AM);USD (PM)\n2026-08-10;4060.1;4066.20\n2026-08-11;4061;\n", "utf-8")
    press("De un archivo")
    assert miners.books.fetch(price_on, PM, AUGUST).price.value == "4066.20"
    assert miners.books.fetch(price_on, PM, dt.date(2026, 8, 11)) is None
    press("Deshacer")
    assert miners.books.fetch(prices_page).rows == ()


def test_how_gold_is_costed_is_chosen_while_none_went_out(miners, press):
    miners.navigate("kardex")
    page = miners.page
    page.formula.setCurrentIndex(1)
    page.formula.activated.emit(1)
    assert page.formula.currentData() == CostFormula.FIFO
    press("Deshacer")
    assert page.formula.currentData() == CostFormula.AVERAGE
    with_gold(miners.books.company)
    page.formula.setCurrentIndex(1)
    page.formula.activated.emit(1)
    assert "Ya salió oro este año, desde el 10/08/2026" in page.error.text()
    assert page.formula.currentData() == CostFormula.AVERAGE


def test_gold_is_tested_before_a_month_is_closed(qtbot, working, press):
    window, _lots = working
    window.navigate("closing")
    for month in ("junio", "julio"):
        assert month in window.page.heading.text()
        press("Cerrar ahora")
    qtbot.waitUntil(lambda: "El oro que costó" in told(window.page))
    window.navigate("gold_worth")
    page = window.page
    assert page.date.text() == "31/08/2026"
    press("Anotar")
    assert "No hay precio del 31/08/2026" in page.foot.error.text()
    window.navigate("gold_prices")
    for name, value in ((Quoted.GOLD, "311.034768"), (Quoted.DOLLAR, "1.5")):
        window.page.date.setText("31/08/2026")
        type_price(window, press, value, "LBMA", name)
    window.navigate("gold_worth")
    page = window.page
    press("Mostrar")
    assert page.lines["worth"].text() == f"S/{NBSP}150.00"  # 10 grams at 10 USD, at 1.5 soles, against 200 of cost
    assert f"S/{NBSP}50.00" in page.foot.sentence.text()
    page.payable.setText("mil")
    assert page.test is None
    page.payable.setText("90")
    press("Anotar")
    assert nets(window.books.company)["29211"] == -6_500
    press("Deshacer")
    assert nets(window.books.company).get("29211", 0) == 0


@pytest.mark.parametrize(("size", "percent"), SHOWN)
def test_nothing_is_cut_where_there_is_gold(shell, working, press, size, percent):
    window, _lots = working
    window.navigate("gold_prices")
    type_price(window, press, "4066.20", "www.lbma.org.uk, tabla de precios")
    type_price(window, press, "3.372", "SBS", Quoted.DOLLAR)
    standing(shell, size, percent)
    faults = {}
    for key in ("gold", "kardex", "gold_prices", "gold_worth"):
        shell.main.navigate(key)
        if key != "gold_prices":
            shell.main.page.reveal.toggle()
        settle()
        found = faults_of(shell, shell.main.page)
        if found:
            faults[key] = found
        shell.resize(*size)
    apply_theme(QApplication.instance(), Look())
    assert not faults
