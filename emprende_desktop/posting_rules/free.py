"""A free entry of the advisor: its lines as they stand."""

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.trade.notes import FreeEntry


def free_entry(note: FreeEntry, places: tuple[int | None, ...]) -> JournalEntry:
    """Return the entry; `places` are those of the lines' accounts, in order.

    Raises TooFewPostingsError, UnbalancedEntryError.
    """
    postings = tuple(
        Posting(
            line.account, Side.DEBIT if line.amount.cents > 0 else Side.CREDIT, Money(abs(line.amount.cents)), place,
            note.party,
        )
        for line, place in zip(note.lines, places, strict=True)
        if line.amount.cents
    )  # fmt: skip
    return JournalEntry(note.date, Memo("free", (("detail", note.detail),)), postings, note.key)
