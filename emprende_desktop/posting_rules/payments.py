"""Being paid and paying: what is chosen settles that debt, the rest waits "por aplicar" and is never guessed."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import (
    PAYABLE_UNDOCUMENTED,
    PAYABLES,
    RECEIVABLE_UNDOCUMENTED,
    RECEIVABLES,
)
from emprende_desktop.trade.notes import Application, Collection, Owed, SupplierPayment

_OPENING = {(Side.DEBIT, account) for account in RECEIVABLES} | {(Side.CREDIT, account) for account in PAYABLES}


@dataclass(frozen=True, slots=True)
class SettledPart:
    """A part of a payment: the account of the debt it settles, its person, céntimos."""

    account: str
    party: int | None
    amount: Money


def collection_entry(note: Collection, place_account: str, parts: tuple[SettledPart, ...]) -> JournalEntry:
    """Debit the place; credit each debt settled, and 1211 for what is not applied."""
    money = Posting(place_account, Side.DEBIT, note.amount, place=note.place)
    debts = _debts(note, parts, RECEIVABLE_UNDOCUMENTED, Side.CREDIT)
    return JournalEntry(note.date, Memo("collection", (("detail", note.detail),)), (money, *debts), note.key)


def supplier_payment_entry(note: SupplierPayment, place_account: str, parts: tuple[SettledPart, ...]) -> JournalEntry:
    """Debit each debt settled, and 4211 for what is not applied; credit the place."""
    money = Posting(place_account, Side.CREDIT, note.amount, place=note.place)
    debts = _debts(note, parts, PAYABLE_UNDOCUMENTED, Side.DEBIT)
    return JournalEntry(note.date, Memo("supplier_payment", (("detail", note.detail),)), (*debts, money), note.key)


def _debts(
    note: Collection | SupplierPayment, parts: tuple[SettledPart, ...], rest_account: str, side: Side
) -> tuple[Posting, ...]:
    rest = note.amount - Money(sum(part.amount.cents for part in parts))
    settled = tuple(Posting(part.account, side, part.amount, party=part.party) for part in parts)
    return (*settled, Posting(rest_account, side, rest, party=note.party)) if rest else settled


def owed_in(entry: JournalEntry) -> Owed | None:
    """Return what an entry leaves open, None where it is no debt of a customer nor to a supplier."""
    for posting in entry.postings:
        if (posting.side, posting.account) in _OPENING:
            return Owed(posting.side is Side.DEBIT, posting.party, posting.amount)
    return None


def payment_noted(
    entry: JournalEntry, date: dt.date, applications: tuple[Application, ...], key: str
) -> Collection | SupplierPayment:
    """Return the note of a payment that was posted, on a date and settling what is given."""
    money = next(posting for posting in entry.postings if posting.place is not None)
    assert money.place is not None, "a payment has a place"
    party = next((posting.party for posting in entry.postings if posting.party is not None), None)
    kind = Collection if money.side is Side.DEBIT else SupplierPayment
    return kind(date, money.amount, money.place, key, party, applications, dict(entry.memo.arguments)["detail"])
