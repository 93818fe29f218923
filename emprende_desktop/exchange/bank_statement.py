"""A statement of a bank or wallet as rows of a sheet, read into lines, or into faults that name theirs.

Columns are found by their headings; what a place's statement looks like can be told once and is kept as plain data.
"""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from emprende_desktop.domain.errors import UnreadableAmountError
from emprende_desktop.domain.money import ZERO, Money, NumberStyle, parse_money
from emprende_desktop.domain.progress import Progress, told_now_and_then, unwatched
from emprende_desktop.domain.words import fold
from emprende_desktop.exchange.dates import date_in, of_a_bank
from emprende_desktop.exchange.faults import Fault, FaultCode, FaultFoundError
from emprende_desktop.exchange.sheet import Cell, Formula, SheetRow
from emprende_desktop.trade.bank import StatementBalance, StatementLine


class BankRole(StrEnum):
    """What a column of a statement holds; `DIRECTION` says in words whether an amount came in or went out."""

    DATE = "date"
    DETAIL = "detail"
    AMOUNT = "amount"
    MONEY_OUT = "out"
    MONEY_IN = "in"
    DIRECTION = "direction"
    BALANCE = "balance"


HEADINGS: dict[BankRole, tuple[str, ...]] = {
    BankRole.DATE: ("fecha", "f.", "dia", "date"),
    BankRole.DETAIL: ("descripcion", "concepto", "detalle", "glosa", "movimiento", "origen", "referencia", "mensaje"),
    BankRole.AMOUNT: ("monto", "importe", "cantidad", "amount"),
    BankRole.MONEY_OUT: ("cargo", "cargos", "debito", "debitos", "retiro", "retiros", "salida", "salidas", "debe"),
    BankRole.MONEY_IN: ("abono", "abonos", "credito", "creditos", "deposito", "depositos", "entrada", "haber"),
    BankRole.DIRECTION: ("tipo", "cargo/abono", "debito/credito", "d/c"),
    BankRole.BALANCE: ("saldo", "balance"),
}
_OUT_WORDS = ("pagaste", "cargo", "debito", "retiro", "envi", "salida", "d", "c/", "-")
_IN_WORDS = ("te pag", "abono", "credito", "deposito", "recib", "entrada", "a", "h", "+")
_TOTALS = ("total", "saldo", "subtotal")
_HEADER_SEARCHED = 30
_SIGNED = re.compile(r"([-+(]?)((?:S/\.?|PEN)?)([-+]?)(\d[\d.,]*)(\)?)([-+]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BankColumns:
    """The line of the headings, the column of each role (from 0), and how amounts are written: None is still to ask."""

    header_line: int
    columns: tuple[tuple[BankRole, int], ...]
    style: NumberStyle | None

    def column(self, role: BankRole) -> int | None:
        """Return the column of a role, if it has one."""
        return dict(self.columns).get(role)

    @property
    def is_whole(self) -> bool:
        """Say whether there is a date, an amount one way or the other, and no doubt about how amounts are written."""
        held = {role for role, _index in self.columns}
        amounts = BankRole.AMOUNT in held or {BankRole.MONEY_IN, BankRole.MONEY_OUT} <= held
        return BankRole.DATE in held and amounts and self.style is not None


@dataclass(frozen=True, slots=True)
class BankStatement:
    """What was read: lines in the order of the file, faults likewise, and the balance at its end where it has one."""

    lines: tuple[StatementLine, ...]
    faults: tuple[Fault, ...]
    balance: StatementBalance | None

    def total(self, *, inflow: bool) -> Money:
        """Add up what came in, or what went out, in céntimos."""
        return Money(sum(abs(line.amount.cents) for line in self.lines if (line.amount > ZERO) is inflow))


def guess_columns(rows: tuple[SheetRow, ...], remembered: Mapping[str, object]) -> BankColumns:
    """Find the headings below any title lines: those told for this place before, or those that most banks use.

    Where none are known the result is not whole: the first row of several cells is offered as the headings.
    """
    searched = rows[:_HEADER_SEARCHED]
    for row in searched:
        if remembered and _headings(row) == remembered.get("headings"):
            return _from_memory(row, remembered)
    best = max(searched, key=lambda row: (len(_roles(row)), -row.line), default=None)
    if best is None or BankRole.DATE not in _roles(best):
        wide = (row for row in searched if sum(bool(cell) for cell in row.cells) > 2)
        best = next(wide, searched[0] if searched else SheetRow(1, ()))
    return columns_at(rows, best)


def columns_at(rows: tuple[SheetRow, ...], header: SheetRow) -> BankColumns:
    """Return what the headings of a row say of the columns."""
    roles = _roles(header)
    if not _tells_direction(rows, header.line, roles.get(BankRole.DIRECTION)):
        roles.pop(BankRole.DIRECTION, None)
    found = BankColumns(header.line, tuple(roles.items()), None)
    return replace(found, style=guess_style(rows, found))


def _tells_direction(rows: tuple[SheetRow, ...], header_line: int, index: int | None) -> bool:
    """Say whether every word of a column is one for in or out: `tipo` is a heading for other things too."""
    if index is None:
        return False
    words = (fold(str(row.cells[index])) for row in rows if row.line > header_line and index < len(row.cells))
    return all(_says(word, _OUT_WORDS) or _says(word, _IN_WORDS) for word in words if word)


def columns_told(rows: tuple[SheetRow, ...], told: Mapping[BankRole, str], style: NumberStyle | None) -> BankColumns:
    """Find the row that has the headings a person told, and their columns; not whole where no row has them all."""
    wanted = {role: fold(heading) for role, heading in told.items()}
    for row in rows[:_HEADER_SEARCHED]:
        headings = _headings(row)
        if set(wanted.values()) <= set(headings):
            columns = tuple((role, headings.index(heading)) for role, heading in wanted.items())
            found = BankColumns(row.line, columns, style)
            return found if style else replace(found, style=guess_style(rows, found))
    return BankColumns(0, (), style)


def memory_of(rows: tuple[SheetRow, ...], columns: BankColumns) -> dict[str, object]:
    """Return how a place's statement looks as plain data, to be kept for the next one."""
    header = next(row for row in rows if row.line == columns.header_line)
    told = {role.value: index for role, index in columns.columns}
    return {"headings": _headings(header), "columns": told, "style": columns.style.value if columns.style else ""}


def _from_memory(row: SheetRow, remembered: Mapping[str, object]) -> BankColumns:
    told = remembered["columns"]
    assert isinstance(told, dict), "memory_of wrote it"
    style = NumberStyle(str(remembered["style"])) if remembered["style"] else None
    return BankColumns(row.line, tuple((BankRole(role), int(index)) for role, index in told.items()), style)


def _headings(row: SheetRow) -> list[str]:
    return [fold(str(cell)) for cell in row.cells]


def _roles(row: SheetRow) -> dict[BankRole, int]:
    found: dict[BankRole, int] = {}
    for index, heading in enumerate(_headings(row)):
        role = _role_of(heading)
        if role is not None:
            found.setdefault(role, index)
    return found


def _role_of(heading: str) -> BankRole | None:
    """Return the role of a heading: the whole of it before a word that it begins with."""
    for role, names in HEADINGS.items():
        if heading in names:
            return role
    return next((role for role, names in HEADINGS.items() if heading.startswith(tuple(n + " " for n in names))), None)


def guess_style(rows: tuple[SheetRow, ...], columns: BankColumns) -> NumberStyle | None:
    """Say how amounts are written, None where the file itself leaves a doubt: only thousands, or both ways."""
    roles = (BankRole.AMOUNT, BankRole.MONEY_IN, BankRole.MONEY_OUT, BankRole.BALANCE)
    indexes = [index for index in map(columns.column, roles) if index is not None]
    texts = [
        str(row.cells[index])
        for row in rows
        if row.line > columns.header_line
        for index in indexes
        if index < len(row.cells) and isinstance(row.cells[index], str)
    ]
    marks = {text[-3] for text in map(_digits, texts) if len(text) > 3 and text[-3] in ",."}
    marks |= {text[-2] for text in map(_digits, texts) if len(text) > 2 and text[-2] in ",."}
    if marks == {"."} or not any("." in text or "," in text for text in map(_digits, texts)):
        return NumberStyle.PERU
    return NumberStyle.EUROPE if marks == {","} else None


def _digits(text: str) -> str:
    return re.sub(r"[^\d.,]", "", re.sub(r"S/\.", "", text, flags=re.IGNORECASE))


def read_statement(
    rows: tuple[SheetRow, ...], columns: BankColumns, latest: dt.date, progress: Progress = unwatched
) -> BankStatement:
    """Read every row below the headings; one fault a row, its first. Titles, totals and opening balances are no lines.

    `latest` is the latest day the books know: a date more than 400 days after it is a fault. Raises what stops it.
    """
    assert columns.is_whole, "what is missing is asked first"
    lines: list[StatementLine] = []
    faults: list[Fault] = []
    for number, row in enumerate(rows):
        told_now_and_then(progress, number, len(rows))
        if row.line <= columns.header_line:
            continue
        try:
            read = _line(row.line, _Cells(row, columns), latest)
        except FaultFoundError as found:
            faults.append(Fault(row.line, found.code, found.text))
            continue
        if read is not None:
            lines.append(read)
    return BankStatement(tuple(lines), tuple(faults), _closing(lines))


class _Cells:
    """The cells of one row by their role."""

    def __init__(self, row: SheetRow, columns: BankColumns) -> None:
        self._row = row
        self._columns = columns

    def of(self, role: BankRole) -> Cell:
        index = self._columns.column(role)
        cell = self._row.cells[index] if index is not None and index < len(self._row.cells) else ""
        if isinstance(cell, Formula) and role is not BankRole.DETAIL:
            raise FaultFoundError(FaultCode.FORMULA, cell.text)
        return cell

    def money(self, role: BankRole) -> Money | None:
        cell = self.of(role)
        assert self._columns.style is not None, "asked before"
        return bank_money(cell, self._columns.style) if cell != "" else None

    def detail(self) -> str:
        cell = self.of(BankRole.DETAIL)
        return " ".join((cell.text if isinstance(cell, Formula) else str(cell)).split())


def _line(number: int, cells: _Cells, latest: dt.date) -> StatementLine | None:
    date, detail = cells.of(BankRole.DATE), cells.detail()
    written = [cells.of(role) for role in (BankRole.AMOUNT, BankRole.MONEY_IN, BankRole.MONEY_OUT)]
    if not any(written) and (not date or cells.of(BankRole.BALANCE) != ""):
        return None
    if not isinstance(date, dt.date) and fold(str(date) or detail).startswith(_TOTALS):
        return None
    day = date_in(date, latest, of_a_bank)
    return StatementLine(number, day, detail, _signed(cells), cells.money(BankRole.BALANCE))


def _signed(cells: _Cells) -> Money:
    money_in, money_out = cells.money(BankRole.MONEY_IN) or ZERO, cells.money(BankRole.MONEY_OUT) or ZERO
    if money_in and money_out:
        raise FaultFoundError(FaultCode.BOTH_IN_AND_OUT, f"{money_in.plain()} · {money_out.plain()}")
    if money_in < ZERO:
        raise FaultFoundError(FaultCode.NEGATIVE_AMOUNT, money_in.plain())
    if money_in or money_out:
        return money_in - Money(abs(money_out.cents))
    amount = cells.money(BankRole.AMOUNT)
    if amount is None:
        raise FaultFoundError(FaultCode.NEITHER_IN_NOR_OUT, "")
    if amount == ZERO:
        raise FaultFoundError(FaultCode.ZERO_AMOUNT, "0")
    return _directed(amount, cells.of(BankRole.DIRECTION))


def _directed(amount: Money, cell: Cell) -> Money:
    """Give an amount without a sign the direction that its row tells in words; no word leaves it as it is."""
    word = fold(str(cell))
    if amount < ZERO or not word:
        return amount
    if _says(word, _OUT_WORDS):
        return -amount
    if _says(word, _IN_WORDS):
        return amount
    raise FaultFoundError(FaultCode.NEITHER_IN_NOR_OUT, str(cell))


def _says(word: str, known: tuple[str, ...]) -> bool:
    return any(word == name or (len(name) > 2 and word.startswith(name)) for name in known)


def bank_money(cell: Cell, style: NumberStyle) -> Money:
    """Read an amount as banks print it: `-12.50`, `12.50-`, `(12.50)`, `S/ -12.50`; raises FaultFoundError."""
    if isinstance(cell, Decimal):
        return _plain_money(format(cell, "f"), NumberStyle.PERU)
    text = str(cell).replace("\N{MINUS SIGN}", "-")
    match = _SIGNED.fullmatch("".join(text.split()))
    if match is None or not text.strip().replace("\N{NO-BREAK SPACE}", " ").isascii():
        raise FaultFoundError(FaultCode.NOT_A_NUMBER, str(cell))
    first, _currency, second, digits, closed, last = match.groups()
    signs = [sign for sign in (first, second, last) if sign]
    if (first == "(") is not (closed == ")") or len(signs) > 1:
        raise FaultFoundError(FaultCode.NOT_A_NUMBER, str(cell))
    amount = _plain_money(digits, style)
    return -amount if signs and signs[0] in "-(" else amount


def _plain_money(text: str, style: NumberStyle) -> Money:
    try:
        return parse_money(text, style)
    except UnreadableAmountError:
        raise FaultFoundError(FaultCode.NOT_A_NUMBER, text) from None


def _closing(lines: list[StatementLine]) -> StatementBalance | None:
    """Return the balance after the last line in time; a statement may begin with its newest line."""
    if not lines:
        return None
    last = lines[0] if _is_newest_first(lines) else lines[-1]
    return StatementBalance(last.date, last.balance) if last.balance is not None else None


def _is_newest_first(lines: list[StatementLine]) -> bool:
    """Tell by the dates or, within one day, by which way the balances follow each other."""
    if lines[0].date != lines[-1].date:
        return lines[0].date > lines[-1].date
    upper, lower = lines[0], lines[min(1, len(lines) - 1)]
    if upper is lower or upper.balance is None or lower.balance is None:
        return False
    return upper.balance - upper.amount == lower.balance


def line_keys(lines: tuple[StatementLine, ...]) -> tuple[str, ...]:
    """Return one key a line, by which it is recognised in a later statement of the same place that overlaps.

    Made of the day, the amount, the words and how often the same stood before: statements are of whole days.
    """
    seen: Counter[str] = Counter()
    keys = []
    for line in lines:
        parts = (line.date.isoformat(), str(line.amount.cents), fold(line.detail))
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        seen[digest] += 1
        keys.append(f"{digest[:40]}:{seen[digest]}")
    return tuple(keys)
