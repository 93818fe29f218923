"""What is asked of a note beyond writing it: undo it, write it anew, back it with papers."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.trade.notes import Note
from emprende_desktop.trade.papers import NewPaper


@dataclass(frozen=True, slots=True)
class Reversal:
    """Undo an entry; `key` is the idempotency key of the request."""

    entry: int
    key: str


@dataclass(frozen=True, slots=True)
class DatedReversal:
    """Undo an entry on a day that is chosen; `key` is the idempotency key of the request."""

    entry: int
    date: dt.date
    key: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Undo an entry and write the note anew, in one transaction.

    `restores` is the entry whose correction is taken back: the payments that it cost settle the note again.
    """

    entry: int
    note: Note
    papers: tuple[NewPaper, ...] = ()
    restores: int | None = None


@dataclass(frozen=True, slots=True)
class Backed:
    """A note with the papers that back it."""

    note: Note
    papers: tuple[NewPaper, ...]
