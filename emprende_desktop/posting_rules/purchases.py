"""Suppliers' papers as entries, in soles: cost with the IGV that is not credited, IGV, and what is paid or owed.

A credit note is the mirror of it. A detracción that was not deposited yet stays owed, and its IGV waits on 1673.
"""

from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.money import ZERO, Money, round_half_up
from emprende_desktop.invoicing.deposits import LaterDeposit
from emprende_desktop.invoicing.purchase_credit import Credit
from emprende_desktop.invoicing.purchase_papers import BOLETA, FACTURA, FEES, LIQUIDACION, normal_number
from emprende_desktop.invoicing.purchases import PurchaseDocument
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import IGV, PAYABLE_DOCUMENTED, PAYABLE_FEES, PAYABLE_UNDOCUMENTED
from emprende_desktop.trade.documents import DocumentKind

IGV_WAITING = "1673"
FEES_WITHHELD = "40172"
PURCHASE, RETURNED, DEPOSIT = "purchase", "purchase_returned", "deposit"
_KINDS = {
    FACTURA: DocumentKind.FACTURA,
    BOLETA: DocumentKind.BOLETA,
    LIQUIDACION: DocumentKind.LIQUIDACION,
    "07": DocumentKind.CREDIT_NOTE,
    "08": DocumentKind.DEBIT_NOTE,
}


@dataclass(frozen=True, slots=True)
class PurchaseTerms:
    """What decides how a paper posts: what of its IGV is credited, accounts by category and of the places, whose it is.

    `xml` is the SHA-256 of the file that it was read from, empty for one that was typed.
    """

    credit: Credit
    accounts: dict[int, str]
    place_account: str | None
    deposit_account: str | None
    party: int
    xml: str = ""


def costs(document: PurchaseDocument, credit: Credit) -> tuple[tuple[int, Money], ...]:
    """Return what each portion costs in soles, by category; the céntimo of a rounding is with the largest."""
    whole = document.in_soles.total - credit.credited - credit.waiting
    each = [
        round_half_up(Decimal((one.value + (one.igv if credit.cost else ZERO)).cents) * document.rate)
        for one in document.portions
    ]
    rest = whole - Money(sum(part.cents for part in each))
    largest = max(range(len(each)), key=lambda at: each[at])
    each[largest] += rest
    return tuple((one.category, cost) for one, cost in zip(document.portions, each, strict=True))


def purchase_entry(document: PurchaseDocument, terms: PurchaseTerms) -> JournalEntry:
    """Debit costs and IGV; credit what was withheld, what left each place, and what is still owed."""
    into, out = (Side.DEBIT, Side.CREDIT) if document.paper.sign > 0 else (Side.CREDIT, Side.DEBIT)
    party = terms.party
    postings = [
        Posting(terms.accounts[category], into, cost, party=party)
        for category, cost in costs(document, terms.credit)
        if cost
    ]
    taxes = ((IGV, terms.credit.credited), (IGV_WAITING, terms.credit.waiting))
    postings += [Posting(account, into, tax) for account, tax in taxes if tax]
    postings += _paid(document, terms, out)
    return JournalEntry(document.date, _memo(document, terms), tuple(postings), document.key)


def _paid(document: PurchaseDocument, terms: PurchaseTerms, out: Side) -> list[Posting]:
    total, withheld = document.in_soles.total, document.withheld
    detraction = document.detraction
    deposit = detraction.amount if detraction is not None else ZERO
    done = detraction is not None and detraction.done
    postings = [Posting(FEES_WITHHELD, out, withheld)] if withheld else []
    rest = total - withheld - deposit
    owed = ZERO if done else deposit
    if terms.place_account is None:
        owed += rest
    elif rest:
        postings.append(Posting(terms.place_account, out, rest, place=document.place, party=terms.party))
    if owed:
        account = PAYABLE_FEES if document.code == FEES else PAYABLE_DOCUMENTED
        postings.append(Posting(account, out, owed, party=terms.party))
    if detraction is not None and done:
        assert terms.deposit_account is not None, "a deposit left some place"
        postings.append(Posting(terms.deposit_account, out, deposit, place=detraction.place, party=terms.party))
    return postings


@dataclass(frozen=True, slots=True)
class DepositTerms:
    """What a later deposit does: céntimos deposited, owed still and of IGV that waited; whose it is, and from where."""

    amount: Money
    settled: Money
    waiting: Money
    party: int | None
    place_account: str


def deposit_entry(deposit: LaterDeposit, terms: DepositTerms) -> JournalEntry:
    """Debit what was owed, and 4211 for more than that; credit the place. The IGV that waited is credited now."""
    over = terms.amount - terms.settled
    debts = ((PAYABLE_DOCUMENTED, terms.settled), (PAYABLE_UNDOCUMENTED, over))
    postings = [Posting(account, Side.DEBIT, part, party=terms.party) for account, part in debts if part]
    postings.append(Posting(terms.place_account, Side.CREDIT, terms.amount, place=deposit.place, party=terms.party))
    if terms.waiting:
        postings.append(Posting(IGV, Side.DEBIT, terms.waiting))
        postings.append(Posting(IGV_WAITING, Side.CREDIT, terms.waiting))
    memo = Memo(DEPOSIT, (("detail", deposit.number.strip()),))
    return JournalEntry(deposit.date, memo, tuple(postings), deposit.key)


def _memo(document: PurchaseDocument, terms: PurchaseTerms) -> Memo:
    kind = _KINDS.get(document.code, DocumentKind.RECEIPT)
    return Memo(
        PURCHASE if document.paper.sign > 0 else RETURNED,
        (
            ("category", str(document.portions[0].category)),
            ("detail", document.detail),
            ("document", kind.value),
            ("number", normal_number(document.full_number)),
            *((("xml", terms.xml),) if terms.xml else ()),
        ),
    )
