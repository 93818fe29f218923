"""A journal entry: balanced, or it cannot exist."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError, TooFewPostingsError, UnbalancedEntryError
from emprende_desktop.domain.money import CENTS_MAX, Money
from emprende_desktop.domain.slip_errors import AmountTooLargeError
from emprende_desktop.ledger.account import Side


class EntryKind(StrEnum):
    """Why an entry stands: closing December must not empty its statement."""

    OPENING = "opening"
    NORMAL = "normal"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Posting:
    """One side of an entry: account code, side, positive céntimos, and what it touches (row ids, lot uid).

    Raises AmountNotPositiveError, AmountTooLargeError.
    """

    account: str
    side: Side
    amount: Money
    place: int | None = None
    party: int | None = None
    lot: str | None = None

    def __post_init__(self) -> None:
        if self.amount.cents <= 0:
            raise AmountNotPositiveError(self.amount.cents)
        if self.amount.cents > CENTS_MAX:
            raise AmountTooLargeError(self.amount.cents)


@dataclass(frozen=True, slots=True)
class Memo:
    """What an entry says: a template's key and its arguments, put into words by `i18n`."""

    template: str
    arguments: tuple[tuple[str, str], ...] = ()

    def argument(self, name: str) -> str:
        """Return an argument, or empty text."""
        return dict(self.arguments).get(name, "")


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A balanced set of postings on one date; it never changes once posted.

    `key` is the idempotency key of the form, `papers` the SHA-256 (hex) of attached papers.
    Raises TooFewPostingsError, UnbalancedEntryError.
    """

    date: dt.date
    memo: Memo
    postings: tuple[Posting, ...]
    key: str
    kind: EntryKind = EntryKind.NORMAL
    reverses: int | None = None
    papers: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if len(self.postings) < 2:
            raise TooFewPostingsError(len(self.postings))
        difference = sum([p.amount.cents if p.side is Side.DEBIT else -p.amount.cents for p in self.postings])
        if difference:
            raise UnbalancedEntryError(difference)

    @property
    def total(self) -> Money:
        """Return what either side adds up to, in céntimos."""
        return Money(sum([p.amount.cents for p in self.postings if p.side is Side.DEBIT]))

    def reversal(self, entry_id: int, date: dt.date, key: str) -> "JournalEntry":
        """Return the entry that cancels this one (extorno), dated in an open period."""
        mirrored = tuple(Posting(p.account, p.side.opposite, p.amount, p.place, p.party, p.lot) for p in self.postings)
        memo = Memo("reversal", (("entry", str(entry_id)),))
        return JournalEntry(date, memo, mirrored, key, kind=self.kind, reverses=entry_id)
