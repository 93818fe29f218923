"""A Document's tables as blocks, one a row: columns by weight, the heading again on every page."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date, statement_amount
from emprende_desktop.i18n.translation import _
from reports.document import Align, Cell, Column, Emphasis, Row, Table
from reports.pdf import style
from reports.pdf.blocks import Block, Carried
from reports.pdf.canvas import Pages
from reports.pdf.style import Face, Sheet
from reports.pdf.text import width, wrapped

PAD, INDENT, GAP = 4, 12, 10
ROOM_TO_SIGN = 20
LINES_A_BLOCK = 25  # a cell with a letter's worth of words goes on in a next block, on the next page if need be
SUMS = (Emphasis.SUBTOTAL, Emphasis.TOTAL)
_Run = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of row looks: its face, and the points above and below its words."""

    face: Face
    above: float = 2.2
    below: float = 2.2


@dataclass(frozen=True, slots=True)
class _Looks:
    """How the heading of a table and each kind of its rows look, and the points beside its words."""

    titles: _Look
    rows: Mapping[Emphasis, _Look]
    pad: float


_USUAL = _Looks(
    _Look(style.COLUMN, below=5),
    {
        Emphasis.DETAIL: _Look(style.CELL),
        Emphasis.SIGNED: _Look(style.CELL, above=ROOM_TO_SIGN),
        Emphasis.HEADING: _Look(style.HEADING, above=6),
        Emphasis.SUBTOTAL: _Look(style.STRONG, below=6),
        Emphasis.TOTAL: _Look(style.TOTAL, above=6, below=6),
    },
    PAD,
)
_DENSE = _Looks(
    _Look(style.small(style.COLUMN), below=4),
    {
        Emphasis.DETAIL: _Look(style.small(style.CELL)),
        Emphasis.SIGNED: _Look(style.small(style.CELL), above=ROOM_TO_SIGN),
        Emphasis.HEADING: _Look(style.small(style.HEADING), above=4),
        Emphasis.SUBTOTAL: _Look(style.small(style.STRONG), below=4),
        Emphasis.TOTAL: _Look(style.small(style.STRONG), above=4, below=4),
    },
    2,
)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where the words of a column stand, in points from the left of the paper."""

    left: float
    right: float
    align: Align


@dataclass(frozen=True, slots=True)
class _Piece:
    """What fits into one block of a row: where each line starts, how far below the top, and its words."""

    look: _Look
    height: float
    runs: tuple[_Run, ...]


def table_blocks(table: Table, rows: Iterable[Row], sheet: Sheet) -> Iterator[Block]:
    """Yield a table's title, its heading and its rows as they are read; no heading, last line or sum stands alone."""
    gap: float = GAP
    if table.title:
        height = style.SECTION.leading
        yield Block(height, partial(_draw_title, table.title), height, keeps=True, mark=table.title)
        gap = 0
    looks = _DENSE if table.dense else _USUAL
    spans = _spans(table.columns, looks.pad, looks.pad, sheet)
    details = spans if table.columns[0].title else _spans(table.columns, INDENT, looks.pad, sheet)
    above = None
    if any(column.title for column in table.columns):
        (titles,) = _pieces(
            [_lines(column.title, span, looks.titles.face) for column, span in zip(table.columns, spans, strict=True)],
            spans, looks.titles,
        )  # fmt: skip
        above = Block(titles.height, partial(_draw_titles, titles), gap, keeps=True)
        yield above
        gap = 0
    for (row, second), (_second, third) in pairwise(pairwise(chain(rows, (None, None)))):
        assert row is not None, "only the last has nothing after it"
        look = looks.rows[row.emphasis]
        columns = details if row.emphasis.is_detail else spans
        cells = [_lines(cell, span, look.face) for cell, span in zip(row.cells, columns, strict=True)]
        keeps = _keeps(row, second, third)
        carried = _carried(table, row, spans, looks) if row.carried else None
        for piece in _pieces(cells, columns, look):
            draw = partial(_draw_row, row.emphasis, spans[1:], piece)
            yield Block(piece.height, draw, gap, keeps, above, row.mark, carried)
            gap = 0


def cell_text(cell: Cell) -> str:
    """Return what a cell shows, on paper and on the screen."""
    if isinstance(cell, Money):
        return statement_amount(cell)
    return short_date(cell) if isinstance(cell, dt.date) else cell


def _keeps(row: Row, second: Row | None, third: Row | None) -> bool:
    """Say whether a row stays on the page of the one after it: a heading does, and what a sum or a last line ends."""
    if row.emphasis is Emphasis.HEADING or second is None:
        return second is not None
    return second.emphasis in SUMS or third is None or third.emphasis is Emphasis.HEADING


def _carried(table: Table, row: Row, spans: tuple[_Span, ...], looks: _Looks) -> Carried:
    """Return the sums that are written twice where a page ends before a row; they are made if it does."""
    look = looks.rows[Emphasis.SUBTOTAL]

    def draw(told: str, canvas: Pages, top: float) -> None:
        cells = [told if index == table.carries else cell for index, cell in enumerate(row.carried)]
        (piece,) = _pieces([[cell_text(cell)] for cell in cells], spans, look)
        _draw_row(Emphasis.SUBTOTAL, spans[1:], piece, canvas, top)

    height = look.above + look.face.leading + look.below
    return Carried(height, partial(draw, _("Carried over")), partial(draw, _("Brought forward")))


def _spans(columns: tuple[Column, ...], indent: float, pad: float, sheet: Sheet) -> tuple[_Span, ...]:
    unit = sheet.room / sum(column.weight for column in columns)
    spans: list[_Span] = []
    left = sheet.left
    for column in columns:
        right = left + unit * column.weight
        spans.append(_Span(left + (pad if spans else indent), right - pad, column.align))
        left = right
    return tuple(spans)


def _lines(cell: Cell, span: _Span, face: Face) -> list[str]:
    text = cell_text(cell)
    return wrapped(text, face, span.right - span.left) if isinstance(cell, str) and text else [text]


def _pieces(cells: list[list[str]], spans: tuple[_Span, ...], look: _Look) -> Iterator[_Piece]:
    for first in range(0, max(map(len, cells)), LINES_A_BLOCK):
        parts = [lines[first : first + LINES_A_BLOCK] for lines in cells]
        height = look.above + look.face.leading * max(map(len, parts)) + look.below
        runs = [run for lines, span in zip(parts, spans, strict=True) for run in _runs(lines, span, look)]
        yield _Piece(look, height, tuple(runs))


def _runs(lines: list[str], span: _Span, look: _Look) -> Iterator[_Run]:
    for number, line in enumerate(lines):
        if line:
            left = span.left if span.align is Align.LEFT else span.right - width(line, look.face)
            yield left, look.above + look.face.size + look.face.leading * number, line


def _draw_title(title: str, canvas: Pages, top: float) -> None:
    canvas.say(style.SECTION, [(canvas.sheet.left, top - style.SECTION.size, title)])


def _draw_titles(piece: _Piece, canvas: Pages, top: float) -> None:
    _draw_words(piece, canvas, top)
    canvas.setStrokeColor(style.TEAL)
    canvas.setLineWidth(0.8)
    canvas.line(canvas.sheet.left, top - piece.height, canvas.sheet.right, top - piece.height)


def _draw_row(emphasis: Emphasis, figures: tuple[_Span, ...], piece: _Piece, canvas: Pages, top: float) -> None:
    if emphasis is Emphasis.TOTAL:
        canvas.setFillColor(style.PALE)
        canvas.rect(canvas.sheet.left, top - piece.height, canvas.sheet.room, piece.height, stroke=0, fill=1)
    if emphasis in SUMS and figures:
        canvas.setStrokeColor(style.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(figures[0].left - PAD, top, canvas.sheet.right, top)
    _draw_words(piece, canvas, top)


def _draw_words(piece: _Piece, canvas: Pages, top: float) -> None:
    canvas.say(piece.look.face, [(x, top - below, text) for x, below, text in piece.runs])
