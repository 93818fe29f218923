"""Writing an electronic book line by line: every field is checked, and one fault anywhere leaves no book at all.

A line is its fields with `|` after each, CRLF at its end, in the code page of `fields.ENCODING`. Little more than a
line is ever held, however long the book.
"""

import itertools
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.progress import Progress, told_now_and_then
from emprende_desktop.exchange.ebooks.checks import checks_of
from emprende_desktop.exchange.ebooks.fields import ENCODING, FieldFaultError, written
from emprende_desktop.exchange.ebooks.layouts import Field, Layout, layout
from emprende_desktop.exchange.ebooks.names import BookName
from emprende_desktop.formality.book_errors import FaultyBookError, UnbalancedBookError
from emprende_desktop.formality.book_faults import BookFault, BookFaultKind
from emprende_desktop.formality.books import BookRow, Value

FAULTS_KEPT = 200
_VALUE_TOLD = 60
_BALANCED = frozenset({"ple-5.1", "ple-5.2", "ple-6.1"})
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same book makes the same bytes


def write_named(stream: BinaryIO, name: BookName, rows: Iterable[BookRow], progress: Progress) -> int:
    """Write a book as it is handed over under its name, in a ZIP or bare; returns and raises what `write_book` does."""
    book = layout(name.book.key)
    if name.book.zipped:
        return write_zipped(stream, name.text_file, book, rows, progress)
    return write_book(stream, book, rows, progress)


def write_book(stream: IO[bytes], book: Layout, rows: Iterable[BookRow], progress: Progress) -> int:
    """Write a book and return how many lines it has.

    All of it is read and checked whatever is found, so that every document at fault is told at once. Hand it a file
    that is thrown away where this raises (`vault.files.atomic_file`): FaultyBookError, UnbalancedBookError.
    """
    checked = _Checked(book)
    for number, row in enumerate(rows, 1):
        told_now_and_then(progress, number, 0)
        stream.write(checked.line(row))
    checked.close()
    return checked.lines


def write_zipped(stream: BinaryIO, name: str, book: Layout, rows: Iterable[BookRow], progress: Progress) -> int:
    """Write a book under its name within a ZIP, as the SIRE takes it; returns and raises what `write_book` does."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(entry, "w", force_zip64=True) as file:
            return write_book(file, book, rows, progress)


def any_of(rows: Iterable[BookRow]) -> tuple[bool, Iterator[BookRow]]:
    """Say whether there are rows, as the name of a book must, and return them all the same."""
    left = iter(rows)
    first = list(itertools.islice(left, 1))
    return bool(first), itertools.chain(first, left)


class _Checked:
    """A book while it is written: what was found, and the difference of debit and credit in céntimos."""

    def __init__(self, book: Layout) -> None:
        self._fields = book.fields
        self._balances = book.key in _BALANCED
        self._by_value = {field.value: field for field in book.fields if field.value}
        self._checks = checks_of(book)
        self._kept: list[BookFault] = []
        self._found = 0
        self._difference = 0
        self.lines = 0

    def line(self, row: BookRow) -> bytes:
        """Return a row as it is written; what is at fault is kept, and empty in its place."""
        found: dict[tuple[int, BookFaultKind], Field] = {}
        values = row.values
        try:
            cells = [written(values[field.value], field) if field.value else "" for field in self._fields]
        except FieldFaultError:
            cells = [_cell(row, field, found) for field in self._fields]
        for name, kind in (told for check in self._checks for told in check(values)):
            field = self._by_value[name]
            found[field.number, kind] = field
        for (_number, kind), field in found.items():
            self._keep(row, field, kind)
        self._difference += _cents(row, "debit") - _cents(row, "credit")
        self.lines += 1
        return ("|".join(cells) + "|\r\n").encode(ENCODING)

    def _keep(self, row: BookRow, field: Field, kind: BookFaultKind) -> None:
        self._found += 1
        if len(self._kept) < FAULTS_KEPT:
            told = _told(row.values[field.value])
            self._kept.append(BookFault(row.document, field.number, field.name, told, kind))

    def close(self) -> None:
        """Raise what was found."""
        if self._kept:
            raise FaultyBookError(tuple(self._kept), self._found)
        if self._balances and self._difference:
            raise UnbalancedBookError(self._difference)


def _cell(row: BookRow, field: Field, found: dict[tuple[int, BookFaultKind], Field]) -> str:
    if not field.value:
        return ""
    try:
        return written(row.values[field.value], field)
    except FieldFaultError as fault:
        found[field.number, fault.kind] = field
        return ""


def _cents(row: BookRow, name: str) -> int:
    value = row.values.get(name)
    return value.cents if isinstance(value, Money) else 0


def _told(value: Value) -> str:
    text = value.plain() if isinstance(value, Money) else "" if value is None else str(value)
    return text if len(text) <= _VALUE_TOLD else f"{text[: _VALUE_TOLD - 1]}…"
