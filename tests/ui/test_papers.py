"""Photos and PDFs attached in the real window: read by content, made smaller, shown, listed and erased."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from reportlab.pdfgen.canvas import Canvas

from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.queries.papers import papers_of
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest
from reports.writers import Format, write
from tests.conftest import TODAY
from tests.reading import told
from ui.papers import SIDE_MAX, read_paper

MAKER, ORIENTATION = 0x010F, 0x0112


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "boleta.jpg"
    about = Image.Exif()
    about[MAKER] = "Phone of Rosa at the mine"
    Image.new("RGB", (2400, 1200), "#17605A").save(path, exif=about)
    return path


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "recibo.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "Recibo de luz")
    canvas.save()
    return path


def test_a_photo_is_made_smaller_and_forgets_its_place(photo):
    assert b"at the mine" in photo.read_bytes()
    paper = read_paper(photo)
    assert paper.media_type == "image/jpeg"
    assert b"at the mine" not in paper.content
    assert max(QImage.fromData(paper.content).size().toTuple()) == SIDE_MAX


def test_a_photo_taken_sideways_stands_upright(tmp_path):
    path = tmp_path / "de-lado.jpg"
    about = Image.Exif()
    about[ORIENTATION] = 6
    Image.new("RGB", (60, 20)).save(path, exif=about)
    assert QImage.fromData(read_paper(path).content).size().toTuple() == (20, 60)


@pytest.mark.parametrize(("name", "content"), [("a.jpg", b"no photo"), ("b.pdf", b"%PDF-1.4 broken"), ("c.png", None)])
def test_what_cannot_be_read_is_told(tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFileError):
        read_paper(path)


def test_a_paper_is_attached_while_the_note_is_written(window, press, person, photo):
    window.navigate("expense")
    window.page.amount._field.setText("46")
    press("Pasajes")
    person.choose_open = lambda _title, _kinds: Path("nowhere.jpg")
    press("Adjuntar foto o PDF")
    assert "nowhere.jpg" in window.page.foot.error.text()
    person.choose_open = lambda _title, _kinds: photo
    press("Adjuntar foto o PDF")
    press("Guardar gasto")
    entry = window.books.fetch(journal_page).rows[0].id
    assert [p.media_type for p in window.books.fetch(papers_of, entry)] == ["image/jpeg"]


def test_papers_are_added_looked_at_and_erased(qtbot, window, press, person, notes_of, pdf, photo):
    entry = notes_of(window.books.company).spend(4_600)
    window.navigate("movements")
    window.page.view.selectRow(0)
    press("Papeles")
    assert "Todavía no hay ningún papel" in told(window.page)
    for path in (pdf, photo):
        person.choose_open = lambda _title, _kinds, path=path: path
        press("Adjuntar foto o PDF")
    assert len(window.books.fetch(papers_of, entry)) == 2
    press("Grande")
    press("Pequeño")
    request = ReportRequest(None, TODAY, None, None)
    built = report_named("papers").build(BooksSource(window.books.company), request)
    assert [row["entry"] for row in built.json["rows"]] == [entry, entry]
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(write(built, Format.PDF))).pages
    assert sum(len(page.images) for page in pages) == 2
    press("Borrar")
    assert any("para siempre" in text for text in person.asked)
    qtbot.waitUntil(lambda: "Borrado" in told(window.page))
