"""Colours, fonts and measures of the window; text from 100 to 175 %."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from resources.files import read_bytes

FAMILY = "Emprende Tabular"
BASE_PX = 17


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


def _sheet(c: Colors, percent: int) -> str:
    def px(pixels: int) -> str:
        return f"{scaled(pixels, percent)}px"

    return f"""
#page, #scroll, QScrollArea, QScrollArea > QWidget > QWidget {{ background: {c.paper}; border: none; }}
#card {{ background: {c.card}; border: 1px solid {c.rule}; border-radius: 14px; }}
#card QLabel {{ background: transparent; }}
#title {{ font-size: {px(26)}; font-weight: bold; }}
#heading {{ font-size: {px(18)}; font-weight: bold; }}
#step {{ font-weight: bold; }}
#muted {{ color: {c.grey}; }}
#figure {{ font-size: {px(28)}; font-weight: bold; }}
#in {{ color: {c.green}; font-weight: bold; }}
#out {{ color: {c.clay}; font-weight: bold; }}
#move {{ font-weight: bold; }}
#good {{ color: {c.green}; font-size: {px(28)}; font-weight: bold; }}
#card QLabel#sentence {{ background: {c.pale}; border-radius: 10px; padding: {px(12)}; }}
QLabel#error, #card QLabel#error {{ background: #FBE9E4; color: {c.clay}; border-radius: 10px; padding: {px(10)}; font-weight: bold; }}
#amount {{ font-size: {px(28)}; font-weight: bold; border: 2px solid {c.teal}; border-radius: 12px;
  padding: {px(8)} {px(14)}; background: {c.card}; }}
QLineEdit, QDateEdit, QComboBox {{ border: 1px solid {c.rule}; border-radius: 9px; padding: {px(8)} {px(12)};
  background: {c.card}; min-height: {px(22)}; }}
QLineEdit:focus, QDateEdit:focus, QComboBox:focus {{ border: 2px solid {c.teal}; }}
QDateEdit::drop-down, QComboBox::drop-down {{ border: none; width: {px(26)}; }}
QDateEdit::down-arrow, QComboBox::down-arrow {{ width: 0; height: 0; border-left: 5px solid {c.card};
  border-right: 5px solid {c.card}; border-top: 7px solid {c.teal}; }}
QPushButton {{ border: 2px solid {c.teal}; color: {c.teal}; background: {c.card}; border-radius: 11px;
  padding: {px(9)} {px(18)}; font-weight: bold; }}
QPushButton:hover {{ background: {c.pale}; }}
QPushButton:focus {{ border: 3px solid {c.gold}; }}
QPushButton:disabled {{ color: {c.grey}; border-color: {c.rule}; }}
#main {{ background: {c.teal}; color: white; }}
#main:hover {{ background: {c.rail}; }}
#link {{ border: 2px solid transparent; padding: {px(4)} {px(8)}; background: transparent; }}
#link:focus {{ border-color: {c.gold}; }}
#chip {{ border: 1px solid {c.rule}; color: {c.ink}; border-radius: {px(17)}; padding: {px(6)} {px(14)};
  font-weight: normal; }}
#chip:checked {{ background: {c.pale}; border: 2px solid {c.teal}; font-weight: bold; }}
QToolButton#choice {{ border: 2px solid {c.rule}; border-radius: 12px; background: {c.card};
  padding: {px(8)} {px(4)}; }}
QToolButton#choice:checked {{ border-color: {c.teal}; background: {c.pale}; font-weight: bold; }}
QToolButton#choice:focus, QToolButton#wish:focus {{ border: 3px solid {c.gold}; }}
QToolButton#wish {{ border: 3px solid transparent; border-radius: 14px; color: white; font-weight: bold;
  padding: {px(8)}; }}
#rail, #railscroll, #railbody {{ background: {c.rail}; border: none; }}
#rail QLabel {{ color: white; font-weight: bold; background: transparent; }}
#rail QPushButton {{ text-align: left; border: 2px solid transparent; background: transparent; color: #E6EFEE;
  font-weight: normal; padding: {px(10)} {px(12)}; border-radius: 11px; }}
#rail QPushButton:hover {{ background: #1C524D; }}
#rail QPushButton:focus {{ border-color: {c.rail_place}; }}
#rail QPushButton:checked {{ background: {c.rail_place}; color: {c.ink}; font-weight: bold; }}
#toast {{ background: {c.ink}; border-radius: 12px; }}
#toast QLabel {{ color: white; background: transparent; }}
#toast QPushButton {{ color: {c.rail_place}; background: transparent; border: 2px solid transparent; }}
QTableView {{ border: none; background: {c.card}; gridline-color: {c.rule}; }}
QHeaderView::section {{ background: {c.card}; color: {c.grey}; border: none; border-bottom: 1px solid {c.rule};
  padding: {px(6)}; }}
QScrollBar:vertical {{ width: 10px; background: transparent; }}
QScrollBar::handle:vertical {{ background: #CFC8BB; border-radius: 5px; min-height: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
"""
