"""A supplier's UBL document (Invoice 2.0 and 2.1, CreditNote, DebitNote, SelfBilledInvoice), read to be looked at.

Nothing is guessed: a field that is there twice, is missing where it is needed or is not written as its kind is refuses
the whole file; sums that do not add up are told beside what was read. The signature is not judged here.
"""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import InvalidRucError
from emprende_desktop.domain.identity import checked_ruc
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.einvoice.fields import (
    amount,
    amount_or_zero,
    day,
    each,
    needed,
    number,
    number_of,
    one,
    text,
    text_of,
)
from emprende_desktop.einvoice.received_totals import doubts_of, totals_of
from emprende_desktop.einvoice.supplier_xml import supplier_root, xml_within
from emprende_desktop.invoicing.codes import IdentityKind, TaxScheme
from emprende_desktop.invoicing.document import Instalment
from emprende_desktop.invoicing.purchase_errors import (
    FieldFault,
    PaperNumberError,
    UnknownPaperError,
    UnreadableXmlError,
    XmlFault,
    XmlFieldError,
)
from emprende_desktop.invoicing.purchase_papers import CREDIT_NOTE, DEBIT_NOTE, checked_number, paper_type
from emprende_desktop.invoicing.purchases import Currency
from emprende_desktop.invoicing.read_document import (
    ReadDetraction,
    ReadDocument,
    ReadLine,
    ReadParty,
    ReadReference,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_UBL = "{urn:oasis:names:specification:ubl:schema:xsd:"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where the documents of one root keep what they have; `code` is empty where the document says it."""

    line: str
    quantity: str
    total: str = "cac:LegalMonetaryTotal"
    code: str = ""


_INVOICE = _Kind("cac:InvoiceLine", "cbc:InvoicedQuantity")
_KINDS = {
    f"{_UBL}Invoice-2}}Invoice": _INVOICE,
    f"{_UBL}SelfBilledInvoice-2}}SelfBilledInvoice": _INVOICE,
    f"{_UBL}CreditNote-2}}CreditNote": _Kind("cac:CreditNoteLine", "cbc:CreditedQuantity", code=CREDIT_NOTE),
    f"{_UBL}DebitNote-2}}DebitNote": _Kind(
        "cac:DebitNoteLine", "cbc:DebitedQuantity", "cac:RequestedMonetaryTotal", DEBIT_NOTE
    ),
}
_ANSWER = f"{_UBL}ApplicationResponse-2}}ApplicationResponse"


def read_received(content: bytes) -> ReadDocument:
    """Read a supplier's XML, or the ZIP with it, of at most 4 MB; raises UnreadableXmlError, XmlFieldError."""
    xml = xml_within(content)
    root = supplier_root(xml)
    kind = _KINDS.get(str(root.tag))
    if kind is None:
        raise UnreadableXmlError(XmlFault.ANSWER if root.tag == _ANSWER else XmlFault.KIND)
    code, series, number_ = _numbered(root, kind)
    currency = _currency(root)
    date = day(root, "cbc:IssueDate", "date")
    if date is None:
        raise XmlFieldError("date", FieldFault.MISSING)
    lines = tuple(_line(node, kind, currency) for node in each(root, kind.line))
    instalments = _instalments(root, currency)
    totals = totals_of(root, kind.total, currency)
    return ReadDocument(
        code=code,
        series=series,
        number=number_,
        date=date,
        due=day(root, "cbc:DueDate", "due") or max((part.due for part in instalments), default=None),
        currency=currency,
        issuer=_party(root, "cac:AccountingSupplierParty", "issuer"),
        receiver=_party(root, "cac:AccountingCustomerParty", "receiver"),
        totals=totals,
        lines=lines,
        on_credit=_terms(root, "FormaPago", "Credito") is not None,
        instalments=instalments,
        detraction=_detraction(root),
        reference=_reference(root, kind),
        operation=_operation(root),
        notes=tuple(text_of(node, "note") for node in each(root, "cbc:Note")),
        doubts=doubts_of(root, kind.total, totals, lines, (instalments, _owed(root, currency))),
        digest=hashlib.sha256(xml).hexdigest(),
    )


def _numbered(root: "_Element", kind: _Kind) -> tuple[str, str, str]:
    code = kind.code or needed(root, "cbc:InvoiceTypeCode", "code")
    told = needed(root, "cbc:ID", "number")
    series, dash, number_ = told.partition("-")
    try:
        if not dash or (not kind.code and paper_type(code).is_note):
            raise XmlFieldError("number" if not dash else "code", FieldFault.UNREADABLE, told if not dash else code)
        return code, *checked_number(code, series, number_)
    except UnknownPaperError:
        raise XmlFieldError("code", FieldFault.UNREADABLE, code[:40]) from None
    except PaperNumberError:
        raise XmlFieldError("number", FieldFault.UNREADABLE, told[:40]) from None


def _currency(root: "_Element") -> Currency:
    told = needed(root, "cbc:DocumentCurrencyCode", "currency")
    if told not in tuple(Currency):
        raise XmlFieldError("currency", FieldFault.UNREADABLE, told[:40])
    return Currency(told)


def _party(root: "_Element", role: str, field: str) -> ReadParty:
    """Read who it is: in UBL 2.1 within the party, in 2.0 beside it."""
    outer = one(root, role, field)
    if outer is None:
        raise XmlFieldError(field, FieldFault.MISSING)
    identified = one(outer, "cac:Party/cac:PartyIdentification/cbc:ID", field)
    if identified is not None:
        identity, told = identified.get("schemeID", ""), text_of(identified, field)
    else:
        identity = text(outer, "cbc:AdditionalAccountID", field)
        told = text(outer, "cbc:CustomerAssignedAccountID", field)
    if not told or told == "-":
        raise XmlFieldError(field, FieldFault.MISSING)
    if identity not in tuple(IdentityKind):
        raise XmlFieldError(field, FieldFault.UNREADABLE, f"{identity} {told}"[:40])
    if identity == IdentityKind.RUC:
        _check_ruc(told, field)
    name = text(outer, "cac:Party/cac:PartyLegalEntity/cbc:RegistrationName", field)
    return ReadParty(IdentityKind(identity), told, name or needed(outer, "cac:Party/cac:PartyName/cbc:Name", field))


def _check_ruc(told: str, field: str) -> None:
    try:
        checked_ruc(told)
    except InvalidRucError:
        raise XmlFieldError(field, FieldFault.UNREADABLE, told[:40]) from None


def _line(node: "_Element", kind: _Kind, currency: str) -> ReadLine:
    quantity = one(node, kind.quantity, "quantity")
    value = amount(node, "cbc:LineExtensionAmount", "value", currency)
    if quantity is None or value is None:
        raise XmlFieldError("quantity" if quantity is None else "value", FieldFault.MISSING)
    igv, affectation, free = ZERO, "", False
    for total in each(node, "cac:TaxTotal"):
        for part in each(total, "cac:TaxSubtotal"):
            affectation = affectation or text(part, "cac:TaxCategory/cbc:TaxExemptionReasonCode", "affectation")
            tax = text(part, "cac:TaxCategory/cac:TaxScheme/cbc:ID", "tax")
            free = free or tax == TaxScheme.FREE
            if tax == TaxScheme.IGV:
                igv += amount_or_zero(part, "cbc:TaxAmount", "igv", currency)
    described = one(node, "cac:Item", "description")
    told = () if described is None else tuple(text_of(d, "description") for d in each(described, "cbc:Description"))
    return ReadLine(
        description=" ".join(told),
        quantity=number_of(text_of(quantity, "quantity"), "quantity"),
        unit=quantity.get("unitCode", "")[:10],
        price=number(node, "cac:PricingReference/cac:AlternativeConditionPrice/cbc:PriceAmount", "price"),
        value=value,
        igv=igv,
        affectation=affectation,
        free=free,
    )


def _terms(root: "_Element", told: str, means: str = "") -> "_Element | None":
    """Return the payment terms of a name (`FormaPago`, `Detraccion`) and means; raises XmlFieldError for two."""
    found = [
        node
        for node in each(root, "cac:PaymentTerms")
        if text(node, "cbc:ID", "terms") == told and (not means or text(node, "cbc:PaymentMeansID", "terms") == means)
    ]
    if len(found) > 1:
        raise XmlFieldError("terms", FieldFault.REPEATED)
    return found[0] if found else None


def _owed(root: "_Element", currency: str) -> Money | None:
    """Return what the paper says is still to be paid on credit."""
    owed = _terms(root, "FormaPago", "Credito")
    return None if owed is None else amount(owed, "cbc:Amount", "instalment", currency)


def _instalments(root: "_Element", currency: str) -> tuple[Instalment, ...]:
    parts = []
    for node in each(root, "cac:PaymentTerms"):
        if text(node, "cbc:PaymentMeansID", "terms").startswith("Cuota"):
            date = day(node, "cbc:PaymentDueDate", "instalment")
            part = amount(node, "cbc:Amount", "instalment", currency)
            if date is None or part is None:
                raise XmlFieldError("instalment", FieldFault.MISSING)
            parts.append(Instalment(date, part))
    return tuple(parts)


def _detraction(root: "_Element") -> ReadDetraction | None:
    """Read the detracción, whose amount is in soles whatever the document is in."""
    terms = _terms(root, "Detraccion")
    if terms is None:
        return None
    percent = number(terms, "cbc:PaymentPercent", "detraction")
    soles = amount(terms, "cbc:Amount", "detraction", Currency.PEN)
    if percent is None or soles is None:
        raise XmlFieldError("detraction", FieldFault.MISSING)
    accounts = [
        text(means, "cac:PayeeFinancialAccount/cbc:ID", "detraction")
        for means in each(root, "cac:PaymentMeans")
        if text(means, "cbc:ID", "detraction") in ("", "Detraccion")
    ]
    code = needed(terms, "cbc:PaymentMeansID", "detraction")
    return ReadDetraction(code, percent, soles, next(filter(None, accounts), ""))


def _reference(root: "_Element", kind: _Kind) -> ReadReference | None:
    if not kind.code:
        return None
    path = "cac:BillingReference/cac:InvoiceDocumentReference"
    referred = one(root, path, "reference")
    if referred is None:
        raise XmlFieldError("reference", FieldFault.MISSING)
    code = needed(referred, "cbc:DocumentTypeCode", "reference")
    told = needed(referred, "cbc:ID", "reference")
    series, _dash, number_ = told.partition("-")
    try:
        series, number_ = checked_number(code, series, number_)
    except (UnknownPaperError, PaperNumberError):
        raise XmlFieldError("reference", FieldFault.UNREADABLE, told[:40]) from None
    reason = text(root, "cac:DiscrepancyResponse/cbc:Description", "reference")
    return ReadReference(code, series, number_, day(referred, "cbc:IssueDate", "reference"), reason)


def _operation(root: "_Element") -> str:
    """Return the kind of operation (catalogue 51) that the paper names, empty where it names none."""
    told = one(root, "cbc:InvoiceTypeCode", "code")
    return "" if told is None else told.get("listID", "")[:4]
