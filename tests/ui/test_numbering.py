"""The number of the next paper: set once, proposed by the sale, counted on."""

import pytest

from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.queries.numbering import next_number
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.documents import Document, DocumentKind, number_after


@pytest.mark.parametrize(
    ("number", "after"),
    [("15", "16"), ("0001-000099", "0001-000100"), ("B001-9", "B001-10"), ("B001", "B002"), ("sin", ""), ("", "")],
)
def test_a_series_goes_on_with_its_zeros(number, after):
    assert number_after(number) == after


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.NATURAL, TaxRegime.NRUS, "10123456781")


def sell(window, press, kind, number=None):
    window.navigate("sale")
    page = window.page
    page.amount._field.setText("25")
    page.category.choose_first()
    page.document.setCurrentIndex(page.document.findData(kind))
    proposed = page.number.text()
    if number is not None:
        page.number.setText(number)
    press("Guardar venta")
    return proposed


def test_a_sale_proposes_the_number_that_was_set_and_counts_on(window, press):
    assert sell(window, press, DocumentKind.BOLETA, "0001-000124") == ""
    assert sell(window, press, DocumentKind.BOLETA) == "0001-000125"
    window.navigate("numbering")
    assert window.page.fields[DocumentKind.BOLETA].text() == "0001-000126"
    assert DocumentKind.FACTURA not in window.page.fields, "NRUS gives no factura"
    window.page.fields[DocumentKind.BOLETA].setText("0002-000001")
    window.page.fields[DocumentKind.RECEIPT].setText("7")
    press("Guardar")
    assert sell(window, press, DocumentKind.BOLETA) == "0002-000001"
    assert sell(window, press, DocumentKind.BOLETA) == "0002-000002"
    assert sell(window, press, DocumentKind.RECEIPT) == "7"
    assert sell(window, press, DocumentKind.RECEIPT) == "8"


def test_what_she_typed_stays_and_no_paper_has_no_number(qtbot, window):
    window.navigate("sale")
    page = window.page
    page.document.setCurrentIndex(page.document.findData(DocumentKind.BOLETA))
    qtbot.keyClicks(page.number, "44")
    page.document.setCurrentIndex(page.document.findData(DocumentKind.RECEIPT))
    assert page.number.text() == "44"


def test_the_number_of_an_undone_sale_is_proposed_again(company, notes_of):
    entry = notes_of(company).sell(1_000, document=Document(DocumentKind.BOLETA, "10"))
    assert company.fetch(next_number, DocumentKind.BOLETA) == "11"
    undone = notes_of(company).sell(1_000, document=Document(DocumentKind.BOLETA, "11"))
    company.execute(reverse_entry, Reversal(undone, "u"))
    assert company.fetch(next_number, DocumentKind.BOLETA) == "11"
    assert company.fetch(journal_page).rows[0].id == entry
