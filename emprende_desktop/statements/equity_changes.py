"""Statement of changes in equity: what was hers at the start, what changed it, and what is hers at the end."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from emprende_desktop.domain.period import Period
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.statements.balances import AccountBalance
from emprende_desktop.statements.income_statement import is_result
from emprende_desktop.statements.sources import BEGINNING, LedgerSource, Postings, but_closing_of

COLUMNS = ("capital", "reserves", "revaluation", "accumulated", "result")
_COLUMN_OF = {"50": 0, "51": 0, "52": 0, "58": 1, "56": 2, "57": 2, "59": 3, "89": 4}
_CAPITAL, _ACCUMULATED, _RESULT = 0, 3, 4
_WITHDRAWALS = "5019"


@dataclass(frozen=True, slots=True)
class EquityRow:
    """A row: its key and signed céntimos by column, credit positive."""

    key: str
    cents: tuple[int, int, int, int, int]

    @property
    def total(self) -> int:
        """Add up the columns."""
        return sum(self.cents)


@dataclass(frozen=True, slots=True)
class EquityChanges:
    """The rows from the opening to the closing balance; the rows between add up to their difference.

    `codes` are the accounts of each column.
    """

    rows: tuple[EquityRow, ...]
    period: Period
    codes: tuple[frozenset[str], ...]

    def row(self, key: str) -> EquityRow:
        """Return a row by its key; an empty one where nothing happened."""
        return next((row for row in self.rows if row.key == key), EquityRow(key, (0, 0, 0, 0, 0)))

    def source(self, key: str, columns: Iterable[int]) -> LedgerSource | None:
        """Return the postings behind a row in some columns; None for what only changed its column."""
        if key == "carried_over":
            return None
        return LedgerSource(Side.CREDIT, tuple(span for column in columns for span in self._spans(key, column)))

    def _spans(self, key: str, column: int) -> tuple[Postings, ...]:
        start, end = self.period.start, self.period.end
        if key == "opening_balance":
            return self._held(column, start - dt.timedelta(days=1), start.year)
        if key == "closing_balance":
            return self._held(column, end, end.year)
        kind = {"closed": EntryKind.CLOSING, "opening_entries": EntryKind.OPENING}.get(key, EntryKind.NORMAL)
        if kind is EntryKind.CLOSING:
            end = min(end, dt.date(end.year - 1, 12, 31))
        listed = tuple(
            sorted(code for code in self.codes[column] if kind is not EntryKind.NORMAL or _name(code) == key)
        )
        return (Postings(listed, start, end, (kind,)),) if listed and start <= end else ()

    def _held(self, column: int, day: dt.date, year: int) -> tuple[Postings, ...]:
        """Return what a column held on a day; the results of the years before `year` stand accumulated."""
        last, first = self.period.end.year, dt.date(year, 1, 1)
        if column == _RESULT:
            return but_closing_of(last, self.codes[_RESULT], first, day)
        own = but_closing_of(last, self.codes[column], BEGINNING, day)
        if column != _ACCUMULATED:
            return own
        return (*own, *but_closing_of(last, self.codes[_RESULT], BEGINNING, first - dt.timedelta(days=1)))


def equity_changes(before: Iterable[AccountBalance], within: Iterable[AccountBalance], period: Period) -> EquityChanges:
    """Lay out the balances from the beginning to the day before the period, and those of its days.

    The results of years that were never closed stand with the accumulated results, as in the position.
    """
    cells: dict[str, list[int]] = {}
    codes: list[set[str]] = [set() for _column_name in COLUMNS]
    for balance, column in _of_equity(before, period.end.year):
        codes[column].add(balance.code)
        _add(cells, "opening_balance", _at(balance, column, period.start), -balance.net)
        _add(cells, "closing_balance", _at(balance, column, period.end), -balance.net)
    for balance, column in _of_equity(within, period.end.year):
        codes[column].add(balance.code)
        _add(cells, _row_of(balance), column, -balance.net)
        _add(cells, "closing_balance", _at(balance, column, period.end), -balance.net)
    _carry_over(cells)
    order = ("opening_balance", "opening_entries", "contributed", "withdrawn", "result_of_period", "closed",
             "carried_over", "other_changes", "closing_balance")  # fmt: skip
    always = ("opening_balance", "closing_balance")
    rows = (EquityRow(key, _five(cells.get(key, [0] * 5))) for key in order)
    shown = tuple(row for row in rows if row.key in always or any(row.cents))
    return EquityChanges(shown, period, tuple(map(frozenset, codes)))


def _five(cents: list[int]) -> tuple[int, int, int, int, int]:
    capital, reserves, revaluation, accumulated, result = cents
    return (capital, reserves, revaluation, accumulated, result)


def _of_equity(balances: Iterable[AccountBalance], year: int) -> Iterator[tuple[AccountBalance, int]]:
    """Yield what belongs to equity; the closing of the last year itself is left out, as in the position."""
    for balance in balances:
        if balance.kind is EntryKind.CLOSING and balance.month.year == year:
            continue
        column = _column(balance.code)
        if column is not None:
            yield balance, column


def _column(code: str) -> int | None:
    if is_result(code) or code.startswith("8"):
        return _RESULT
    return _COLUMN_OF.get(code[:2])


def _at(balance: AccountBalance, column: int, date: dt.date) -> int:
    return _ACCUMULATED if column == _RESULT and balance.month.year < date.year else column


def _row_of(balance: AccountBalance) -> str:
    if balance.kind is EntryKind.CLOSING:
        return "closed"
    if balance.kind is EntryKind.OPENING:
        return "opening_entries"
    return _name(balance.code)


def _name(code: str) -> str:
    """Return the row of what an ordinary entry changes."""
    if code.startswith(_WITHDRAWALS):
        return "withdrawn"
    column = _column(code)
    if column == _RESULT:
        return "result_of_period"
    return "contributed" if column == _CAPITAL else "other_changes"


def _add(cells: dict[str, list[int]], key: str, column: int, cents: int) -> None:
    cells.setdefault(key, [0] * len(COLUMNS))[column] += cents


def _carry_over(cells: dict[str, list[int]]) -> None:
    """Show what only changed its column: results of a year that ended without being closed."""
    for column in range(len(COLUMNS)):
        explained = sum(row[column] for key, row in cells.items() if key not in ("closing_balance", "carried_over"))
        _add(cells, "carried_over", column, cells.get("closing_balance", [0] * 5)[column] - explained)
