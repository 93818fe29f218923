"""Colours, faces and measures of the paper."""

import io
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reports.document import Paper
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
HEAD_ROOM, BOTTOM = 14 * mm, 24 * mm
ROLL_MAX = 14_000  # points; a page of a PDF may have 14,400


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on, in points: its size, its margins, and how large words are beside those of A4."""

    width: float
    height: float
    margin: float
    bottom: float
    head_room: float
    share: float = 1
    is_roll: bool = False

    @property
    def left(self) -> float:
        """Return where words begin."""
        return self.margin

    @property
    def right(self) -> float:
        """Return where they end."""
        return self.width - self.margin

    @property
    def room(self) -> float:
        """Return what is between."""
        return self.width - 2 * self.margin

    @property
    def top(self) -> float:
        """Return how high the first of them stand."""
        return self.height - self.head_room

    def face(self, face: Face) -> Face:
        """Return how words look here: a printer of rolls knows black alone."""
        if not self.is_roll:
            return face
        return replace(face, size=face.size * self.share, leading=face.leading * self.share, color=INK)

    def as_long_as(self, height: float) -> "Sheet":
        """Return a roll cut off a point below so many points of words: their sum is not exact."""
        return replace(self, height=min(height + self.head_room + self.bottom + 1, ROLL_MAX))


_WIDE = landscape(A4)
# A printer of rolls leaves four or five millimetres at each side: 72 of 80 and 48 of 58 are printed on.
SHEETS = {
    Paper.A4: Sheet(A4[0], A4[1], MARGIN, BOTTOM, HEAD_ROOM),
    Paper.LANDSCAPE: Sheet(_WIDE[0], _WIDE[1], 12 * mm, BOTTOM, HEAD_ROOM),
    Paper.ROLL_80: Sheet(80 * mm, ROLL_MAX, 4 * mm, 6 * mm, 4 * mm, is_roll=True),
    Paper.ROLL_58: Sheet(58 * mm, ROLL_MAX, 5 * mm, 6 * mm, 4 * mm, 0.85, is_roll=True),
}
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
FRAMED = Face(BOLD, 11, 15, INK)


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
