"""Comprobantes as a person gives them in the real window: typed, added up, given, drafted, annulled and corrected."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
from emprende_desktop.invoicing.document import Address, Instalment, Property
from emprende_desktop.invoicing.issuing import Origin
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.documents import DocumentsWanted, document, documents_page, drafts, issued
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.trade.documents import DocumentKind
from tests.conftest import TODAY
from tests.reading import nets, told

RUC = "20100070970"


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, RUC)


def soles(text):
    return f"S/\N{NO-BREAK SPACE}{text}"


def given(window):
    """Return the documents that were given, the newest first, each whole."""
    fetch = window.books.fetch
    return [fetch(issued, line.id) for line in fetch(documents_page, DocumentsWanted())]


def choose(page, kind):
    page.kind.setCurrentIndex(page.kind.findData(kind))


def write_line(page, what, price, quantity="1", number=0):
    while len(page.lines.rows) <= number:
        page.lines.add()
    row = page.lines.rows[number]
    row.description.setText(what)
    row.quantity.setText(quantity)
    row.price.setText(price)
    return row


def new(window, kind=DocumentKind.BOLETA):
    window.navigate("document")
    choose(window.page, kind)
    return window.page


def made_out_to(page, number, name):
    page.customer.number.setText(number)
    page.customer.name.setText(name)


def test_a_form_proposes_no_boleta_by_itself_and_only_what_the_regime_gives(window):
    window.navigate("document")
    kinds = [window.page.kind.itemData(at) for at in range(window.page.kind.count())]
    assert (window.page.typed().of, kinds[0]) == (DocumentKind.RECEIPT, DocumentKind.RECEIPT)
    assert DocumentKind.FACTURA in kinds


def test_a_boleta_is_added_up_while_it_is_typed_and_given(window, press):
    page = new(window)
    assert page.series.currentText() == "B001-1"
    write_line(page, "Pan", "0.50", "236")
    assert {soles("118.00"), soles("18.00"), soles("100.00")} <= set(told(page).split(" | "))
    press("Emitir")
    (one,) = given(window)
    assert (one.name, one.totals.payable, one.totals.igv) == ("B001-1", Money(11800), Money(1800))
    assert nets(window.books.company)["1011"] == 11800
    press("Deshacer")
    assert window.books.fetch(documents_page, DocumentsWanted())[0].voided
    assert nets(window.books.company) == {}


def test_a_saved_sale_gets_its_boleta_in_two_clicks(window, press, notes_of):
    company = window.books.company
    notes = notes_of(company)
    new(window)
    write_line(window.page, "Pan", "1")
    press("Emitir")  # what she gave last is what is proposed
    sale = notes.sell(11800, date=TODAY)
    window.navigate("movements")
    window.page.view.selectRow(0)
    press("Dar comprobante")
    press("Emitir")
    boleta = given(window)[0]
    assert (boleta.name, boleta.totals.payable) == ("B001-2", Money(11800))
    assert boleta.draft.lines[0].description == "Uniformes"
    assert company.fetch(document, 2).entry == sale
    assert "B001-2" in told_rows(window)
    assert company.fetch(first_finding) is None


def told_rows(window):
    model = window.page.model
    return " ".join(str(model.index(0, column).data()) for column in range(model.columnCount()))


def test_a_factura_on_credit_with_two_instalments(window, press):
    page = new(window, DocumentKind.FACTURA)
    write_line(page, "Chompas", "118", "10")
    page.payment.place.choose(None)
    page.payment.place.chosen.emit()
    press("Emitir")
    assert "RUC" in page.customer.error.text()
    assert page.customer.number.hasFocus()
    made_out_to(page, RUC, "Minera SAC")
    page.customer.address.setText("Jr. Lima 1")
    page.payment.instalments.show_rows((("30/10/2026", "600"), ("30/11/2026", "600")))
    press("Emitir")
    assert page.payment.error.isVisible()
    page.payment.instalments.rows[1][1].setText("580")
    press("Emitir")
    (one,) = given(window)
    assert one.draft.instalments == (
        Instalment(dt.date(2026, 10, 30), Money(60000)), Instalment(dt.date(2026, 11, 30), Money(58000)),
    )  # fmt: skip
    assert one.draft.customer.address.line == "Jr. Lima 1"
    assert [debt.open for debt in window.books.fetch(open_items, Debt.OWED_TO_ME)] == [Money(118000)]


def test_a_credit_note_opens_filled_in_and_says_what_it_corrects(window, press):
    page = new(window, DocumentKind.FACTURA)
    made_out_to(page, RUC, "Minera SAC")
    write_line(page, "Chompas", "118", "2")
    press("Emitir")
    window.navigate("documents")
    window.page.view.selectRow(0)
    press("Nota de crédito")
    page = window.page
    assert (page.reference.number.text(), page.series.currentText()) == ("F001-1", "FC01-1")
    page.reference.reason.setCurrentIndex(page.reference.reason.findData("07"))
    page.lines.rows[0].quantity.setText("1")
    press("Emitir")
    note = given(window)[0]
    assert (note.name, note.draft.reference.number, note.draft.reference.reason) == ("FC01-1", "F001-1", "07")
    assert nets(window.books.company)["1011"] == 11800


def test_what_the_portal_numbered_is_kept_with_its_xml_and_pdf(window, press, person, tmp_path):
    page = new(window)
    write_line(page, "Pan", "10")
    press("Ya la emití en SUNAT")
    page.portal.number.setText("EB0177")
    press("Emitir")
    assert "EB01-77" in page.foot.error.text()
    xml, pdf = tmp_path / "a.xml", tmp_path / "a.pdf"
    xml.write_bytes(b"<?xml version='1.0'?><Invoice/>")
    pdf.write_bytes(b"%PDF-1.4")
    for path, words in ((xml, "Agregar su XML"), (pdf, "Agregar su PDF")):
        person.choose_open = lambda _title, _kinds, path=path: path
        press(words)
    page.portal.number.setText("eb01-77")
    press("Emitir")
    row = window.books.fetch(document, 1)
    assert (row.called, row.origin) == ("EB01-77", Origin.PORTAL)
    kept = window.books.company.fetch(lambda reader: list(reader.rows("SELECT what FROM document_paper ORDER BY what")))
    assert kept == [("pdf",), ("xml",)]


def test_a_liquidacion_of_gold_says_what_it_was_and_withholds(window, press):
    page = new(window, DocumentKind.LIQUIDACION)
    made_out_to(page, "45678912", "María Quispe")
    row = write_line(page, "Oro refogado", "412.50", "10")
    row.with_tax.setCurrentIndex(1)
    told = {"6000": "010000123X01", "6004": "85.50", "6005": "Oro refogado", "6006": "Concesión San Juan"}
    page.bought.properties["6005"].setText(told["6005"])
    page.bought.withholding.setText("1.5")
    press("Emitir")
    assert "escribe «Código único de la concesión minera» en cada línea" in page.foot.error.text()
    for code, text in told.items():
        page.bought.properties[code].setText(text)
    press("Emitir")
    assert "2452" in page.foot.error.text()
    for part in (page.customer, page.bought):
        part.address.setText("Jr. Lima 1")
        part.district.show_place(Address("", "210201", "AZANGARO", "AZANGARO", "PUNO"))
    press("Emitir")
    (one,) = given(window)
    assert (one.name, one.draft.operation, one.draft.delivery.place_code) == ("L001-1", "0503", "01")
    assert (one.draft.lines[0].unit, one.draft.lines[0].properties) == (
        "GRM",
        tuple(Property(code, text) for code, text in told.items()),
    )
    assert (one.totals.withheld, one.draft.withholding_percent) == (Money(6188), Decimal("1.5"))


def test_a_draft_waits_as_it_was_typed_also_when_the_page_is_just_left(window, press, shell):
    page = new(window)
    write_line(page, "Pan", "")
    made_out_to(page, "4567", "Ana")
    page.portal.number.setText("EB01-7")
    window.navigate("home")
    (kept,) = window.books.fetch(drafts)
    assert (kept.name, kept.kind) == ("Ana", DocumentKind.BOLETA)
    window.close()
    shell.welcome.passphrase.setText("clave de prueba")
    shell.welcome.open.click()
    window = shell.main
    window.navigate("documents")
    press("Seguir con Boleta · Ana · 30/09/2026")
    page = window.page
    assert (page.customer.number.text(), page.lines.rows[0].description.text()) == ("4567", "Pan")
    assert (page.portal.number.text(), page.portal.number.isVisible()) == ("EB01-7", True)
    write_line(page, "Pan", "3")
    page.customer.number.setText("45678912")
    press("Emitir")
    assert given(window)[0].draft.customer.identity is IdentityKind.DNI
    assert window.books.fetch(drafts) == ()


def test_what_is_typed_when_the_window_is_closed_waits_as_a_draft(window, shell):
    write_line(new(window), "Pan", "10")
    window.close()
    shell.welcome.passphrase.setText("clave de prueba")
    shell.welcome.open.click()
    assert [one.total for one in shell.main.books.fetch(drafts)] == [Money(1000)]


def test_a_page_left_as_it_was_leaves_no_draft(window):
    new(window, DocumentKind.RECEIPT)
    window.navigate("home")
    assert window.books.fetch(drafts) == ()


def test_annulling_asks_why_and_the_number_stays(window, press, person):
    write_line(new(window), "Pan", "10")
    press("Emitir")
    window.navigate("documents")
    window.page.view.selectRow(0)
    person.answers = ("  ",)
    press("Anular")
    assert window.page.error.isVisible()
    person.answers = ("Otro cliente",)
    press("Anular")
    assert window.page.model.row(0).voided
    assert "anulado" in told_rows(window)


def test_enter_goes_on_and_ctrl_enter_issues(qtbot, window):
    page = new(window)
    row = write_line(page, "Pan", "10")
    row.description.setFocus()
    qtbot.keyClick(row.description, Qt.Key.Key_Return)
    assert not row.description.hasFocus()
    assert given(window) == []
    qtbot.keyClick(row.price, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(given(window)) == 1


def test_large_amounts_say_what_the_law_asks(window, press):
    page = new(window)
    write_line(page, "Puerta", "2000")
    assert "banco o Yape" in page.warnings.text()
    assert soles("700.00") in page.warnings.text()
    press("Emitir")
    assert soles("700.00") in page.foot.error.text()
    assert given(window) == []


def test_a_gift_is_told_and_nobody_pays_it(window, press):
    page = new(window)
    write_line(page, "Pan", "10")
    gift = write_line(page, "Bolsa de tela", "5", number=1)
    gift.affectation.setCurrentIndex(gift.affectation.findData(Affectation.TAXED_WITHDRAWAL.value))
    press("Emitir")
    (one,) = given(window)
    assert (one.totals.payable, one.totals.free) == (Money(1000), Money(500))


def test_amounts_are_covered_until_they_are_asked_for(window, press):
    write_line(new(window), "Pan", "10")
    press("Emitir")
    window.navigate("documents")
    assert "10.00" not in told_rows(window)
    press("Mostrar")
    assert soles("10.00") in told_rows(window)


def test_several_are_printed_together_and_one_is_looked_at_first(window, press, person):
    for what in ("Pan", "Torta"):
        write_line(new(window), what, "10")
        press("Emitir")
    window.navigate("documents")
    window.page.view.selectAll()
    press("Imprimir")
    title, content = person.printed[0]
    assert (title, len(PdfReader(io.BytesIO(content)).pages)) == ("2 comprobantes", 2)
    window.page.view.selectRow(0)
    press("Imprimir")
    assert window.page.gallery.isVisible()


def test_a_sale_offers_its_document_in_the_toast(window, press):
    window.navigate("sale")
    window.page.amount.set_value(Money(2360))
    window.page.category.choose_first()
    press("Guardar venta")
    press("Dar comprobante")
    assert window.page.lines.rows[0].typed().price == "23.60"
    press("Emitir")
    assert given(window)[0].name == "B001-1"
    assert window.books.fetch(first_finding) is None


def test_documents_are_found_by_words_and_kind(window, press):
    for kind, who in ((DocumentKind.BOLETA, "Ana Quispe"), (DocumentKind.RECEIPT, "Rosa Mamani")):
        write_line(new(window, kind), "Pan", "10")
        window.page.customer.name.setText(who)
        press("Emitir")
    window.navigate("documents")
    page = window.page
    page.search.setText("quispe")
    page.search.returnPressed.emit()
    assert [page.model.row(at).name for at in range(page.model.rowCount())] == ["Ana Quispe"]
    page.search.setText("")
    page.search.returnPressed.emit()
    page.kind.setCurrentIndex(page.kind.findData("receipt"))
    assert [page.model.row(at).called for at in range(page.model.rowCount())] == ["R001-1"]
