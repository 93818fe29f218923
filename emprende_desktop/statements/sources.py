"""Where a figure of a statement comes from: which postings add up to it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from emprende_desktop.domain.period import Period
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind

ALL_KINDS = tuple(EntryKind)
BUT_CLOSING = tuple(kind for kind in EntryKind if kind is not EntryKind.CLOSING)
BEGINNING = dt.date.min


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of some accounts from `start` to `end`, both included, in entries of some kinds."""

    accounts: tuple[str, ...]
    start: dt.date
    end: dt.date
    kinds: tuple[EntryKind, ...] = ALL_KINDS


@dataclass(frozen=True, slots=True)
class LedgerSource:
    """Postings that add up to a figure: `side` is the side that makes it grow.

    No account's posting stands in two of the `spans`. `party` keeps to one person's, "" to nobody's.
    """

    side: Side
    spans: tuple[Postings, ...]
    party: str | None = None

    @property
    def accounts(self) -> tuple[str, ...]:
        """Return the codes in order."""
        return tuple(sorted({code for span in self.spans for code in span.accounts}))

    def opposite(self) -> "LedgerSource":
        """Return the same postings for a figure that grows on the other side."""
        return replace(self, side=self.side.opposite)


@dataclass(frozen=True, slots=True)
class StandingSource:
    """Postings on one side of some accounts, of entries that are neither undone, nor undo, nor open the books.

    `side` is the side that makes the figure grow, `only` that of the postings: a figure of what went out is negative.
    """

    only: Side
    side: Side
    prefixes: tuple[str, ...]
    period: Period


@dataclass(frozen=True, slots=True)
class FlowSource:
    """What some accounts explain of the cash of a period; each is named with the side its own posting stands on."""

    explains: tuple[tuple[str, Side], ...]
    period: Period

    @property
    def accounts(self) -> tuple[str, ...]:
        """Return the codes in order."""
        return tuple(sorted({code for code, _side in self.explains}))


Source = LedgerSource | StandingSource | FlowSource


def everything(accounts: Iterable[str], day: dt.date) -> tuple[Postings, ...]:
    """Return all postings until a day."""
    listed = tuple(sorted(accounts))
    return (Postings(listed, BEGINNING, day),) if listed else ()


def but_closing_of(year: int, accounts: Iterable[str], start: dt.date, end: dt.date) -> tuple[Postings, ...]:
    """Return the postings of a span of days, the closing entries of one year left out."""
    listed, first = tuple(sorted(accounts)), dt.date(year, 1, 1)
    parts = (
        Postings(listed, start, min(end, first - dt.timedelta(days=1))),
        Postings(listed, max(start, first), end, BUT_CLOSING),
    )
    return tuple(part for part in parts if listed and part.start <= part.end)
