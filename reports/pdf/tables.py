"""A Document's tables as flowing parts of a page."""

import datetime as dt
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import LongTable, Paragraph, TableStyle
from reportlab.platypus.flowables import Flowable

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date, statement_amount
from reports.document import Align, Cell, Emphasis, Row, Table
from reports.pdf import style

CHUNK = 400
_Command = tuple[object, ...]


def table_parts(table: Table, width: float) -> list[Flowable]:
    """Return a table in chunks: one long table costs the square of its rows, and a page needs its heading."""
    weights = sum(column.weight for column in table.columns)
    widths = [width * column.weight / weights for column in table.columns]
    parts: list[Flowable] = []
    if table.title:
        parts.append(Paragraph(escape(table.title), style.SECTION))
    starts = range(0, max(len(table.rows), 1), CHUNK)
    parts.extend(_chunk(table, table.rows[start : start + CHUNK], widths, first=start == 0) for start in starts)
    return parts


def _chunk(table: Table, rows: tuple[Row, ...], widths: list[float], *, first: bool) -> Flowable:
    headed = any(column.title for column in table.columns)
    body = [[_cell(cell, row, width) for cell, width in zip(row.cells, widths, strict=True)] for row in rows]
    heading = [[column.title for column in table.columns]] if headed else []
    flowable = LongTable(heading + body, widths, repeatRows=int(headed))
    commands = [*_column_commands(table), *_heading_commands(headed=headed)]
    for index, row in enumerate(rows, start=int(headed)):
        commands += _row_commands(row, index)
    flowable.setStyle(TableStyle(commands))
    flowable.hAlign = "LEFT"
    flowable.spaceBefore = 10 if first and not table.title else 0
    return flowable


def _cell(cell: Cell, row: Row, width: float) -> object:
    text = cell_text(cell)
    strong = row.emphasis is not Emphasis.DETAIL
    font = style.BOLD if strong else style.REGULAR
    if isinstance(cell, str) and stringWidth(text, font, 8.5) > width - 8:
        return Paragraph(escape(text), style.STRONG if strong else style.CELL)
    return text


def cell_text(cell: Cell) -> str:
    """Return what a cell shows, on paper and on the screen."""
    if isinstance(cell, Money):
        return statement_amount(cell)
    return short_date(cell) if isinstance(cell, dt.date) else cell


def _column_commands(table: Table) -> list[_Command]:
    commands: list[_Command] = [
        ("FONT", (0, 0), (-1, -1), style.REGULAR, 8.5, 11),
        ("TEXTCOLOR", (0, 0), (-1, -1), style.INK),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    if not table.columns[0].title:
        commands.append(("LEFTPADDING", (0, 0), (0, -1), 12))
    right = [index for index, column in enumerate(table.columns) if column.align is Align.RIGHT]
    commands.extend(("ALIGN", (index, 0), (index, -1), "RIGHT") for index in right)
    return commands


def _heading_commands(*, headed: bool) -> list[_Command]:
    if not headed:
        return []
    return [
        ("FONT", (0, 0), (-1, 0), style.BOLD, 8.5, 11),
        ("TEXTCOLOR", (0, 0), (-1, 0), style.GREY),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, style.TEAL),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
    ]


def _row_commands(row: Row, index: int) -> list[_Command]:
    line = ((0, index), (-1, index))
    if row.emphasis is Emphasis.DETAIL:
        return []
    commands: list[_Command] = [("FONT", *line, style.BOLD, 8.5, 11), ("LEFTPADDING", (0, index), (0, index), 4)]
    if row.emphasis is Emphasis.HEADING:
        return [*commands, ("TEXTCOLOR", *line, style.TEAL), ("TOPPADDING", *line, 6)]
    commands += [("LINEABOVE", (1, index), (-1, index), 0.5, style.RULE), ("BOTTOMPADDING", *line, 6)]
    if row.emphasis is Emphasis.TOTAL:
        commands += [("BACKGROUND", *line, style.PALE), ("TOPPADDING", *line, 6), ("FONT", *line, style.BOLD, 10, 13)]
    return commands
