"""Rules of how a document is paid: cash or credit with instalments, detraction, and what was paid in advance."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from emprende_desktop.einvoice.rules.document import ZERO, Document, Modified, Node, day, figure, found, text
from emprende_desktop.einvoice.rules.rule import (
    AMOUNT,
    DATE,
    INVOICES,
    NUMBER_8,
    SALES,
    TERMS,
    Asked,
    Breach,
    Breaches,
    Rule,
    alone,
    flaw,
    must,
    of_form,
    of_list,
    of_values,
    stands,
)

_MEANS = "cac:PaymentMeans"
_CASH, _CREDIT = "Contado", "Credito"
_INSTALMENT = re.compile(r"Cuota[0-9]{3}")
_POSITIVE = re.compile(r"(?!0+(\.0+)?$)[0-9]{1,12}(\.[0-9]{1,2})?")
_DETRACTION = "Detraccion"
_SUBJECT = frozenset({"1001", "1002", "1003", "1004"})
_RESCHEDULED = "13"


def _way(node: Node) -> str:
    return text(node, "cbc:PaymentMeansID") if text(node, "cbc:ID") == "FormaPago" else ""


def _pays(_document: Document, node: Node) -> bool:
    return text(node, "cbc:ID") == "FormaPago"


def _on_credit(_document: Document, node: Node) -> bool:
    return _way(node) == _CREDIT


def _is_instalment(_document: Document, node: Node) -> bool:
    return _INSTALMENT.fullmatch(_way(node)) is not None


def _credit_to_ruc(document: Document, node: Node) -> bool:
    return _on_credit(document, node) and document.buyer_has_ruc


def _instalment_of_ruc(document: Document, node: Node) -> bool:
    return _is_instalment(document, node) and document.buyer_has_ruc


def _ways(document: Document) -> list[str]:
    return [_way(node) for node in document.nodes(TERMS) if _pays(document, node)]


def _unsaid(document: Document) -> Iterator[Breach]:
    if not _ways(document):
        yield f"{TERMS}/cbc:ID", ""


def _unsaid_rescheduled(document: Document) -> Iterator[Breach]:
    if document.reason == _RESCHEDULED:
        yield from _unsaid(document)


def _both(document: Document) -> Iterator[Breach]:
    if {_CASH, _CREDIT} <= set(_ways(document)):
        yield f"{TERMS}/cbc:PaymentMeansID", f"{_CASH} {_CREDIT}"


def _way_repeated(document: Document) -> Iterator[Breach]:
    ways = [way for way in _ways(document) if way]
    if len(set(ways)) < len(ways):
        yield f"{TERMS}/cbc:PaymentMeansID", max(ways, key=ways.count)


def _no_instalment(document: Document, node: Node) -> bool:
    return _credit_to_ruc(document, node) and not any(_INSTALMENT.fullmatch(way) for way in _ways(document))


def _no_credit(document: Document, node: Node) -> bool:
    return _is_instalment(document, node) and _CREDIT not in _ways(document)


def _above_total(document: Document, node: Node) -> bool:
    return figure(node, "cbc:Amount") > document.figure("{total}/cbc:PayableAmount")


def _credit_above_total(document: Document, node: Node) -> bool:
    return _on_credit(document, node) and _above_total(document, node)


def _instalment_above_total(document: Document, node: Node) -> bool:
    return _is_instalment(document, node) and _above_total(document, node)


def _unequal_instalments(document: Document, node: Node) -> bool:
    asked = document.kind == "01" or document.reason == _RESCHEDULED
    parts = (figure(item, "cbc:Amount") for item in document.nodes(TERMS) if _is_instalment(document, item))
    return asked and _credit_to_ruc(document, node) and figure(node, "cbc:Amount") != sum(parts, ZERO)


def _due_too_soon(document: Document, node: Node) -> bool:
    due, issued = day(text(node, "cbc:PaymentDueDate")), document.issued
    return _is_instalment(document, node) and due is not None and issued is not None and due <= issued


def _modified(document: Document) -> Modified | None:
    """Return what the books know of the first document that a note modifies, or None."""
    wanted = (document.modifies, document.text("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"))
    return next((item for item in document.facts.modified if (item.kind, item.number) == wanted), None)


def _above_modified(document: Document, node: Node) -> bool:
    known = _modified(document)
    asked = document.reason == _RESCHEDULED and _on_credit(document, node)
    return asked and known is not None and figure(node, "cbc:Amount") > known.total


def _due_before_modified(document: Document, node: Node) -> bool:
    known, due = _modified(document), day(text(node, "cbc:PaymentDueDate"))
    return _is_instalment(document, node) and known is not None and due is not None and due <= known.issued


_F, _FN = {"01"}, {"01", "07"}
_WAY = "cbc:PaymentMeansID"

PAYMENT = (
    Rule("3244", _unsaid, _F),
    Rule("3257", _unsaid_rescheduled, {"07"}),
    stands("3245", TERMS, _WAY, kinds=_FN, where=_pays),
    of_form("3246", TERMS, _WAY, re.compile(r"Contado|Credito|Cuota[0-9]{3}"), kinds=_F, where=_pays),
    of_form("3246", TERMS, _WAY, re.compile(r"Credito|Cuota[0-9]{3}"), kinds={"07"}, where=_pays),
    alone("3461", TERMS, _WAY, kinds=_F),
    Rule("3247", _both, _F),
    Rule("3248", _way_repeated, _FN),
    flaw("3249", TERMS, _WAY, _no_instalment, kinds=_FN),
    of_form("3250", TERMS, "cbc:Amount", AMOUNT, kinds=_FN, where=_on_credit),
    stands("3251", TERMS, "cbc:Amount", kinds=_FN, where=_credit_to_ruc),
    flaw("3265", TERMS, "cbc:Amount", _credit_above_total, kinds=_F),
    flaw("3319", TERMS, "cbc:Amount", _unequal_instalments, kinds=_FN),
    flaw("3320", TERMS, "cbc:Amount", _above_modified, kinds={"07"}),
    flaw("3252", TERMS, _WAY, _no_credit, kinds=_FN),
    of_form("3253", TERMS, "cbc:Amount", AMOUNT, kinds=_FN, where=_is_instalment),
    stands("3254", TERMS, "cbc:Amount", kinds=_FN, where=_instalment_of_ruc),
    flaw("3266", TERMS, "cbc:Amount", _instalment_above_total, kinds=_F),
    of_form("3255", TERMS, "cbc:PaymentDueDate", DATE, kinds=_FN, where=_is_instalment),
    stands("3256", TERMS, "cbc:PaymentDueDate", kinds=_FN, where=_instalment_of_ruc),
    flaw("3267", TERMS, "cbc:PaymentDueDate", _due_too_soon, kinds=_F),
    flaw("3321", TERMS, "cbc:PaymentDueDate", _due_before_modified, kinds={"07"}),
)


def _detracts(_document: Document, node: Node) -> bool:
    return text(node, "cbc:ID") == _DETRACTION


def _detracted(document: Document, within: str) -> bool:
    return any(_detracts(document, node) for node in document.nodes(within))


def _undetracted(document: Document) -> Iterator[Breach]:
    if document.operation in _SUBJECT and not _detracted(document, TERMS):
        yield f"{TERMS}/cbc:ID", ""


def _no_account(document: Document) -> Iterator[Breach]:
    if document.operation in _SUBJECT and not _detracted(document, _MEANS):
        yield f"{_MEANS}/cbc:ID", ""


def _not_subject(document: Document, node: Node) -> bool:
    return document.operation not in _SUBJECT and _detracts(document, node)


def _without(other: str) -> Asked:
    return lambda document, node: _detracts(document, node) and not _detracted(document, other)


def _foreign_detraction(document: Document, node: Node) -> bool:
    return _detracts(document, node) and text(node, "cbc:Amount/@currencyID") != "PEN"


_DETRACTED = SALES | {"08"}

DETRACTION = (
    Rule("3127", _undetracted, SALES),
    must("3127", TERMS, _WAY, kinds=_DETRACTED, where=_detracts),
    flaw("3128", TERMS, "cbc:ID", _not_subject, kinds=SALES),
    of_list("3033", f"{TERMS}[cbc:ID = '{_DETRACTION}']", _WAY, "54", also={""}, kinds=_DETRACTED),
    Rule("3034", _no_account, SALES),
    must("3034", _MEANS, "cac:PayeeFinancialAccount/cbc:ID", kinds=_DETRACTED, where=_detracts),
    of_list("3174", _MEANS, "cbc:PaymentMeansCode", "59", kinds=_DETRACTED),
    stands("3035", TERMS, "cbc:Amount", kinds=_DETRACTED, where=_detracts),
    of_form("3037", TERMS, "cbc:Amount", _POSITIVE, kinds=_DETRACTED, where=_detracts),
    flaw("3208", TERMS, "cbc:Amount/@currencyID", _foreign_detraction, kinds=_DETRACTED),
    flaw("3313", TERMS, "cbc:ID", _without(_MEANS), kinds={"08"}),
    flaw("3314", _MEANS, "cbc:ID", _without(TERMS), kinds={"08"}),
)

_PREPAID = "cac:PrepaidPayment"
_OTHER = "cac:AdditionalDocumentReference"
_PAYMENT, _ISSUER = "cbc:DocumentStatusCode", "cac:IssuerParty/cac:PartyIdentification/cbc:ID"
_NUMBERS = {
    "02": re.compile(rf"F[A-Z0-9]{{3}}-{NUMBER_8}|E001-{NUMBER_8}|[0-9]{{1,4}}-{NUMBER_8}"),
    "03": re.compile(rf"B[A-Z0-9]{{3}}-{NUMBER_8}|EB01-{NUMBER_8}|[0-9]{{1,4}}-{NUMBER_8}"),
    "10": re.compile(rf"L[A-Z0-9]{{3}}-{NUMBER_8}|E001-{NUMBER_8}|[0-9]{{1,4}}-{NUMBER_8}"),
}


def _types(document: Document) -> Collection[str]:
    return {"10"} if document.kind == "04" else {"02", "03"}


def _is_advance(document: Document, node: Node) -> bool:
    return text(node, "cbc:DocumentTypeCode") in _types(document)


def _linked(_document: Document, node: Node) -> bool:
    return bool(text(node, _PAYMENT))


def _is_amount(_document: Document, node: Node) -> bool:
    return bool(found(node, "cbc:PaidAmount"))


def _payment_alone(document: Document, node: Node) -> bool:
    named = {text(item, _PAYMENT) for item in document.nodes(_OTHER) if _is_advance(document, item)}
    return bool(text(node, "cbc:ID")) and text(node, "cbc:ID") not in named


def _reference_alone(document: Document, node: Node) -> bool:
    paid = {text(item, "cbc:ID") for item in document.nodes(_PREPAID)}
    return _is_advance(document, node) and _linked(document, node) and text(node, _PAYMENT) not in paid


def _repeated(within: str, path: str, advances: Asked) -> Breaches:
    def breaches(document: Document) -> Iterator[Breach]:
        names = [text(node, path) for node in document.nodes(within) if advances(document, node)]
        names = [name for name in names if name]
        if len(set(names)) < len(names):
            yield f"{within}/{path}", max(names, key=names.count)

    return breaches


def _not_above_zero(document: Document, node: Node) -> bool:
    return _is_amount(document, node) and figure(node, "cbc:PaidAmount") <= ZERO


def _total(document: Document) -> Decimal:
    return document.figure("{total}/cbc:PrepaidAmount")


def _no_total(document: Document, node: Node) -> bool:
    return figure(node, "cbc:PaidAmount") > ZERO and _total(document) <= ZERO


def _advance_number(document: Document, node: Node) -> bool:
    kind = text(node, "cbc:DocumentTypeCode")
    asked = kind in _types(document) and bool(found(node, f"{_ISSUER}/@schemeID"))
    return asked and not _NUMBERS[kind].fullmatch(text(node, "cbc:ID"))


def _issuer_type(document: Document, node: Node) -> bool:
    has_issuer = _linked(document, node) and bool(found(node, _ISSUER))
    return has_issuer and text(node, f"{_ISSUER}/@schemeID") != "6"


def _advances_differ(document: Document) -> Iterator[Breach]:
    paid = sum((figure(node, "cbc:PaidAmount") for node in document.nodes(_PREPAID)), ZERO)
    if _total(document) > ZERO and paid != _total(document):
        yield document.path("{total}/cbc:PrepaidAmount"), str(_total(document))


def _no_discount(document: Document) -> Iterator[Breach]:
    if _total(document) > ZERO and document.allowed("04", "05", "06") <= ZERO:
        yield document.path("{total}/cbc:PrepaidAmount"), str(_total(document))


def _discount_alone(document: Document) -> Iterator[Breach]:
    if document.allowed("04", "05", "06", "20") > ZERO and _total(document) <= ZERO:
        yield "cac:AllowanceCharge/cbc:Amount", str(document.allowed("04", "05", "06", "20"))


PREPAID = (
    must("3211", _PREPAID, "cbc:ID", kinds=INVOICES, where=_is_amount),
    Rule("3212", _repeated(_PREPAID, "cbc:ID", _is_amount), INVOICES),
    flaw("3213", _PREPAID, "cbc:ID", _payment_alone, kinds=INVOICES),
    flaw("2503", _PREPAID, "cbc:PaidAmount", _not_above_zero, kinds=INVOICES),
    flaw("3220", _PREPAID, "cbc:PaidAmount", _no_total, kinds=INVOICES),
    flaw("3214", _OTHER, _PAYMENT, _reference_alone, kinds=INVOICES),
    Rule("3215", _repeated(_OTHER, _PAYMENT, _is_advance), INVOICES),
    stands("3216", _OTHER, _PAYMENT, kinds=INVOICES, where=_is_advance),
    flaw("2521", _OTHER, "cbc:ID", _advance_number, kinds=INVOICES),
    of_values("2505", _OTHER, "cbc:DocumentTypeCode", {"02", "03"}, kinds=SALES, where=_linked),
    of_values("2465", _OTHER, "cbc:DocumentTypeCode", {"10"}, kinds={"04"}, where=_linked),
    must("3217", _OTHER, _ISSUER, kinds=INVOICES, where=_linked),
    flaw("2520", _OTHER, f"{_ISSUER}/@schemeID", _issuer_type, kinds=INVOICES),
    Rule("2509", _advances_differ, INVOICES),
    Rule("3287", _no_discount, SALES),
    Rule("3282", _discount_alone, SALES),
)
