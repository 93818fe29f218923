"""Several reports saved and printed as one."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from reports.registry import report_named


def titles(content):
    return [place.title for place in PdfReader(content).outline if not isinstance(place, list)]


@pytest.fixture
def page(window):
    window.navigate("reports")
    return window.page


def tick(qtbot, page, name):
    box = page.gallery.boxes[report_named(name)]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)


def test_what_is_ticked_with_the_keyboard_is_saved_as_one_file(qtbot, page, press, tmp_path):
    tick(qtbot, page, "cash-flow")
    tick(qtbot, page, "income-statement")
    press("Guardar 2 en un PDF")
    (saved,) = (tmp_path / "documentos").iterdir()
    assert saved.name == "Carpeta de informes 2026-09-30.pdf"
    assert titles(saved) == ["Estado de resultados", "Estado de flujos de efectivo"]


def test_the_folder_for_a_lender_is_printed_in_two_clicks(press, page, person):
    press("Carpeta para el prestamista")
    press("Imprimir 4 juntos")
    title, content = person.printed[0]
    assert title == "Carpeta de informes"
    assert titles(io.BytesIO(content)) == [
        "Estado de resultados", "Estado de situación financiera", "Quién me debe", "Estado de flujos de efectivo",
    ]  # fmt: skip


def test_one_that_is_ticked_has_its_own_name_and_none_is_the_one_that_is_shown(qtbot, page, press, tmp_path):
    tick(qtbot, page, "payables")
    press("Guardar el marcado")
    tick(qtbot, page, "payables")
    press("Guardar PDF")
    saved = sorted(file.name for file in (tmp_path / "documentos").iterdir())
    assert saved == ["A quién debo 2026-09-30.pdf", "Estado de resultados 2026-09-30.pdf"]


def test_a_receipt_alone_has_nothing_to_tick(notes, request):
    entry = notes.sell(100)
    window = request.getfixturevalue("window")
    window.navigate("reports", entry)
    assert not window.page.gallery.boxes
    assert not [b for b in window.page.findChildren(QAbstractButton) if "prestamista" in b.text()]
