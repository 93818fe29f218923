"""A table as a person kept it, CSV or XLSX, read into text, dates, numbers and formulas within limits."""

import csv
import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.domain.progress import CancelledError, Progress, told_now_and_then, unwatched

SIZE_MAX = 10 * 1024 * 1024
UNPACKED_MAX = 100 * 1024 * 1024
ROWS_MAX = 50_000
COLUMNS_MAX = 60
CELL_MAX = 2_000
DELIMITERS = ";\t,"


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes: what it shows is never trusted."""

    text: str


Cell = str | dt.date | Decimal | Formula


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row and its line in the file, counted from 1."""

    line: int
    cells: tuple[Cell, ...]


def read_sheet(path: Path, progress: Progress = unwatched) -> tuple[SheetRow, ...]:
    """Read a CSV or XLSX file.

    Raises UnreadableFileError with a reason (missing, size, kind, rows or content), or what stops it.
    """
    try:
        if path.stat().st_size > SIZE_MAX:
            raise UnreadableFileError(str(path), "size")
        content = path.read_bytes()
    except OSError:
        raise UnreadableFileError(str(path), "missing") from None
    rows = _xlsx_rows(path, content, progress) if content[:2] == b"PK" else _csv_rows(path, content, progress)
    if len(rows) > ROWS_MAX:
        raise UnreadableFileError(str(path), "rows")
    return rows


def _csv_rows(path: Path, content: bytes, progress: Progress) -> tuple[SheetRow, ...]:
    if b"\x00" in content:
        raise UnreadableFileError(str(path), "kind")
    text = _decoded(content)
    delimiter = max(DELIMITERS, key=text.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[SheetRow] = []
    line = 1
    try:
        for cells in reader:
            told_now_and_then(progress, len(rows), 0)
            rows.append(SheetRow(line, tuple(_text_cell(path, cell) for cell in cells[:COLUMNS_MAX])))
            line = reader.line_num + 1
    except csv.Error:
        raise UnreadableFileError(str(path), "content") from None
    return tuple(rows)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _text_cell(path: Path, text: str) -> Cell:
    if len(text) > CELL_MAX:
        raise UnreadableFileError(str(path), "content")
    return Formula(text.strip()) if text.lstrip().startswith("=") else text.strip()


def _xlsx_rows(path: Path, content: bytes, progress: Progress) -> tuple[SheetRow, ...]:
    import openpyxl  # reads XML through defusedxml, which is installed for that

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > UNPACKED_MAX:
                raise UnreadableFileError(str(path), "size")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        limits = {"max_row": ROWS_MAX + 1, "max_col": COLUMNS_MAX}
        rows: list[SheetRow] = []
        for line, values in enumerate(sheet.iter_rows(values_only=True, **limits), start=1):
            told_now_and_then(progress, len(rows), 0)
            rows.append(SheetRow(line, tuple(_typed_cell(value) for value in values)))
    except (UnreadableFileError, CancelledError):
        raise
    except Exception as error:  # any part of a foreign archive may be malformed in a way of its own
        raise UnreadableFileError(str(path), "content") from error
    return tuple(rows)


def _typed_cell(value: Any) -> Cell:  # noqa: ANN401  openpyxl hands out whatever the cell holds
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return Decimal(repr(value))
    text = str(value).strip()[:CELL_MAX]
    return Formula(text) if text.startswith("=") or type(value).__name__.endswith("Formula") else text
