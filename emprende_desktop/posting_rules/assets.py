"""What lasts, as entries: bought, depreciated by asset, sold (field practice: 33311, 39524, 68412 for machines)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.enterprise import Standing
from emprende_desktop.domain.money import ZERO, Money, split_included_tax
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import IGV, PAYABLE_MACHINES
from emprende_desktop.posting_rules.financing import EARNED_OF_DEFERRED
from emprende_desktop.trade.assets import AssetClass, AssetPurchase, AssetSale
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.trade.prepaid import Prepaid, PrepaidKind
from emprende_desktop.trade.register import RegisteredAsset

SALE_INCOME, SALE_COST = "7564", "65514"


@dataclass(frozen=True, slots=True)
class AssetAccounts:
    """The account of the cost, of what is used up, and of the expense."""

    cost: str
    used_up: str
    expense: str


_MACHINES = AssetAccounts("33311", "39524", "68412")
_ANIMALS = AssetAccounts("35111", "39811", "68511")
ASSET_ACCOUNTS = {
    AssetClass.MACHINE: _MACHINES,
    AssetClass.MINING_MACHINE: _MACHINES,
    AssetClass.OVEN: _MACHINES,
    AssetClass.TOOL: AssetAccounts("33711", "39528", "68416"),
    AssetClass.COMPUTER: AssetAccounts("33611", "39527", "68415"),
    AssetClass.FURNITURE: AssetAccounts("33511", "39526", "68414"),
    AssetClass.VEHICLE: AssetAccounts("33411", "39525", "68413"),
    AssetClass.HENS: _ANIMALS,
    AssetClass.BREEDING: _ANIMALS,
    AssetClass.BUILDING: AssetAccounts("33211", "39521", "68411"),
    AssetClass.OTHER: AssetAccounts("33691", "39527", "68415"),
}


AHEAD = {PrepaidKind.RENT: "183", PrepaidKind.INSURANCE: "182"}
EXPENSE = {PrepaidKind.RENT: "6352", PrepaidKind.INSURANCE: "651"}


@dataclass(frozen=True, slots=True)
class AssetTerms:
    """What decides how a purchase or sale posts: regime, IGV in percent, the place's account, any grant spent.

    No account of a place means that it is owed.
    """

    standing: Standing
    igv_percent: Decimal
    place_account: str | None
    grants: tuple[Posting, ...] = ()


def purchase_entry(note: AssetPurchase, terms: AssetTerms) -> JournalEntry:
    """Debit the cost, and the IGV credit only with a factura; credit the place for the total."""
    credited = terms.standing.regime.splits_igv and note.document.kind is DocumentKind.FACTURA
    net, tax = split_included_tax(note.amount, terms.igv_percent) if credited else (note.amount, ZERO)
    lines = ((ASSET_ACCOUNTS[note.asset_class].cost, net), (IGV, tax))
    postings = (
        *(Posting(account, Side.DEBIT, part, party=note.party) for account, part in lines if part),
        Posting(terms.place_account or PAYABLE_MACHINES, Side.CREDIT, note.amount, place=note.place, party=note.party),
        *terms.grants,
    )
    memo = Memo(
        "asset",
        (
            ("class", note.asset_class.value),
            ("detail", note.name),
            ("document", note.document.kind.value),
            ("number", note.document.number),
        ),
    )
    return JournalEntry(note.date, memo, postings, note.key)


@dataclass(frozen=True, slots=True)
class AssetMonth:
    """What a run of depreciation takes off an asset, and what of its grant is earned with it, in céntimos."""

    asset: RegisteredAsset
    used: Money
    earned: Money


@dataclass(frozen=True, slots=True)
class PrepaidMonth:
    """What a run takes off something paid ahead, in céntimos."""

    prepaid: Prepaid
    used: Money


def use_entry(months: Iterable[AssetMonth], prepaid: Iterable[PrepaidMonth], date: dt.date, key: str) -> JournalEntry:
    """Debit the expense and credit what is used up, by kind; earn the grants that paid for the assets."""
    sums: dict[tuple[str, Side], int] = {}
    for part in prepaid:
        for account, side in ((EXPENSE[part.prepaid.kind], Side.DEBIT), (AHEAD[part.prepaid.kind], Side.CREDIT)):
            sums[account, side] = sums.get((account, side), 0) + part.used.cents
    for month in months:
        accounts = ASSET_ACCOUNTS[AssetClass(month.asset.asset_class)]
        lines = [(accounts.expense, accounts.used_up, month.used)]
        if month.earned:
            lines.append((month.asset.deferred, EARNED_OF_DEFERRED[month.asset.deferred], month.earned))
        for debit, credit, amount in lines:
            for account, side in ((debit, Side.DEBIT), (credit, Side.CREDIT)):
                sums[account, side] = sums.get((account, side), 0) + amount.cents
    postings = tuple(Posting(account, side, Money(cents)) for (account, side), cents in sums.items() if cents)
    memo = Memo("depreciation", (("detail", ""), ("month", f"{date:%Y-%m}")))
    return JournalEntry(date, memo, postings, key)


def asset_sale_entry(note: AssetSale, asset: RegisteredAsset, terms: AssetTerms) -> JournalEntry:
    """Take a thing off the books: its cost and what is used up go, the price is income, what is left is its cost.

    What a grant still had to earn with it is earned.
    """
    accounts = ASSET_ACCOUNTS[AssetClass(asset.asset_class)]
    split = terms.standing.regime.splits_igv
    net, tax = split_included_tax(note.price, terms.igv_percent) if split else (note.price, ZERO)
    waiting = asset.granted - asset.earned
    assert terms.place_account is not None, "a sale is paid"
    lines = [
        (terms.place_account, Side.DEBIT, note.price),
        (SALE_INCOME, Side.CREDIT, net),
        (IGV, Side.CREDIT, tax),
        (accounts.used_up, Side.DEBIT, asset.used_up),
        (SALE_COST, Side.DEBIT, asset.left),
        (accounts.cost, Side.CREDIT, asset.cost),
    ]
    if waiting:
        lines += [(asset.deferred, Side.DEBIT, waiting), (EARNED_OF_DEFERRED[asset.deferred], Side.CREDIT, waiting)]
    postings = tuple(
        Posting(account, side, amount, note.place if account == terms.place_account else None, note.party)
        for account, side, amount in lines
        if amount
    )
    return JournalEntry(note.date, Memo("asset_sale", (("detail", asset.name),)), postings, note.key)
