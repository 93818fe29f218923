"""What stood on a code of one chart, carried to the code that it moves to in the next."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting


@dataclass(frozen=True, slots=True)
class Carried:
    """A code, the code that it moves to, and what stands on it in céntimos, debit positive and never zero."""

    code: str
    moves_to: str
    net: int


def carried_entry(balances: Iterable[Carried], date: dt.date, key: str) -> JournalEntry:
    """Take each balance from its code and put it on the code that it moves to; raises TooFewPostingsError for none."""
    postings = []
    for balance in balances:
        stands_on = Side.DEBIT if balance.net > 0 else Side.CREDIT
        amount = Money(abs(balance.net))
        postings.append(Posting(balance.moves_to, stands_on, amount))
        postings.append(Posting(balance.code, stands_on.opposite, amount))
    return JournalEntry(date, Memo("carried"), tuple(postings), key)
