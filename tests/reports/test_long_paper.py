"""Books of any length on paper: nothing of them is ever held, and no page is wrongly broken."""

import csv
import datetime as dt
import gc
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.progress import CancelledError
from emprende_desktop.queries import books
from emprende_desktop.statements.books import LedgerLine
from emprende_desktop.terminal.journal import bring_in_journal
from emprende_desktop.vault.files import atomic_file
from reports.books import BooksSource
from reports.document import Column, Document, Emphasis, Letterhead, Row, Streamed, Table
from reports.json import write_json
from reports.pdf import style
from reports.registry import report_named
from reports.source import Built, ReportRequest
from reports.writers import Format, bind, write, write_to

YEAR = ReportRequest(dt.date(2026, 1, 1), dt.date(2026, 12, 31), None, None)
ENTRIES = 1_500
LINES_A_PAGE = 60


@pytest.fixture
def full(company, tmp_path):
    """A company with a ledger of 3,000 lines, half of them noted after later ones."""
    file = tmp_path / "many.csv"
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(("entry", "date", "account", "memo", "cents"))
        for number in range(ENTRIES):
            date = dt.date(2026, 1, 1) + dt.timedelta(days=number * 7 % 270)
            writer.writerow((number, date, "1011", f"Venta {number}", 100 + number))
            writer.writerow((number, date, "70221", f"Venta {number}", -100 - number))
    bring_in_journal(company, file, dt.date(2026, 9, 30), dry_run=False)
    return company


class Watched(BooksSource):
    """Counts the lines that were read."""

    read = 0

    def account_lines(self, code, period):
        for line in super().account_lines(code, period):
            self.read += 1
            yield line


class File(io.BytesIO):
    """Notes at every writing how many lines were read by then, and now and then how many are alive."""

    def __init__(self, source):
        super().__init__()
        self.source = source
        self.reads = [0]
        self.alive = []

    def write(self, content):
        self.reads.append(self.source.read)
        if len(self.reads) % 20 == 0:
            self.alive.append(sum(isinstance(one, (LedgerLine, Row)) for one in gc.get_objects()))
        return super().write(content)


@pytest.mark.parametrize("output", [Format.PDF, Format.JSON])
def test_no_more_of_a_ledger_is_held_than_a_page(full, output):
    source = Watched(full)
    file = File(source)
    write_to(file, report_named("general-ledger").build(source, YEAR), output)
    assert source.read == 2 * ENTRIES
    steps = [later - before for before, later in zip(file.reads, file.reads[1:], strict=False)]
    assert max(steps) <= (LINES_A_PAGE if output is Format.PDF else 200)
    assert file.alive
    assert max(file.alive) <= LINES_A_PAGE


def test_a_preview_reads_only_what_it_shows(full):
    source = Watched(full)
    stream = io.BytesIO()
    bind((report_named("general-ledger").build(source, YEAR),), stream, pages=2)
    pages = PdfReader(stream).pages
    assert len(pages) == 2
    assert source.read <= 3 * LINES_A_PAGE
    assert [re.search(r"Página.*", page.extract_text())[0] for page in pages] == ["Página 1", "Página 2"]


def test_a_paper_that_ends_where_the_preview_does_is_numbered_whole():
    stream = io.BytesIO()
    bind((paper([Row(("x", ""))]),), stream, pages=1)
    assert "Página 1 de 1" in PdfReader(stream).pages[0].extract_text()


def test_every_line_of_a_ledger_is_on_paper_once_in_order_of_date(full):
    pdf = PdfReader(io.BytesIO(write(report_named("general-ledger").build(BooksSource(full), YEAR), Format.PDF)))
    text = [page.extract_text() for page in pdf.pages]
    assert all(f"Página {number} de {len(text)}" in page for number, page in enumerate(text, 1))
    assert all(page.index("Fecha") < page.index("Venta") for page in text)
    sales = [int(number) for page in text for number in re.findall(r"Venta (\d+)", page)]
    in_order = sorted(range(ENTRIES), key=lambda number: (number * 7 % 270, number))
    assert sales == in_order * 2
    assert [place.title for place in pdf.outline[1]] == ["1011 · Caja", "70221 · Ventas de productos"]


def test_lines_are_read_without_sorting_them(company):
    days = ("2026-01-01", "2026-12-31")
    for sql in (books._OF_ACCOUNT, books._OF_PLACE):
        plan = company.fetch(lambda reader, sql=sql: list(reader.rows(f"EXPLAIN QUERY PLAN {sql}", (1, *days))))
        assert plan
        assert not [row for row in plan if "TEMP B-TREE" in row[3]]


def test_stopping_a_long_paper_leaves_no_file_and_the_books_free(full, notes, tmp_path):
    seen = []

    def stop(done, total):
        seen.append((done, total))
        if done:
            raise CancelledError

    built = report_named("general-ledger").build(BooksSource(full), YEAR)
    with pytest.raises(CancelledError), atomic_file(tmp_path / "mayor.pdf") as stream:
        write_to(stream, built, Format.PDF, stop)
    assert seen == [(0, 0), (500, 2 * ENTRIES + 4)]
    assert not list(tmp_path.glob("*.pdf")) + list(tmp_path.glob("*.part"))
    assert notes.sell(100)


COLUMNS = (Column("Detalle", weight=3), Column("Monto"))


def paper(rows, columns=COLUMNS):
    table = Table(columns, Streamed(lambda: iter(rows), lambda: len(rows)))
    head = Letterhead("N", "", "")
    return Built(Document("T", "S", head, (table,), (), (), dt.datetime(2026, 9, 30, tzinfo=dt.UTC), "seal"), {})


def pages_of(rows, **more):
    return [page.extract_text() for page in PdfReader(io.BytesIO(write(paper(rows, **more), Format.PDF))).pages]


@pytest.mark.parametrize("before", range(40, 60))
def test_no_heading_ends_a_page_and_no_sum_begins_one(before):
    rows = [Row((f"fila {number}", Money(100))) for number in range(before)]
    rows += [Row(("ENCABEZADO", ""), Emphasis.HEADING), Row(("bajo él", "")), Row(("SUMA", ""), Emphasis.SUBTOTAL)]
    first, *rest = pages_of(rows)
    for page in (first, *rest):
        assert ("ENCABEZADO" in page) == ("bajo él" in page) == ("SUMA" in page)
        assert "Detalle" in page


@pytest.mark.parametrize("before", range(40, 48))
def test_no_last_line_of_an_entry_begins_a_page(before):
    rows = [Row((f"fila {number}", Money(100))) for number in range(before)]
    rows += [
        Row(("ASIENTO", ""), Emphasis.HEADING),
        Row(("cargo", "")),
        Row(("abono", "")),
        Row(("OTRO", ""), Emphasis.HEADING),
    ]
    for page in pages_of([*rows, Row(("fin", ""))]):
        assert ("ASIENTO" in page) == ("cargo" in page) == ("abono" in page)


def test_a_text_longer_than_a_page_is_broken_and_nothing_of_it_lost():
    words = [f"palabra{number}" for number in range(1_500)]
    pages = pages_of([Row((" ".join(words), "monto"))])
    assert len(pages) > 1
    assert re.findall(r"palabra\d+", " ".join(pages)) == words


def test_a_word_wider_than_its_column_is_broken():
    digits = "0123456789abcdef" * 16
    (page,) = pages_of([Row((digits, ""))], columns=(Column("Huella"), Column("Otro", weight=4)))
    assert digits in re.sub(r"\s", "", page)
    assert digits not in page


def test_every_letter_of_the_font_is_read_back_as_it_was_written():
    style.register_fonts()
    known = pdfmetrics.getFont(style.REGULAR).face.charToGlyph
    letters = "".join(chr(code) for code in sorted(known) if code > 0x20 and chr(code).isprintable())
    assert len(letters) > 200
    (page,) = pages_of([Row((letters, "Ñandú (50 %) \\ — S/\N{NO-BREAK SPACE}1"))])
    assert letters in re.sub(r"\s", "", page)
    assert "Ñandú(50%)\\—S/1" in re.sub(r"\s", "", page)


def test_several_reports_are_one_paper_numbered_through(full):
    source = BooksSource(full)
    names = ("income-statement", "balance-sheet", "receivables")
    stream = io.BytesIO()
    bind(tuple(report_named(name).build(source, YEAR) for name in names), stream)
    pdf = PdfReader(stream)
    places = [place for place in pdf.outline if not isinstance(place, list)]
    titles = [place.title for place in places]
    assert titles == ["Estado de resultados", "Estado de situación financiera", "Quién me debe"]
    assert [pdf.get_destination_page_number(place) for place in places] == [0, 1, 2]
    for number, (page, title) in enumerate(zip(pdf.pages, titles, strict=True), 1):
        assert title in page.extract_text()
        assert f"Página {number} de 3" in page.extract_text()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=40)
@given(st.dictionaries(st.text(), values))
def test_json_in_pieces_is_json_at_once(told):
    stream = io.BytesIO()
    write_json(stream, told)
    assert stream.getvalue().decode() == json.dumps(told, ensure_ascii=False, indent=1) + "\n"
