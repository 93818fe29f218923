"""What is left at month's end: purchases become consumption (field practice: 24/612, 25/613, 20/611, 21/711)."""

from collections.abc import Mapping
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.trade.items import ItemKind, StockCount


@dataclass(frozen=True, slots=True)
class StockAccounts:
    """Where a kind of item is kept, which accounts hold it, and the account of its change."""

    kept: str
    held_on: tuple[str, ...]
    change: str


STOCK_ACCOUNTS = {
    ItemKind.MATERIAL: StockAccounts("24111", ("24",), "6121"),
    ItemKind.SUPPLY: StockAccounts("251", ("25",), "6131"),
    ItemKind.GOODS: StockAccounts("20111", ("20111", "20114"), "6111"),
    ItemKind.PRODUCT: StockAccounts("21111", ("21111", "21113", "21114"), "7111"),
}


def stock_entry(count: StockCount, in_ledger: Mapping[ItemKind, Money]) -> JournalEntry | None:
    """Bring every kind that was counted from what the ledger has to what is left; None where nothing differs."""
    postings: list[Posting] = []
    for kind, held in in_ledger.items():
        counted = sum(line.worth.cents for line in count.lines if line.kind is kind)
        change = counted - held.cents
        if change:
            accounts, amount = STOCK_ACCOUNTS[kind], Money(abs(change))
            side = Side.DEBIT if change > 0 else Side.CREDIT
            postings.append(Posting(accounts.kept, side, amount))
            postings.append(Posting(accounts.change, side.opposite, amount))
    if not postings:
        return None
    return JournalEntry(count.date, Memo("stock", (("detail", ""),)), tuple(postings), count.key)
