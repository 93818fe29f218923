"""A Document's tables as CSV: body rows only, text that a spreadsheet could run made harmless."""

import csv
import datetime as dt
import io
from typing import BinaryIO

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.progress import Progress, unwatched
from reports.document import Cell, Document
from reports.steps import Steps

_RUNNABLE = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")


def write_csv(stream: BinaryIO, document: Document, progress: Progress = unwatched) -> None:
    """Write the rows of every table in UTF-8, amounts as `-1234.50`; raises what stops the progress."""
    text = io.TextIOWrapper(stream, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    steps = Steps(progress, (document,))
    for table in document.tables():
        for row in steps.through(table.rows):
            writer.writerow([_text(cell) for cell in row.cells])
    text.detach()


def _text(cell: Cell) -> str:
    if isinstance(cell, Money):
        return cell.plain()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return f"'{cell}" if cell.startswith(_RUNNABLE) else cell
