"""A Document's tables as CSV: body rows only, text that a spreadsheet could run made harmless."""

import csv
import datetime as dt
import io

from emprende_desktop.domain.money import Money
from reports.document import Cell, Document

_RUNNABLE = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")


def csv_bytes(document: Document) -> bytes:
    """Return the rows of every table in UTF-8, amounts as `-1234.50`."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for table in document.tables():
        for row in table.rows:
            writer.writerow([_text(cell) for cell in row.cells])
    return stream.getvalue().encode("utf-8")


def _text(cell: Cell) -> str:
    if isinstance(cell, Money):
        return cell.plain()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return f"'{cell}" if cell.startswith(_RUNNABLE) else cell
