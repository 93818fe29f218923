"""Gold worth less than it cost, as entries: 6952 against 29211; what comes back is income, 7552 (PCGE 2019)."""

from emprende_desktop.domain.money import Money
from emprende_desktop.gold.worth import WorthChange
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting

TAKEN_OFF, LOSS, RECOVERY = "29211", "6952", "7552"


def worth_entry(change: WorthChange) -> JournalEntry:
    """Debit the loss and credit what is taken off the stock, or the other way round to income.

    Raises AmountNotPositiveError where nothing changes.
    """
    amount = Money(abs(change.cents))
    if change.cents < 0:
        sides, template = ((TAKEN_OFF, Side.DEBIT), (RECOVERY, Side.CREDIT)), "gold_recovery"
    else:
        sides, template = ((LOSS, Side.DEBIT), (TAKEN_OFF, Side.CREDIT)), "gold_write_down"
    postings = tuple(Posting(account, side, amount) for account, side in sides)
    return JournalEntry(change.date, Memo(template, (("detail", change.detail),)), postings, change.key)
