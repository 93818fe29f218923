"""Compras through the window: a paper typed, one read from its XML, and the list of a month."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.purchases import PurchaseFilter, purchases_page
from tests.einvoice.received_papers import FACTURA, sample
from tests.reading import nets, told
from tests.ui.test_room_enough import faults_of, settle, standing
from tests.ui.test_screen_readers import stumbled
from ui.theme import Look, apply_theme

SEPTEMBER = PurchaseFilter(Month(2026, 9))


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.SAC, TaxRegime.RER, "20123456786")


@pytest.fixture
def usual_letters():
    yield
    apply_theme(QApplication.instance(), Look())


@pytest.fixture
def books(window):
    return window.books.company


def rows(books, asked=SEPTEMBER):
    return books.fetch(purchases_page, None, asked).rows


def fill(page, number="F001-15", taxed="100", category="Tela e hilos"):
    page.fields.supplier.setText("20100070970")
    page.fields.name.setText("Molino Santa Rosa SAC")
    page.fields.number.setText(number)
    page.fields.amounts["taxed"].setText(taxed)
    choose(page, category)


def choose(page, category):
    tile = next(
        one for one in page.fields.category.findChildren(QToolButton) if " ".join(one.text().split()) == category
    )
    tile.click()


def choose_paper(page, code):
    page.fields.paper.setCurrentIndex(page.fields.paper.findData(code))


def test_a_factura_is_typed_and_its_igv_told_saved_and_taken_back(window, books, press):
    window.navigate("purchases")
    assert "Ninguna compra con comprobante" in told(window.page)
    press("Nueva compra")
    page = window.page
    fill(page)
    assert page.fields.amounts["igv"].placeholderText() == "18.00"
    assert page.fields.amounts["total"].placeholderText() == "118.00"
    shown = told(page)
    for words in ("Total en soles", "118.00", "IGV que recuperas", "18.00", "Lo que te cuesta", "100.00"):
        assert words in shown
    press("Guardar compra")
    assert nets(books) == {"602": 10000, "40111": 1800, "1011": -11800}
    press("Deshacer")
    assert rows(books) == ()
    assert nets(books) == {}
    assert books.fetch(first_finding) is None


def test_enter_saves_and_what_is_missing_is_told(qtbot, window, books):
    window.navigate("purchase")
    page = window.page
    qtbot.keyClick(page.fields.number, Qt.Key.Key_Return)
    assert "Escribe el nombre" in told(page) or "RUC" in told(page)
    assert page.fields.supplier.hasFocus()
    fill(page)
    qtbot.keyClick(page.fields.number, Qt.Key.Key_Return)
    assert len(rows(books)) == 1


def test_the_same_factura_is_told_before_it_is_saved(window, books, press):
    window.navigate("purchase")
    fill(window.page)
    press("Guardar compra")
    window.navigate("purchase")
    fill(window.page, number="f001-00015")
    assert "ya está anotado" in told(window.page)
    press("Guardar compra")
    assert len(rows(books)) == 1


def test_a_boleta_says_that_its_igv_is_cost(window, press, books):
    window.navigate("purchase")
    fill(window.page, number="B001-7")
    choose_paper(window.page, "03")
    assert "no da crédito de IGV" in told(window.page)
    press("Guardar compra")
    assert nets(books) == {"602": 11800, "1011": -11800}
    window.navigate("purchases")
    model = window.page.model
    words = [model.data(model.index(0, column), Qt.ItemDataRole.DisplayRole) for column in range(model.columnCount())]
    assert words[1:4] == ["Molino Santa Rosa SAC", "Boleta", "B001-7"]
    assert words[5] == "por el comprobante"
    assert "1 comprobante" in told(window.page)


def test_two_thousand_in_cash_are_warned_of(window, press, books):
    window.navigate("purchase")
    fill(window.page, taxed="1,700")
    assert "Un monto así se paga por banco" in told(window.page)
    press("Guardar compra")
    assert nets(books) == {"602": 200600, "1011": -200600}


def test_it_was_for_two_things(window, press, books):
    window.navigate("purchase")
    page = window.page
    fill(page)
    page.fields.amounts["untaxed"].setText("50")
    press("También fue para otra cosa")
    more = page.fields.portions.rows[0]
    more.category.setCurrentIndex(more.category.findText("Pasajes"))
    more.value.setText("50")
    press("Guardar compra")
    assert nets(books) == {"602": 10000, "63112": 5000, "40111": 1800, "1011": -16800}


def test_fees_a_detraction_and_a_credit_note_ask_for_what_they_need(window, press, books):
    window.navigate("purchase")
    page = window.page
    fill(page, number="E001-3", taxed="")
    choose_paper(page, "02")
    assert not page.fields.amounts["taxed"].isVisible()
    page.fields.amounts["untaxed"].setText("2,000")
    assert "se retiene renta" in told(page)
    page.fields.extras["withheld"].setText("160")
    press("Guardar compra")
    assert nets(books) == {"602": 200000, "40172": -16000, "1011": -184000}
    window.navigate("purchase")
    page = window.page
    fill(page, number="F001-1", taxed="1000")
    page.fields.detracted.setChecked(True)
    page.fields.extras["detraction_code"].setText("022")
    page.fields.extras["detraction_percent"].setText("12")
    assert "Deposita la detracción" in told(page)
    assert "142.00" in told(page)
    press("Guardar compra")
    assert nets(books)["1673"] == 18000
    window.navigate("purchase")
    page = window.page
    fill(page, number="FC01-1", taxed="100")
    choose_paper(page, "07")
    assert "modifica" in told(page)
    page.fields.extras["changed_number"].setText("F001-1")
    page.fields.extras["changed_date"].setText("10/09/2026")
    press("Guardar compra")
    assert rows(books)[0].total.cents == -11800
    assert books.fetch(first_finding) is None


def test_an_xml_that_is_dropped_fills_the_form_and_shows_every_field(window, press, books, tmp_path):
    path = tmp_path / "F.xml"
    path.write_bytes(sample(FACTURA).replace(b"2019-12-24", b"2026-09-12"))
    window.navigate("purchase")
    page = window.page
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.seen.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, buttons, keys))
    assert page.fields.supplier.text() == "20100070970"
    assert page.fields.name.text() == "Softgreen S.A.C."
    assert page.fields.number.text() == "FF11-1"
    assert page.fields.date.day() == dt.date(2026, 9, 12)
    assert page.fields.amounts["total"].text() == "1652.00"
    shown = told(page)
    for words in ("Item1 · 1 NIU · a 118 · afectación 10", "Item3", "900.00", "Carlos Feria (20123456786)", "0101"):
        assert words in shown
    choose(page, "Tela e hilos")
    press("Guardar compra")
    assert nets(books) == {"602": 140000, "40111": 25200, "1011": -165200}
    assert rows(books)[0].from_xml


def test_an_xml_for_somebody_else_or_damaged_is_refused_with_a_sentence(window, press, person, tmp_path):
    path = tmp_path / "F.xml"
    person.choose_open = lambda _title, _kinds: path
    window.navigate("purchase")
    path.write_bytes(sample(FACTURA).replace(b"20123456786", b"20131312955"))
    press("Leer su XML")
    assert "es para Carlos Feria (20131312955)" in told(window.page)
    path.write_bytes(b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    press("Leer su XML")
    assert "instrucciones que ningún comprobante tiene" in told(window.page)
    path.unlink()
    press("Leer su XML")
    assert "no está o no se puede leer" in told(window.page)
    assert window.page.fields.supplier.text() == ""


def test_a_purchase_is_corrected_from_its_list_and_put_back(window, press, books):
    window.navigate("purchase")
    fill(window.page)
    press("Guardar compra")
    window.navigate("purchases")
    window.page.view.selectRow(0)
    press("Corregir")
    page = window.page
    assert (page.fields.supplier.text(), page.fields.number.text()) == ("20100070970", "F001-15")
    page.fields.amounts["taxed"].setText("200")
    page.fields.amounts["igv"].setText("36")
    page.fields.amounts["total"].setText("236")
    press("Guardar compra")
    assert [row.total.cents for row in rows(books)] == [23600]
    press("Deshacer")
    assert [row.total.cents for row in rows(books)] == [11800]
    window.navigate("purchases")
    window.page.search.setText("santa rosa")
    window.page.search.returnPressed.emit()
    assert window.page.model.rowCount() == 1
    window.page.search.setText("nadie")
    window.page.search.returnPressed.emit()
    assert "No se encontró nada" in told(window.page)


def bought_with_detraction(window, press, number="F001-1", place=None):
    window.navigate("purchase")
    page = window.page
    fill(page, number=number, taxed="1000")
    page.fields.detracted.setChecked(True)
    page.fields.extras["detraction_code"].setText("022")
    page.fields.extras["detraction_percent"].setText("12")
    if place is None:
        page.fields.place.choose(None)
    press("Guardar compra")


def test_a_detraction_is_deposited_from_the_list_and_taken_back(window, press, books):
    bought_with_detraction(window, press)
    assert nets(books) == {"602": 100000, "1673": 18000, "4212": -118000}
    window.navigate("purchases")
    page = window.page
    assert not page.deposit.isEnabled()
    page.view.selectRow(0)
    press("Ya deposité la detracción")
    page = window.page
    assert "142.00" in told(page)
    press("Guardar el depósito")
    assert "Escribe el número" in told(page)
    page.fields["number"].setText("7654321")
    press("Guardar el depósito")
    assert nets(books) == {"602": 100000, "40111": 18000, "4212": -103800, "1011": -14200}
    assert rows(books)[0].why is None
    press("Deshacer")
    assert nets(books) == {"602": 100000, "1673": 18000, "4212": -118000}
    window.navigate("purchases")
    window.page.view.selectRow(0)
    assert window.page.deposit.isEnabled()
    assert books.fetch(first_finding) is None


def test_what_sunat_s_list_knows_of_a_detraction_is_proposed(window, press, books):
    window.navigate("purchase")
    page = window.page
    fill(page, number="F001-1", taxed="1000")
    assert "Fuente" not in told(page)
    page.fields.detracted.setChecked(True)
    page.fields.extras["detraction_code"].setText("022 · Otros servicios empresariales")
    shown = told(page)
    for words in ("12 % del total", "de más de", "700.00", "anexo 3", "142.00"):
        assert words in shown
    assert "sin verificar" not in shown
    assert page.fields.extras["detraction_percent"].placeholderText() == "12"
    page.fields.extras["detraction_code"].setText("045")
    assert "sin verificar: pregunta a tu contador" in told(page)
    assert "118.00" in told(page)
    page.fields.extras["detraction_code"].setText("999")
    assert "Fuente" not in told(page)
    page.fields.extras["detraction_code"].setText("022")
    press("Guardar compra")
    assert nets(books)["1673"] == 18000
    assert rows(books)[0].to_deposit.cents == 14200


def test_fees_that_are_owed_are_paid_in_its_screen(window, press, books):
    window.navigate("purchase")
    page = window.page
    fill(page, number="E001-3", taxed="")
    choose_paper(page, "02")
    page.fields.amounts["untaxed"].setText("500")
    page.fields.place.choose(None)
    press("Guardar compra")
    assert nets(books) == {"602": 50000, "424": -50000}
    window.navigate("payment")
    assert "500.00" in told(window.page)
    window.page.debts._boxes[0][0].click()
    press("Guardar pago")
    assert nets(books) == {"602": 50000, "1011": -50000}


def test_its_xml_is_a_page_to_read_among_its_papers(window, press, books, tmp_path):
    path = tmp_path / "F.xml"
    path.write_bytes(sample(FACTURA).replace(b"2019-12-24", b"2026-09-12"))
    window.navigate("purchase")
    window.page.seen.take(path)
    choose(window.page, "Tela e hilos")
    press("Guardar compra")
    window.navigate("purchases")
    window.page.view.selectRow(0)
    press("Papeles")
    shown = told(window.page)
    for words in ("Factura FF11-1", "Softgreen S.A.C. (20100070970)", "Item3", "252.00", "1,652.00", "12/09/2026"):
        assert words in shown
    assert "Borrar" not in shown


def test_an_xml_that_cannot_be_read_says_so(qtbot):
    from ui.widgets.xml_page import XmlPage

    page = XmlPage(b"<Invoice>")
    qtbot.addWidget(page)
    page.show()
    assert "cortado o dañado" in told(page)


LONG = b"Corporacion Andina de Inversiones Mineras y Servicios Generales del Sur Sociedad Anonima Cerrada"


@pytest.mark.usefixtures("usual_letters")
def test_with_long_names_and_large_letters_nothing_is_cut(qtbot, shell, window, press, books, tmp_path):
    path = tmp_path / "F.xml"
    path.write_bytes(sample(FACTURA).replace(b"2019-12-24", b"2026-09-12").replace(b"Softgreen S.A.C.", LONG))
    window.navigate("purchase")
    window.page.seen.take(path)
    choose(window.page, "Tela e hilos")
    press("Guardar compra")
    bought_with_detraction(window, press)
    read, owed = sorted(row.entry for row in rows(books))
    standing(shell, (1024, 600), 150)
    window = shell.main
    for key, entry in (("purchases", None), ("deposit", owed), ("papers", read), ("purchase", owed)):
        window.navigate(key, entry)
        if key == "purchases":
            window.page.view.selectRow(0)
        settle()
        assert (key, faults_of(shell, window.page)) == (key, [])
        assert (key, stumbled(qtbot, window.page)) == (key, {})
