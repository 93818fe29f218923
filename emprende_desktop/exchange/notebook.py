"""A notebook's rows as facts, or as faults that name the line: nothing goes in while one stands."""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.errors import UnreadableAmountError
from emprende_desktop.domain.money import ZERO, Money, NumberStyle, parse_money
from emprende_desktop.domain.progress import Progress, told_now_and_then, unwatched
from emprende_desktop.domain.words import fold
from emprende_desktop.exchange.dates import date_in, day_first
from emprende_desktop.exchange.faults import Fault, FaultCode, FaultFoundError
from emprende_desktop.exchange.matching import ColumnMatch, ColumnRole, WordMatch
from emprende_desktop.exchange.sheet import Cell, Formula, SheetRow

_THREE_DECIMALS = re.compile(r"-?(?:S/\.?\s*)?\d+[.,]\d{3,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NotebookRow:
    """A row that can be posted: accounts by code, positive céntimos, the person as written."""

    line: int
    date: dt.date
    detail: str
    amount: Money
    inflow: bool
    rubro_account: str
    medio_account: str
    person: str


@dataclass(frozen=True, slots=True)
class Notebook:
    """What was read: rows in the notebook's order, faults in the file's."""

    rows: tuple[NotebookRow, ...]
    faults: tuple[Fault, ...]

    def total(self, *, inflow: bool) -> Money:
        """Add up what came in, or what went out."""
        return Money(sum(row.amount.cents for row in self.rows if row.inflow is inflow))


@dataclass(frozen=True, slots=True)
class _Texts:
    date: Cell
    detail: Cell
    money_in: Cell
    money_out: Cell
    rubro: Cell
    medio: Cell
    person: Cell

    @property
    def is_entry(self) -> bool:
        """A row without date, rubro and medio is a title, a blank or a month's total."""
        return bool(self.date or self.rubro or self.medio)


def read_notebook(
    rows: tuple[SheetRow, ...],
    columns: ColumnMatch,
    words: WordMatch,
    latest: dt.date,
    progress: Progress = unwatched,
) -> Notebook:
    """Read every row below the header.

    `latest` is the latest day the books know (today, the program's build or the last entry): a date more
    than 400 days after it is a fault. One fault a row, its first. Raises what stops it.
    """
    read: list[NotebookRow] = []
    faults: list[Fault] = []
    for number, row in enumerate(rows):
        told_now_and_then(progress, number, len(rows))
        texts = _texts(row, columns)
        if row.line <= columns.header_line or not texts.is_entry:
            continue
        try:
            read.append(_read_row(row.line, texts, columns.style, words, latest))
        except FaultFoundError as found:
            faults.append(Fault(row.line, found.code, found.text))
    return Notebook(tuple(read), tuple(faults))


def _texts(row: SheetRow, columns: ColumnMatch) -> _Texts:
    def cell(role: ColumnRole) -> Cell:
        index = columns.column(role)
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    return _Texts(
        cell(ColumnRole.DATE), cell(ColumnRole.DETAIL), cell(ColumnRole.MONEY_IN), cell(ColumnRole.MONEY_OUT),
        cell(ColumnRole.RUBRO), cell(ColumnRole.MEDIO), cell(ColumnRole.PERSON),
    )  # fmt: skip


def _read_row(line: int, texts: _Texts, style: NumberStyle, words: WordMatch, latest: dt.date) -> NotebookRow:
    cells = (texts.date, texts.detail, texts.money_in, texts.money_out, texts.rubro, texts.medio, texts.person)
    formula = next((cell for cell in cells if isinstance(cell, Formula)), None)
    if formula is not None:
        raise FaultFoundError(FaultCode.FORMULA, formula.text)
    date = date_in(texts.date, latest, day_first)
    amount, inflow = _amount(texts, style)
    rubro = _account(texts.rubro, words.rubro, FaultCode.UNKNOWN_RUBRO)
    medio = _account(texts.medio, words.medio, FaultCode.UNKNOWN_MEDIO)
    if rubro == medio:
        raise FaultFoundError(FaultCode.SAME_ACCOUNT, str(texts.rubro))
    return NotebookRow(line, date, _words(texts.detail), amount, inflow, rubro, medio, _words(texts.person))


def _words(cell: Cell) -> str:
    return " ".join(str(cell).split())


def _amount(texts: _Texts, style: NumberStyle) -> tuple[Money, bool]:
    money_in, money_out = _money(texts.money_in, style), _money(texts.money_out, style)
    if money_in is not None and money_out is not None:
        raise FaultFoundError(FaultCode.BOTH_IN_AND_OUT, f"{texts.money_in} · {texts.money_out}")
    amount = money_in if money_in is not None else money_out
    if amount is None:
        raise FaultFoundError(FaultCode.NEITHER_IN_NOR_OUT, "")
    if amount == ZERO:
        raise FaultFoundError(FaultCode.ZERO_AMOUNT, "0")
    return amount, money_in is not None


def _money(cell: Cell, style: NumberStyle) -> Money | None:
    text = format(cell, "f") if isinstance(cell, Decimal) else str(cell)
    if not text:
        return None
    try:
        amount = parse_money(text, NumberStyle.PERU if isinstance(cell, Decimal) else style)
    except UnreadableAmountError:
        code = FaultCode.THREE_DECIMALS if _THREE_DECIMALS.fullmatch(text) else FaultCode.NOT_A_NUMBER
        raise FaultFoundError(code, text) from None
    if amount < ZERO:
        raise FaultFoundError(FaultCode.NEGATIVE_AMOUNT, text)
    return amount


def _account(cell: Cell, words: Mapping[str, str], code: FaultCode) -> str:
    account = words.get(fold(str(cell)))
    if not account:
        raise FaultFoundError(code, str(cell))
    return account


def unknown_words(rows: tuple[SheetRow, ...], columns: ColumnMatch) -> dict[ColumnRole, tuple[str, ...]]:
    """Return the words of the rubro and medio columns as first written, each once, folded words apart."""
    found: dict[ColumnRole, dict[str, str]] = {ColumnRole.RUBRO: {}, ColumnRole.MEDIO: {}}
    for row in rows:
        if row.line <= columns.header_line:
            continue
        texts = _texts(row, columns)
        for role, cell in ((ColumnRole.RUBRO, texts.rubro), (ColumnRole.MEDIO, texts.medio)):
            if isinstance(cell, str) and cell:
                found[role].setdefault(fold(cell), cell)
    return {role: tuple(words.values()) for role, words in found.items()}


def row_keys(rows: tuple[NotebookRow, ...]) -> tuple[str, ...]:
    """Return one key a row, by which it is recognised when the notebook comes again.

    Made of the parsed values and of how often the same values stood before, so that CSV and XLSX agree.
    """
    seen: Counter[str] = Counter()
    keys = []
    for row in rows:
        parts = (
            row.date.isoformat(), str(row.amount.cents), str(row.inflow), row.rubro_account, row.medio_account,
            fold(row.detail), fold(row.person),
        )  # fmt: skip
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        seen[digest] += 1
        keys.append(f"notebook:{digest[:40]}:{seen[digest]}")
    return tuple(keys)
