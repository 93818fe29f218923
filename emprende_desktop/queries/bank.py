"""A place of money as its bank tells it beside the notes: what waits, what it may be, and what differs."""

import datetime as dt
import json
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.fragments import MOVES
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.statements import place_opening
from emprende_desktop.trade.bank import (
    DAYS_APART_MAX,
    WITHDRAWN,
    BankLine,
    PlaceMove,
    Proposal,
    StatementBalance,
    proposals,
)

SETTLED_SHOWN = 30
# A statement that was taken back has no line left that is not set aside for it.
_IMPORTS = """
SELECT s.id, s.file, s.told_at, s.balance, s.balance_on, COUNT(*), MIN(l.date), MAX(l.date)
FROM statement_import s JOIN bank_line l ON l.import_id = s.id
WHERE s.place_id = ? AND NOT EXISTS (
  SELECT 1 FROM bank_match m WHERE m.line_id = l.id AND m.undone = 0 AND m.reason = ?)
GROUP BY s.id ORDER BY s.id DESC
"""
_WAITING = """
SELECT l.id, l.date, l.cents, l.detail FROM bank_line l
WHERE l.place_id = ? AND NOT EXISTS (SELECT 1 FROM bank_match m WHERE m.line_id = l.id AND m.undone = 0)
ORDER BY l.date, l.id
"""
_LINE = "SELECT place_id, date, cents, detail FROM bank_line WHERE id = ?"
_KNOWN = "SELECT COUNT(*) FROM json_each(?) j JOIN bank_line l ON l.key = j.value WHERE l.place_id = ?"
# CROSS JOIN keeps the order of reading: the days of the statement first, never the whole history of the place.
_MOVES = f"""{MOVES}
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
WHERE m.place_id = ? AND m.undone = 0 AND m.reason <> ? ORDER BY m.id DESC LIMIT ?
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
class ImportRow:
    """A statement that came in and was not taken back: how many lines it brought, of which days, and its balance."""

    id: int
    file: str
    told_at: dt.datetime
    lines: int
    first: dt.date
    last: dt.date
    balance: StatementBalance | None


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
    imports: tuple[ImportRow, ...]

    @property
    def sure(self) -> tuple[Proposal, ...]:
        """Return the proposals that could be nothing else."""
        return tuple(proposal for proposal in self.proposed.values() if proposal.sure)


def comparison(reader: Reader, place: int) -> Comparison:
    """Return a place beside its statements."""
    imports = _imports(reader, place)
    waiting = tuple(
        BankLine(row_id, place, dt.date.fromisoformat(date), Money(cents), detail)
        for row_id, date, cents, detail in reader.rows(_WAITING, (place,))
    )
    moves: tuple[PlaceMove, ...] = ()
    only: tuple[PlaceMove, ...] = ()
    proposed: dict[int, Proposal] = {}
    if imports:
        first, last = min(one.first for one in imports), max(one.last for one in imports)
        moves = _moves(reader, place, (first, last))
        proposed = proposals(waiting, moves)
        taken = {proposal.move.entry for proposal in proposed.values()}
        only = tuple(move for move in moves if move.entry not in taken and first <= move.date <= last)
    told = [one.balance for one in imports if one.balance]
    balance = max(told, key=lambda one: one.date, default=None)
    held = place_opening(reader, place, balance.date + dt.timedelta(days=1)) if balance else ZERO
    return Comparison(waiting, proposed, only, _settled(reader, place), balance, held, imports)


def _imports(reader: Reader, place: int) -> tuple[ImportRow, ...]:
    """Return the statements that stand, the newest first."""
    return tuple(
        ImportRow(
            row_id, file, dt.datetime.fromisoformat(told_at), lines, dt.date.fromisoformat(first),
            dt.date.fromisoformat(last),
            StatementBalance(dt.date.fromisoformat(day), Money(cents)) if day else None,
        )
        for row_id, file, told_at, cents, day, lines, first, last in reader.rows(
            _IMPORTS, (place, WITHDRAWN)
        )
    )  # fmt: skip


def _moves(reader: Reader, place: int, span: tuple[dt.date, dt.date]) -> tuple[PlaceMove, ...]:
    """Return the notes that stand and that no line is, of the days of the statements and those near them."""
    near = dt.timedelta(days=DAYS_APART_MAX)
    asked = ((span[0] - near).isoformat(), (span[1] + near).isoformat(), place)
    return tuple(
        place_move(entry, date, cents, words)
        for entry, date, cents, *words in reader.rows(_MOVES, asked)
    )  # fmt: skip


def place_move(entry: int, date: str, cents: int, words: list[str]) -> PlaceMove:
    """Make a note's change of a place of a row: its template, arguments, category and person follow one another."""
    template, text, category, party = words
    arguments: dict[str, str] = json.loads(text)
    if category:
        arguments["category"] = category
    return PlaceMove(
        entry, dt.date.fromisoformat(date), Money(cents), template, tuple(arguments.items()), party or ""
    )  # fmt: skip


def _settled(reader: Reader, place: int) -> tuple[SettledLine, ...]:
    found = []
    for row in reader.rows(_SETTLED, (place, WITHDRAWN, SETTLED_SHOWN)):
        row_id, date, cents, detail, reason, entry, *words = row
        line = BankLine(row_id, place, dt.date.fromisoformat(date), Money(cents), detail)
        found.append(SettledLine(line, place_move(entry, date, cents, words) if entry else None, reason))
    return tuple(found)


def bank_line(reader: Reader, line: int) -> BankLine:
    """Return one line of a statement."""
    place, date, cents, detail = reader.one(_LINE, (line,))
    return BankLine(line, place, dt.date.fromisoformat(date), Money(cents), detail)


def lines_known(reader: Reader, place: int, keys: tuple[str, ...]) -> int:
    """Return how many of these lines of a place came in before."""
    return int(reader.value(_KNOWN, (json.dumps(keys), place)))


def unmatched_in(reader: Reader, month: Month) -> tuple[int, Money]:
    """Return how many lines of a month nobody said anything of, and what they add up to, whichever way they went."""
    count, cents = reader.one(_UNMATCHED, (month.first.isoformat(), month.last.isoformat()))
    return count, Money(cents)
