"""The window is there first, then what fills it; the folder of a company opens its books."""

import shutil
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from emprende_desktop.__main__ import main
from ui.palettes import PALETTES, PaletteName
from ui.start import RAIL_WIDTH, Frame

LIGHT = PALETTES[PaletteName.LIGHT]


@pytest.mark.parametrize(("rail", "left"), [(0, LIGHT.paper), (RAIL_WIDTH, LIGHT.rail)])
def test_the_window_is_painted_in_its_colours_and_then_filled_once(qtbot, rail, left):
    asked = []
    frame = Frame(rail, asked.append)
    qtbot.addWidget(frame)
    frame.show()
    qtbot.waitUntil(lambda: bool(asked))
    drawn = frame.grab().toImage()
    assert drawn.pixelColor(5, 5).name() == left.lower()
    assert drawn.pixelColor(frame.width() - 5, 5).name() == LIGHT.paper.lower()
    qtbot.wait(10)
    assert asked == [frame]


@pytest.mark.parametrize(
    ("room", "over_all"), [((1366, 728), True), ((1366, 768), True), ((1024, 600), True), ((1920, 1040), False)]
)
def test_the_window_never_runs_off_the_screen(qtbot, room, over_all):
    frame = Frame(0, lambda _frame: None)
    qtbot.addWidget(frame)
    frame.open_on(QSize(*room))
    assert frame.isVisible()
    assert frame.isMaximized() is over_all
    if not over_all:
        assert frame.size().toTuple() == (1366, 768)
    frame.showNormal()
    assert frame.width() <= room[0]
    assert frame.height() <= room[1]


def test_what_fills_the_window_closes_with_it(qtbot):
    frame = Frame(0, lambda _frame: None)
    qtbot.addWidget(frame)
    inner = QLabel("books")
    closed = []
    inner.closeEvent = closed.append
    frame.hold(inner)
    frame.show()
    frame.close()
    assert len(closed) == 1


@pytest.mark.parametrize(("key", "opens"), [("clave de prueba", True), ("otra clave", False)])
def test_books_opened_at_once_are_shown_or_the_first_page_says_why_not(shell, company, tmp_path, key, opens):
    company.close()
    shutil.move(tmp_path / "taller.emprende", tmp_path / "home" / "taller.emprende")
    shell.open_company(tmp_path / "home" / "taller.emprende", key, shell.greet)
    assert (shell.main is not None) is opens
    assert shell.welcome.said.isVisible() is not opens
    assert bool(shell.welcome.said.text()) is not opens


@pytest.mark.parametrize(
    ("words", "window"), [([], []), (["taller.emprende"], ["taller.emprende"]), (["check", "taller.emprende"], None)]
)
def test_the_folder_of_a_company_alone_opens_the_window(monkeypatch, words, window):
    opened, ran = [], []
    monkeypatch.setattr(sys, "argv", ["emprende", *words])
    monkeypatch.setattr("ui.start.main", lambda given: opened.append(given) or 0)
    monkeypatch.setattr("emprende_desktop.cli.run", lambda given, _tell: ran.append(given) or 0)
    assert main() == 0
    assert (opened, ran) == (([window], []) if window is not None else ([], [words]))


def test_once_it_is_filled_it_is_painted_in_the_palette_in_force(qtbot):
    """A page is clear, so that the window shows through it."""
    frame = Frame(0, lambda _frame: None)
    qtbot.addWidget(frame)
    frame.hold(QLabel(""))
    dark = PALETTES[PaletteName.DARK]
    palette = frame.palette()
    palette.setColor(QPalette.ColorRole.Window, dark.paper)
    frame.setPalette(palette)
    assert frame.grab().toImage().pixelColor(5, 5).name() == dark.paper.lower()
