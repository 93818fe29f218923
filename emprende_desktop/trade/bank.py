"""A statement of a bank or wallet beside the notes: its lines, and which note each may be.

Amounts are signed céntimos of one place of money: positive came in, negative went out. A pairing posts nothing.
"""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from emprende_desktop.domain.errors import AmountNotPositiveError, ReasonRequiredError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.words import fold

# What is noted on a Friday night may be booked on Tuesday or, after a holiday, on Wednesday: BCP, Interbank and the
# cajas book on the next working day.
DAYS_APART_MAX = 5
# Why a line is set aside whose statement was taken back: it waits again when the statement comes again.
WITHDRAWN = "withdrawn"
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line as the bank wrote it; `balance` is what was there after it, where the statement says so."""

    line: int
    date: dt.date
    detail: str
    amount: Money
    balance: Money | None = None

    def __post_init__(self) -> None:
        if self.amount == ZERO:
            raise AmountNotPositiveError(0)


@dataclass(frozen=True, slots=True)
class StatementBalance:
    """What a statement says there was at the end of a day."""

    date: dt.date
    amount: Money


@dataclass(frozen=True, slots=True)
class BankLine:
    """A line that came in and is kept; `id` is its row, `place` that of its place of money."""

    id: int
    place: int
    date: dt.date
    amount: Money
    detail: str


@dataclass(frozen=True, slots=True)
class PlaceMove:
    """What one note changed at the place, and the words that it is known by."""

    entry: int
    date: dt.date
    amount: Money
    template: str
    arguments: tuple[tuple[str, str], ...]
    party_name: str

    @property
    def words(self) -> str:
        """Return what a bank may have written of it too."""
        told = dict(self.arguments)
        return " ".join((told.get("detail", ""), told.get("category", ""), told.get("number", ""), self.party_name))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A note that may be a line; it is sure where neither could be anything else and both are of one day."""

    line: int
    move: PlaceMove
    sure: bool


@dataclass(frozen=True, slots=True)
class BankMatch:
    """A line is this note, because a person says so."""

    line: int
    entry: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that is no note of this enterprise, and why; raises ReasonRequiredError."""

    line: int
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ReasonRequiredError


def proposals(lines: tuple[BankLine, ...], moves: tuple[PlaceMove, ...]) -> dict[int, Proposal]:
    """Return for each line (by id) the note of the same amount that is nearest in days, then in words.

    Each note is proposed once, the nearest pairs first; in which order lines and notes come makes no difference.
    """
    pairs = _pairs(lines, moves)
    of_line = Counter(line.id for line, _move in pairs)
    of_move = Counter(move.entry for _line, move in pairs)
    found: dict[int, Proposal] = {}
    used: set[int] = set()
    for line, move in sorted(pairs, key=_distance):
        if line.id in found or move.entry in used:
            continue
        used.add(move.entry)
        alone = of_line[line.id] == 1 and of_move[move.entry] == 1
        found[line.id] = Proposal(line.id, move, alone and line.date == move.date)
    return found


def _pairs(lines: tuple[BankLine, ...], moves: tuple[PlaceMove, ...]) -> list[tuple[BankLine, PlaceMove]]:
    def cents(one: BankLine | PlaceMove) -> int:
        return one.amount.cents

    of_amount = {amount: tuple(group) for amount, group in groupby(sorted(moves, key=cents), key=cents)}
    return [
        (line, move)
        for line in lines
        for move in of_amount.get(line.amount.cents, ())
        if abs((line.date - move.date).days) <= DAYS_APART_MAX
    ]


def _distance(pair: tuple[BankLine, PlaceMove]) -> tuple[int, int, dt.date, int, int]:
    line, move = pair
    shared = len(_words(line.detail) & _words(move.words))
    return abs((line.date - move.date).days), -shared, line.date, line.id, move.entry


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
