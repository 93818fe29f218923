"""Day wages as entries (field practice: payroll 62/41, receipt for fees 6329/424, helper without papers 622)."""

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import PAYABLE_FEES
from emprende_desktop.trade.wages import WageAdvance, Wages, Work

ADVANCES, WITHOUT_PAPERS = "1412", "622"
_COST = {Work.HELPER: WITHOUT_PAPERS, Work.FEES: "6329", Work.PAYROLL: "6211"}
_OWED = {Work.FEES: PAYABLE_FEES, Work.PAYROLL: "4111"}


def wage_advance_entry(note: WageAdvance, place_account: str) -> JournalEntry:
    """Debit what the worker has been advanced; credit the place."""
    postings = (
        Posting(ADVANCES, Side.DEBIT, note.amount, party=note.party),
        Posting(place_account, Side.CREDIT, note.amount, place=note.place),
    )
    return JournalEntry(note.date, Memo("wage_advance", (("detail", note.detail),)), postings, note.key)


def wages_entry(note: Wages, place_account: str) -> JournalEntry:
    """Debit the cost, by way of what is owed where there is a paper; credit what was advanced and the place."""
    owed = _OWED.get(note.work)
    lines = [(_COST[note.work], Side.DEBIT, note.amount)]
    if owed:
        lines += [(owed, Side.CREDIT, note.amount), (owed, Side.DEBIT, note.amount)]
    lines.append((ADVANCES, Side.CREDIT, note.deducted))
    money: Money = note.amount - note.deducted
    postings = [Posting(account, side, part, party=note.party) for account, side, part in lines if part]
    if money:
        postings.append(Posting(place_account, Side.CREDIT, money, place=note.place, party=note.party))
    memo = Memo(
        "wages",
        (
            ("detail", note.detail),
            ("halves", str(note.half_days)),
            ("place", str(note.place)),
            ("rate", str(note.rate.cents)),
            ("work", note.work.value),
        ),
    )
    return JournalEntry(note.date, memo, tuple(postings), note.key)
