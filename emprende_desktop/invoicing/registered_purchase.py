"""The line that a supplier's paper is in the register of purchases: in soles, a credit note below zero.

What is credited stands under purchases for taxed sales. A paper that gives no credit by its kind is all `not_taxed`;
one whose IGV is not credited for another reason, or not yet, stands under purchases for untaxed sales.
"""

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing import register as r
from emprende_desktop.invoicing.purchase_credit import NoCredit, gives_credit
from emprende_desktop.invoicing.purchase_papers import checked_number
from emprende_desktop.invoicing.purchases import Currency, PurchaseDocument


def purchase_line(document: PurchaseDocument, why: NoCredit | None) -> r.PurchaseLine:
    """Return the line of a paper; `why` says why its IGV is not credited, None where it is."""
    changed, detraction = document.reference, document.detraction
    amounts = _amounts(document, why)
    return r.PurchaseLine(
        date=document.date,
        due=document.due,
        paper=_paper(document.code, document.series, document.number),
        party=r.Counterpart(document.supplier.identity.value, document.supplier.number, document.supplier.name),
        amounts=amounts if document.paper.sign > 0 else -amounts,
        currency=document.currency.value,
        rate=None if document.currency is Currency.PEN else document.rate,
        modified=None
        if changed is None
        else r.ModifiedPaper(changed.date, _paper(changed.code, changed.series, changed.number)),
        deposit=None
        if detraction is None or detraction.deposited is None or not detraction.done
        else r.Deposit(detraction.deposited, detraction.deposit),
    )


def _amounts(document: PurchaseDocument, why: NoCredit | None) -> r.PurchaseAmounts:
    soles = document.in_soles
    parts: dict[str, Money] = {
        "not_taxed": soles.untaxed,
        "isc": soles.isc,
        "icbper": soles.icbper,
        "other": soles.other + soles.rounding,
    }
    if not gives_credit(document):
        parts["not_taxed"] += soles.taxed + soles.igv
    elif why is None:
        parts |= {"base_taxed": soles.taxed, "igv_taxed": soles.igv}
    else:
        parts |= {"base_untaxed": soles.taxed, "igv_untaxed": soles.igv}
    return r.PurchaseAmounts(**parts, total=sum(parts.values(), ZERO))


def _paper(code: str, series: str, number: str) -> r.PaperNumber:
    return r.PaperNumber(code, *checked_number(code, series, number))
