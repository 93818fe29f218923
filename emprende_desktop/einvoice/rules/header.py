"""Rules of the document's head: versions, number, day, type, currency, legends and type of operation."""

import datetime as dt
import re
from collections.abc import Iterator

from emprende_desktop.einvoice.catalogues import catalogue
from emprende_desktop.einvoice.rules.document import Document, day, found
from emprende_desktop.einvoice.rules.rule import (
    EVERY,
    INVOICES,
    NOTES,
    NUMBER_8,
    SALES,
    Breach,
    Rule,
    must,
    of_form,
    of_list,
    of_values,
    unbroken,
    unique,
    words,
)
from emprende_desktop.einvoice.rules.sheet import limit

_PLACES = {"01": "Factura", "03": "Boleta", "04": "Liquidación"}
_SERIES = {
    "01": "[F][A-Z0-9]{3}",
    "03": "[B][A-Z0-9]{3}",
    "04": "[L][A-Z0-9]{3}",
    "07": "[BF][A-Z0-9]{3}",
    "08": "[BF][A-Z0-9]{3}",
}
_NAME = re.compile(r"([0-9]{11})-([0-9A-Z]{2})-(.+)")
# Amounts in another currency than the document's: what is paid to the State in soles, and perceptions.
_OTHER_CURRENCY = (
    "//@currencyID[. != $currency]"
    "[not(ancestor::cac:PaymentTerms[cbc:ID = 'Detraccion' or cbc:ID = 'Percepcion'])]"
    "[not(ancestor::cac:AllowanceCharge[contains(' 51 52 53 ', concat(' ', cbc:AllowanceChargeReasonCode, ' '))])]"
)


def _file_part(place: int, document: Document) -> str:
    match = _NAME.fullmatch(document.facts.file_name)
    return match[place] if match else ""


def _differs_from_name(path: str, part: int, document: Document) -> Iterator[Breach]:
    if document.text(path) != _file_part(part, document):
        yield document.path(path), document.text(path)


def _issuer(document: Document) -> Iterator[Breach]:
    party = "cac:AccountingCustomerParty" if document.kind == "04" else "cac:AccountingSupplierParty"
    within = (
        "cbc:CustomerAssignedAccountID"
        if document.kind in {"RC", "RA"}
        else ("cac:Party/cac:PartyIdentification/cbc:ID")
    )
    yield from _differs_from_name(f"{party}/{within}", 1, document)


def _series(document: Document) -> Iterator[Breach]:
    if document.number.partition("-")[0] != _file_part(3, document).partition("-")[0]:
        yield "cbc:ID", document.number


def _number(document: Document) -> Iterator[Breach]:
    if document.number.partition("-")[2] != _file_part(3, document).partition("-")[2]:
        yield "cbc:ID", document.number


def _shape(document: Document) -> Iterator[Breach]:
    series = _SERIES[document.kind]
    if not re.fullmatch(rf"({series}|[0-9]{{1,4}})-{NUMBER_8}", document.number):
        yield "cbc:ID", document.number


def _late(document: Document) -> Iterator[Breach]:
    last = document.facts.last_day
    if document.kind in NOTES and document.number.startswith("B"):
        return
    if last is not None and document.facts.sent_on > last and not document.number[:1].isdigit():
        yield "cbc:IssueDate", document.text("cbc:IssueDate")


def _late_boleta(document: Document) -> Iterator[Breach]:
    if document.kind == "03":
        yield from _late(document)
    elif document.number.startswith("B") and _waited(document, "boleta_note_days"):
        yield "cbc:IssueDate", document.text("cbc:IssueDate")


def _late_printed(document: Document) -> Iterator[Breach]:
    if document.number[:1].isdigit() and _waited(document, "physical_settlement_days"):
        yield "cbc:IssueDate", document.text("cbc:IssueDate")


def _waited(document: Document, name: str) -> bool:
    sent, issued = document.facts.sent_on, document.issued
    return issued is not None and (sent - issued).days > limit(name, sent)


def _ahead(document: Document) -> Iterator[Breach]:
    name = "settlement_ahead_days" if document.kind == "04" else "ahead_days"
    sent, issued = document.facts.sent_on, document.issued
    if issued is not None and issued > sent + dt.timedelta(days=int(limit(name, sent))):
        yield "cbc:IssueDate", document.text("cbc:IssueDate")


def _currency(document: Document) -> Iterator[Breach]:
    for attribute in found(document.root, _OTHER_CURRENCY.replace("$currency", f"'{_bare(document.currency)}'")):
        yield f"{attribute.getparent().tag.rpartition('}')[2]}/@currencyID", str(attribute)


def _bare(currency: str) -> str:
    return currency if currency.isalpha() else ""


def _operation(document: Document) -> Iterator[Breach]:
    row = catalogue("51").get(document.operation)
    place = row["tipo_de_comprobante_asociado"] if row else ""
    if document.operation and (row is None or (place and _PLACES[document.kind] not in place)):
        yield "cbc:InvoiceTypeCode/@listID", document.operation


def _detraction_legend(document: Document) -> Iterator[Breach]:
    if document.operation == "1001" and "2006" not in document.legends:
        yield "cbc:Note/@languageLocaleID", ""


def _after(document: Document) -> Iterator[Breach]:
    made, about = document.issued, day(document.text("cbc:ReferenceDate"))
    if made is not None and about is not None and about > made:
        yield "cbc:ReferenceDate", about.isoformat()


def _batch_day(document: Document) -> Iterator[Breach]:
    if document.text("cbc:IssueDate").replace("-", "") != document.facts.file_name[15:23]:
        yield "cbc:IssueDate", document.text("cbc:IssueDate")


def _batch_name(document: Document) -> Iterator[Breach]:
    if document.number != document.facts.file_name[12:]:
        yield "cbc:ID", document.number


def _batch_ahead(document: Document) -> Iterator[Breach]:
    if document.issued is not None and document.issued > document.facts.sent_on:
        yield "cbc:IssueDate", document.text("cbc:IssueDate")


def _is_type(document: Document) -> Iterator[Breach]:
    if document.text("cbc:InvoiceTypeCode") and document.text("cbc:InvoiceTypeCode") != _file_part(2, document):
        yield "cbc:InvoiceTypeCode", document.text("cbc:InvoiceTypeCode")


RULES = (
    must("2075", "", "cbc:UBLVersionID", kinds=EVERY),
    of_values("2074", "", "cbc:UBLVersionID", {"2.1", ""}),
    of_values("2074", "", "cbc:UBLVersionID", {"2.0", ""}, kinds={"RC", "RA"}),
    must("2073", "", "cbc:CustomizationID"),
    of_values("2072", "", "cbc:CustomizationID", {"2.0", ""}),
    of_values("2072", "", "cbc:CustomizationID", {"1.1"}, kinds={"RC"}),
    of_values("2072", "", "cbc:CustomizationID", {"1.0"}, kinds={"RA"}),
    Rule("1035", _series),
    Rule("1036", _number),
    Rule("1001", _shape),
    Rule("1034", _issuer, EVERY),
    Rule("2108", _late),
    Rule("1079", _late_boleta, {"03", "07", "08"}),
    Rule("4347", _late_printed, {"04"}),
    Rule("2329", _ahead),
    must("1004", "", "cbc:InvoiceTypeCode", kinds=INVOICES),
    Rule("1003", _is_type, INVOICES),
    must("2070", "", "cbc:DocumentCurrencyCode"),
    of_list("3088", "", "cbc:DocumentCurrencyCode", "02", also={""}),
    Rule("2071", _currency, SALES | NOTES),
    Rule("2337", _currency, {"04"}),
    must("3205", "", "cbc:InvoiceTypeCode/@listID", kinds=INVOICES),
    Rule("3206", _operation, INVOICES),
    of_list("3027", "", "cbc:Note/@languageLocaleID", "52"),
    unique("3014", "cbc:Note", "@languageLocaleID", kinds=INVOICES),
    of_form("3006", "", "cbc:Note", words(1, 200)),
    Rule("4265", _detraction_legend, SALES),
    of_form("4233", "", "cac:OrderReference/cbc:ID", words(1, 20), kinds={"01"}),
    Rule("2220", _batch_name, {"RC", "RA"}),
    Rule("2346", _batch_day, {"RC", "RA"}),
    Rule("2236", _batch_ahead, {"RC"}),
    Rule("2301", _batch_ahead, {"RA"}),
    Rule("2671", _after, {"RC", "RA"}),
)

_REFERENCE = "cac:DespatchDocumentReference"
_OTHER = "cac:AdditionalDocumentReference"
_OTHER_TYPES = {
    "01": "02 03 04 05 06 07 08 09 99",
    "03": "02 03 04 05 08 09 99",
    "04": "10 99",
    "07": "01 04 05 99",
    "08": "04 05 99",
}
_GUIDE = re.compile(
    rf"T[A-Z0-9]{{3}}-{NUMBER_8}|[0-9]{{4}}-{NUMBER_8}|(EG0[1-4]|EG07)-{NUMBER_8}"
    rf"|G[0-9]{{3}}-{NUMBER_8}|V[A-Z0-9]{{3}}-{NUMBER_8}"
)

REFERENCES = (
    of_form("4006", _REFERENCE, "cbc:ID", _GUIDE),
    unique("2364", _REFERENCE, "cbc:DocumentTypeCode", "cbc:ID"),
    of_values("4005", _REFERENCE, "cbc:DocumentTypeCode", {"09", "31"}),
    of_form("4010", _OTHER, "cbc:ID", unbroken(1, 30), kinds=INVOICES),
    of_form("4010", _OTHER, "cbc:ID", unbroken(6, 30), kinds=NOTES),
    unique("2365", _OTHER, "cbc:DocumentTypeCode", "cbc:ID", kinds=INVOICES),
    unique("2426", _OTHER, "cbc:DocumentTypeCode", "cbc:ID", kinds=NOTES),
    *(
        of_values("4009", _OTHER, "cbc:DocumentTypeCode", frozenset(types.split()), kinds={kind})
        for kind, types in _OTHER_TYPES.items()
    ),
)
