"""Orders as entries: money on account waits on 122, and is income only when the order is handed over.

Where the regime parts the IGV from the price, it is owed as the money comes in (LIGV art. 4: the payment, if it comes
before the goods).
"""

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import IGV, receivable_account
from emprende_desktop.posting_rules.trade import TradeTerms, sold
from emprende_desktop.trade.orders import Order, OrderAdvance, OrderCancellation, OrderDelivery

CUSTOMER_ADVANCES = "122"


def advance_entry(note: OrderAdvance, order: Order, terms: TradeTerms) -> JournalEntry:
    """Debit the place; credit the advance without its IGV, and the IGV."""
    assert terms.place_account is not None, "an advance is paid"
    net, tax = sold(note.amount, terms)
    lines = ((terms.place_account, note.amount), (CUSTOMER_ADVANCES, -net), (IGV, -tax))
    postings = _postings(lines, order, note.place, terms.place_account)
    return JournalEntry(note.date, _memo("order_advance", order), postings, note.key)


def delivery_entry(note: OrderDelivery, order: Order, terms: TradeTerms) -> JournalEntry:
    """Debit what was on account and the rest (or the debt); credit the sale, and the IGV that was not owed yet."""
    money_in = terms.place_account or receivable_account(note.document.kind)
    net, tax = sold(order.price, terms)
    still_taxed = tax - (order.advanced - order.held)
    lines = (
        (CUSTOMER_ADVANCES, order.held),
        (money_in, order.rest),
        (terms.category.account, -net),
        (IGV, -still_taxed),
    )
    memo = Memo(
        "delivery",
        (
            *_words(order),
            ("document", note.document.kind.value),
            ("number", note.document.number),
        ),
    )
    return JournalEntry(note.date, memo, _postings(lines, order, note.place, terms.place_account), note.key)


def refund_entry(note: OrderCancellation, order: Order, place_account: str) -> JournalEntry:
    """Debit what was on account and its IGV; credit the place."""
    lines = ((CUSTOMER_ADVANCES, order.held), (IGV, order.advanced - order.held), (place_account, -order.advanced))
    postings = _postings(lines, order, note.place, place_account)
    return JournalEntry(note.date, _memo("order_refund", order), postings, note.key)


def _postings(
    lines: tuple[tuple[str, Money], ...], order: Order, place: int | None, place_account: str | None
) -> tuple[Posting, ...]:
    return tuple(
        Posting(
            account, Side.DEBIT if part > ZERO else Side.CREDIT, Money(abs(part.cents)),
            place if account == place_account else None, order.party,
        )
        for account, part in lines
        if part
    )  # fmt: skip


def _words(order: Order) -> tuple[tuple[str, str], ...]:
    return (("category", str(order.category)), ("detail", order.what), ("order", str(order.id)))


def _memo(template: str, order: Order) -> Memo:
    return Memo(template, _words(order))
