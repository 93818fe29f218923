"""A day at the market as one entry."""

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import IGV
from emprende_desktop.posting_rules.trade import TradeTerms, sold
from emprende_desktop.trade.market import MarketDay

STALL, FARES = "6352", "63112"


def market_entry(note: MarketDay, terms: TradeTerms) -> JournalEntry:
    """Bring the place to what came back; debit stall and fares; credit what was sold, and its IGV."""
    assert terms.place_account is not None, "a market day is cash"
    net, tax = sold(note.sold, terms)
    change = note.returned - note.taken
    lines: list[tuple[str, Money, int | None]] = [
        (terms.place_account, change, note.place),
        (STALL, note.stall, None),
        (FARES, note.fares, None),
        (terms.category.account, -net, None),
        (IGV, -tax, None),
    ]
    postings = tuple(
        Posting(account, Side.DEBIT if part > ZERO else Side.CREDIT, Money(abs(part.cents)), place=place)
        for account, part, place in lines
        if part
    )
    memo = Memo(
        "market",
        (
            ("category", str(note.category)),
            ("detail", note.detail),
            ("fares", str(note.fares.cents)),
            ("place", str(note.place)),
            ("returned", str(note.returned.cents)),
            ("stall", str(note.stall.cents)),
            ("taken", str(note.taken.cents)),
        ),
    )
    return JournalEntry(note.date, memo, postings, note.key)
