"""How wide words are, and how they fit into lines."""

import re
from functools import cache

from reportlab.pdfbase import pdfmetrics

from reports.pdf.style import Face

_SPACES = re.compile(r"[ \t\r\n]+")  # a space that does not break is none of these


class _Widths(dict[str, float]):
    """The widths of a font's letters in thousandths of its size."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self._face = pdfmetrics.getFont(font).face

    def __missing__(self, letter: str) -> float:
        width: float = self._face.charWidths.get(ord(letter), self._face.defaultWidth)
        self[letter] = width
        return width


@cache
def _widths(font: str) -> _Widths:
    return _Widths(font)


def width(text: str, face: Face) -> float:
    """Return how wide words are, in points."""
    return sum(map(_widths(face.font).__getitem__, text)) * face.size / 1000


def wrapped(text: str, face: Face, room: float) -> list[str]:
    """Return the lines of words in so many points; a word wider than them is broken."""
    if "\n" not in text and width(text, face) <= room:
        return [text]
    lines: list[str] = []
    line = ""
    for word in _SPACES.split(text.strip()):
        longer = f"{line} {word}" if line else word
        if width(longer, face) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, face, room)
        lines += whole
    return [*lines, line]


def _pieces(word: str, face: Face, room: float) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and width(piece + letter, face) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
