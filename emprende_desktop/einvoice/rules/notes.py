"""Rules of credit and debit notes: their reason, and the documents that they modify."""

import re
from collections.abc import Iterator
from decimal import Decimal

from emprende_desktop.einvoice.rules.document import ZERO, Document, Modified, Node, text
from emprende_desktop.einvoice.rules.rule import (
    NOTES,
    NUMBER_8,
    Asked,
    Breach,
    Breaches,
    Rule,
    alone,
    flaw,
    must,
    of_list,
    unique,
    words,
)
from emprende_desktop.einvoice.rules.rule import of_form as form

_RESPONSE = "cac:DiscrepancyResponse"
_REFERENCE = "cac:BillingReference/cac:InvoiceDocumentReference"
_TYPE = "cbc:DocumentTypeCode"
_OTHER = "cac:AdditionalDocumentReference"
_OPEN_REASON = {"07": "10", "08": "03"}
_EXPORT, _RESCHEDULED, _OTHERS = "11", "13", "99"
_AUTHORISED = frozenset(
    [
        "05",
        "06",
        "12",
        "13",
        "15",
        "16",
        "18",
        "21",
        "28",
        "30",
        "34",
        "37",
        "42",
        "43",
        "45",
        "55",
        "11",
        "17",
        "23",
        "24",
        "56",
    ]
)
_OF_FACTURA = _AUTHORISED | {"01"}
_OF_BOLETA = frozenset({"03", "12", "16", "55"})
_NUMBERS = {
    "01": re.compile(rf"F[A-Z0-9]{{3}}-{NUMBER_8}|E001-{NUMBER_8}|[0-9]{{1,4}}-{NUMBER_8}"),
    "03": re.compile(rf"B[A-Z0-9]{{3}}-{NUMBER_8}|EB01-{NUMBER_8}|[0-9]{{1,4}}-{NUMBER_8}"),
}
_ANY_NUMBER = re.compile(r"[a-zA-Z0-9-]{1,20}-[a-zA-Z0-9-]{1,20}")
_KNOWN = frozenset({"01", "03", "30", "34", "42"})


def _is_open(document: Document) -> bool:
    return document.reason == _OPEN_REASON[document.kind]


def _references(document: Document) -> list[tuple[str, str]]:
    return [(text(node, _TYPE), text(node, "cbc:ID")) for node in document.nodes(_REFERENCE)]


def _unreferred(document: Document) -> Iterator[Breach]:
    if not _is_open(document) and not document.nodes(_REFERENCE):
        yield _REFERENCE, ""


def _more_than_one(reason: str) -> Breaches:
    def breaches(document: Document) -> Iterator[Breach]:
        if document.reason == reason and len(document.nodes(_REFERENCE)) > 1:
            yield _REFERENCE, ""

    return breaches


def _number(_document: Document, node: Node) -> bool:
    kind, number = text(node, _TYPE), text(node, "cbc:ID")
    if kind in _NUMBERS:
        return not _NUMBERS[kind].fullmatch(number)
    if kind in _AUTHORISED:
        return not _ANY_NUMBER.fullmatch(number)
    return kind in {"", "-"} and bool(number) and not _ANY_NUMBER.fullmatch(number)


def _type_of(first: str, types: frozenset[str]) -> Asked:
    def broken(document: Document, node: Node) -> bool:
        open_types = {"", "-"} if _is_open(document) else set()
        series = document.number[:1]
        asked = series.isdigit() if first == "0" else series == first
        return asked and text(node, _TYPE) not in types | open_types

    return broken


def _mixed(document: Document) -> Iterator[Breach]:
    types = {kind for kind, _number in _references(document)}
    if len(types) > 1:
        yield f"{_REFERENCE}/{_TYPE}", " ".join(sorted(types))


def _rescheduled_other(document: Document, node: Node) -> bool:
    return document.reason == _RESCHEDULED and text(node, _TYPE) != "01"


def _unfit_for_boleta(document: Document) -> Iterator[Breach]:
    if document.modifies == "03" and document.reason in {"04", "05", "08"}:
        yield f"{_RESPONSE}/cbc:ResponseCode", document.reason


def _known(document: Document, kinds: frozenset[str] | set[str], series: str) -> list[Modified]:
    wanted = {(kind, number) for kind, number in _references(document) if kind in kinds and number[:1] in series}
    return [item for item in document.facts.modified if (item.kind, item.number) in wanted]


def _before(document: Document) -> Iterator[Breach]:
    for item in _known(document, _KNOWN, "BFE"):
        if not _is_open(document) and document.issued is not None and document.issued < item.issued:
            yield "cbc:IssueDate", document.issued.isoformat()


def _above(kind: str, series: str) -> Breaches:
    def breaches(document: Document) -> Iterator[Breach]:
        known = _known(document, {kind}, series)
        total: Decimal = sum((item.total for item in known), ZERO)
        payable = document.figure("{total}/cbc:PayableAmount")
        if known and not _is_open(document) and payable > total:
            yield document.path("{total}/cbc:PayableAmount"), str(payable)

    return breaches


def _other_currency(kinds: frozenset[str], series: str) -> Breaches:
    def breaches(document: Document) -> Iterator[Breach]:
        for item in _known(document, kinds, series):
            if item.currency != document.currency:
                yield "cbc:DocumentCurrencyCode", document.currency

    return breaches


def _not_on_credit(document: Document) -> Iterator[Breach]:
    for item in _known(document, {"01"}, "FE0123456789"):
        if document.reason == _RESCHEDULED and not item.on_credit:
            yield f"{_REFERENCE}/cbc:ID", item.number


def _not_zero(document: Document) -> Iterator[Breach]:
    payable = document.figure("{total}/cbc:PayableAmount")
    if document.reason == _RESCHEDULED and payable != ZERO:
        yield document.path("{total}/cbc:PayableAmount"), str(payable)


def _others_repeated(document: Document) -> Iterator[Breach]:
    types = [text(node, _TYPE) for node in document.nodes(_OTHER)]
    if _is_open(document) and types.count(_OTHERS) > 1:
        yield f"{_OTHER}/{_TYPE}", _OTHERS


def _other_unnumbered(document: Document, node: Node) -> bool:
    return not _is_open(document) and text(node, _TYPE) == _OTHERS and not text(node, "cbc:ID")


def _not_others(document: Document, node: Node) -> bool:
    return _is_open(document) and text(node, _TYPE) != _OTHERS


_CREDIT, _DEBIT = {"07"}, {"08"}

RULES = (
    must("2128", "", f"{_RESPONSE}/cbc:ResponseCode", kinds=NOTES),
    of_list("2172", "", f"{_RESPONSE}/cbc:ResponseCode", "09", also={""}, kinds=_CREDIT),
    of_list("2172", "", f"{_RESPONSE}/cbc:ResponseCode", "10", also={""}, kinds=_DEBIT),
    alone("3203", "", f"{_RESPONSE}/cbc:ResponseCode", kinds=NOTES),
    must("2136", "", f"{_RESPONSE}/cbc:Description", kinds=NOTES),
    form("2135", "", f"{_RESPONSE}/cbc:Description", words(1, 500), kinds=NOTES),
    Rule("2524", _unreferred, NOTES),
    Rule("3261", _more_than_one(_RESCHEDULED), _CREDIT),
    Rule("3194", _more_than_one(_EXPORT), NOTES),
    flaw("2117", _REFERENCE, "cbc:ID", _number, kinds=_CREDIT),
    flaw("2205", _REFERENCE, "cbc:ID", _number, kinds=_DEBIT),
    flaw("2116", _REFERENCE, _TYPE, _type_of("F", _OF_FACTURA), kinds=_CREDIT),
    flaw("2204", _REFERENCE, _TYPE, _type_of("F", _OF_FACTURA), kinds=_DEBIT),
    flaw("2399", _REFERENCE, _TYPE, _type_of("B", _OF_BOLETA), kinds=_CREDIT),
    flaw("2400", _REFERENCE, _TYPE, _type_of("B", _OF_BOLETA), kinds=_DEBIT),
    flaw("2594", _REFERENCE, _TYPE, _type_of("0", _OF_FACTURA | {"03"}), kinds=NOTES),
    flaw("3259", _REFERENCE, _TYPE, _rescheduled_other, kinds=_CREDIT),
    Rule("2884", _mixed, NOTES),
    Rule("4367", _unfit_for_boleta, _CREDIT),
    Rule("2885", _before, NOTES),
    Rule("3286", _above("01", "FE"), _CREDIT),
    Rule("4028", _above("03", "BFE"), _CREDIT),
    Rule("3209", _other_currency(frozenset({"01", "30", "34", "35", "42"}), "FE"), NOTES),
    Rule("4368", _other_currency(frozenset({"03"}), "BE"), NOTES),
    Rule("3260", _not_on_credit, _CREDIT),
    unique("2365", _REFERENCE, _TYPE, "cbc:ID", kinds=NOTES),
    Rule("3315", _not_zero, _CREDIT),
    Rule("2635", _others_repeated, _CREDIT),
    flaw("2636", _OTHER, "cbc:ID", _other_unnumbered, kinds=_CREDIT),
    flaw("2637", _OTHER, _TYPE, _not_others, kinds=_CREDIT),
)
