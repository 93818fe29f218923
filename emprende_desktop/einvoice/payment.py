"""How a document is paid, as UBL tells it: detracción, cash or instalments, advances, discounts of the whole."""

from decimal import Decimal, localcontext

from emprende_desktop.domain.money import ZERO, Money, round_half_up
from emprende_desktop.einvoice.names import (
    ADVANCE_ID,
    ADVANCE_STATUS,
    ALLOWANCE,
    DETRACTION_CODE,
    DISCOUNT_OF_TAXED,
    DISCOUNT_OF_UNTAXED,
    PAYMENT_MEANS,
    RELATED_DOCUMENT,
)
from emprende_desktop.einvoice.parties import RUC
from emprende_desktop.einvoice.taxes import plain
from emprende_desktop.einvoice.tree import Node
from emprende_desktop.invoicing.codes import Affectation
from emprende_desktop.invoicing.document import SOLES
from emprende_desktop.invoicing.issued import Issued
from emprende_desktop.invoicing.totals import EXACT
from emprende_desktop.trade.documents import DocumentKind

_DETRACTION = "Detraccion"
_TERMS = "FormaPago"
_CASH, _CREDIT = "Contado", "Credito"
# Catalogue 12: what an advance was told by.
_ADVANCE_TYPES = {DocumentKind.FACTURA: "02", DocumentKind.BOLETA: "03", DocumentKind.LIQUIDACION: "10"}
# Catalogue 53; exports have no code of their own.
_ADVANCES_OF = {
    Affectation.TAXED: "04",
    Affectation.EXEMPT: "05",
    Affectation.UNAFFECTED: "06",
    Affectation.EXPORT: "04",
}


def write_advance_documents(document: Node, issued: Issued) -> None:
    """Write the documents that advances were told by, each with the number of its payment."""
    for number, advance in enumerate(issued.draft.advances, 1):
        reference = document.part("AdditionalDocumentReference")
        reference.text("ID", advance.number)
        reference.text("DocumentTypeCode", _ADVANCE_TYPES.get(advance.kind, ""), RELATED_DOCUMENT)
        reference.text("DocumentStatusCode", str(number), ADVANCE_STATUS)
        giver = reference.part("IssuerParty").part("PartyIdentification")
        giver.text("ID", issued.issuer.ruc, {"schemeID": RUC})


def write_detraction_account(document: Node, issued: Issued) -> None:
    """Write the account of the Banco de la Nación that a detracción is paid into."""
    detraction = issued.draft.detraction
    if detraction is None:
        return
    means = document.part("PaymentMeans")
    means.text("ID", _DETRACTION)
    means.text("PaymentMeansCode", detraction.means, PAYMENT_MEANS)
    means.part("PayeeFinancialAccount").text("ID", detraction.account)


def write_detraction(document: Node, issued: Issued) -> None:
    """Write how much of a document is deposited, in soles whatever its currency."""
    detraction = issued.draft.detraction
    if detraction is None:
        return
    terms = document.part("PaymentTerms")
    terms.text("ID", _DETRACTION)
    terms.text("PaymentMeansID", detraction.code, DETRACTION_CODE)
    terms.text("PaymentPercent", plain(detraction.percent))
    terms.amount("Amount", issued.totals.detraction, SOLES)


def write_terms(document: Node, issued: Issued) -> None:
    """Write whether a factura is paid in cash or later, and when: what is deposited is none of what is owed."""
    draft = issued.draft
    if draft.place is not None:
        _write_term(document, _CASH)
        return
    instalments = [(part.amount, part.due.isoformat()) for part in draft.instalments]
    if not instalments and draft.due is not None:
        instalments = [(_owed(issued), draft.due.isoformat())]
    _write_term(document, _CREDIT, sum((amount for amount, _due in instalments), ZERO) or _owed(issued))
    for number, (amount, due) in enumerate(instalments, 1):
        _write_term(document, f"Cuota{number:03d}", amount, due)


def _write_term(document: Node, means: str, amount: Money | None = None, due: str = "") -> None:
    terms = document.part("PaymentTerms")
    terms.text("ID", _TERMS)
    terms.text("PaymentMeansID", means)
    if amount is not None:
        terms.amount("Amount", amount)
    terms.text("PaymentDueDate", due)


def _owed(issued: Issued) -> Money:
    """Return what the customer still pays to who sells, in the document's currency: what is left after the deposit."""
    deposit = issued.totals.detraction
    if issued.draft.rate is not None and deposit:
        with localcontext(EXACT):
            deposit = round_half_up(Decimal(deposit.cents) / issued.draft.rate)
    return issued.totals.payable - deposit


def write_prepaid(document: Node, issued: Issued) -> None:
    """Write what was paid before, with IGV, by the number of its payment."""
    for number, advance in enumerate(issued.draft.advances, 1):
        payment = document.part("PrepaidPayment")
        payment.text("ID", str(number), ADVANCE_ID)
        payment.amount("PaidAmount", advance.paid)


def write_allowances(document: Node, issued: Issued) -> None:
    """Write what is taken from the whole: a discount, and advances without IGV."""
    totals = issued.totals
    taxed = totals.lowered is Affectation.TAXED
    base = totals.of(totals.lowered.scheme) + totals.discount + totals.advances_net
    if totals.discount:
        write_allowance(document, DISCOUNT_OF_TAXED if taxed else DISCOUNT_OF_UNTAXED, totals.discount, base)
    if totals.advances_net:
        write_allowance(document, _ADVANCES_OF[totals.lowered], totals.advances_net, totals.advances_net)


def write_allowance(where: Node, reason: str, amount: Money, base: Money) -> None:
    """Write a discount and what it is taken from; no factor, whose five decimals say less than the amounts do."""
    allowance = where.part("AllowanceCharge")
    allowance.text("ChargeIndicator", "false")
    allowance.text("AllowanceChargeReasonCode", reason, ALLOWANCE)
    allowance.amount("Amount", amount)
    allowance.amount("BaseAmount", base)
