"""The kardex: what came in, what went out and what was left, of a pool of gold or of one lot of ore.

Gold is milligrams, ore grams, cost céntimos; a balance stands after its line.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.lots import Held, MoveKind


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose kardex it is: a pool (a lot, or all gold as one), or the lot of gold within the pool that it is of.

    What is left of a lot within the pool is weighed only: its cost is the average of all.
    """

    pool: int
    lot: int | None = None


@dataclass(frozen=True, slots=True)
class KardexMove:
    """What a movement did to a kardex: its note's entry and paper where a note made it, the lots, what it changed.

    `paper` is the kind of the note's document (`DocumentKind`), `number` its number or what was written as one.
    """

    move: int
    entry: int | None
    date: dt.date
    kind: MoveKind
    cause: str
    paper: str
    number: str
    lots: tuple[tuple[int, str], ...]
    change: Held
    cents: int

    @property
    def codes(self) -> str:
        """Return the numbers of its lots."""
        return ", ".join(code for _lot, code in self.lots)


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left, and what it cost in céntimos."""

    held: Held
    cents: int

    def plus(self, move: KardexMove) -> "Balance":
        """Return what is left after a movement."""
        return Balance(self.held + move.change, self.cents + move.cents)

    def before(self, move: KardexMove) -> "Balance":
        """Return what there was before a movement, of what was left after it."""
        return Balance(self.held + -move.change, self.cents - move.cents)


def running(opening: Balance, moves: Iterable[KardexMove]) -> Iterator[tuple[KardexMove, Balance]]:
    """Yield each movement with what is left after it, in order."""
    left = opening
    for move in moves:
        left = left.plus(move)
        yield move, left


def per_gram(cents: int, fine_mg: int) -> int:
    """Return what a gram costs, in céntimos, halves up; nothing where there is no gram."""
    return int(half_up(Fraction(cents * 1_000, fine_mg), 0)) if fine_mg else 0
