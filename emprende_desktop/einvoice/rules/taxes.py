"""Rules of the taxes of each line: bases, amounts, rates, kinds of affectation and what may stand together."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from emprende_desktop.einvoice.catalogues import catalogue
from emprende_desktop.einvoice.rules.document import FREE, ZERO, Document, Line, Tax, figure, found, text
from emprende_desktop.einvoice.rules.rule import (
    AMOUNT,
    LINE,
    LINE_TAX,
    NOTES,
    RATE,
    SALES,
    UBL,
    Breach,
    Breaches,
    Rule,
    far,
    must,
    of_form,
    of_list,
)
from emprende_desktop.einvoice.rules.sheet import limit, limits

_CATEGORY = "cac:TaxCategory"
_SCHEME = f"{_CATEGORY}/cac:TaxScheme"
_IGV_CODES = ("1000", "1016", "9995", "9996", "9997", "9998")
_IGV_CODES_OF_SETTLEMENT = ("1000", "9996", "9997", "9998")
_TAXED_GIFTS = frozenset({"11", "12", "13", "14", "15", "16", "17"})
_UNTAXED_GIFTS = frozenset({"21", "31", "32", "33", "34", "35", "36", "37", "40"})
_TAXED = _TAXED_GIFTS | {"10"}
_UNTAXED = ("9995", "9997", "9998")
_WITHHELD = "3000"
_BAGS = "7152"
_NEW_RUS = "0113"
_INSURERS = frozenset({"2100", "2101", "2102", "2103", "2104"})
_EXPORT = "40"
_EXPORT_NOTE = "11"
_HUNDRED = Decimal(100)

Judge = Callable[[Document, Line, Tax], bool]


def of_line_taxes(path: str, broken: Judge) -> Breaches:
    """Ask of each tax of each line whether it is wrong; the breach names the tag at the path."""

    def breaches(document: Document) -> Iterator[Breach]:
        for line in document.lines:
            for tax in line.taxes:
                if broken(document, line, tax):
                    yield document.path(f"{LINE_TAX}/{path}"), text(tax.node, path)

    return breaches


def _without_affectation(document: Document) -> tuple[str, ...]:
    return ("9999", _WITHHELD) if document.kind == "04" else ("2000", "9999")


def _is_of_igv(document: Document, tax: Tax) -> bool:
    return tax.code not in (*_without_affectation(document), _BAGS)


def _base_differs(document: Document, line: Line, tax: Tax) -> bool:
    if not _is_of_igv(document, tax) and tax.code != _WITHHELD:
        return False
    selective = [other for other in line.taxes if other.code == "2000" and other.base > ZERO]
    if selective and document.kind != "04":
        return far(tax.base, line.value + selective[0].amount)
    return tax.base != line.value


def _taxed_exempt(_document: Document, _line: Line, tax: Tax) -> bool:
    gift = tax.code == FREE and tax.base > ZERO and tax.affectation in _UNTAXED_GIFTS
    return (tax.code in _UNTAXED or gift) and tax.amount != ZERO


def _untaxed(document: Document, _line: Line, tax: Tax) -> bool:
    small = limit("small_base", document.issued or document.facts.sent_on)
    return tax.amount == ZERO and tax.base > small and _owes_tax(document, tax)


def _owes_tax(document: Document, tax: Tax) -> bool:
    gift = tax.code == FREE and tax.affectation in _TAXED_GIFTS
    return gift or (tax.code in {"1000", "1016"} and document.operation != _NEW_RUS)


def _no_rate(document: Document, _line: Line, tax: Tax) -> bool:
    return tax.percent == ZERO and tax.base > ZERO and _owes_tax(document, tax)


def _rate_missing(_document: Document, _line: Line, tax: Tax) -> bool:
    return tax.code != _BAGS and not found(tax.node, f"{_CATEGORY}/cbc:Percent")


def _rate_of_exempt(_document: Document, _line: Line, tax: Tax) -> bool:
    return tax.code in _UNTAXED and tax.percent != ZERO


def _product_differs(_document: Document, _line: Line, tax: Tax) -> bool:
    return tax.affectation in _TAXED and far(tax.amount, tax.base * tax.percent / _HUNDRED)


def _withheld_differs(_document: Document, _line: Line, tax: Tax) -> bool:
    return tax.code == _WITHHELD and far(tax.amount, tax.base * tax.percent / _HUNDRED)


def _withheld_rate(document: Document, _line: Line, tax: Tax) -> bool:
    rates = limits("withholding_pct", document.issued or document.facts.sent_on)
    return tax.code == _WITHHELD and tax.base > ZERO and tax.percent not in rates


def _affectation_missing(document: Document, _line: Line, tax: Tax) -> bool:
    return tax.base > ZERO and tax.code not in _without_affectation(document) and not tax.affectation


def _affectation_extra(document: Document, _line: Line, tax: Tax) -> bool:
    return tax.code in _without_affectation(document) and bool(tax.affectation)


def _affectation_wrong(document: Document, _line: Line, tax: Tax) -> bool:
    if not tax.affectation or tax.base <= ZERO or tax.code in _without_affectation(document):
        return False
    row = catalogue("07").get(tax.affectation)
    return row is None or tax.code not in row["codigo_de_tributo"].split(" o ")


def is_export(document: Document) -> bool:
    """Whether the operation, or the note, is of exports."""
    return document.operation.startswith("02") or (document.kind in NOTES and document.reason == _EXPORT_NOTE)


def _not_export(document: Document, _line: Line, tax: Tax) -> bool:
    return is_export(document) and bool(tax.affectation) and tax.affectation != _EXPORT


def named(path: str, column: str) -> Callable[[Document, Tax], bool]:
    """Say whether a name of a tax, where it stands, is not the one that its code has in catalogue 5."""

    def broken(_document: Document, tax: Tax) -> bool:
        row = catalogue("05").get(tax.code)
        value = text(tax.node, path)
        return row is not None and bool(value) and value != row[column]

    return broken


def _line_named(path: str, column: str) -> Judge:
    broken = named(path, column)
    return lambda document, _line, tax: broken(document, tax)


def _repeated(document: Document) -> Iterator[Breach]:
    for line in document.lines:
        codes = [tax.code for tax in line.taxes]
        if len(set(codes)) < len(codes):
            yield document.path(f"{LINE_TAX}/{_SCHEME}/cbc:ID"), max(codes, key=codes.count)


def _no_igv(document: Document) -> Iterator[Breach]:
    codes = _IGV_CODES_OF_SETTLEMENT if document.kind == "04" else _IGV_CODES
    for line in document.lines:
        free_of_base = document.kind == "07" and any(tax.code in codes for tax in line.taxes)
        if not (free_of_base or line.has(*codes)) and document.operation not in _INSURERS:
            yield document.path(f"{LINE_TAX}/{_SCHEME}/cbc:ID"), ""


def _combined(document: Document) -> Iterator[Breach]:
    for line in document.lines:
        codes = {tax.code for tax in line.taxes if tax.base > ZERO}
        beside = {"3000", "9999"} if document.kind == "04" else {"2000", "9999"}
        main = codes - beside
        alone = main <= {"1016", "9995"} and "2000" in codes
        if len(main) > 1 or (main and alone) or (document.kind == "04" and main & {"1016", "9995"}):
            yield document.path(f"{LINE_TAX}/{_SCHEME}/cbc:ID"), " ".join(sorted(codes))


def _line_sum(document: Document) -> Iterator[Breach]:
    summed = ("1000", "9999") if document.kind == "04" else ("1000", "1016", "2000", "7152", "9999")
    for line in document.lines:
        for total in found(line.node, "cac:TaxTotal/cbc:TaxAmount")[:1]:
            if far(figure(total, "."), sum((tax.amount for tax in line.taxes if tax.code in summed), ZERO)):
                yield document.path(f"{LINE}/cac:TaxTotal/cbc:TaxAmount"), text(total, ".")


RULES = (
    of_form("3021", LINE, "cac:TaxTotal/cbc:TaxAmount", AMOUNT),
    Rule("3292", _line_sum, UBL, "4293"),
    of_form("3031", LINE_TAX, "cbc:TaxableAmount", AMOUNT),
    Rule("3272", of_line_taxes("cbc:TaxableAmount", _base_differs), UBL, "4294"),
    of_form("2033", LINE_TAX, "cbc:TaxAmount", AMOUNT),
    Rule("3110", of_line_taxes("cbc:TaxAmount", _taxed_exempt)),
    Rule("3111", of_line_taxes("cbc:TaxAmount", _untaxed)),
    Rule("3103", of_line_taxes("cbc:TaxAmount", _product_differs)),
    Rule("2464", of_line_taxes("cbc:TaxAmount", _withheld_differs), {"04"}),
    Rule("2992", of_line_taxes(f"{_CATEGORY}/cbc:Percent", _rate_missing)),
    of_form("3102", LINE_TAX, f"{_CATEGORY}/cbc:Percent", RATE),
    Rule("2993", of_line_taxes(f"{_CATEGORY}/cbc:Percent", _no_rate)),
    Rule("3101", of_line_taxes(f"{_CATEGORY}/cbc:Percent", _rate_of_exempt), {"08"}),
    Rule("4237", of_line_taxes(f"{_CATEGORY}/cbc:Percent", _withheld_rate), {"04"}),
    Rule("2371", of_line_taxes(f"{_CATEGORY}/cbc:TaxExemptionReasonCode", _affectation_missing)),
    Rule("3050", of_line_taxes(f"{_CATEGORY}/cbc:TaxExemptionReasonCode", _affectation_extra)),
    Rule("2040", of_line_taxes(f"{_CATEGORY}/cbc:TaxExemptionReasonCode", _affectation_wrong)),
    Rule("2642", of_line_taxes(f"{_CATEGORY}/cbc:TaxExemptionReasonCode", _not_export), SALES | NOTES),
    must("2037", LINE_TAX, f"{_SCHEME}/cbc:ID"),
    of_list("2036", LINE_TAX, f"{_SCHEME}/cbc:ID", "05", also={""}),
    Rule("3067", _repeated),
    Rule("3105", _no_igv),
    Rule("3223", _combined),
    must("2996", LINE_TAX, f"{_SCHEME}/cbc:Name"),
    Rule("3051", of_line_taxes(f"{_SCHEME}/cbc:Name", _line_named(f"{_SCHEME}/cbc:Name", "nombre"))),
    Rule(
        "2377",
        of_line_taxes(f"{_SCHEME}/cbc:TaxTypeCode", _line_named(f"{_SCHEME}/cbc:TaxTypeCode", "codigo_internacional")),
    ),
)
