"""Rules of the taxes that few sales bear: on what is taxed for harm or luxury (ISC), and on plastic bags (ICBPER)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from emprende_desktop.einvoice.rules.document import ZERO, Document, Line, Node, Tax, figure, found, text
from emprende_desktop.einvoice.rules.rule import (
    LINE_TAX,
    NOTES,
    RATE,
    SALES,
    TAX,
    Breach,
    Rule,
    far,
    flaw,
    of_form,
)
from emprende_desktop.einvoice.rules.sheet import codes_of, limits
from emprende_desktop.einvoice.rules.taxes import of_line_taxes

_SELECTIVE, _BAGS = "2000", "7152"
_HOW = "cac:TaxCategory/cbc:TierRange"
_COUNT, _EACH = "cbc:BaseUnitMeasure", "cac:TaxCategory/cbc:PerUnitAmount"
_HUNDRED = Decimal(100)
_NEW_RUS = "0113"
_SOLES = "PEN"
_UBL_OF_SALES = SALES | NOTES


def _is_selective(tax: Tax) -> bool:
    return tax.code == _SELECTIVE and tax.base > ZERO


def _product_differs(_document: Document, _line: Line, tax: Tax) -> bool:
    return _is_selective(tax) and far(tax.amount, tax.base * tax.percent / _HUNDRED)


def _no_rate(_document: Document, _line: Line, tax: Tax) -> bool:
    return _is_selective(tax) and tax.percent == ZERO


def _how_missing(document: Document, _line: Line, tax: Tax) -> bool:
    asked = tax.code == _SELECTIVE if document.kind == "08" else _is_selective(tax)
    return asked and not found(tax.node, _HOW)


def _how_extra(_document: Document, _line: Line, tax: Tax) -> bool:
    return tax.code != _SELECTIVE and bool(found(tax.node, _HOW))


def _how_unknown(_document: Document, _line: Line, tax: Tax) -> bool:
    how = found(tax.node, _HOW)
    return _is_selective(tax) and bool(how) and text(tax.node, _HOW) not in codes_of("08")


def _paid(document: Document) -> Iterator[Tax]:
    return (tax for line, tax in document.line_taxes(_SELECTIVE) if not line.is_free)


def _base_of_total(document: Document) -> Iterator[Breach]:
    total = document.total(_SELECTIVE)
    summed = sum((tax.base for tax in _paid(document)), ZERO)
    if total is not None and found(total.node, "cbc:TaxableAmount") and far(total.base, summed):
        yield f"{TAX}/cbc:TaxableAmount", str(total.base)


def _amount_of_total(document: Document) -> Iterator[Breach]:
    total = document.total(_SELECTIVE)
    summed = sum((tax.amount for tax in _paid(document)), ZERO) - document.allowed("20")
    if total is not None and far(total.amount, summed):
        yield f"{TAX}/cbc:TaxAmount", str(total.amount)


def _bags(tax: Tax) -> Decimal:
    return figure(tax.node, _COUNT) if tax.code == _BAGS else ZERO


def _count_missing(_document: Document, _line: Line, tax: Tax) -> bool:
    return tax.code == _BAGS and not found(tax.node, _COUNT)


def _count_differs(_document: Document, line: Line, tax: Tax) -> bool:
    return _bags(tax) > ZERO and _bags(tax) != line.quantity


def _each_nothing(_document: Document, _line: Line, tax: Tax) -> bool:
    return _bags(tax) > ZERO and figure(tax.node, _EACH) == ZERO


def _each_other(document: Document, _line: Line, tax: Tax) -> bool:
    valid = limits("icbper_amount", document.issued or document.facts.sent_on)
    return _bags(tax) > ZERO and document.currency == _SOLES and figure(tax.node, _EACH) not in valid


def _bags_differ(_document: Document, _line: Line, tax: Tax) -> bool:
    return _bags(tax) > ZERO and tax.amount != figure(tax.node, _EACH) * _bags(tax)


def _bags_of_new_rus(document: Document, _line: Line, tax: Tax) -> bool:
    return document.operation == _NEW_RUS and tax.code == _BAGS and tax.amount > ZERO


def _bags_of_total(document: Document) -> Iterator[Breach]:
    total = document.total(_BAGS)
    if total is not None and total.amount != sum((tax.amount for _line, tax in document.line_taxes(_BAGS)), ZERO):
        yield f"{TAX}/cbc:TaxAmount", str(total.amount)


def _bags_before(document: Document) -> Iterator[Breach]:
    total, issued = document.total(_BAGS), document.issued
    if total is not None and total.amount > ZERO and issued is not None and not limits("icbper_amount", issued):
        yield f"{TAX}/cbc:TaxAmount", str(total.amount)


def _not_units(_document: Document, node: Node) -> bool:
    return bool(found(node, f"{_COUNT}/@unitCode")) and text(node, f"{_COUNT}/@unitCode") != "NIU"


SELECTIVE = (
    Rule("3108", of_line_taxes("cbc:TaxAmount", _product_differs), _UBL_OF_SALES),
    Rule("3104", of_line_taxes("cac:TaxCategory/cbc:Percent", _no_rate), _UBL_OF_SALES),
    Rule("2373", of_line_taxes(_HOW, _how_missing), _UBL_OF_SALES),
    Rule("3210", of_line_taxes(_HOW, _how_extra), _UBL_OF_SALES),
    Rule("2199", of_line_taxes(_HOW, _how_unknown), _UBL_OF_SALES),
    Rule("3296", _base_of_total, _UBL_OF_SALES, "4303"),
    Rule("3298", _amount_of_total, _UBL_OF_SALES, "4305"),
)

BAGS = (
    Rule("3237", of_line_taxes(_COUNT, _count_missing), _UBL_OF_SALES),
    of_form("2892", LINE_TAX, _COUNT, re.compile(r"[0-9]{1,5}"), kinds=_UBL_OF_SALES),
    of_form("2892", LINE_TAX, _EACH, RATE, kinds=_UBL_OF_SALES),
    Rule("3236", of_line_taxes(_COUNT, _count_differs), _UBL_OF_SALES),
    flaw("4320", LINE_TAX, f"{_COUNT}/@unitCode", _not_units, kinds=_UBL_OF_SALES),
    Rule("3238", of_line_taxes(_EACH, _each_nothing), _UBL_OF_SALES),
    Rule("4237", of_line_taxes(_EACH, _each_other), _UBL_OF_SALES),
    Rule("4318", of_line_taxes("cbc:TaxAmount", _bags_differ), _UBL_OF_SALES),
    Rule("3240", of_line_taxes("cbc:TaxAmount", _bags_of_new_rus), {"03"}),
    Rule("3306", _bags_of_total, _UBL_OF_SALES, "4321"),
    Rule("2949", _bags_before, _UBL_OF_SALES),
)
