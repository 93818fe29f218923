"""Colours, fonts and measures of the window; text from 100 to 175 %."""

import re
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from resources.files import read_bytes

FAMILY = "Emprende Tabular"
BASE_PX = 17
SIZES = (100, 125, 150, 175)


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of one palette."""

    paper: str = "#FAF7F2"
    card: str = "#FFFFFF"
    ink: str = "#23272B"
    grey: str = "#5F6368"
    rule: str = "#E3DED5"
    teal: str = "#17605A"
    pale: str = "#E8F2F1"
    gold: str = "#B98216"
    green: str = "#2C7A4B"
    clay: str = "#B5482A"
    earth: str = "#7A4B2C"
    rail: str = "#123F3B"
    rail_place: str = "#F2C765"
    practice: str = "#4A3B73"


LIGHT = Colors()
NOTE_COLORS = {200: "#8A56A0", 100: "#2F6DA3", 50: "#B4612B", 20: "#8C6A1C", 10: "#2C7A4B"}


def apply_theme(app: QApplication, percent: int) -> None:
    """Give the app its style, font and colours; `percent` is the size of text."""
    app.setStyle("Fusion")
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFontFromData(read_bytes(f"fonts/EmprendeTabular-{weight}.ttf"))
    font = QFont(FAMILY)
    font.setPixelSize(scaled(BASE_PX, percent))
    app.setFont(font)
    app.setPalette(_palette(LIGHT))
    app.setStyleSheet(_sheet(LIGHT, percent))


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
        QPalette.ColorRole.HighlightedText: colors.card, QPalette.ColorRole.PlaceholderText: colors.grey,
        QPalette.ColorRole.ToolTipBase: colors.card, QPalette.ColorRole.ToolTipText: colors.ink,
    }  # fmt: skip
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    return palette


def _sheet(colors: Colors, percent: int) -> str:
    """Return the shipped style sheet with `[colour]` and `<measure>` filled in."""
    sheet = read_bytes("theme.qss").decode()
    sheet = re.sub(r"<(\d+)>", lambda match: f"{scaled(int(match[1]), percent)}px", sheet)
    return re.sub(r"\[(\w+)\]", lambda match: str(getattr(colors, match[1])), sheet)
