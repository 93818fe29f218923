"""SUNAT's proposals of the SIRE, as its portal gives them, read into lines of our registers.

A proposal is a CSV (with semicolons once a spreadsheet saved it) or a text parted by `|`, in a ZIP or alone, with
headings or without; our own replacement files read the same way. SUNAT writes the names of a CSV without quotes even
where they hold a comma: the cells of a name are joined again between what stands firm around them, the month and its
day, the currency and the amounts before it.
"""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from emprende_desktop.domain.errors import UnreadableAmountError, UnreadableFileError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import Progress, told_now_and_then
from emprende_desktop.domain.words import fold
from emprende_desktop.domain.zip_faults import UNREADABLE_ZIP
from emprende_desktop.exchange.dates import day_first
from emprende_desktop.formality.book_errors import (
    FaultyProposalError,
    ForeignProposalError,
    UnreadableProposalError,
)
from emprende_desktop.invoicing.document import SOLES
from emprende_desktop.invoicing.register import (
    PURCHASE_PARTS,
    SALE_PARTS,
    Counterpart,
    ModifiedPaper,
    PaperNumber,
    PurchaseAmounts,
    PurchaseLine,
    RegisterState,
    SaleAmounts,
    SaleLine,
)

SIZE_MAX = 64 * 1024 * 1024
ROWS_MAX = 300_000
LINE_MAX = 20_000
CELL_MAX = 1_500
_NO_DAY = "01/01/0001"
_TOLD_MAX = 60
_MONTH = re.compile(r"\d{6}", re.ASCII)
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}", re.ASCII)
_AMOUNT = re.compile(r"-?\d{1,12}(?:\.\d{1,2})?|", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}")
_RATE = re.compile(r"\d{1,4}(?:\.\d{1,6})?", re.ASCII)
_TYPE = re.compile(r"[0-9A-Z]{1,2}", re.ASCII)
_NUMBER = re.compile(r"[0-9A-Za-z-]{1,20}", re.ASCII)
_SERIES = re.compile(r"[0-9A-Za-z-]{0,20}", re.ASCII)
_PURCHASES_ALONE = "bi gravado dg"

_Line = TypeVar("_Line", SaleLine, PurchaseLine)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where a proposal has things, in columns from 0: what ends a name, and the currency after the amounts."""

    key: str
    number: int
    name: int
    currency: int
    changed_number: int

    @property
    def first_amount(self) -> int:
        return self.name + 1


_SALES = _Shape("sire-rvie", number=8, name=12, currency=26, changed_number=31)
_PURCHASES = _Shape("sire-rce", number=9, name=13, currency=25, changed_number=31)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Whose proposal of which month is wanted; one of another is refused."""

    path: Path
    ruc: str
    month: Month


def read_sales(wanted: Proposed, progress: Progress) -> tuple[SaleLine, ...]:
    """Read a proposal of sales.

    Raises UnreadableFileError, UnreadableProposalError, ForeignProposalError, FaultyProposalError.
    """
    return tuple(_lines(wanted, _SALES, _sale, progress))


def read_purchases(wanted: Proposed, progress: Progress) -> tuple[PurchaseLine, ...]:
    """Read a proposal of purchases; raises what `read_sales` does."""
    return tuple(_lines(wanted, _PURCHASES, _purchase, progress))


class _DoubtError(Exception):
    """Leaves a row at the text that does not read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def _lines(
    wanted: Proposed, shape: _Shape, read: Callable[[Sequence[str]], _Line], progress: Progress
) -> Iterator[_Line]:
    numbered = [(number, line) for number, line in enumerate(_text(wanted.path).split("\n"), 1) if line.strip()]
    if not numbered:
        raise UnreadableProposalError(str(wanted.path), "empty")
    if len(numbered) > ROWS_MAX:
        raise UnreadableProposalError(str(wanted.path), "rows")
    if any(len(line) > LINE_MAX for _number, line in numbered):
        raise UnreadableProposalError(str(wanted.path), "kind")
    first = numbered[0][1]
    mark = max("|;,", key=first.count)
    if fold(first).replace('"', "").startswith(f"ruc{mark}"):
        _refuse_the_other(wanted, shape, first)
        numbered = numbered[1:]
    for done, (number, line) in enumerate(numbered, 1):
        told_now_and_then(progress, done, len(numbered))
        try:
            cells = _cells(line, mark, shape)
            _refuse_foreign(wanted, cells)
            found = read(cells)
        except _DoubtError as doubt:
            raise FaultyProposalError(str(wanted.path), number, doubt.text[:_TOLD_MAX]) from None
        yield found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > SIZE_MAX:
            raise UnreadableProposalError(str(path), "size")
        content = path.read_bytes()
    except OSError:
        raise UnreadableFileError(str(path), "missing") from None
    if content[:2] == b"PK":
        content = _unpacked(path, content)
    if b"\x00" in content:
        raise UnreadableProposalError(str(path), "kind")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _unpacked(path: Path, content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = [entry for entry in archive.infolist() if entry.filename.lower().endswith((".txt", ".csv"))]
            if len(listed) != 1 or listed[0].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise UnreadableProposalError(str(path), "archive")
            with archive.open(listed[0]) as file:
                unpacked = file.read(SIZE_MAX + 1)
    except UNREADABLE_ZIP:
        raise UnreadableProposalError(str(path), "archive") from None
    if len(unpacked) > SIZE_MAX:
        raise UnreadableProposalError(str(path), "size")
    return unpacked


def _refuse_the_other(wanted: Proposed, shape: _Shape, headings: str) -> None:
    found = _PURCHASES if _PURCHASES_ALONE in fold(headings) else _SALES
    if found is not shape:
        raise ForeignProposalError(str(wanted.path), found.key, shape.key)


def _refuse_foreign(wanted: Proposed, cells: Sequence[str]) -> None:
    month = f"{wanted.month.year:04d}{wanted.month.month:02d}"
    for found, asked in ((cells[0], wanted.ruc), (cells[2], month)):
        if found != asked:
            raise ForeignProposalError(str(wanted.path), found[:_TOLD_MAX], asked)


def _cells(line: str, mark: str, shape: _Shape) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")] if mark == "|" else _joined(_parted(line, mark), shape)
    if len(cells) <= shape.changed_number or not _CURRENCY.fullmatch(cells[shape.currency]):
        raise _DoubtError(line)
    for cell in cells:
        if len(cell) > CELL_MAX:
            raise _DoubtError(cell)
    return cells


def _parted(line: str, mark: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]
    except csv.Error:
        raise _DoubtError(line) from None


def _joined(parts: list[str], shape: _Shape) -> list[str]:
    """Join what a comma in a name parted: the owner's name ends before the month, the other's before the amounts."""
    for at in range(2, len(parts) - 2):
        if _MONTH.fullmatch(parts[at]) and _DAY.fullmatch(parts[at + 2]):
            cells = [parts[0], ", ".join(parts[1:at]), *parts[at:]]
            break
    else:
        raise _DoubtError(",".join(parts))
    amounts = shape.currency - shape.first_amount
    for at in range(shape.currency, len(cells)):
        if _CURRENCY.fullmatch(cells[at]) and all(_AMOUNT.fullmatch(cell) for cell in cells[at - amounts : at]):
            return [*cells[: shape.name], ", ".join(cells[shape.name : at - amounts]), *cells[at - amounts :]]
    raise _DoubtError(",".join(parts))


def _sale(cells: Sequence[str]) -> SaleLine:
    amounts = SaleAmounts(**_amounts(cells, _SALES, SALE_PARTS))
    annulled = amounts == SaleAmounts()
    return SaleLine(
        date=_day(cells[4]),
        due=_day_or_none(cells[5]),
        paper=_paper(cells[6], cells[7], cells[8]),
        party=Counterpart(cells[10], cells[11], cells[12]),
        amounts=amounts,
        currency=cells[26],
        rate=_rate(cells[26], cells[27]),
        modified=_changed(cells, _SALES),
        state=RegisterState.ANNULLED if annulled else RegisterState.STANDS,
        last_number=cells[9],
    )


def _purchase(cells: Sequence[str]) -> PurchaseLine:
    return PurchaseLine(
        date=_day(cells[4]),
        due=_day_or_none(cells[5]),
        paper=_paper(cells[6], cells[7], cells[9]),
        party=Counterpart(cells[11], cells[12], cells[13]),
        amounts=PurchaseAmounts(**_amounts(cells, _PURCHASES, PURCHASE_PARTS)),
        currency=cells[25],
        rate=_rate(cells[25], cells[26]),
        modified=_changed(cells, _PURCHASES),
        dua_year=cells[8],
        last_number=cells[10],
    )


def _amounts(cells: Sequence[str], shape: _Shape, names: tuple[str, ...]) -> dict[str, Money]:
    return {name: _money(cells[shape.first_amount + index]) for index, name in enumerate(names)}


def _money(cell: str) -> Money:
    try:
        return parse_money(cell) if cell else ZERO
    except UnreadableAmountError:
        raise _DoubtError(cell) from None


def _day(cell: str) -> dt.date:
    day = day_first(cell)
    if day is None:
        raise _DoubtError(cell)
    return day


def _day_or_none(cell: str) -> dt.date | None:
    return _day(cell) if cell not in ("", _NO_DAY) else None


def _paper(type_code: str, series: str, number: str) -> PaperNumber:
    for cell, wanted in ((type_code, _TYPE), (series, _SERIES), (number, _NUMBER)):
        if not wanted.fullmatch(cell):
            raise _DoubtError(cell)
    return PaperNumber(type_code.zfill(2), series, number)


def _rate(currency: str, cell: str) -> Decimal | None:
    """Return soles for one; SUNAT tells 1.000 of soles and 0.000 of what was annulled, which are none."""
    if not cell:
        return None
    if not _RATE.fullmatch(cell):
        raise _DoubtError(cell)
    return Decimal(cell) or None if currency != SOLES else None


def _changed(cells: Sequence[str], shape: _Shape) -> ModifiedPaper | None:
    date, type_code, series = cells[shape.currency + 2 : shape.currency + 5]
    day = _day_or_none(date)
    if day is None:
        return None
    return ModifiedPaper(day, _paper(type_code, series, cells[shape.changed_number]))
