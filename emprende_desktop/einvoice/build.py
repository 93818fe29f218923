"""A document as unsigned UBL 2.1, as SUNAT's sheets of 2026-02-12 want it: factura, boleta, liquidación and notes.

Left out of what is optional: urbanización, GTIN and the category of a tax (UN/ECE 5305), which nobody asks; the factor
of a discount, whose five decimals say less than the amounts; the name of an operation, which the sheets spell in two
ways; the day an advance was paid; guías, orders, other participants and places of delivery of sales. What the books do
not have is not told either: charges, perceptions, rounding of the total, ISC of advances, what is withheld of an
advance, and credit notes that only move instalments (catalogue 09, 13), whose lines cost nothing.
Amounts have two decimals, quantities and prices of one unit up to ten.
"""

from emprende_desktop.domain.money import ZERO
from emprende_desktop.einvoice.catalogues import catalogue
from emprende_desktop.einvoice.names import (
    CREDIT_NOTE,
    CREDIT_REASON,
    CURRENCY,
    CUSTOMIZATION,
    DEBIT_NOTE,
    DEBIT_REASON,
    DOCUMENT_TYPE,
    INVOICE,
    LEGEND_DETRACTION,
    LEGEND_FREE,
    LEGEND_WORDS,
    LINE_DISCOUNT,
    OPERATION,
    PRICE_TYPE,
    PRODUCT,
    PROPERTY,
    ROOTS,
    SELF_BILLED,
    UNIT,
)
from emprende_desktop.einvoice.parties import (
    write_customer,
    write_delivery,
    write_issuer,
    write_seller,
    write_signature,
)
from emprende_desktop.einvoice.payment import (
    write_advance_documents,
    write_allowance,
    write_allowances,
    write_detraction,
    write_detraction_account,
    write_prepaid,
    write_terms,
)
from emprende_desktop.einvoice.taxes import plain, write_line_taxes, write_taxes
from emprende_desktop.einvoice.tree import Node, root, written
from emprende_desktop.invoicing.codes import NOTES, TYPE_CODES, Affectation
from emprende_desktop.invoicing.issued import Issued
from emprende_desktop.invoicing.told import lines_told
from emprende_desktop.invoicing.totals import LineTotals
from emprende_desktop.trade.documents import DocumentKind

_UBL_VERSION, _STRUCTURE = "2.1", "2.0"
_NOTE_LETTERS = 200
_PAID, _FREE = "01", "02"  # catalogue 16: what somebody pays, and what it would be worth
_LINES = {
    INVOICE: ("InvoiceLine", "InvoicedQuantity"),
    SELF_BILLED: ("InvoiceLine", "InvoicedQuantity"),
    CREDIT_NOTE: ("CreditNoteLine", "CreditedQuantity"),
    DEBIT_NOTE: ("DebitNoteLine", "DebitedQuantity"),
}


def build(issued: Issued, words: str) -> bytes:
    """Return a document as unsigned UBL, in UTF-8; `words` are its amount (`CIENTO DIECIOCHO Y 00/100 SOLES`)."""
    document = root(ROOTS[issued.kind], issued.draft.currency)
    _write_head(document, issued, words)
    _write_references(document, issued)
    write_signature(document, issued.issuer)
    if issued.kind is DocumentKind.LIQUIDACION:
        write_issuer(document, "AccountingCustomerParty", issued.issuer)
        write_seller(document, issued.draft)
        write_delivery(document, issued.draft)
    else:
        write_issuer(document, "AccountingSupplierParty", issued.issuer)
        write_customer(document, issued.draft.customer)
    _write_payment(document, issued)
    write_taxes(document, issued)
    _write_totals(document, issued)
    for number, line in enumerate(lines_told(issued.kind, issued.totals), 1):
        _write_line(document, issued, number, line)
    return written(document)


def _write_head(document: Node, issued: Issued, words: str) -> None:
    draft = issued.draft
    document.text("UBLVersionID", _UBL_VERSION)
    document.text("CustomizationID", _STRUCTURE, CUSTOMIZATION)
    document.text("ID", issued.name)
    document.text("IssueDate", draft.date.isoformat())
    if draft.time:
        document.text("IssueTime", draft.time)
    if issued.kind not in NOTES:
        if draft.due is not None and issued.kind is not DocumentKind.LIQUIDACION:
            document.text("DueDate", draft.due.isoformat())
        operation = {"listID": draft.operation, **DOCUMENT_TYPE, **OPERATION}
        document.text("InvoiceTypeCode", TYPE_CODES[issued.kind], operation)
    for code, legend in _legends(issued, words):
        document.text("Note", legend, {"languageLocaleID": code} if code else {})
    document.text("DocumentCurrencyCode", draft.currency, CURRENCY)


def _legends(issued: Issued, words: str) -> list[tuple[str, str]]:
    """Return the legends that a document carries, and its observations in as many notes as they need."""
    legends = [(LEGEND_WORDS, words)]
    if issued.totals.free:
        legends.append(LEGEND_FREE)
    if issued.draft.detraction is not None:
        legends.append(LEGEND_DETRACTION)
    told = " ".join(issued.draft.observations.split())
    return legends + [("", told[start : start + _NOTE_LETTERS]) for start in range(0, len(told), _NOTE_LETTERS)]


def _write_references(document: Node, issued: Issued) -> None:
    """Write what a note corrects, and what advances were told by: a note has no place for those."""
    reference = issued.draft.reference
    if reference is None or issued.kind not in NOTES:
        write_advance_documents(document, issued)
        return
    response = document.part("DiscrepancyResponse")
    response.text("ReferenceID", reference.number)
    reasons = CREDIT_REASON if issued.kind is DocumentKind.CREDIT_NOTE else DEBIT_REASON
    response.text("ResponseCode", reference.reason, reasons)
    response.text("Description", reference.words)
    corrected = document.part("BillingReference").part("InvoiceDocumentReference")
    corrected.text("ID", reference.number)
    corrected.text("DocumentTypeCode", TYPE_CODES[reference.kind], DOCUMENT_TYPE)


def _write_payment(document: Node, issued: Issued) -> None:
    """Write how it is paid: of a credit note nothing is told, of a debit note the detracción alone."""
    if issued.kind is DocumentKind.CREDIT_NOTE:
        return
    write_detraction_account(document, issued)
    write_detraction(document, issued)
    if issued.kind is DocumentKind.FACTURA:
        write_terms(document, issued)
    if issued.kind not in NOTES:
        write_prepaid(document, issued)
        write_allowances(document, issued)


def _write_totals(document: Node, issued: Issued) -> None:
    """Write the sums; a note tells only what is paid, as its sheets ask.

    A discount of what bears no IGV is taken at the end, from what all comes to with taxes.
    """
    totals = issued.totals
    name = "RequestedMonetaryTotal" if issued.kind is DocumentKind.DEBIT_NOTE else "LegalMonetaryTotal"
    sums = document.part(name)
    if issued.kind not in NOTES:
        late = ZERO if totals.lowered is Affectation.TAXED else totals.discount
        sums.amount("LineExtensionAmount", totals.sold - totals.discount + late)
        sums.amount("TaxInclusiveAmount", totals.price + late)
        if late:
            sums.amount("AllowanceTotalAmount", late)
        if totals.advances_paid:
            sums.amount("PrepaidAmount", totals.advances_paid)
    sums.amount("PayableAmount", totals.payable)


def _write_line(document: Node, issued: Issued, number: int, one: LineTotals) -> None:
    name, quantity = _LINES[ROOTS[issued.kind]]
    free = one.line.affectation.is_free
    line = document.part(name)
    line.text("ID", str(number))
    line.text(quantity, plain(one.line.quantity), {"unitCode": one.line.unit, **UNIT})
    line.amount("LineExtensionAmount", one.value)
    price = line.part("PricingReference").part("AlternativeConditionPrice")
    price.price("PriceAmount", plain(one.unit_price))
    price.text("PriceTypeCode", _FREE if free else _PAID, PRICE_TYPE)
    if one.discount:
        write_allowance(line, LINE_DISCOUNT, one.discount, one.value + one.discount)
    write_line_taxes(line, one, issued.totals.lines[number - 1].value, issued.draft.withholding_percent)
    _write_item(line, one)
    line.part("Price").price("PriceAmount", ZERO.plain() if free else plain(one.unit_value))


def _write_item(line: Node, one: LineTotals) -> None:
    item = line.part("Item")
    item.text("Description", one.line.description)
    if one.line.code.strip():
        item.part("SellersItemIdentification").text("ID", one.line.code)
    if one.line.sunat_code.strip():
        item.part("CommodityClassification").text("ItemClassificationCode", one.line.sunat_code, PRODUCT)
    for told in one.line.properties:
        more = item.part("AdditionalItemProperty")
        more.text("Name", catalogue("55")[told.code]["description"] if told.code in catalogue("55") else told.code)
        more.text("NameCode", told.code, PROPERTY)
        more.text("Value", told.value)
