"""Documents as entries: income (or what was bought) by account, the taxes in it, and the money or the debt.

What is free posts nothing: it is told on the document, and its IGV is for the accountant to weigh (RLIGV art. 2).
An advance is income with its own document, as the registers tell it: the document that takes it off tells the rest.
A liquidación is ours as buyers: IGV and income tax are held back from who sold, and owed to SUNAT (RCP art. 6).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.issued import Issued
from emprende_desktop.invoicing.soles import InSoles
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import (
    IGV,
    PAYABLE_DOCUMENTED,
    PAYABLE_UNDOCUMENTED,
    RECEIVABLE_DOCUMENTED,
    RECEIVABLE_UNDOCUMENTED,
    payable_account,
    receivable_account,
)
from emprende_desktop.trade.documents import DocumentKind

ISC = "4012"
BAG_TAX = "40189"
IGV_HELD_BACK = "40114"
INCOME_TAX_HELD_BACK = "40175"
ISSUED, BOUGHT, RETURNED, GIVEN = "issued", "bought", "sale_returned", "document_given"
Weighed = Callable[[int, Sequence[int]], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What the books know of a document: the account of each of its lines, where the money is, who it is.

    `share` parts céntimos by weight, the parts adding up; `detractions` is the place that the detracción goes to.
    """

    accounts: tuple[str, ...]
    parts: InSoles
    share: Weighed
    party: int | None
    place_account: str | None = None
    detraction: Money = ZERO
    detractions: tuple[str, int | None] = ("", None)
    debt_account: str = ""


def document_entry(issued: Issued, terms: DocumentTerms) -> JournalEntry:
    """Return the entry of a document that is given; a credit note's is the other way round."""
    if issued.kind is DocumentKind.LIQUIDACION:
        return _bought(issued, terms)
    returned = issued.kind is DocumentKind.CREDIT_NOTE
    into, out = (Side.CREDIT, Side.DEBIT) if returned else (Side.DEBIT, Side.CREDIT)
    parts = terms.parts
    postings = (
        *_money(issued, terms, into),
        *_by_account(issued, terms, parts.value, out),
        *_one(IGV, out, parts.igv),
        *_one(ISC, out, parts.isc),
        *_one(BAG_TAX, out, parts.bags),
    )
    return JournalEntry(issued.draft.date, memo_of(issued), postings, issued.draft.key)


def _bought(issued: Issued, terms: DocumentTerms) -> JournalEntry:
    parts = terms.parts
    paid = parts.value - parts.withheld
    money_out = terms.place_account or payable_account(issued.kind)
    postings = (
        *_by_account(issued, terms, parts.value, Side.DEBIT),
        *_one(IGV, Side.DEBIT, parts.igv),
        *_one(IGV_HELD_BACK, Side.CREDIT, parts.igv),
        *_one(INCOME_TAX_HELD_BACK, Side.CREDIT, parts.withheld),
        Posting(money_out, Side.CREDIT, paid, issued.draft.place, terms.party),
    )
    return JournalEntry(issued.draft.date, memo_of(issued), postings, issued.draft.key)


def _money(issued: Issued, terms: DocumentTerms, side: Side) -> tuple[Posting, ...]:
    total = terms.parts.total
    if terms.place_account is None:
        account = terms.debt_account or receivable_account(issued.kind)
        return _one(account, side, total, terms.party)
    account, place = terms.detractions
    deposited = terms.detraction
    return (
        *_one(terms.place_account, side, total - deposited, terms.party, issued.draft.place),
        *_one(account, side, deposited, terms.party, place),
    )


def _by_account(issued: Issued, terms: DocumentTerms, total: Money, side: Side) -> tuple[Posting, ...]:
    """Share a value over the accounts of the lines, by what each line is worth."""
    weights: dict[str, int] = {}
    for one, account in zip(issued.totals.lines, terms.accounts, strict=True):
        if not one.line.affectation.is_free:
            weights[account] = weights.get(account, 0) + one.value.cents
    shares = terms.share(total.cents, tuple(weights.values()))
    return tuple(
        Posting(account, side, Money(cents), party=terms.party)
        for account, cents in zip(weights, shares, strict=True)
        if cents
    )


def _one(
    account: str, side: Side, amount: Money, party: int | None = None, place: int | None = None
) -> tuple[Posting, ...]:
    return (Posting(account, side, amount, place, party),) if amount else ()


def memo_of(issued: Issued) -> Memo:
    """Return what an entry of a document says: its paper and number, and what the first line is."""
    templates = {DocumentKind.LIQUIDACION: BOUGHT, DocumentKind.CREDIT_NOTE: RETURNED}
    categories = {line.category for line in issued.draft.lines}
    only = categories.pop() if len(categories) == 1 else None
    return Memo(
        templates.get(issued.kind, ISSUED),
        (
            ("category", "" if only is None else str(only)),
            ("detail", issued.draft.lines[0].description),
            ("document", issued.kind.value),
            ("number", issued.name),
        ),
    )


@dataclass(frozen=True, slots=True)
class Noted:
    """A sale that was only written down: its day, income account, IGV posted, and what is still owed on 1211."""

    entry: int
    account: str
    igv: Money
    open: Money


@dataclass(frozen=True, slots=True)
class NotedPurchase:
    """A purchase that was only written down: what left which account of which place, or is still owed on 4211."""

    entry: int
    account: str
    place: int | None
    open: Money


def bought_entry(issued: Issued, noted: NotedPurchase, terms: DocumentTerms) -> JournalEntry | None:
    """Return what brings a noted purchase in line with its liquidación: what is held back never left, or is not owed.

    None where nothing is held back and nothing owed.
    """
    parts = terms.parts
    if noted.place is None:
        money = (
            *_one(PAYABLE_UNDOCUMENTED, Side.DEBIT, noted.open, terms.party),
            *_one(PAYABLE_DOCUMENTED, Side.CREDIT, noted.open - parts.withheld, terms.party),
        )
    else:
        money = _one(noted.account, Side.DEBIT, parts.withheld, terms.party, noted.place)
    postings = (
        *money,
        *_one(INCOME_TAX_HELD_BACK, Side.CREDIT, parts.withheld),
        *_one(IGV, Side.DEBIT, parts.igv),
        *_one(IGV_HELD_BACK, Side.CREDIT, parts.igv),
    )
    return _given(issued, postings)


def given_entry(issued: Issued, noted: Noted, terms: DocumentTerms) -> JournalEntry | None:
    """Return what brings a saved sale in line with its document: its debt with a document, its taxes to the céntimo.

    None where nothing differs.
    """
    parts = terms.parts
    more = parts.igv - noted.igv
    taxed, other = (Side.CREDIT, Side.DEBIT) if more > ZERO else (Side.DEBIT, Side.CREDIT)
    owed = noted.open if receivable_account(issued.kind) == RECEIVABLE_DOCUMENTED else ZERO
    postings = (
        *_one(RECEIVABLE_DOCUMENTED, Side.DEBIT, owed, terms.party),
        *_one(RECEIVABLE_UNDOCUMENTED, Side.CREDIT, owed, terms.party),
        *_one(noted.account, other, Money(abs(more.cents)), terms.party),
        *_one(IGV, taxed, Money(abs(more.cents))),
        *_one(noted.account, Side.DEBIT, parts.isc + parts.bags),
        *_one(ISC, Side.CREDIT, parts.isc),
        *_one(BAG_TAX, Side.CREDIT, parts.bags),
    )
    return _given(issued, postings)


def _given(issued: Issued, postings: tuple[Posting, ...]) -> JournalEntry | None:
    if not postings:
        return None
    memo = Memo(GIVEN, (("category", ""), ("detail", issued.draft.lines[0].description), ("number", issued.name)))
    return JournalEntry(issued.draft.date, memo, postings, issued.draft.key)
