"""A Document as a workbook: amounts are typed cells, text is never a formula."""

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.progress import Progress, unwatched
from reports.document import Align, Cell, Document, Row, Table
from reports.steps import Steps


def write_xlsx(stream: BinaryIO, document: Document, progress: Progress = unwatched) -> None:
    """Write one sheet with title, tables and foot; the same bytes twice. Raises OSError, or what stops the progress."""
    import xlsxwriter  # type: ignore[import-untyped]

    made = io.BytesIO()  # of what the system says while it writes, the library tells nothing
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": document.title, "author": document.letterhead.name, "created": _naive(document)})
    sheet = book.add_worksheet()
    formats = _formats(book)
    steps = Steps(progress, (document,))
    sheet.write_string(0, 0, document.title, formats["title"])
    sheet.write_string(1, 0, f"{document.letterhead.name} · {document.letterhead.identity}")
    sheet.write_string(2, 0, document.subtitle)
    line = 4
    for table in document.tables():
        line = _write_table(sheet, table, steps.through(table.rows), (line, formats)) + 1
    for note in (*document.remarks, *document.notes, document.seal):
        sheet.write_string(line, 0, note)
        line += 1
    book.close()
    stream.write(made.getvalue())


def _naive(document: Document) -> dt.datetime:
    return document.printed_at.replace(tzinfo=None)


def _formats(book: Any) -> dict[str, Any]:  # noqa: ANN401  the library has no types
    money = "#,##0.00;(#,##0.00);—"
    strong = {"bold": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "heading": book.add_format(strong),
        "text": book.add_format({}),
        "money": book.add_format({"num_format": money}),
        "strong": book.add_format(strong),
        "strong_money": book.add_format({"num_format": money, **strong}),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
    }


def _write_table(sheet: Any, table: Table, rows: Iterator[Row], at: tuple[int, dict[str, Any]]) -> int:  # noqa: ANN401
    line, formats = at
    if table.title:
        sheet.write_string(line, 0, table.title, formats["heading"])
        line += 1
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, 14 if column.align is Align.RIGHT else 8 + 5 * column.weight)
        sheet.write_string(line, index, column.title, formats["heading"])
    for row in rows:
        line += 1
        strong = not row.emphasis.is_detail
        for index, cell in enumerate(row.cells):
            _write_cell(sheet, (line, index), cell, (formats, "strong" if strong else ""))
    return line + 1


def _write_cell(sheet: Any, at: tuple[int, int], cell: Cell, style: tuple[dict[str, Any], str]) -> None:  # noqa: ANN401
    formats, strong = style
    if isinstance(cell, Money):
        # The file format stores text of a number; the library takes any real and writes all its digits.
        sheet.write_number(*at, Decimal(cell.cents).scaleb(-2), formats["strong_money" if strong else "money"])
    elif isinstance(cell, dt.date):
        sheet.write_datetime(*at, cell, formats["date"])
    elif cell:
        sheet.write_string(*at, cell, formats["strong" if strong else "text"])
