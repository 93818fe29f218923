import csv
import datetime as dt
import io

import pytest
from pypdf import PdfReader

from emprende_desktop.domain.money import Money
from reports.books import BooksSource
from reports.document import Column, Document, Letterhead, Row, Table
from reports.registry import REPORTS, Asked, report_named
from reports.source import Built, ReportRequest
from reports.writers import Format, write

OF_OTHERS = (Asked.ACT, Asked.SHARE_OUT, Asked.HAND_OVER, Asked.DOCUMENT)  # of test_member_papers, test_document_papers
REQUEST = ReportRequest(dt.date(2026, 7, 1), dt.date(2026, 9, 30), None, None, entry=1)


@pytest.fixture
def source(company, notes):
    notes.sell(10_000)
    notes.sell(4_000, place=None)
    notes.spend(2_550)
    return BooksSource(company)


@pytest.mark.parametrize("report", [r for r in REPORTS if r.of not in OF_OTHERS], ids=lambda report: report.key)
@pytest.mark.parametrize("output", Format)
def test_every_report_is_the_same_bytes_twice(source, report, output):
    first, second = (write(report.build(source, REQUEST), output) for _time in range(2))
    assert first == second


@pytest.mark.parametrize("report", [r for r in REPORTS if not r.of.is_one_row], ids=lambda report: report.key)
def test_every_report_prints_for_an_empty_company(company, report):
    pdf = write(report.build(BooksSource(company), REQUEST), Format.PDF)
    assert PdfReader(io.BytesIO(pdf)).pages


NOTHING = "No hay nada que mostrar en estas fechas."


@pytest.mark.parametrize("name", ["papers", "receivables", "payables", "orders", "assets", "price-list"])
def test_a_report_with_nothing_but_headings_says_so(company, name):
    pdf = write(report_named(name).build(BooksSource(company), REQUEST), Format.PDF)
    assert NOTHING in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


@pytest.mark.parametrize("name", ["receivables", "income-statement", "trial-balance", "month-summary", "journal"])
def test_a_report_with_figures_does_not(source, name):
    assert NOTHING not in report_named(name).build(source, REQUEST).document.remarks


def test_the_pdf_says_what_it_is_and_carries_its_fonts(source):
    reader = PdfReader(io.BytesIO(write(report_named("income-statement").build(source, REQUEST), Format.PDF)))
    text = reader.pages[0].extract_text()
    for words in ("Estado de resultados", "Confecciones del Cerro", "140.00", "(25.50)", "114.50", "sin auditar"):
        assert words in text
    assert "Página 1 de 1" in text
    assert reader.metadata.title == "Estado de resultados"
    assert reader.trailer["/Root"]["/Lang"] == "es-PE"
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    embedded = [
        font.get_object()["/FontDescriptor"].get_object()
        for font in fonts
        if "FontDescriptor" in str(font.get_object())
    ]
    assert embedded
    assert all("/FontFile2" in descriptor for descriptor in embedded)


def document(text):
    table = Table((Column("A"), Column("B")), (Row((text, Money(-2_500))),))
    head = Letterhead("N", "", "")
    return Built(Document("T", "S", head, (table,), (), (), dt.datetime(2026, 9, 30, tzinfo=dt.UTC), "seal"), {})


@pytest.mark.parametrize("text", ["=1+1", "+5", "-5", "@x", "\tx", '<img src="file:///etc/passwd"/>', "a)(/JS"])
def test_text_never_runs_on_paper_or_in_a_sheet(text):
    written = next(csv.reader(io.StringIO(write(document(text), Format.CSV).decode(), newline="")))[0]
    assert written == (f"'{text}" if text[0] in "=+-@\t" else text)
    assert b"/JavaScript" not in write(document(text), Format.PDF)
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(write(document(text), Format.XLSX)))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert "f" not in kinds


def test_amounts_in_a_sheet_are_numbers():
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(write(document("x"), Format.XLSX)))
    assert -25 in [cell.value for row in book.active.iter_rows() for cell in row]


def test_a_long_journal_has_a_bookmark_a_month(company, notes):
    for number in range(60):
        notes.sell(100, date=dt.date(2026, 7 + number % 3, 1))
    reader = PdfReader(io.BytesIO(write(report_named("journal").build(BooksSource(company), REQUEST), Format.PDF)))
    assert len(reader.pages) > 1
    report, places = reader.outline
    assert report.title == "Libro diario"
    assert [place.title for place in places] == ["Julio 2026", "Agosto 2026", "Setiembre 2026"]
    assert reader.get_destination_page_number(places[2]) > reader.get_destination_page_number(places[0])
