"""Loans and grants as entries (field practice: 45, 4692 and 107; a grant is earned as it is spent)."""

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.trade.financing import Giver, GrantReceived, Lender, LoanPayment, LoanReceived

GRANT_FUND = "1073"
PRIVATE_GRANT, STATE_GRANT = "4692", "4691"
_PRINCIPAL = {Lender.INSTITUTION: "4511", Lender.OTHER: "4512"}
_INTEREST = {Lender.INSTITUTION: "67311", Lender.OTHER: "67312"}
_GRANT = {Giver.PRIVATE: PRIVATE_GRANT, Giver.STATE: STATE_GRANT}
# What a grant becomes: income when it is spent on an expense, income to be earned when it is spent on an asset.
_EARNED = {PRIVATE_GRANT: "7593", STATE_GRANT: "7591"}
_DEFERRED = {PRIVATE_GRANT: "496", STATE_GRANT: "495"}
EARNED_OF_DEFERRED = {"496": "7593", "495": "7591"}


def loan_entry(note: LoanReceived, place_account: str) -> JournalEntry:
    """Debit the place; credit what is owed to the lender."""
    postings = (
        Posting(place_account, Side.DEBIT, note.amount, place=note.place),
        Posting(_PRINCIPAL[note.lender], Side.CREDIT, note.amount, party=note.party),
    )
    return JournalEntry(note.date, Memo("loan", _lent(note)), postings, note.key)


def loan_payment_entry(note: LoanPayment, place_account: str) -> JournalEntry:
    """Debit principal and interest; credit the place."""
    parts = ((_PRINCIPAL[note.lender], note.amount - note.interest), (_INTEREST[note.lender], note.interest))
    postings = (
        *(Posting(account, Side.DEBIT, part, party=note.party) for account, part in parts if part),
        Posting(place_account, Side.CREDIT, note.amount, place=note.place),
    )
    return JournalEntry(note.date, Memo("loan_payment", _lent(note)), postings, note.key)


def _lent(note: LoanReceived | LoanPayment) -> tuple[tuple[str, str], ...]:
    return (("detail", note.detail), ("lender", note.lender.value))


def grant_entry(note: GrantReceived, place: int, place_account: str) -> JournalEntry:
    """Debit the money set apart; credit what must still be spent as agreed."""
    postings = (
        Posting(place_account, Side.DEBIT, note.amount, place=place),
        Posting(_GRANT[note.giver], Side.CREDIT, note.amount, party=note.party),
    )
    memo = Memo("grant", (("detail", note.detail), ("giver", note.giver.value)))
    return JournalEntry(note.date, memo, postings, note.key)


def grant_spent(amount: Money, unspent: tuple[tuple[str, Money], ...], *, on_asset: bool) -> tuple[Posting, ...]:
    """Return what a payment out of money set apart adds to its entry.

    `unspent` are the grants still to be spent, account and céntimos: the first is used up before the next; what no
    grant covers adds nothing, for it was the enterprise's own money.
    """
    becomes = _DEFERRED if on_asset else _EARNED
    postings: list[Posting] = []
    left = amount
    for account, waiting in unspent:
        part = min(left, waiting)
        if part > ZERO:
            postings.append(Posting(account, Side.DEBIT, part))
            postings.append(Posting(becomes[account], Side.CREDIT, part))
            left -= part
    return tuple(postings)
