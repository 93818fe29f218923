"""Rules of what reports many documents at once: the daily summary of boletas and their notes, and the voiding."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from emprende_desktop.einvoice.rules.document import (
    SCHEME,
    TAX_ID,
    ZERO,
    Document,
    Node,
    day,
    figure,
    found,
    said,
    text,
)
from emprende_desktop.einvoice.rules.rule import (
    AMOUNT,
    LINE,
    NUMBER_8,
    Asked,
    Breach,
    Breaches,
    Rule,
    far,
    flaw,
    must,
    of_form,
    of_list,
    of_values,
    stands,
    unbroken,
    unique,
    words,
)
from emprende_desktop.einvoice.rules.sheet import limit, limits

_ISSUER = "cac:AccountingSupplierParty"
_NAME = "cac:Party/cac:PartyLegalEntity/cbc:RegistrationName"
_SUMMARY, _VOIDING = {"RC"}, {"RA"}
_BOTH = _SUMMARY | _VOIDING
_TYPE, _STATUS = "cbc:DocumentTypeCode", "cac:Status/cbc:ConditionCode"
_CUSTOMER = "{line}/cac:AccountingCustomerParty"
_REFERENCE = "cac:BillingReference/cac:InvoiceDocumentReference"
_PAYMENT = "{line}/sac:BillingPayment"
_CHARGE = "{line}/cac:AllowanceCharge"
_TAX = "{line}/cac:TaxTotal"
_TAX_CODE, _TAX_NAME = f"cac:TaxSubtotal/{SCHEME}", "cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme/cbc:Name"
_ADD, _EDIT, _VOID = "1", "2", "3"
_NOTES = frozenset({"07", "08"})
_MODIFIED = frozenset({"03", "12", "16", "55"})
_BOLETA = re.compile(rf"B[A-Z0-9]{{3}}-(?!0+$)[0-9]{{1,8}}|[0-9]{{1,4}}-{NUMBER_8}")
_MODIFIED_BOLETA = re.compile(rf"B[A-Z0-9]{{3}}-(?!0+$)[0-9]{{1,8}}|EB01-{NUMBER_8}|[0-9]{{1,4}}-{NUMBER_8}")
_TICKET = re.compile(r"[a-zA-Z0-9-]{1,20}-[a-zA-Z0-9-]{1,20}")
_HUNDRED = Decimal(100)
_FOREIGN_TYPES = frozenset(["4", "7", "0", "A", "B", "C", "D", "E", "F", "G"])
_SERIES = re.compile(r"F[A-Z0-9]{3}|[0-9]{1,4}")
_SPECIAL_SERIES = re.compile(r"F[A-Z0-9]{3}")
_SPECIAL = frozenset({"30", "34", "42"})


def _below_one(_document: Document, node: Node) -> bool:
    value = text(node, "cbc:LineID")
    return bool(re.fullmatch(r"[0-9]+", value)) and int(value) < 1


def _waited(document: Document, name: str) -> bool:
    about, sent = day(document.text("cbc:ReferenceDate")), document.facts.sent_on
    return about is not None and sent - about > dt.timedelta(days=int(limit(name, sent)))


def _late(document: Document) -> Iterator[Breach]:
    if _waited(document, "summary_days"):
        yield "cbc:ReferenceDate", document.text("cbc:ReferenceDate")


def _void_late(document: Document, node: Node) -> bool:
    series = text(node, "cbc:ID") if document.kind == "RC" else text(node, "sac:DocumentSerialID")
    asked = document.kind == "RA" or text(node, _STATUS) == _VOID
    return asked and not series[:1].isdigit() and _waited(document, "void_days")


def _twice_in(*states: str) -> Breaches:
    def breaches(document: Document) -> Iterator[Breach]:
        seen: dict[str, set[str]] = {}
        for node in document.nodes(LINE):
            name = f"{text(node, _TYPE)} {text(node, 'cbc:ID')}"
            seen.setdefault(name, set()).add(text(node, _STATUS))
        for name, found_states in seen.items():
            if found_states >= set(states):
                yield document.path(f"{LINE}/cbc:ID"), name

    return breaches


def _unnamed(document: Document, node: Node) -> bool:
    most = limit("named_customer_total", document.facts.sent_on)
    return figure(node, "sac:TotalAmount") > most and not found(node, "cac:AccountingCustomerParty")


def _customer_is(types: Collection[str]) -> Asked:
    return lambda _document, node: text(node, "cbc:AdditionalAccountID") in types


def _is_note(_document: Document, node: Node) -> bool:
    return text(node, _TYPE) in _NOTES


def _is_live_note(document: Document, node: Node) -> bool:
    return _is_note(document, node) and text(node, _STATUS) != _VOID


def _reference_of_boleta(document: Document, node: Node) -> bool:
    return bool(found(node, "cac:BillingReference")) and not _is_note(document, node)


def _reference_number(_document: Document, node: Node) -> bool:
    kind, number = text(node, f"{_REFERENCE}/{_TYPE}"), text(node, f"{_REFERENCE}/cbc:ID")
    if text(node, _STATUS) == _VOID or kind not in _MODIFIED:
        return False
    return not (_MODIFIED_BOLETA if kind == "03" else _TICKET).fullmatch(number)


def _reference_type(document: Document, node: Node) -> bool:
    kind = text(node, f"{_REFERENCE}/{_TYPE}")
    return _is_live_note(document, node) and bool(kind) and kind not in _MODIFIED


def _sums(node: Node) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Return the values of a line by kind of sale, and its taxes by code."""
    values = {
        text(item, "cbc:InstructionID"): figure(item, "cbc:PaidAmount") for item in found(node, "sac:BillingPayment")
    }
    taxes = {text(item, _TAX_CODE): figure(item, "cbc:TaxAmount") for item in found(node, "cac:TaxTotal")}
    return values, taxes


def _total_differs(document: Document, node: Node) -> bool:
    values, taxes = _sums(node)
    charges = sum((figure(item, "cbc:Amount") for item in found(node, "cac:AllowanceCharge")), ZERO)
    summed = sum((amount for kind, amount in values.items() if kind != "05"), charges) + sum(taxes.values(), ZERO)
    return far(figure(node, "sac:TotalAmount"), summed, limit("summary_tolerance", document.facts.sent_on))


def _igv_differs(document: Document, node: Node) -> bool:
    values, taxes = _sums(node)
    igv, base = taxes.get("1000", ZERO), values.get("01", ZERO) + taxes.get("2000", ZERO)
    name = "igv_pct" if text(node, _TYPE) == "03" else "note_igv_pct"
    rates = limits(name, day(document.text("cbc:ReferenceDate")) or document.facts.sent_on)
    tolerance = limit("summary_tolerance", document.facts.sent_on)
    return igv > ZERO and all(far(igv, base * rate / _HUNDRED, tolerance) for rate in rates)


def _other_currency(_document: Document, node: Node) -> bool:
    currency = text(node, "sac:TotalAmount/@currencyID")
    inside = found(node, ".//@currencyID[not(ancestor::sac:SUNATPerceptionSummaryDocumentReference)]")
    return any(str(item) != currency for item in inside)


def _repeated(within: str, path: str) -> Breaches:
    def breaches(document: Document) -> Iterator[Breach]:
        for line in document.nodes(LINE):
            values = [said(item) for item in found(line, f"{within}/{path}")]
            if len(set(values)) < len(values):
                yield document.path(f"{LINE}/{within}/{path}"), max(values, key=values.count)

    return breaches


def _no_charge(_document: Document, node: Node) -> bool:
    return figure(node, "cbc:Amount") == ZERO


def _no_igv(_document: Document, node: Node) -> bool:
    return not {"1000", "1016"} & {said(item) for item in found(node, f"cac:TaxTotal/{_TAX_CODE}")}


def _subtotal_differs(_document: Document, node: Node) -> bool:
    return not found(node, "cac:TaxSubtotal/cbc:TaxAmount") or (
        figure(node, "cac:TaxSubtotal/cbc:TaxAmount") != figure(node, "cbc:TaxAmount")
    )


def _taxed(code: str) -> Asked:
    return lambda _document, node: text(node, _TAX_CODE) == code


def _serial(_document: Document, node: Node) -> bool:
    series = text(node, "sac:DocumentSerialID")
    form = _SPECIAL_SERIES if text(node, _TYPE) in _SPECIAL else _SERIES
    return bool(series) and not form.fullmatch(series)


HEAD = (
    must("2219", "", f"{_ISSUER}/cbc:AdditionalAccountID", kinds=_SUMMARY),
    of_values("2218", "", f"{_ISSUER}/cbc:AdditionalAccountID", {TAX_ID, ""}, kinds=_SUMMARY),
    must("2288", "", f"{_ISSUER}/cbc:AdditionalAccountID", kinds=_VOIDING),
    of_values("2287", "", f"{_ISSUER}/cbc:AdditionalAccountID", {TAX_ID, ""}, kinds=_VOIDING),
    must("2229", "", f"{_ISSUER}/{_NAME}", kinds=_BOTH),
    of_form("2228", "", f"{_ISSUER}/{_NAME}", words(3, 100), kinds=_BOTH),
    unique("2752", LINE, "cbc:LineID", kinds=_BOTH),
    flaw("2957", LINE, "cbc:ID", _void_late, kinds=_BOTH),
)

SUMMARY = (
    Rule("4443", _late, _SUMMARY),
    of_form("2238", LINE, "cbc:LineID", re.compile(r"[0-9]{1,5}"), kinds=_SUMMARY),
    flaw("2239", LINE, "cbc:LineID", _below_one, kinds=_SUMMARY),
    stands("2512", LINE, "cbc:ID", kinds=_SUMMARY),
    of_form("2513", LINE, "cbc:ID", _BOLETA, kinds=_SUMMARY),
    must("2242", LINE, _TYPE, kinds=_SUMMARY),
    of_values("2241", LINE, _TYPE, {"03", "07", "08", ""}, kinds=_SUMMARY),
    unique("3094", LINE, _TYPE, "cbc:ID", _STATUS, kinds=_SUMMARY),
    Rule("3095", _twice_in(_ADD, _EDIT), _SUMMARY),
    Rule("3096", _twice_in(_EDIT, _VOID), _SUMMARY),
    flaw("2514", LINE, "cac:AccountingCustomerParty", _unnamed, kinds=_SUMMARY),
    stands("2014", _CUSTOMER, "cbc:CustomerAssignedAccountID", kinds=_SUMMARY),
    stands("2015", _CUSTOMER, "cbc:AdditionalAccountID", kinds=_SUMMARY),
    of_list("2016", _CUSTOMER, "cbc:AdditionalAccountID", "06", also={"-"}, kinds=_SUMMARY),
    of_form(
        "2017",
        _CUSTOMER,
        "cbc:CustomerAssignedAccountID",
        re.compile(r"[0-9]{11}"),
        kinds=_SUMMARY,
        where=_customer_is({TAX_ID}),
    ),
    of_form(
        "4207",
        _CUSTOMER,
        "cbc:CustomerAssignedAccountID",
        re.compile(r"[0-9]{8}"),
        kinds=_SUMMARY,
        where=_customer_is({"1"}),
    ),
    of_form(
        "4208",
        _CUSTOMER,
        "cbc:CustomerAssignedAccountID",
        unbroken(1, 20),
        kinds=_SUMMARY,
        where=_customer_is(_FOREIGN_TYPES),
    ),
    flaw("2582", LINE, "cac:BillingReference", _reference_of_boleta, kinds=_SUMMARY),
    must("2524", LINE, f"{_REFERENCE}/cbc:ID", kinds=_SUMMARY, where=_is_live_note),
    flaw("2920", LINE, f"{_REFERENCE}/cbc:ID", _reference_number, kinds=_SUMMARY),
    must("2583", LINE, f"{_REFERENCE}/{_TYPE}", kinds=_SUMMARY, where=_is_live_note),
    flaw("2513", LINE, f"{_REFERENCE}/{_TYPE}", _reference_type, kinds=_SUMMARY),
    must("2522", LINE, _STATUS, kinds=_SUMMARY),
    of_list("2896", LINE, _STATUS, "19", also={""}, kinds=_SUMMARY),
    of_form("2251", LINE, "sac:TotalAmount", AMOUNT, kinds=_SUMMARY),
    flaw("4027", LINE, "sac:TotalAmount", _total_differs, kinds=_SUMMARY),
    flaw("2071", LINE, "sac:TotalAmount/@currencyID", _other_currency, kinds=_SUMMARY),
)

SUMS = (
    stands("2255", _PAYMENT, "cbc:PaidAmount", kinds=_SUMMARY),
    of_form("2254", _PAYMENT, "cbc:PaidAmount", AMOUNT, kinds=_SUMMARY),
    stands("2257", _PAYMENT, "cbc:InstructionID", kinds=_SUMMARY),
    of_list("2256", _PAYMENT, "cbc:InstructionID", "11", kinds=_SUMMARY),
    Rule("2357", _repeated("sac:BillingPayment", "cbc:InstructionID"), _SUMMARY),
    of_values("2263", _CHARGE, "cbc:ChargeIndicator", {"true"}, kinds=_SUMMARY),
    Rule("2411", _repeated("cac:AllowanceCharge", "cbc:ChargeIndicator"), _SUMMARY),
    of_form("2261", _CHARGE, "cbc:Amount", AMOUNT, kinds=_SUMMARY),
    flaw("2266", _CHARGE, "cbc:Amount", _no_charge, kinds=_SUMMARY),
    flaw("2278", LINE, f"cac:TaxTotal/{_TAX_CODE}", _no_igv, kinds=_SUMMARY),
    of_form("2048", _TAX, "cbc:TaxAmount", AMOUNT, kinds=_SUMMARY),
    flaw("4019", LINE, "cac:TaxTotal/cbc:TaxAmount", _igv_differs, kinds=_SUMMARY),
    flaw("2344", _TAX, "cac:TaxSubtotal/cbc:TaxAmount", _subtotal_differs, kinds=_SUMMARY),
    must("2269", _TAX, _TAX_CODE, kinds=_SUMMARY),
    of_list("2268", _TAX, _TAX_CODE, "05", also={""}, kinds=_SUMMARY),
    Rule("2355", _repeated("cac:TaxTotal", _TAX_CODE), _SUMMARY),
    must("2271", _TAX, _TAX_NAME, kinds=_SUMMARY),
    of_values("2276", _TAX, _TAX_NAME, {"IGV", ""}, kinds=_SUMMARY, where=_taxed("1000")),
    of_values("2275", _TAX, _TAX_NAME, {"ISC", ""}, kinds=_SUMMARY, where=_taxed("2000")),
    of_values("3051", _TAX, _TAX_NAME, {"IVAP", ""}, kinds=_SUMMARY, where=_taxed("1016")),
)

VOIDING = (
    must("2307", LINE, "cbc:LineID", kinds=_VOIDING),
    of_form("2305", LINE, "cbc:LineID", re.compile(r"([0-9]{1,5})?"), kinds=_VOIDING),
    flaw("2306", LINE, "cbc:LineID", _below_one, kinds=_VOIDING),
    must("2309", LINE, _TYPE, kinds=_VOIDING),
    of_values("2308", LINE, _TYPE, {"01", "07", "08", "30", "34", "42", ""}, kinds=_VOIDING),
    must("2311", LINE, "sac:DocumentSerialID", kinds=_VOIDING),
    flaw("2310", LINE, "sac:DocumentSerialID", _serial, kinds=_VOIDING),
    must("2313", LINE, "sac:DocumentNumberID", kinds=_VOIDING),
    of_form("2312", LINE, "sac:DocumentNumberID", re.compile(r"([0-9]{1,8})?"), kinds=_VOIDING),
    unique("2348", LINE, _TYPE, "sac:DocumentSerialID", "sac:DocumentNumberID", kinds=_VOIDING),
    must("2315", LINE, "sac:VoidReasonDescription", kinds=_VOIDING),
    of_form("4203", LINE, "sac:VoidReasonDescription", re.compile(r".{3,}|", re.DOTALL), kinds=_VOIDING),
)
