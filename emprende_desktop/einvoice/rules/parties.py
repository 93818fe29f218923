"""Rules of who issues, who buys and who sells; in a liquidación de compra the issuer is the customer."""

import re
from collections.abc import Iterator

from emprende_desktop.einvoice.rules.document import TAX_ID, Document, Node, said, text
from emprende_desktop.einvoice.rules.rule import (
    INVOICES,
    NOTES,
    SALES,
    UBL,
    Asked,
    Breach,
    Rule,
    alone,
    flaw,
    must,
    of_form,
    of_list,
    of_values,
    stands,
    unbroken,
    words,
)
from emprende_desktop.einvoice.rules.sheet import codes_of

_SUPPLIER, _CUSTOMER = "cac:AccountingSupplierParty", "cac:AccountingCustomerParty"
_PARTY, _ID, _TYPE = "cac:Party", "cac:PartyIdentification/cbc:ID", "cac:PartyIdentification/cbc:ID/@schemeID"
_NAME = "cac:PartyLegalEntity/cbc:RegistrationName"
_ADDRESS = "cac:PartyLegalEntity/cac:RegistrationAddress"
_PLACE = "cac:DeliveryTerms/cac:DeliveryLocation/cac:Address"
_RUC, _DNI = re.compile(r"[0-9]{11}"), re.compile(r"[0-9]{8}")
_FOREIGN_TYPES = frozenset(["4", "7", "0", "A", "B", "C", "D", "E", "G"])
_EXPORTS = frozenset(f"020{last}" for last in range(1, 9)) | {"0200"}
_ABROAD = _EXPORTS | {"0401"}


def identified(*types: str) -> Asked:
    """Ask a rule of a party identified by one of these types of document."""
    return lambda _document, node: text(node, _TYPE) in types


def _starts_printed(document: Document, _node: Node) -> bool:
    return document.number[:1].isdigit()


def _is_electronic(document: Document, _node: Node) -> bool:
    return not document.number[:1].isdigit()


def _of_factura(document: Document, _node: Node) -> bool:
    return document.number.startswith("F") and document.modifies == "01"


def _not_of_factura(document: Document, _node: Node) -> bool:
    return not _of_factura(document, _node)


def _customer_type(document: Document) -> Iterator[Breach]:
    for item in document.nodes(f"{_CUSTOMER}/{_PARTY}/{_TYPE}"):
        value = said(item)
        if document.operation in _ABROAD:
            local = document.operation in {"0200", "0201", "0204"} and "2008" not in document.legends
            wrong = value not in codes_of("06") | {"-"} or (local and value == TAX_ID)
        else:
            wrong = value != TAX_ID
        if wrong:
            yield f"{_CUSTOMER}/{_PARTY}/{_TYPE}", value


def _ruc_abroad(document: Document, node: Node) -> bool:
    return document.operation in _ABROAD and text(node, _TYPE) == TAX_ID


def _address(party: str, codes: str, kinds: frozenset[str] | set[str]) -> tuple[Rule, ...]:
    line, district, province, place, region, ward = codes.split()
    within = f"{party}/{_PARTY}/{_ADDRESS}"
    forms = (
        (district, "cbc:CitySubdivisionName", 25),
        (province, "cbc:CityName", 30),
        (region, "cbc:CountrySubentity", 30),
        (ward, "cbc:District", 30),
    )
    rules = [of_form(code, within, path, words(1, most), kinds=kinds) for code, path, most in forms]
    if line != "-":
        rules.append(of_form(line, within, "cac:AddressLine/cbc:Line", words(3, 200), kinds=kinds))
    return (
        *rules,
        of_list(place, within, "cbc:ID", "13", kinds=kinds),
        of_values("4041", within, "cac:Country/cbc:IdentificationCode", {"PE"}, kinds=kinds),
    )


_OTHERS = UBL - {"04"}


def _issuer(party: str, kinds: frozenset[str]) -> tuple[Rule, ...]:
    within = f"{party}/{_PARTY}"
    return (
        must("1037", within, _NAME, kinds=kinds),
        alone("3089", within, "cac:PartyIdentification", kinds=kinds & INVOICES),
        must("1008", within, _TYPE, kinds=kinds & INVOICES),
        of_values("1007", within, _TYPE, {TAX_ID, ""}, kinds=kinds & INVOICES),
        of_form("4092", within, "cac:PartyName/cbc:Name", words(1, 1500), kinds=kinds & INVOICES),
        of_form("4338", within, _NAME, words(1, 1500), kinds=kinds & INVOICES),
        *_address(party, "4094 4095 4096 4093 4097 4098", kinds),
    )


def _issuer_of_note() -> tuple[Rule, ...]:
    within = f"{_SUPPLIER}/{_PARTY}"
    return (
        must("3029", within, _TYPE, kinds=NOTES),
        of_values("2511", within, _TYPE, {TAX_ID, ""}, kinds=NOTES),
        of_form("4092", within, "cac:PartyName/cbc:Name", words(3, 1500), kinds=NOTES),
        of_form("4338", within, _NAME, words(3, 1500), kinds=NOTES),
    )


def _establishment() -> tuple[Rule, ...]:
    within, path = f"{_SUPPLIER}/{_PARTY}", f"{_ADDRESS}/cbc:AddressTypeCode"
    return (
        must("3030", within, path, kinds={"01"}, where=_is_electronic),
        must("3030", within, path, kinds=NOTES, where=_of_factura),
        must("4198", within, path, kinds={"01"}, where=_starts_printed),
        must("4198", within, path, kinds={"03"}),
        must("4198", within, path, kinds=NOTES, where=_not_of_factura),
        of_form("4242", within, path, re.compile(r"([0-9]{4})?"), kinds=SALES | NOTES),
    )


def _counterpart(party: str, kinds: frozenset[str]) -> tuple[Rule, ...]:
    within = f"{party}/{_PARTY}"
    return (
        alone("3090", within, "cac:PartyIdentification", kinds=kinds & INVOICES),
        stands("2014", within, _ID, kinds=kinds & INVOICES),
        stands("2015", within, _TYPE, kinds=kinds & INVOICES),
        must("2021", within, _NAME, kinds=kinds),
    )


RULES = (
    *_issuer(_SUPPLIER, _OTHERS),
    *_issuer(_CUSTOMER, frozenset({"04"})),
    *_issuer_of_note(),
    *_establishment(),
    *_counterpart(_CUSTOMER, _OTHERS),
    *_counterpart(_SUPPLIER, frozenset({"04"})),
    must("2679", f"{_CUSTOMER}/{_PARTY}", _ID, kinds=NOTES),
    must("2679", f"{_CUSTOMER}/{_PARTY}", _TYPE, kinds=NOTES),
    of_list("2016", f"{_CUSTOMER}/{_PARTY}", _TYPE, "06", also={"-", ""}, kinds=NOTES),
    of_form("2017", f"{_CUSTOMER}/{_PARTY}", _ID, _RUC, kinds=_OTHERS, where=identified(TAX_ID)),
    of_form("2801", f"{_CUSTOMER}/{_PARTY}", _ID, _DNI, kinds={"01"}, where=identified("1")),
    of_form("4207", f"{_CUSTOMER}/{_PARTY}", _ID, _DNI, kinds={"03"}, where=identified("1")),
    of_form("2802", f"{_CUSTOMER}/{_PARTY}", _ID, unbroken(1, 15), kinds={"01"}, where=identified(*_FOREIGN_TYPES)),
    of_form(
        "4208", f"{_CUSTOMER}/{_PARTY}", _ID, unbroken(1, 15), kinds={"03"}, where=identified(*_FOREIGN_TYPES, "F")
    ),
    of_form("2802", f"{_SUPPLIER}/{_PARTY}", _ID, unbroken(1, 15), kinds={"04"}, where=identified("4", "7")),
    of_form("2022", f"{_CUSTOMER}/{_PARTY}", _NAME, words(3, 1500), kinds=SALES),
    of_form("2022", f"{_CUSTOMER}/{_PARTY}", _NAME, words(3, 1000), kinds=NOTES),
    of_form("2022", f"{_SUPPLIER}/{_PARTY}", _NAME, words(1, 1500), kinds={"04"}),
    Rule("2800", _customer_type, {"01"}),
    flaw("2800", f"{_CUSTOMER}/{_PARTY}", _TYPE, _ruc_abroad, kinds={"03"}),
    of_values("2800", f"{_SUPPLIER}/{_PARTY}", _TYPE, {"1", "4", "7"}, kinds={"04"}),
)

_LONG_LINE = re.compile(r"(?=.*\S)(?! )[^\t\n\r\f\v]{3,250}")
_SELLER = f"{_SUPPLIER}/{_PARTY}"

SELLER = (
    must("2452", _SELLER, f"{_ADDRESS}/cac:AddressLine/cbc:Line", kinds={"04"}),
    of_form("2593", _SELLER, f"{_ADDRESS}/cac:AddressLine/cbc:Line", _LONG_LINE, kinds={"04"}),
    must("2453", _SELLER, f"{_ADDRESS}/cbc:ID", kinds={"04"}),
    must("2456", _SELLER, f"{_ADDRESS}/cbc:AddressTypeCode", kinds={"04"}),
    of_list("2457", _SELLER, f"{_ADDRESS}/cbc:AddressTypeCode", "60", also={""}, kinds={"04"}),
    *_address(_SUPPLIER, "- 4341 4342 4339 4343 4344", {"04"}),
    must("2454", "", f"{_PLACE}/cac:AddressLine/cbc:Line", kinds={"04"}),
    of_form("2778", "", f"{_PLACE}/cac:AddressLine/cbc:Line", _LONG_LINE, kinds={"04"}),
    must("2455", "", f"{_PLACE}/cbc:ID", kinds={"04"}),
    of_list("2917", "", f"{_PLACE}/cbc:ID", "13", also={""}, kinds={"04"}),
    of_form("4238", "", f"{_PLACE}/cbc:CitySubdivisionName", words(1, 25), kinds={"04"}),
    of_form("4239", "", f"{_PLACE}/cbc:CityName", words(1, 30), kinds={"04"}),
    of_form("4240", "", f"{_PLACE}/cbc:CountrySubentity", words(1, 30), kinds={"04"}),
    of_form("4241", "", f"{_PLACE}/cbc:District", words(1, 30), kinds={"04"}),
    of_values("4041", "", f"{_PLACE}/cac:Country/cbc:IdentificationCode", {"PE"}, kinds={"04"}),
    must("2458", "", "cac:DeliveryTerms/cac:DeliveryLocation/cbc:LocationTypeCode", kinds={"04"}),
    of_list("2459", "", "cac:DeliveryTerms/cac:DeliveryLocation/cbc:LocationTypeCode", "60", also={""}, kinds={"04"}),
)
