"""Colours, fonts and measures of the paper."""

import io

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources.files import read_bytes

REGULAR = "EmprendeTabular"
BOLD = "EmprendeTabular-Bold"

INK = HexColor("#23272B")
GREY = HexColor("#6B6B66")
TEAL = HexColor("#17605A")
PALE = HexColor("#E8F2F1")
RULE = HexColor("#D9D4CA")
GREEN = HexColor("#2C7A4B")
SHARES = {"out": HexColor("#B5482A"), "gold": HexColor("#8B5E0D"), "earth": HexColor("#7A4B2C"), "in": GREEN}

MARGIN = 18 * mm
BAND = 3.5 * mm
FOOT = 24 * mm

HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=17, leading=21, textColor=INK)
SUBHEAD = ParagraphStyle("subhead", fontName=REGULAR, fontSize=9, leading=12, textColor=GREY)
SECTION = ParagraphStyle("section", fontName=BOLD, fontSize=9, leading=12, textColor=TEAL, spaceBefore=12)
NAME = ParagraphStyle("name", fontName=BOLD, fontSize=10, leading=13, textColor=INK, alignment=TA_RIGHT)
IDENTITY = ParagraphStyle("identity", fontName=REGULAR, fontSize=8, leading=11, textColor=GREY, alignment=TA_RIGHT)
CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=8.5, leading=11, textColor=INK)
STRONG = ParagraphStyle("strong", parent=CELL, fontName=BOLD)


def register_fonts() -> None:
    """Make the embedded fonts known to the library, once a process."""
    known = pdfmetrics.getRegisteredFontNames()
    for name in (REGULAR, BOLD):
        if name not in known:
            file = f"fonts/{name}{'' if '-' in name else '-Regular'}.ttf"
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(read_bytes(file))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
