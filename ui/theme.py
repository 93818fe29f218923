"""Colours, fonts and measures of the window, and its language; text from 100 to 175 %."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from emprende_desktop.i18n.translation import Language
from resources.files import read_bytes
from ui.language import apply_language
from ui.palettes import PALETTES, Colors, PaletteName

FAMILY = "Emprende Tabular"
BASE_PX = 17
SIZES = (100, 125, 150, 175)


@dataclass(frozen=True, slots=True)
class Look:
    """How a company's window is shown: the size of its text in percent, its palette and its language."""

    percent: int = SIZES[0]
    palette: PaletteName = PaletteName.LIGHT
    language: Language = Language.SPANISH


_LOOK = "emprende.look"


def apply_theme(app: QCoreApplication, look: Look) -> None:
    """Give the app its style, font, colours and words; a look it has already costs nothing."""
    assert isinstance(app, QApplication), "a window needs an app with windows"
    apply_language(app, look.language)
    wanted = f"{look.palette.value} {look.percent}"
    if app.property(_LOOK) == wanted:
        return
    if app.property(_LOOK) is None:
        app.setStyle("Fusion")
        for weight in ("Regular", "Bold"):
            QFontDatabase.addApplicationFontFromData(read_bytes(f"fonts/EmprendeTabular-{weight}.ttf"))
    font = QFont(FAMILY)
    font.setPixelSize(scaled(BASE_PX, look.percent))
    app.setFont(font)
    app.setProperty(_LOOK, wanted)
    app.setPalette(_palette(PALETTES[look.palette]))
    boxes = _box_palette(PALETTES[look.palette])
    app.setPalette(boxes, "QCheckBox")  # type: ignore[arg-type]  # the stubs say bytes, which Qt does not take
    app.setStyleSheet(_sheet(PALETTES[look.palette], look.percent))


def color(name: str) -> str:
    """Return a colour of the palette the window has now, by its name; a colour itself stays as it is."""
    if name.startswith("#"):
        return name
    chosen = QApplication.instance()
    shown = chosen.property(_LOOK) if chosen else None
    palette = PaletteName(shown.split()[0]) if shown else PaletteName.LIGHT
    return str(getattr(PALETTES[palette], name))


def scaled(pixels: int, percent: int) -> int:
    """Return a measure at a size of text."""
    return pixels * percent // 100


def for_text(pixels: int) -> int:
    """Return a measure at the size the window's text has now, so that pictures grow with it."""
    return pixels * max(QApplication.font().pixelSize(), BASE_PX) // BASE_PX


def _palette(colors: Colors) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colors.paper, QPalette.ColorRole.Base: colors.card,
        QPalette.ColorRole.AlternateBase: colors.paper, QPalette.ColorRole.Text: colors.ink,
        QPalette.ColorRole.WindowText: colors.ink, QPalette.ColorRole.ButtonText: colors.ink,
        QPalette.ColorRole.Button: colors.card, QPalette.ColorRole.Highlight: colors.teal,
        QPalette.ColorRole.HighlightedText: colors.on_teal, QPalette.ColorRole.PlaceholderText: colors.grey,
        QPalette.ColorRole.ToolTipBase: colors.card, QPalette.ColorRole.ToolTipText: colors.ink,
    }  # fmt: skip
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    return palette


def _box_palette(colors: Colors) -> QPalette:
    """Return the palette of boxes to tick: the style draws their edge in a shade of the window's colour."""
    palette = _palette(colors)
    palette.setColor(QPalette.ColorRole.Window, QColor(colors.grey))
    return palette


def _sheet(colors: Colors, percent: int) -> str:
    """Return the shipped style sheet with `[colour]` and `<measure>` filled in."""
    sheet = read_bytes("theme.qss").decode()
    sheet = re.sub(r"<(\d+)>", lambda match: f"{scaled(int(match[1]), percent)}px", sheet)
    return re.sub(r"\[(\w+)\]", lambda match: str(getattr(colors, match[1])), sheet)
