"""Being paid and paying: what is chosen settles that debt, the rest waits "por aplicar" and is never guessed."""

from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import PAYABLE_UNDOCUMENTED, RECEIVABLE_UNDOCUMENTED
from emprende_desktop.trade.notes import Collection, SupplierPayment


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
