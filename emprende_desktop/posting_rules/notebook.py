"""One row of a notebook as an entry of two postings: where the money is, and what it was for."""

from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.trade.notes import NotebookNote


def notebook_entry(note: NotebookNote, medio_place: int | None, rubro_place: int | None) -> JournalEntry:
    """Debit the medio and credit the rubro for what comes in; the other way round for what goes out."""
    side = Side.DEBIT if note.inflow else Side.CREDIT
    medio = Posting(note.medio, side, note.amount, place=medio_place, party=note.party)
    rubro = Posting(note.rubro, side.opposite, note.amount, place=rubro_place, party=note.party)
    postings = (medio, rubro) if note.inflow else (rubro, medio)
    return JournalEntry(note.date, Memo("notebook", (("detail", note.detail),)), postings, note.key)
