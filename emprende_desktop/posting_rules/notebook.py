"""One row of a notebook as an entry of two postings: where the money is, and what it was for."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting


@dataclass(frozen=True, slots=True)
class NotebookFact:
    """A read row: accounts of `medio` and `rubro`, their places if money, the person, céntimos, and its key."""

    date: dt.date
    detail: str
    amount: Money
    inflow: bool
    medio: str
    rubro: str
    medio_place: int | None
    rubro_place: int | None
    party: int | None
    key: str


def notebook_entry(fact: NotebookFact) -> JournalEntry:
    """Debit the medio and credit the rubro for what comes in; the other way round for what goes out."""
    side = Side.DEBIT if fact.inflow else Side.CREDIT
    medio = Posting(fact.medio, side, fact.amount, place=fact.medio_place, party=fact.party)
    rubro = Posting(fact.rubro, side.opposite, fact.amount, place=fact.rubro_place, party=fact.party)
    postings = (medio, rubro) if fact.inflow else (rubro, medio)
    return JournalEntry(fact.date, Memo("notebook", (("detail", fact.detail),)), postings, fact.key)
