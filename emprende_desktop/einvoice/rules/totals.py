"""Rules of the totals: each tax of the document, its charges and discounts, and the amounts at the foot."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from emprende_desktop.einvoice.rules.document import FREE, ZERO, Document, Node, Tax, figure, found, text
from emprende_desktop.einvoice.rules.lines import indicator, misreckoned
from emprende_desktop.einvoice.rules.rule import (
    ALLOWANCE,
    AMOUNT,
    INVOICES,
    NOTES,
    RATE,
    SALES,
    TAX,
    UBL,
    Breach,
    Rule,
    alone,
    far,
    flaw,
    must,
    of_form,
    of_list,
    stands,
)
from emprende_desktop.einvoice.rules.sheet import limit, limits
from emprende_desktop.einvoice.rules.taxes import is_export, named

_SCHEME = "cac:TaxCategory/cac:TaxScheme"
_ID, _NAME, _TYPE = f"{_SCHEME}/cbc:ID", f"{_SCHEME}/cbc:Name", f"{_SCHEME}/cbc:TaxTypeCode"
_SUMMED = ("1000", "1016", "2000", "7152", "9999")
_OF_VALUE = ("1000", "1016", "9995", "9997", "9998")
_OWED = ("1000", "1016", "9995", "9996", "9997", "9998")
_IGV, _RICE, _SELECTIVE, _OTHERS, _BAGS, _WITHHELD = "1000", "1016", "2000", "9999", "7152", "3000"
_NEW_RUS = "0113"
_HUNDRED = Decimal(100)
_TAXED_GIFTS = frozenset({"11", "12", "13", "14", "15", "16"})
_LEGENDS = {"3283": "2001", "3284": "2002", "3285": "2003", "3289": "2008"}
_MILDER = {"3283": "4022", "3284": "4023", "3285": "4024", "3289": "4244"}

Judge = Callable[[Document, Tax], bool]


def _totals(path: str, broken: Judge) -> Callable[[Document], Iterator[Breach]]:
    def breaches(document: Document) -> Iterator[Breach]:
        for tax in document.taxes:
            if broken(document, tax):
                yield f"{TAX}/{path}", text(tax.node, path)

    return breaches


def _base_missing(document: Document, tax: Tax) -> bool:
    asked = document.kind == "04" or tax.code not in {_BAGS, FREE}
    return asked and not found(tax.node, "cbc:TaxableAmount")


def _sum_of_values(code: str, less: tuple[str, ...], more: tuple[str, ...] = ()) -> Judge:
    def broken(document: Document, tax: Tax) -> bool:
        if tax.code != code or not found(tax.node, "cbc:TaxableAmount"):
            return False
        return far(tax.base, document.line_values(code) - document.allowed(*less) + document.allowed(*more))

    return broken


def _gift_taxes_differ(document: Document, tax: Tax) -> bool:
    summed = sum((item.amount for _line, item in document.line_taxes(FREE) if item.base > ZERO), ZERO)
    return tax.code == FREE and far(tax.amount, summed)


def _exempt_taxed(_document: Document, tax: Tax) -> bool:
    return tax.code in {"9995", "9997", "9998"} and tax.amount != ZERO


def _gifts_of_nothing(document: Document, tax: Tax) -> bool:
    referred = any(code == "02" and price > ZERO for line in document.lines for code, price in line.prices)
    return tax.code == FREE and tax.base == ZERO and referred


def _legend_of_nothing(document: Document, tax: Tax) -> bool:
    return tax.code == FREE and tax.base == ZERO and "1002" in document.legends


def _legend_without(legend: str) -> Callable[[Document], Iterator[Breach]]:
    def breaches(document: Document) -> Iterator[Breach]:
        exempt = document.total("9997")
        missing = exempt is None and document.kind != "04"
        if legend in document.legends and (missing or (exempt is not None and exempt.base == ZERO)):
            yield f"{TAX}/cbc:TaxableAmount", "" if exempt is None else str(exempt.base)

    return breaches


def _igv_rates(document: Document) -> frozenset[Decimal]:
    """Return the rate of the lines, with which SUNAT reckons; in a liquidación those in force."""
    rates = [tax.percent for _line, tax in document.line_taxes(_IGV) if tax.base > ZERO]
    if document.kind == "04" and rates:
        return limits("igv_pct", document.issued or document.facts.sent_on)
    return frozenset(rates[:1] or [ZERO])


def _igv_of(base: Decimal, document: Document) -> list[Decimal]:
    return [base * rate / _HUNDRED for rate in _igv_rates(document)]


def _line_bases(document: Document) -> Decimal:
    return sum((tax.base for _line, tax in document.line_taxes(_IGV)), ZERO)


def _igv_differs(document: Document, tax: Tax) -> bool:
    if tax.code != _IGV or (document.operation == _NEW_RUS and tax.amount == ZERO):
        return False
    base = _line_bases(document) - document.allowed("02", "04", "20") + document.allowed("49")
    return all(far(tax.amount, igv) for igv in _igv_of(base, document))


def _mixed_rates(document: Document) -> Iterator[Breach]:
    taxed = [
        tax
        for _line, tax in document.line_taxes(_IGV, FREE)
        if tax.base > ZERO and (tax.code == _IGV or tax.affectation in _TAXED_GIFTS)
    ]
    rates = {tax.percent for tax in taxed}
    name = "note_igv_pct" if document.kind in NOTES else "igv_pct"
    valid = limits(name, document.issued or document.facts.sent_on)
    if document.operation != _NEW_RUS and rates and (len(rates) > 1 or not rates <= valid):
        yield f"{TAX}/cbc:TaxAmount", " ".join(str(rate) for rate in sorted(rates))


def _withheld_base(document: Document, tax: Tax) -> bool:
    summed = sum((line.value for line in document.lines if line.has(_WITHHELD) and not line.is_free), ZERO)
    return tax.code == _WITHHELD and far(tax.base, summed)


def _withheld_amount(document: Document, tax: Tax) -> bool:
    items = [item.amount for line, item in document.line_taxes(_WITHHELD) if item.base > ZERO and not line.is_free]
    return tax.code == _WITHHELD and far(tax.amount, sum(items, ZERO) - document.allowed("61"))


def _repeated(document: Document) -> Iterator[Breach]:
    codes = [tax.code for tax in document.taxes]
    if len(set(codes)) < len(codes):
        yield f"{TAX}/{_ID}", max(codes, key=codes.count)


def _not_of_export(document: Document, tax: Tax) -> bool:
    if not is_export(document):
        return False
    if document.kind in SALES:
        return tax.code in {"9997", "9998", _IGV, _RICE, _SELECTIVE, _OTHERS}
    return tax.code in {_SELECTIVE, _OTHERS} or (tax.code in {_IGV, _RICE} and tax.base > ZERO)


def _not_of_note(document: Document, tax: Tax) -> bool:
    return is_export(document) and tax.code in {"9997", "9998"} and tax.base > ZERO


def _tax_sum(document: Document) -> Iterator[Breach]:
    summed = (_IGV, _OTHERS) if document.kind == "04" else _SUMMED
    for total in document.nodes("cac:TaxTotal/cbc:TaxAmount")[:1]:
        if far(figure(total, "."), sum((tax.amount for tax in document.taxes if tax.code in summed), ZERO)):
            yield "cac:TaxTotal/cbc:TaxAmount", text(total, ".")


def _unsummed(document: Document) -> Iterator[Breach]:
    totals = {tax.code for tax in document.taxes}
    for code in _OWED:
        if code not in totals and any(line.has(code) for line in document.lines):
            yield f"{TAX}/{_ID}", code


def _foot(name: str, reckoned: Callable[[Document], Decimal]) -> Callable[[Document], Iterator[Breach]]:
    def breaches(document: Document) -> Iterator[Breach]:
        for amount in document.nodes(f"{{total}}/cbc:{name}")[:1]:
            if far(figure(amount, "."), reckoned(document)):
                yield document.path(f"{{total}}/cbc:{name}"), text(amount, ".")

    return breaches


def _discounts(document: Document) -> Decimal:
    lines = sum((item.amount for line in document.lines for item in line.allowances if item.code == "01"), ZERO)
    return lines + document.allowed("03", "63")


def _charges(document: Document) -> Decimal:
    lines = sum((item.amount for line in document.lines for item in line.allowances if item.code == "48"), ZERO)
    return lines + document.allowed("45", "46", "50")


def _value(document: Document) -> Decimal:
    return document.line_values(*_OF_VALUE) - document.allowed("02") + document.allowed("49")


def _amount(document: Document, code: str) -> Decimal:
    tax = document.total(code)
    return tax.amount if tax else ZERO


def _price_differs(document: Document) -> Iterator[Breach]:
    if document.operation == _NEW_RUS or any(line.has(_RICE) for line in document.lines):
        return
    value = document.figure("{total}/cbc:LineExtensionAmount") + document.allowed("20")
    value += sum((_amount(document, code) for code in (_SELECTIVE, _OTHERS, _BAGS)), ZERO)
    base = _line_bases(document) - document.allowed("02") + document.allowed("49")
    for price in document.nodes("{total}/cbc:TaxInclusiveAmount")[:1]:
        if all(far(figure(price, "."), value + igv) for igv in _igv_of(base, document)):
            yield document.path("{total}/cbc:TaxInclusiveAmount"), text(price, ".")


def _payable(document: Document) -> Decimal:
    rounding = document.figure("{total}/cbc:PayableRoundingAmount")
    prepaid = document.figure("{total}/cbc:PrepaidAmount")
    charged = document.figure("{total}/cbc:ChargeTotalAmount")
    if document.kind in NOTES:
        taxes = sum((_amount(document, code) for code in _SUMMED), ZERO)
        return sum((tax.base for tax in document.taxes if tax.code in _OF_VALUE), taxes) + charged + rounding
    owed = document.figure("{total}/cbc:TaxInclusiveAmount") - prepaid + rounding
    if document.kind == "04":
        return owed - sum((tax.amount for _line, tax in document.line_taxes(_IGV, _WITHHELD, _OTHERS)), ZERO)
    return owed + charged - document.figure("{total}/cbc:AllowanceTotalAmount")


def _rounded_too_far(document: Document, node: Node) -> bool:
    most = limit("rounding", document.issued or document.facts.sent_on)
    return abs(figure(node, "cbc:PayableRoundingAmount")) > most


def _is_withheld(_document: Document, node: Node) -> bool:
    return text(node, _ID) == _WITHHELD


def _is_value(_document: Document, node: Node) -> bool:
    return text(node, _ID) != _WITHHELD


TAXES = (
    stands("2956", "", "cac:TaxTotal"),
    alone("3024", "", "cac:TaxTotal"),
    of_form("3020", "", "cac:TaxTotal/cbc:TaxAmount", AMOUNT),
    Rule("3294", _tax_sum, UBL, "4301"),
    Rule("2638", _unsummed, SALES | NOTES),
    Rule("3003", _totals("cbc:TaxableAmount", _base_missing)),
    of_form("2999", TAX, "cbc:TaxableAmount", AMOUNT, where=_is_value),
    of_form("2470", TAX, "cbc:TaxableAmount", AMOUNT, kinds={"04"}, where=_is_withheld),
    of_form("2048", TAX, "cbc:TaxAmount", AMOUNT),
    Rule("3273", _totals("cbc:TaxableAmount", _sum_of_values("9995", ())), SALES | NOTES, "4295"),
    Rule("3275", _totals("cbc:TaxableAmount", _sum_of_values("9997", ("05",))), UBL, "4297"),
    Rule("3274", _totals("cbc:TaxableAmount", _sum_of_values("9998", ("06",))), UBL, "4296"),
    Rule("3276", _totals("cbc:TaxableAmount", _sum_of_values(FREE, ())), UBL, "4298"),
    Rule("3277", _totals("cbc:TaxableAmount", _sum_of_values(_IGV, ("02", "04"), ("49",))), UBL, "4299"),
    *(Rule(code, _legend_without(legend), INVOICES, _MILDER[code]) for code, legend in _LEGENDS.items()),
    Rule("3000", _totals("cbc:TaxAmount", _exempt_taxed)),
    Rule("3302", _totals("cbc:TaxAmount", _gift_taxes_differ), INVOICES | {"08"}, "4311"),
    Rule("2641", _totals("cbc:TaxableAmount", _gifts_of_nothing)),
    Rule("2416", _totals("cbc:TaxableAmount", _legend_of_nothing), INVOICES),
    Rule("3291", _totals("cbc:TaxAmount", _igv_differs), UBL, "4290"),
    Rule("3462", _mixed_rates, SALES | NOTES),
    Rule("4345", _totals("cbc:TaxableAmount", _withheld_base), {"04"}),
    Rule("4346", _totals("cbc:TaxAmount", _withheld_amount), {"04"}),
    must("3059", TAX, _ID),
    of_list("3007", TAX, _ID, "05", also={""}),
    Rule("3068", _repeated),
    Rule("3107", _totals(_ID, _not_of_export), SALES | NOTES),
    Rule("3221", _totals(_ID, _not_of_note), NOTES),
    must("2054", TAX, _NAME),
    Rule("2964", _totals(_NAME, named(_NAME, "nombre"))),
    must("2052", TAX, _TYPE),
    Rule("2961", _totals(_TYPE, named(_TYPE, "codigo_internacional"))),
)

ALLOWANCES = (
    flaw("3114", ALLOWANCE, "cbc:ChargeIndicator", indicator("45 46 49 50 51 52 53", "02 03 04 05 06 20"), kinds=SALES),
    flaw("3114", ALLOWANCE, "cbc:ChargeIndicator", indicator("", "04 05 06 61"), kinds={"04"}),
    must("3072", ALLOWANCE, "cbc:AllowanceChargeReasonCode", kinds=INVOICES),
    of_list("3071", ALLOWANCE, "cbc:AllowanceChargeReasonCode", "53", also={""}, kinds=INVOICES),
    flaw(
        "4291",
        ALLOWANCE,
        "cbc:AllowanceChargeReasonCode",
        lambda _document, node: text(node, "cbc:AllowanceChargeReasonCode") in {"00", "01", "47", "48"},
        kinds=SALES,
    ),
    of_form("3025", ALLOWANCE, "cbc:MultiplierFactorNumeric", RATE, kinds=SALES),
    of_form("2968", ALLOWANCE, "cbc:Amount", AMOUNT, kinds=INVOICES),
    flaw("3307", ALLOWANCE, "cbc:Amount", misreckoned, kinds=SALES, milder="4322"),
    of_form("3016", ALLOWANCE, "cbc:BaseAmount", AMOUNT, kinds=SALES),
)

FOOT = (
    of_form("2065", "", "{total}/cbc:AllowanceTotalAmount", AMOUNT, kinds=SALES),
    Rule("3300", _foot("AllowanceTotalAmount", _discounts), SALES, "4307"),
    of_form("2064", "", "{total}/cbc:ChargeTotalAmount", AMOUNT, kinds=SALES | NOTES),
    Rule("3301", _foot("ChargeTotalAmount", _charges), SALES, "4308"),
    of_form("2062", "", "{total}/cbc:PayableAmount", AMOUNT),
    Rule("3280", _foot("PayableAmount", _payable), UBL, "4312"),
    stands("3288", "", "{total}/cbc:LineExtensionAmount", kinds={"01"}),
    stands("4212", "", "{total}/cbc:LineExtensionAmount", kinds={"03"}),
    stands("2591", "", "{total}/cbc:LineExtensionAmount", kinds={"04"}),
    of_form("2031", "", "{total}/cbc:LineExtensionAmount", AMOUNT, kinds=INVOICES),
    Rule("3278", _foot("LineExtensionAmount", _value), INVOICES, "4309"),
    stands("3305", "", "{total}/cbc:TaxInclusiveAmount", kinds={"01"}),
    stands("4317", "", "{total}/cbc:TaxInclusiveAmount", kinds={"03"}),
    stands("2592", "", "{total}/cbc:TaxInclusiveAmount", kinds={"04"}),
    of_form("3019", "", "{total}/cbc:TaxInclusiveAmount", AMOUNT, kinds=INVOICES),
    Rule("3279", _price_differs, INVOICES, "4310"),
    flaw("3303", "{total}", "cbc:PayableRoundingAmount", _rounded_too_far, milder="4314"),
)
