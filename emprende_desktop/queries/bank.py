"""A place of money as its bank tells it beside the notes: what waits, what it may be, and what differs."""

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.statements import place_opening
from emprende_desktop.trade.bank import (
    DAYS_APART_MAX,
    BankLine,
    PlaceMove,
    Proposal,
    StatementBalance,
    proposals,
)

SETTLED_SHOWN = 30
_SPAN = "SELECT MIN(date), MAX(date) FROM bank_line WHERE place_id = ?"
_BALANCE = """
SELECT balance, balance_on FROM statement_import WHERE place_id = ? AND balance IS NOT NULL
ORDER BY balance_on DESC, id DESC LIMIT 1
"""
_WAITING = """
SELECT l.id, l.date, l.cents, l.detail FROM bank_line l
WHERE l.place_id = ? AND NOT EXISTS (SELECT 1 FROM bank_match m WHERE m.line_id = l.id AND m.undone = 0)
ORDER BY l.date, l.id
"""
_LINE = "SELECT place_id, date, cents, detail FROM bank_line WHERE id = ?"
_KNOWN = "SELECT COUNT(*) FROM json_each(?) j JOIN bank_line l ON l.key = j.value WHERE l.place_id = ?"
# CROSS JOIN keeps the order of reading: the days of the statement first, never the whole history of the place.
_MOVES = """
SELECT e.id, e.date, SUM(p.debit - p.credit), e.memo_template, e.memo_arguments,
  (SELECT c.name FROM category c WHERE c.id = COALESCE(
    (SELECT g.into_id FROM category_merge g WHERE g.category_id = json_extract(e.memo_arguments, '$.category')),
    json_extract(e.memo_arguments, '$.category'))),
  (SELECT y.name FROM posting q JOIN party y ON y.id = q.party_id WHERE q.entry_id = e.id ORDER BY q.id LIMIT 1)
FROM journal_entry e CROSS JOIN posting p ON p.entry_id = e.id
WHERE e.date BETWEEN ? AND ? AND +p.place_id = ? AND e.sealed = 1 AND COALESCE(e.reverses_id, 0) = 0
  AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM bank_match m WHERE m.entry_id = e.id AND m.place_id = p.place_id AND m.undone = 0)
GROUP BY e.id HAVING SUM(p.debit - p.credit) <> 0 ORDER BY e.date, e.id
"""
_SETTLED = """
SELECT l.id, l.date, l.cents, l.detail, m.reason, e.id, e.memo_template, e.memo_arguments,
  (SELECT c.name FROM category c WHERE c.id = COALESCE(
    (SELECT g.into_id FROM category_merge g WHERE g.category_id = json_extract(e.memo_arguments, '$.category')),
    json_extract(e.memo_arguments, '$.category'))),
  (SELECT y.name FROM posting q JOIN party y ON y.id = q.party_id WHERE q.entry_id = e.id ORDER BY q.id LIMIT 1)
FROM bank_match m JOIN bank_line l ON l.id = m.line_id LEFT JOIN journal_entry e ON e.id = m.entry_id
WHERE m.place_id = ? AND m.undone = 0 ORDER BY m.id DESC LIMIT ?
"""
_UNMATCHED = """
SELECT COUNT(*), COALESCE(SUM(ABS(l.cents)), 0) FROM bank_line l
WHERE l.date BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM bank_match m WHERE m.line_id = l.id AND m.undone = 0)
"""


@dataclass(frozen=True, slots=True)
class SettledLine:
    """A line of which a person said what it is: a note, or none of ours for a reason."""

    line: BankLine
    move: PlaceMove | None
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A place beside its statements.

    `waiting` are the lines nobody said anything of, oldest first, `proposed` their notes by the line's id;
    `only_noted` the notes of the days of the statements that no line is proposed or said to be, `settled` the newest
    lines that were told. `held` is what the notes say there was at the end of the day of `balance`, in céntimos.
    """

    waiting: tuple[BankLine, ...]
    proposed: dict[int, Proposal]
    only_noted: tuple[PlaceMove, ...]
    settled: tuple[SettledLine, ...]
    balance: StatementBalance | None
    held: Money
    has_lines: bool

    @property
    def sure(self) -> tuple[Proposal, ...]:
        """Return the proposals that could be nothing else."""
        return tuple(proposal for proposal in self.proposed.values() if proposal.sure)


def comparison(connection: Connection, place: int) -> Comparison:
    """Return a place beside its statements."""
    first, last = connection.exec_driver_sql(_SPAN, (place,)).one()
    waiting = tuple(
        BankLine(row_id, place, dt.date.fromisoformat(date), Money(cents), detail)
        for row_id, date, cents, detail in connection.exec_driver_sql(_WAITING, (place,))
    )
    balance, held = _balances(connection, place)
    moves: tuple[PlaceMove, ...] = ()
    if first is not None:
        moves = _moves(connection, place, (dt.date.fromisoformat(first), dt.date.fromisoformat(last)))
    proposed = proposals(waiting, moves)
    taken = {proposal.move.entry for proposal in proposed.values()}
    only = (m for m in moves if m.entry not in taken and first <= m.date.isoformat() <= last)
    return Comparison(waiting, proposed, tuple(only), _settled(connection, place), balance, held, first is not None)


def _moves(connection: Connection, place: int, span: tuple[dt.date, dt.date]) -> tuple[PlaceMove, ...]:
    """Return the notes that stand and that no line is, of the days of the statements and those near them."""
    near = dt.timedelta(days=DAYS_APART_MAX)
    asked = ((span[0] - near).isoformat(), (span[1] + near).isoformat(), place)
    return tuple(
        _move(entry, date, cents, words)
        for entry, date, cents, *words in connection.exec_driver_sql(_MOVES, asked)
    )  # fmt: skip


def _move(entry: int, date: str, cents: int, words: list[str]) -> PlaceMove:
    template, text, category, party = words
    arguments: dict[str, str] = json.loads(text)
    if category:
        arguments["category"] = category
    return PlaceMove(
        entry, dt.date.fromisoformat(date), Money(cents), template, tuple(arguments.items()), party or ""
    )  # fmt: skip


def _settled(connection: Connection, place: int) -> tuple[SettledLine, ...]:
    found = []
    for row in connection.exec_driver_sql(_SETTLED, (place, SETTLED_SHOWN)):
        row_id, date, cents, detail, reason, entry, *words = row
        line = BankLine(row_id, place, dt.date.fromisoformat(date), Money(cents), detail)
        found.append(SettledLine(line, _move(entry, date, cents, words) if entry else None, reason))
    return tuple(found)


def _balances(connection: Connection, place: int) -> tuple[StatementBalance | None, Money]:
    row = connection.exec_driver_sql(_BALANCE, (place,)).first()
    if row is None:
        return None, Money(0)
    cents, day = row
    date = dt.date.fromisoformat(day)
    return StatementBalance(date, Money(cents)), place_opening(connection, place, date + dt.timedelta(days=1))


def bank_line(connection: Connection, line: int) -> BankLine:
    """Return one line of a statement."""
    place, date, cents, detail = connection.exec_driver_sql(_LINE, (line,)).one()
    return BankLine(line, place, dt.date.fromisoformat(date), Money(cents), detail)


def lines_known(connection: Connection, place: int, keys: tuple[str, ...]) -> int:
    """Return how many of these lines of a place came in before."""
    return int(connection.exec_driver_sql(_KNOWN, (json.dumps(keys), place)).scalar_one())


def unmatched_in(connection: Connection, month: Month) -> tuple[int, Money]:
    """Return how many lines of a month nobody said anything of, and what they add up to, whichever way they went."""
    count, cents = connection.exec_driver_sql(_UNMATCHED, (month.first.isoformat(), month.last.isoformat())).one()
    return count, Money(cents)
