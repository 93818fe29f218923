"""Sales and expenses as entries; IGV leaves the price only where the regime and the paper say so."""

from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.enterprise import Standing
from emprende_desktop.domain.masters import Category
from emprende_desktop.domain.money import ZERO, Money, split_included_tax
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import IGV, OWED_TO_MEMBERS, payable_account, receivable_account
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.trade.notes import Expense, Sale


@dataclass(frozen=True, slots=True)
class TradeTerms:
    """What decides how a sale or expense posts: regime, IGV in percent, category, and the place's account if paid.

    `grants` is what spending money set apart adds to the entry (see `financing.grant_spent`); `on_behalf` is the uid
    of the lot where an expense is paid for members whose ore is sold for them: then it is no cost of ours.
    """

    standing: Standing
    igv_percent: Decimal
    category: Category
    place_account: str | None
    grants: tuple[Posting, ...] = ()
    on_behalf: str | None = None


def sold(price: Money, terms: TradeTerms) -> tuple[Money, Money]:
    """Part the price of something sold into income and IGV, in céntimos: no IGV where the regime has none."""
    taxed = terms.standing.regime.splits_igv and terms.category.taxed
    return split_included_tax(price, terms.igv_percent) if taxed else (price, ZERO)


def sale_entry(sale: Sale, terms: TradeTerms) -> JournalEntry:
    """Debit the place (or the debt) for the total; credit income and the IGV collected."""
    money_in = terms.place_account or receivable_account(sale.document.kind)
    net, tax = sold(sale.amount, terms)
    postings = [
        Posting(money_in, Side.DEBIT, sale.amount, place=sale.place, party=sale.party),
        Posting(terms.category.account, Side.CREDIT, net, party=sale.party),
        *_tax(Side.CREDIT, tax),
    ]
    return JournalEntry(sale.date, _memo("sale", sale), tuple(postings), sale.key)


def expense_entry(expense: Expense, terms: TradeTerms) -> JournalEntry:
    """Debit the cost, and the IGV credit only with a factura; credit the place (or the debt) for the total."""
    money_out = terms.place_account or payable_account(expense.document.kind)
    credited = (
        terms.standing.regime.splits_igv
        and terms.category.taxed
        and expense.document.kind is DocumentKind.FACTURA
        and terms.on_behalf is None
    )
    net, tax = split_included_tax(expense.amount, terms.igv_percent) if credited else (expense.amount, ZERO)
    account = terms.category.account if terms.on_behalf is None else OWED_TO_MEMBERS
    postings = [
        Posting(account, Side.DEBIT, net, party=expense.party, lot=terms.on_behalf),
        *_tax(Side.DEBIT, tax),
        Posting(money_out, Side.CREDIT, expense.amount, place=expense.place, party=expense.party),
        *terms.grants,
    ]
    return JournalEntry(expense.date, _memo("expense", expense), tuple(postings), expense.key)


def _tax(side: Side, tax: Money) -> tuple[Posting, ...]:
    return (Posting(IGV, side, tax),) if tax else ()


def _memo(template: str, note: Sale | Expense) -> Memo:
    carried = note.carried if isinstance(note, Expense) else None
    return Memo(
        template,
        (
            ("category", str(note.category)),
            ("detail", note.detail),
            ("document", note.document.kind.value),
            ("number", note.document.number),
            *((("carried_by", str(carried.lot)), ("cost", carried.what.value)) if carried else ()),
        ),
    )
