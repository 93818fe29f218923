"""How a notebook's columns and words are matched: which column is what, and which account a word means."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.domain.money import NumberStyle
from emprende_desktop.domain.words import fold
from emprende_desktop.exchange.sheet import SheetRow, read_sheet


class ColumnRole(StrEnum):
    """What a column of the notebook holds."""

    DATE = "date"
    DETAIL = "detail"
    MONEY_IN = "in"
    MONEY_OUT = "out"
    RUBRO = "rubro"
    MEDIO = "medio"
    PERSON = "person"


_HEADINGS: dict[ColumnRole, tuple[str, ...]] = {
    ColumnRole.DATE: ("fecha", "dia"),
    ColumnRole.DETAIL: ("detalle", "concepto", "descripcion", "glosa"),
    ColumnRole.MONEY_IN: ("entra", "ingreso", "entrada", "cobre", "debe"),
    ColumnRole.MONEY_OUT: ("sale", "salida", "egreso", "gasto", "haber"),
    ColumnRole.RUBRO: ("rubro", "categoria", "tipo", "de que"),
    ColumnRole.MEDIO: ("medio", "forma de pago", "como", "pago"),
    ColumnRole.PERSON: ("persona", "cliente", "nombre", "quien", "a quien"),
}
_REQUIRED = (ColumnRole.DATE, ColumnRole.MONEY_IN, ColumnRole.MONEY_OUT)
_HEADER_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """The line of the header, the column of each role (counted from 0), and how amounts are written."""

    header_line: int
    columns: tuple[tuple[ColumnRole, int], ...]
    style: NumberStyle = NumberStyle.PERU

    def column(self, role: ColumnRole) -> int | None:
        """Return the column of a role, if it has one."""
        return dict(self.columns).get(role)


@dataclass(frozen=True, slots=True)
class WordMatch:
    """Folded words → account codes, for `rubro` and for `medio`."""

    rubro: Mapping[str, str]
    medio: Mapping[str, str]


def guess_columns(rows: tuple[SheetRow, ...]) -> ColumnMatch | None:
    """Find the header below any title lines; None where no line has a date and amounts."""
    for row in rows[:_HEADER_SEARCHED]:
        columns = _roles(row)
        if all(role in columns for role in _REQUIRED):
            return ColumnMatch(row.line, tuple(columns.items()))
    return None


def _roles(row: SheetRow) -> dict[ColumnRole, int]:
    found: dict[ColumnRole, int] = {}
    for index, cell in enumerate(row.cells):
        heading = fold(cell) if isinstance(cell, str) else ""
        for role, names in _HEADINGS.items():
            if role not in found and any(heading == name or heading.startswith(name + " ") for name in names):
                found[role] = index
                break
    return found


def read_word_match(path: Path) -> WordMatch:
    """Read a mapping file (`kind,word,account`); raises UnreadableFileError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UnreadableFileError(str(path), "missing") from None
    words: dict[str, dict[str, str]] = {"rubro": {}, "medio": {}}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        kind, word, account = (str(row.get(name) or "").strip() for name in ("kind", "word", "account"))
        if kind not in words or not word or not account:
            raise UnreadableFileError(str(path), "content")
        words[kind][fold(word)] = account
    return WordMatch(words["rubro"], words["medio"])


def read_balances(path: Path) -> tuple[tuple[str, str, str], ...]:
    """Read `account,debit,credit` as text; raises UnreadableFileError."""
    rows = read_sheet(path)
    if not rows or tuple(rows[0].cells[:3]) != ("account", "debit", "credit"):
        raise UnreadableFileError(str(path), "content")
    if any(len(row.cells) < 3 for row in rows[1:] if any(row.cells)):
        raise UnreadableFileError(str(path), "content")
    return tuple((str(r.cells[0]), str(r.cells[1]), str(r.cells[2])) for r in rows[1:] if any(r.cells))


def guess_accounts(words: tuple[str, ...], stems: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return folded word → account for words that hold a known stem, the first stem that fits."""
    guessed = {}
    for word in map(fold, words):
        account = next((account for stem, account in stems if stem in word), None)
        if account is not None:
            guessed[word] = account
    return guessed
