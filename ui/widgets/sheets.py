"""Help for a screen in three sentences and a picture, and the sheet of the keys."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import N_, _
from ui.help import HELP
from ui.icons import pixmap
from ui.screen import Screen
from ui.theme import for_text
from ui.widgets.basics import button, label
from ui.widgets.overlay import Overlay

PICTURE = 88
KEYS = (
    ("Ctrl + K", N_("Go anywhere and do anything")),
    ("F1", N_("Help for this screen")),
    ("Ctrl + /", N_("This sheet")),
    ("Ctrl + 1 … 9, 0", N_("The rooms, from the top")),
    ("Enter", N_("Save; in a list, correct the chosen note")),
    ("Esc", N_("Leave a form without saving")),
    ("Ctrl + F", N_("Find in the movements")),
    ("Supr", N_("Undo the chosen note")),
    ("Tab", N_("From one question to the next")),
    ("Alt + _", N_("A button, by its underlined letter")),
)


def help_for(parent: QWidget, screen: Screen) -> Overlay:
    """Show what a screen is for."""
    sheet = Overlay(parent)
    picture = label("")
    picture.setPixmap(pixmap(screen.icon, "teal", for_text(PICTURE)))
    words = QVBoxLayout()
    words.addWidget(label(_(screen.title), "title", wrap=True))
    words.addWidget(label(_(HELP[screen.key]), "", wrap=True))
    told = QHBoxLayout()
    told.setSpacing(18)
    told.addWidget(picture)
    told.addLayout(words, 1)
    sheet.body.addLayout(told)
    _close(sheet)
    return sheet


def key_sheet(parent: QWidget) -> Overlay:
    """Show the keys."""
    sheet = Overlay(parent)
    sheet.body.addWidget(label(_("Keys"), "title"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(22)
    grid.setColumnStretch(1, 1)
    for line, (keys, text) in enumerate(KEYS):
        grid.addWidget(label(keys, "step"), line, 0)
        grid.addWidget(label(_(text), "", wrap=True), line, 1)
    sheet.body.addLayout(grid)
    _close(sheet)
    return sheet


def _close(sheet: Overlay) -> None:
    done = button(_("&Understood"), sheet.leave, "main")
    foot = QHBoxLayout()
    foot.addStretch()
    foot.addWidget(done)
    sheet.body.addLayout(foot)
    sheet.appear(done)
