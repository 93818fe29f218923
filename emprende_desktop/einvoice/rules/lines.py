"""Rules of the lines: order, quantity, goods, prices, value, discounts and the properties of gold."""

import re
from collections.abc import Iterator
from decimal import Decimal

from emprende_desktop.einvoice.rules.document import ZERO, Document, Line, Node, figure, text
from emprende_desktop.einvoice.rules.rule import (
    AMOUNT,
    INVOICES,
    LINE,
    LINE_ALLOWANCE,
    NOTES,
    PRICE,
    QUANTITY,
    RATE,
    SALES,
    UBL,
    UNIT_PRICE,
    Asked,
    Breach,
    Rule,
    alone,
    far,
    flaw,
    free_words,
    must,
    of_form,
    of_list,
    of_values,
    stands,
    unique,
    words,
)

_UNIT_PRICE = "cac:Price/cbc:PriceAmount"
_PROPERTY = "{line}/cac:Item/cac:AdditionalItemProperty"
_PRODUCT = "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode"
_REFERENCE_PRICE = "02"
_GOLD = "0503"
_GRADE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


def _no_quantity(_document: Document, node: Node) -> bool:
    return figure(node, "cbc:InvoicedQuantity") == ZERO


def _has_quantity(document: Document, node: Node) -> bool:
    return bool(text(node, document.names["quantity"]))


def _priced_gift(document: Document) -> Iterator[Breach]:
    for line in document.lines:
        if line.is_free and line.unit_price > ZERO:
            yield document.path(f"{LINE}/{_UNIT_PRICE}"), text(line.node, _UNIT_PRICE)


def _reference_price(document: Document) -> Iterator[Breach]:
    for line in document.lines:
        for code, price in line.prices:
            if not line.is_free and code == _REFERENCE_PRICE and price > ZERO:
                yield document.path(f"{PRICE}/cbc:PriceAmount"), str(price)


def _gift_price(document: Document) -> Iterator[Breach]:
    for line in document.lines:
        for code, _price in line.prices:
            if line.is_free and code != _REFERENCE_PRICE:
                yield document.path(f"{PRICE}/cbc:PriceTypeCode"), code


def _priced_twice(document: Document) -> Iterator[Breach]:
    for line in document.lines:
        codes = [code for code, _price in line.prices]
        if len(set(codes)) < len(codes):
            yield document.path(f"{PRICE}/cbc:PriceTypeCode"), codes[-1]


def changed(line: Line, less: str, more: str) -> Decimal:
    """Return what a line's discounts of one code take and its charges of another give."""
    return sum(
        (item.amount if item.code == more else -item.amount for item in line.allowances if item.code in (less, more)),
        ZERO,
    )


def _price_with_tax(document: Document) -> Iterator[Breach]:
    for line in document.lines:
        paid = line.value + figure(line.node, "cac:TaxTotal/cbc:TaxAmount") + changed(line, "01", "48")
        for _code, price in line.prices[:1]:
            if not line.is_free and line.quantity > ZERO and far(price, paid / line.quantity):
                yield document.path(f"{PRICE}/cbc:PriceAmount"), str(price)


def _value(document: Document) -> Iterator[Breach]:
    for line in document.lines:
        reference = next((price for code, price in line.prices if code == _REFERENCE_PRICE), ZERO)
        price = reference if line.is_free else line.unit_price
        if far(line.value, price * line.quantity + changed(line, "00", "47")):
            yield document.path(f"{LINE}/cbc:LineExtensionAmount"), str(line.value)


def indicator(charges: str, discounts: str) -> Asked:
    """Say whether a charge is not marked `true`, or a discount not `false`."""
    marks = dict.fromkeys(charges.split(), "true") | dict.fromkeys(discounts.split(), "false")

    def broken(_document: Document, node: Node) -> bool:
        wanted = marks.get(text(node, "cbc:AllowanceChargeReasonCode"))
        return wanted is not None and text(node, "cbc:ChargeIndicator") != wanted

    return broken


def misreckoned(_document: Document, node: Node) -> bool:
    """Say whether a charge or discount with a factor is not its base by the factor."""
    factor = figure(node, "cbc:MultiplierFactorNumeric")
    amount, base = figure(node, "cbc:Amount"), figure(node, "cbc:BaseAmount")
    return factor > ZERO and bool(text(node, "cbc:AllowanceChargeReasonCode")) and far(amount, base * factor)


def _thick_class(_document: Document, node: Node) -> bool:
    code = text(node, _PRODUCT)
    return len(code) == len("11101801") and code.endswith("0000")


def _gold_without(code: str) -> Asked:
    def broken(document: Document, node: Node) -> bool:
        names = (text(item, "cbc:NameCode") for item in node.iterfind("{*}Item/{*}AdditionalItemProperty"))
        return document.operation == _GOLD and code not in names

    return broken


def _is_gold(_document: Document, node: Node) -> bool:
    return text(node, "cbc:NameCode") in {"6000", "6004", "6005", "6006"}


def _is_grade(_document: Document, node: Node) -> bool:
    return text(node, "cbc:NameCode") == "6004"


RULES = (
    of_form("2137", LINE, "cbc:ID", re.compile(r"(?!0+$)[0-9]{1,3}")),
    unique("2752", LINE, "cbc:ID"),
    must("2883", LINE, "{quantity}/@unitCode", kinds=INVOICES),
    must("2138", LINE, "{quantity}/@unitCode", kinds={"07"}, where=_has_quantity),
    must("2188", LINE, "{quantity}/@unitCode", kinds={"08"}, where=_has_quantity),
    of_list("2936", LINE, "{quantity}/@unitCode", "03", also={""}),
    flaw("2024", LINE, "{quantity}", _no_quantity, kinds=INVOICES),
    of_form("2025", LINE, "{quantity}", QUANTITY, kinds=INVOICES),
    of_form("2139", LINE, "{quantity}", QUANTITY, kinds=NOTES),
    of_form("4269", LINE, "cac:Item/cac:SellersItemIdentification/cbc:ID", words(1, 30), kinds=INVOICES),
    of_form("4234", LINE, "cac:Item/cac:SellersItemIdentification/cbc:ID", words(1, 30), kinds=NOTES),
    of_form("3496", LINE, _PRODUCT, re.compile(r"[0-9]{8}"), kinds=NOTES),
    flaw("4337", LINE, _PRODUCT, _thick_class),
    must("2026", LINE, "cac:Item/cbc:Description", kinds=INVOICES),
    of_form("2027", LINE, "cac:Item/cbc:Description", free_words(1, 500), kinds=INVOICES),
    of_form("4084", LINE, "cac:Item/cbc:Description", free_words(3, 500), kinds=NOTES),
    stands("2068", LINE, _UNIT_PRICE, kinds=INVOICES),
    of_form("2369", LINE, _UNIT_PRICE, UNIT_PRICE),
    Rule("2640", _priced_gift),
    stands("2028", LINE, "cac:PricingReference/cac:AlternativeConditionPrice/cbc:PriceAmount", kinds=INVOICES),
    of_form("2367", PRICE, "cbc:PriceAmount", QUANTITY),
    of_list("2410", PRICE, "cbc:PriceTypeCode", "16", kinds=INVOICES),
    of_list("2410", PRICE, "cbc:PriceTypeCode", "16", kinds=NOTES, also={""}),
    must("2410", PRICE, "cbc:PriceTypeCode", kinds=NOTES),
    Rule("2409", _priced_twice),
    Rule("3224", _reference_price),
    Rule("3234", _gift_price, INVOICES),
    Rule("3270", _price_with_tax, INVOICES | {"08"}, "4287"),
    of_form("2370", LINE, "cbc:LineExtensionAmount", AMOUNT),
    Rule("3271", _value, UBL, "4288"),
    stands("3195", LINE, "cac:TaxTotal"),
    alone("3026", LINE, "cac:TaxTotal"),
)

ALLOWANCES = (
    flaw("3114", LINE_ALLOWANCE, "cbc:ChargeIndicator", indicator("47 48", "00 01"), kinds=SALES),
    must("3073", LINE_ALLOWANCE, "cbc:AllowanceChargeReasonCode", kinds=SALES),
    of_list("2954", LINE_ALLOWANCE, "cbc:AllowanceChargeReasonCode", "53", also={""}, kinds=SALES),
    of_values("4268", LINE_ALLOWANCE, "cbc:AllowanceChargeReasonCode", {"00", "01", "47", "48", ""}, kinds=SALES),
    of_form("3052", LINE_ALLOWANCE, "cbc:MultiplierFactorNumeric", RATE, kinds=SALES),
    of_form("2955", LINE_ALLOWANCE, "cbc:Amount", AMOUNT, kinds=SALES),
    flaw("3290", LINE_ALLOWANCE, "cbc:Amount", misreckoned, kinds=SALES, milder="4289"),
    of_form("3053", LINE_ALLOWANCE, "cbc:BaseAmount", AMOUNT, kinds=SALES),
)

GOLD = (
    of_form("4235", _PROPERTY, "cbc:Name", re.compile(r".*\S.*", re.DOTALL)),
    *(
        flaw(code, LINE, "cac:Item/cac:AdditionalItemProperty/cbc:NameCode", _gold_without(name), kinds={"04"})
        for code, name in (("2466", "6000"), ("2467", "6004"), ("2468", "6005"), ("2469", "6006"))
    ),
    must("3064", _PROPERTY, "cbc:Value", kinds={"04"}, where=_is_gold),
    of_form("4280", _PROPERTY, "cbc:Value", _GRADE, kinds={"04"}, where=_is_grade),
)
