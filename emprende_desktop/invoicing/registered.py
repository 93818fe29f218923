"""The line that a document of ours is in the registers: in soles, a credit note below zero.

Of another currency each part is brought to soles at the document's rate, halves up, and the total is what the parts add
up to: a register whose columns add up across is worth more than a céntimo. What the tax of an advance was rounded by
stands under other charges.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from emprende_desktop.domain.money import Money, round_half_up
from emprende_desktop.invoicing.codes import TYPE_CODES
from emprende_desktop.invoicing.document import SOLES, Draft, Reference, Somebody
from emprende_desktop.invoicing.issued import Issued
from emprende_desktop.invoicing.register import (
    Counterpart,
    ModifiedPaper,
    PaperNumber,
    PurchaseAmounts,
    PurchaseLine,
    RegisterState,
    SaleAmounts,
    SaleLine,
)
from emprende_desktop.trade.documents import DocumentKind


def sale_line(issued: Issued, state: RegisterState) -> SaleLine:
    """Return the line of a factura, a boleta or a note in the register of sales."""
    draft, told = issued.draft, issued.totals
    soles = _in_soles(draft)
    parts = {
        "export": soles(told.export),
        "base": soles(told.taxed),
        "igv": soles(told.igv),
        "exempt": soles(told.exempt),
        "unaffected": soles(told.unaffected),
        "isc": soles(told.isc),
        "icbper": soles(told.bags),
        "other": soles(told.price - told.advances_paid - _added_up(issued)),
    }
    amounts = SaleAmounts(**parts, total=_sum(parts))
    return SaleLine(
        date=draft.date,
        due=draft.due,
        paper=_paper(issued),
        party=_counterpart(draft.customer),
        amounts=-amounts if draft.kind is DocumentKind.CREDIT_NOTE else amounts,
        currency=draft.currency,
        rate=draft.rate,
        modified=_modified(draft.reference),
        state=state,
    )


def settlement_line(issued: Issued) -> PurchaseLine:
    """Return the line of a liquidación de compra of ours in the register of purchases: who sold is its supplier.

    What was taxed is taken as bought for taxed sales; the IGV withheld is a credit like any other.
    """
    draft, told = issued.draft, issued.totals
    assert draft.kind is DocumentKind.LIQUIDACION, draft.kind
    soles = _in_soles(draft)
    parts = {
        "base_taxed": soles(told.taxed),
        "igv_taxed": soles(told.igv),
        "not_taxed": soles(told.exempt) + soles(told.unaffected) + soles(told.export),
        "isc": soles(told.isc),
        "icbper": soles(told.bags),
        "other": soles(told.price - told.advances_paid - _added_up(issued)),
    }
    return PurchaseLine(
        date=draft.date,
        due=draft.due,
        paper=_paper(issued),
        party=_counterpart(draft.customer),
        amounts=PurchaseAmounts(**parts, total=_sum(parts)),
        currency=draft.currency,
        rate=draft.rate,
    )


def _sum(parts: Mapping[str, Money]) -> Money:
    return Money(sum(part.cents for part in parts.values()))


def _added_up(issued: Issued) -> Money:
    told = issued.totals
    return told.export + told.taxed + told.igv + told.exempt + told.unaffected + told.isc + told.bags


def _in_soles(draft: Draft) -> Callable[[Money], Money]:
    if draft.currency == SOLES:
        return lambda amount: amount
    rate = draft.rate
    assert rate is not None, "a document of another currency is issued with its rate"
    return lambda amount: round_half_up(Decimal(amount.cents) * rate)


def _paper(issued: Issued) -> PaperNumber:
    return PaperNumber(TYPE_CODES[issued.kind], issued.draft.series, str(issued.number))


def _counterpart(somebody: Somebody) -> Counterpart:
    return Counterpart(somebody.identity.value if somebody.number else "", somebody.number, somebody.name)


def _modified(reference: Reference | None) -> ModifiedPaper | None:
    if reference is None:
        return None
    series, _dash, number = reference.number.rpartition("-")
    return ModifiedPaper(reference.date, PaperNumber(TYPE_CODES[reference.kind], series, number))
