"""Colours, faces and measures of the paper."""

import io
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
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
WHITE = HexColor("#FFFFFF")
GREEN = HexColor("#2C7A4B")
SHARES = {"out": HexColor("#B5482A"), "gold": HexColor("#8B5E0D"), "earth": HexColor("#7A4B2C"), "in": GREEN}

MARGIN = 18 * mm
LEFT, RIGHT = MARGIN, A4[0] - MARGIN
WIDTH = RIGHT - LEFT
BAND = 3.5 * mm
TOP, BOTTOM = A4[1] - 14 * mm, 24 * mm


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: font, size and distance of lines in points, colour."""

    font: str
    size: float
    leading: float
    color: Color

    @property
    def ink(self) -> str:
        """Return the operator that fills with the colour."""
        return f"{self.color.red:.3f} {self.color.green:.3f} {self.color.blue:.3f} rg"


HEAD = Face(BOLD, 17, 21, INK)
SUBHEAD = Face(REGULAR, 9, 12, GREY)
SECTION = Face(BOLD, 9, 12, TEAL)
NAME = Face(BOLD, 10, 13, INK)
IDENTITY = Face(REGULAR, 8, 11, GREY)
CELL = Face(REGULAR, 8.5, 11, INK)
STRONG = Face(BOLD, 8.5, 11, INK)
COLUMN = Face(BOLD, 8.5, 11, GREY)
HEADING = Face(BOLD, 8.5, 11, TEAL)
TOTAL = Face(BOLD, 10, 13, INK)
FOOTER = Face(REGULAR, 7, 10, GREY)


def small(face: Face) -> Face:
    """Return a face for a table of a dozen columns."""
    return replace(face, size=6.2, leading=8)


def register_fonts() -> None:
    """Make the embedded fonts known to the library, once a process."""
    known = pdfmetrics.getRegisteredFontNames()
    for name in (REGULAR, BOLD):
        if name not in known:
            file = f"fonts/{name}{'' if '-' in name else '-Regular'}.ttf"
            pdfmetrics.registerFont(TTFont(name, io.BytesIO(read_bytes(file)), asciiReadable=True))
