"""Daily summaries of boletas (RC, SummaryDocuments 1.1) and voidings (RA, VoidedDocuments 1.0) as unsigned XML."""

from emprende_desktop.domain.money import ZERO
from emprende_desktop.einvoice.names import SAC, SUMMARY, VOIDED
from emprende_desktop.einvoice.parties import write_issuer_of_batch, write_signature
from emprende_desktop.einvoice.taxes import write_tax
from emprende_desktop.einvoice.tree import Node, root, written
from emprende_desktop.invoicing.batches import Summarised, Summary, Voiding
from emprende_desktop.invoicing.codes import NOTES, TYPE_CODES, TaxScheme
from emprende_desktop.invoicing.document import SOLES
from emprende_desktop.invoicing.issued import Issued

_UBL_VERSION = "2.0"
_SUMMARY_STRUCTURE, _VOIDING_STRUCTURE = "1.1", "1.0"
# Catalogue 11: kinds of value in a summary.
_VALUES = (
    (TaxScheme.IGV, "01"),
    (TaxScheme.EXEMPT, "02"),
    (TaxScheme.UNAFFECTED, "03"),
    (TaxScheme.EXPORT, "04"),
    (TaxScheme.FREE, "05"),
)


def build_summary(summary: Summary) -> bytes:
    """Return a daily summary as unsigned XML, in UTF-8."""
    document = _begun(SUMMARY, summary, _SUMMARY_STRUCTURE)
    for number, one in enumerate(summary.documents, 1):
        line = document.part("SummaryDocumentsLine", SAC)
        line.text("LineID", str(number))
        _write_summarised(Node(line.element, one.document.draft.currency), one)
    return written(document)


def build_voided(voiding: Voiding) -> bytes:
    """Return a voiding as unsigned XML, in UTF-8."""
    document = _begun(VOIDED, voiding, _VOIDING_STRUCTURE)
    for number, one in enumerate(voiding.documents, 1):
        line = document.part("VoidedDocumentsLine", SAC)
        line.text("LineID", str(number))
        line.text("DocumentTypeCode", TYPE_CODES[one.document.kind])
        line.text("DocumentSerialID", one.document.draft.series, namespace=SAC)
        line.text("DocumentNumberID", str(one.document.number), namespace=SAC)
        line.text("VoidReasonDescription", one.reason, namespace=SAC)
    return written(document)


def _begun(name: str, batch: Summary | Voiding, structure: str) -> Node:
    document = root(name, SOLES)
    document.text("UBLVersionID", _UBL_VERSION)
    document.text("CustomizationID", structure)
    document.text("ID", batch.name)
    document.text("ReferenceDate", batch.day.isoformat())
    document.text("IssueDate", batch.made.isoformat())
    write_signature(document, batch.issuer)
    write_issuer_of_batch(document, batch.issuer)
    return document


def _write_summarised(line: Node, one: Summarised) -> None:
    issued, totals = one.document, one.document.totals
    line.text("DocumentTypeCode", TYPE_CODES[issued.kind])
    line.text("ID", issued.name)
    _write_buyer(line, issued)
    reference = issued.draft.reference
    if issued.kind in NOTES and reference is not None:
        corrected = line.part("BillingReference").part("InvoiceDocumentReference")
        corrected.text("ID", reference.number)
        corrected.text("DocumentTypeCode", TYPE_CODES[reference.kind])
    line.part("Status").text("ConditionCode", one.condition.value)
    line.amount("TotalAmount", totals.payable, namespace=SAC)
    for scheme, code in _VALUES:
        if totals.of(scheme) > ZERO:
            payment = line.part("BillingPayment", SAC)
            payment.amount("PaidAmount", totals.of(scheme))
            payment.text("InstructionID", code)
    write_tax(line, TaxScheme.IGV, totals.igv)
    if totals.isc:
        write_tax(line, TaxScheme.ISC, totals.isc)
    if totals.bags:
        write_tax(line, TaxScheme.BAGS, totals.bags)


def _write_buyer(line: Node, issued: Issued) -> None:
    """Write who bought, where the document says it."""
    customer = issued.draft.customer
    if not customer.number.strip():
        return
    buyer = line.part("AccountingCustomerParty")
    buyer.text("CustomerAssignedAccountID", customer.number)
    buyer.text("AdditionalAccountID", customer.identity.value)
