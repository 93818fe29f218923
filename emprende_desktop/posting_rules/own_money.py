"""Money between places, from and to the owner's pocket, and what there was at the start."""

from emprende_desktop.domain.enterprise import LegalForm
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind, JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import (
    CASH_SHORTAGE,
    CASH_SURPLUS,
    capital_account,
    contribution_account,
    withdrawal_account,
)
from emprende_desktop.trade.notes import (
    CashCount,
    OpeningBalances,
    OwnerContribution,
    OwnerWithdrawal,
    Transfer,
    opening_capital,
)


def transfer_entry(note: Transfer, source_account: str, target_account: str) -> JournalEntry:
    """Debit where the money arrives, credit where it leaves."""
    postings = (
        Posting(target_account, Side.DEBIT, note.amount, place=note.target),
        Posting(source_account, Side.CREDIT, note.amount, place=note.source),
    )
    return JournalEntry(note.date, Memo("transfer", (("detail", note.detail),)), postings, note.key)


def contribution_entry(note: OwnerContribution, form: LegalForm, place_account: str) -> JournalEntry:
    """Debit the place; credit capital, or dues in an association."""
    postings = (
        Posting(place_account, Side.DEBIT, note.amount, place=note.place),
        Posting(contribution_account(form), Side.CREDIT, note.amount, party=note.party),
    )
    return JournalEntry(note.date, Memo("contribution", (("detail", note.detail),)), postings, note.key)


def withdrawal_entry(note: OwnerWithdrawal, form: LegalForm, place_account: str) -> JournalEntry:
    """Debit the owner's withdrawals (or a loan to the member); credit the place.

    Raises OwnerWithdrawalForbiddenError for an association.
    """
    postings = (
        Posting(withdrawal_account(form), Side.DEBIT, note.amount, party=note.party),
        Posting(place_account, Side.CREDIT, note.amount, place=note.place),
    )
    return JournalEntry(note.date, Memo("withdrawal", (("detail", note.detail),)), postings, note.key)


def count_entry(count: CashCount, difference: Money, place_account: str) -> JournalEntry:
    """Bring a place to what was counted; `difference` is counted less expected, never zero."""
    missing = difference < ZERO
    place_side = Side.CREDIT if missing else Side.DEBIT
    amount = Money(abs(difference.cents))
    postings = (
        Posting(place_account, place_side, amount, place=count.place),
        Posting(CASH_SHORTAGE if missing else CASH_SURPLUS, place_side.opposite, amount),
    )
    return JournalEntry(count.date, Memo("count", (("detail", ""),)), postings, count.key)


def opening_entry(opening: OpeningBalances, form: LegalForm) -> JournalEntry:
    """Post each balance on its side; what is left over is capital, never a result."""
    lines = [(line.account, line.amount.cents, line.place, line.party) for line in opening.lines]
    rest = opening_capital(opening.lines).cents
    lines.append((capital_account(form), -rest, None, None))
    postings = tuple(
        Posting(account, Side.DEBIT if cents > 0 else Side.CREDIT, Money(abs(cents)), place, party)
        for account, cents, place, party in lines
        if cents
    )
    return JournalEntry(opening.date, Memo("opening"), postings, opening.key, kind=EntryKind.OPENING)
