"""The papers of a document in the real window, and a printer of tickets."""

import datetime as dt
import io
from decimal import Decimal

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from emprende_desktop.commands.documents import issue_document
from emprende_desktop.domain.progress import unwatched
from emprende_desktop.invoicing.document import Draft, Line, Somebody
from emprende_desktop.invoicing.issuing import NewDocument
from emprende_desktop.trade.documents import DocumentKind
from reports.build.document_paper import paper_of
from reports.document import Paper
from reports.registry import report_named
from reports.writers import bind
from tests.invoicing.papers import every_paper
from tests.reading import told
from ui.printing import print_pages

MM = 72 / 25.4


@pytest.fixture
def receipt(window):
    lines = (Line("Pan", Decimal(10), Decimal("0.20")),)
    asked = Draft(DocumentKind.RECEIPT, "", dt.date(2026, 9, 5), Somebody(name="María"), lines, "k")
    return window.books.company.execute(issue_document, NewDocument(asked)).row_id


def test_a_document_is_printed_on_the_roll_that_is_chosen(window, press, person, receipt):
    window.navigate("document-paper", receipt)
    assert {report.key for report in window.page.gallery.boxes} == {"document", "ticket-80", "ticket-58"}
    window.page.choose(report_named("ticket-58"))
    press("Imprimir")
    title, content = person.printed[0]
    assert title == "Recibo R001-1"
    assert PdfReader(io.BytesIO(content)).pages[0].mediabox.width == pytest.approx(58 * MM, abs=0.1)


def test_a_saved_document_is_called_by_its_number(window, press, receipt, tmp_path):
    window.navigate("document-paper", receipt)
    press("Guardar PDF")
    assert "Recibo R001-1.pdf" in told(window)


def printed_on(tmp_path, size, *papers):
    """Return the pages that a printer with such a paper makes of some papers, in millimetres."""
    stream = io.BytesIO()
    bind(tuple(paper_of(every_paper()[name], on) for name, on in papers), stream)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setPageSize(size)
    print_pages(printer, stream.getvalue(), unwatched)
    pages = PdfReader(tmp_path / "paper.pdf").pages
    return [(round(page.mediabox.width / MM), round(page.mediabox.height / MM)) for page in pages]


def test_a_printer_of_tickets_cuts_where_the_words_end(tmp_path):
    roll = QPageSize(QSizeF(80, 297), QPageSize.Unit.Millimeter)
    short, long = printed_on(tmp_path, roll, ("boleta", Paper.ROLL_80), ("long", Paper.ROLL_80))
    assert short[0] == long[0] == 80
    assert short[1] < 297 < long[1]


def test_a_ticket_on_a_page_stays_as_small_as_it_is(tmp_path):
    (size,) = printed_on(tmp_path, QPageSize(QPageSize.PageSizeId.A4), ("boleta", Paper.ROLL_58))
    assert size == (210, 297)
    document = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    picture = document[0].render(grayscale=True).to_pil()
    document.close()
    inked = picture.point(lambda value: 255 * (value < 128)).getbbox()
    assert 40 * MM < inked[2] - inked[0] < 58 * MM
