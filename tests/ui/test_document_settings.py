"""Datos para comprobantes, Series and SUNAT's lists in the real window, and what documents make of them."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.queries.documents import every_series, issuer
from emprende_desktop.trade.documents import DocumentKind
from tests.reading import told
from tests.ui.test_documents import choose, new, write_line


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, "20100070970")


def test_what_is_written_of_the_enterprise_stands_on_its_documents_with_its_logo(window, press, person, tmp_path):
    window.navigate("issuer")
    page = window.page
    page.trade_name.setText("Panadería Rosa")
    page.address.setText("Jr. Lima 123")
    page.district.setText("Azángaro")
    press("Guardar")
    assert "lista" in page.error.text()
    page.district.setText("Azángaro, Azángaro, Puno")
    page.detractions.setText("00-123-456789")
    picture = tmp_path / "logo.png"
    drawn = QImage(600, 300, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.save(str(picture))
    person.choose_open = lambda _title, _kinds: picture
    press("Elegir una imagen")
    press("Guardar")
    kept = window.books.fetch(issuer)
    assert (kept.trade_name, kept.address.ubigeo, kept.detractions) == ("Panadería Rosa", "210201", "00-123-456789")
    write_line(new(window), "Pan", "10")
    press("Emitir")
    press("Imprimir")
    window.page.print_report()
    page_made = PdfReader(io.BytesIO(person.printed[0][1])).pages[0]
    assert "Panadería Rosa" in page_made.extract_text()
    (logo,) = (image.image for image in page_made.images if image.image.size == (480, 240))
    assert logo.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_series_goes_on_from_a_book_and_is_retired(window, press):
    window.navigate("series")
    page = window.page
    page.kind.setCurrentIndex(page.kind.findData(DocumentKind.BOLETA))
    page.code.setText("F001")
    press("Abrir la serie")
    assert page.error.isVisible()
    page.code.setText("b005")
    page.point.setText("Puesto 7")
    page.first.setText("126")
    press("Abrir la serie")
    QApplication.processEvents()
    assert "sigue: 126" in told(page)
    write_line(new(window), "Pan", "10")
    assert window.page.series.currentText() == "B005-126 · Puesto 7"
    press("Emitir")
    window.navigate("series")
    assert "sigue: 127" in told(window.page)
    press("Retirar Boleta B005")
    assert window.books.fetch(every_series)[0].retired
    window.navigate("document")
    choose(window.page, DocumentKind.BOLETA)
    assert window.page.series.currentText() == "B001-1"


def test_a_rate_of_a_list_is_mended_with_its_source_and_the_form_proposes_it(window, press):
    window.navigate("sunat_lists")
    page = window.page
    page.search.setText("arroz")
    page.view.selectRow(0)
    assert (page.code.text(), page.rate.text()) == ("002", "")
    assert "Sin verificar" in page.model.index(0, 1).data()
    page.rate.setText("3,85")
    press("Guardar la fila")
    assert page.error.isVisible()
    page.rate.setText("3.85")
    page.source.setText("R.S. 183-2004/SUNAT, leída hoy")
    press("Guardar la fila")
    assert page.model.index(0, 1).data().endswith("3.85 %")
    press("Deshacer")
    assert "3.85" not in page.model.index(0, 1).data()
    press("Guardar la fila")
    more = new(window).more
    more.detraction.setCurrentIndex(more.detraction.findData("002"))
    assert more.percent.text() == "3.85"


def test_a_row_without_a_source_is_refused_and_a_new_unit_is_offered_and_taken_back(window, press):
    window.navigate("sunat_lists")
    page = window.page
    page.list.setCurrentIndex(page.list.findData("03"))
    page.code.setText("Q1")
    page.words.setText("PIEZA")
    press("Guardar la fila")
    assert page.error.isVisible()
    page.source.setText("Anexo 8")
    press("Guardar la fila")
    units = new(window).lines.rows[0].unit
    assert units.itemText(units.findData("Q1")) == "PIEZA"
    press("Deshacer")
    assert new(window).lines.rows[0].unit.findData("Q1") < 0
