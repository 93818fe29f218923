"""Lots as entries: what ore and gold cost waits on 23118 and 21118 until it is sold.

Expenses stay in class 6; what a lot carries of one is taken back by 71 (61 for ore that was bought) in a second entry
beside the note, and becomes the cost of the sale in another. What is sold for members is owed to them: only the fee is
income.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import NamedTuple

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.lots import Lot, LotKind, Move
from emprende_desktop.gold.notes import GoldSale, OrePurchase
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind, JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import (
    IGV,
    NRUS_FEE,
    OWED_TO_MEMBERS,
    capital_account,
    payable_account,
    receivable_account,
)

ORE_STOCK, GOLD_STOCK = "23118", "21118"
STOCK = {LotKind.ORE: ORE_STOCK, LotKind.GOLD: GOLD_STOCK}
ORE_BOUGHT, ORE_BOUGHT_CHANGE = "602", "6121"
CHANGE = {LotKind.ORE: "7131", LotKind.GOLD: "7111"}
COST_OF_SALES = "69221"
SALES = {LotKind.ORE: "70221", LotKind.GOLD: "70228"}
FEE_INCOME = "70321"
FREIGHT = "63111"
UNUSUAL_LOSS = "6599"
TAX_PAID_AHEAD = "40171"
BESIDE = ":cost"  # what follows the key of a note in the key of the entry beside it
BESIDE_TEMPLATES = ("lot_carried", "lot_sold")


@dataclass(frozen=True, slots=True)
class SaleTerms:
    """What decides how a sale of ore or gold posts: the accounts of its place and of the detracciones, the regime.

    `on_behalf` is said where what is sold belongs to members; `code` and `lot` (a uid) are of the lot that is sold.
    """

    regime: TaxRegime
    place_account: str | None
    detraction_place: int | None
    detraction_account: str
    on_behalf: bool
    code: str
    lot: str


def carried_entry(lot: Lot, amount: Money, change: str, date: dt.date, key: str) -> JournalEntry:
    """Debit what a lot carries; credit the change of stocks."""
    postings = (
        Posting(STOCK[lot.kind], Side.DEBIT, amount, lot=lot.uid),
        Posting(change, Side.CREDIT, amount),
    )
    return JournalEntry(date, _memo("lot_carried", lot.code), postings, f"{key}{BESIDE}")


def ore_purchase_entry(note: OrePurchase, lot: Lot, place_account: str | None) -> JournalEntry:
    """Debit the purchase; credit the place or what is owed to the member."""
    money_out = place_account or payable_account(note.document.kind)
    postings = (
        Posting(ORE_BOUGHT, Side.DEBIT, note.amount, party=note.party),
        Posting(money_out, Side.CREDIT, note.amount, place=note.place, party=note.party),
    )
    words = (("document", note.document.kind.value), ("number", note.document.number), ("lot", lot.code))
    return JournalEntry(note.date, Memo("ore_purchase", (("detail", note.detail), *words)), postings, note.key)


def moved_entry(move: Move, lots: dict[int, Lot], template: str, target: str = "") -> JournalEntry | None:
    """Return the entry of what a movement changes of the stocks' cost, None where nothing does.

    What the lines do not balance among themselves goes to `target`.
    """
    parts = [_Part(STOCK[lots[line.lot].kind], line.cents, lots[line.lot].uid) for line in move.lines]
    postings = _postings(*parts, _Part(target, -move.cents))
    if not postings:
        return None
    code = ", ".join(dict.fromkeys(lots[line.lot].code for line in move.lines))
    return JournalEntry(move.date, _memo(template, code, move.cause), postings, move.key)


def sold_entry(move: Move, lots: dict[int, Lot]) -> JournalEntry | None:
    """Return the cost of a sale: debit it, credit the stocks; None where they cost nothing."""
    entry = moved_entry(move, lots, "lot_sold", COST_OF_SALES)
    return entry and replace(entry, key=f"{move.key}{BESIDE}")


def had_entry(move: Move, lots: dict[int, Lot], form: LegalForm) -> JournalEntry | None:
    """Return the entry of ore or gold that was there before the books: the rest is capital."""
    entry = moved_entry(move, lots, "lot_had", capital_account(form))
    return entry and replace(entry, kind=EntryKind.OPENING)


def gold_sale_entry(sale: GoldSale, terms: SaleTerms) -> JournalEntry:
    """Debit what came in, was withheld, deposited and charged; credit income (or what members are owed) and the IGV.

    Tax withheld from a seller who files no return is a cost, not a credit (field practice).
    """
    withheld = TAX_PAID_AHEAD if terms.regime.splits_igv else NRUS_FEE
    money_in = terms.place_account or receivable_account(sale.document.kind)
    owed = sale.value - sale.withheld - sale.charges - sale.fee
    of_members = (_Part(OWED_TO_MEMBERS, -owed.cents, terms.lot), _Part(FEE_INCOME, -sale.fee.cents))
    of_ours = (
        _Part(withheld, sale.withheld.cents),
        _Part(FREIGHT, sale.charges.cents),
        _Part(SALES[sale.kind], -sale.value.cents, party=sale.party),
    )
    postings = _postings(
        _Part(money_in, sale.received.cents, place=sale.place, party=sale.party),
        _Part(terms.detraction_account, sale.detraction.cents, place=terms.detraction_place),
        *(of_members if terms.on_behalf else of_ours),
        _Part(IGV, -sale.igv.cents),
    )
    memo = Memo(
        "gold_on_behalf" if terms.on_behalf else "gold_sale",
        (
            ("detail", sale.detail), ("document", sale.document.kind.value), ("number", sale.document.number),
            ("lot", terms.code), ("what", sale.kind.value),
        ),
    )  # fmt: skip
    return JournalEntry(sale.date, memo, postings, sale.key)


class _Part(NamedTuple):
    """Signed céntimos on an account, debit positive, and what they touch."""

    account: str
    cents: int
    lot: str | None = None
    place: int | None = None
    party: int | None = None


def _postings(*parts: _Part) -> tuple[Posting, ...]:
    return tuple(
        Posting(p.account, Side.DEBIT if p.cents > 0 else Side.CREDIT, Money(abs(p.cents)), p.place, p.party, p.lot)
        for p in parts
        if p.cents
    )


def _memo(template: str, code: str, detail: str = "") -> Memo:
    return Memo(template, (("detail", detail), ("lot", code)))
