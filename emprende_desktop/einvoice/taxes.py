"""The taxes of a line and of a document as UBL tells them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.einvoice.catalogues import catalogue
from emprende_desktop.einvoice.names import AFFECTATION, TAX
from emprende_desktop.einvoice.tree import Node
from emprende_desktop.invoicing.codes import NOTES, TaxScheme
from emprende_desktop.invoicing.issued import Issued
from emprende_desktop.invoicing.told import lines_told
from emprende_desktop.invoicing.totals import LineTotals

_BY_VALUE = "01"  # catalogue 08: ISC in percent of the value


@dataclass(frozen=True, slots=True)
class Subtotal:
    """One tax: what it is figured on (bags have no base), and how much it is."""

    scheme: TaxScheme
    base: Money | None
    tax: Money


def plain(number: Decimal) -> str:
    """Return a number as machines read it, without zeros that say nothing."""
    return f"{number.normalize():f}"


def write_line_taxes(line: Node, one: LineTotals, luxury_base: Money, withholding_percent: Decimal) -> None:
    """Write the taxes of a line; what is withheld of the seller's income stands beside them and is none of their sum.

    `luxury_base` is what ISC is figured on: nothing that is taken from the whole document lowers it. A free line's own
    tax is told and not paid.
    """
    free = one.line.affectation.is_free
    total = line.part("TaxTotal")
    total.amount("TaxAmount", one.isc + one.bags + (ZERO if free else one.igv))
    if one.isc:
        category = _subtotal(total, Subtotal(TaxScheme.ISC, luxury_base, one.isc))
        category.text("Percent", plain(one.line.isc_percent))
        category.text("TierRange", _BY_VALUE)
        _scheme(category, TaxScheme.ISC)
    scheme = one.line.affectation.scheme
    category = _subtotal(total, Subtotal(scheme, one.base, one.igv))
    category.text("Percent", plain(one.percent))
    category.text("TaxExemptionReasonCode", one.line.affectation.value, AFFECTATION)
    _scheme(category, scheme)
    if one.line.bag_tax:
        _write_bags(total, one)
    if withholding_percent and not free:
        category = _subtotal(total, Subtotal(TaxScheme.INCOME, one.value, one.withheld))
        category.text("Percent", plain(withholding_percent))
        _scheme(category, TaxScheme.INCOME)


def _write_bags(total: Node, one: LineTotals) -> None:
    subtotal = total.part("TaxSubtotal")
    subtotal.amount("TaxAmount", one.bags)
    subtotal.text("BaseUnitMeasure", plain(one.line.quantity), {"unitCode": "NIU"})
    category = subtotal.part("TaxCategory")
    category.price("PerUnitAmount", plain(one.line.bag_tax))
    _scheme(category, TaxScheme.BAGS)


def write_taxes(document: Node, issued: Issued) -> None:
    """Write the taxes of a document, one subtotal for each that a line bears."""
    total = document.part("TaxTotal")
    total.amount("TaxAmount", issued.totals.taxes)
    for one in subtotals(issued):
        _scheme(_subtotal(total, one), one.scheme)


def subtotals(issued: Issued) -> Iterator[Subtotal]:
    """Return each tax of a document as SUNAT adds it up: values of the lines less what is taken from the whole."""
    totals = issued.totals
    lines = lines_told(issued.kind, totals)
    if totals.isc:
        base = _sum(one.value for one in totals.lines if one.isc and not one.line.affectation.is_free)
        yield Subtotal(TaxScheme.ISC, base, totals.isc)
    taxes = {TaxScheme.IGV: totals.igv, TaxScheme.FREE: totals.free_igv}
    for scheme in (TaxScheme.IGV, TaxScheme.EXPORT, TaxScheme.FREE, TaxScheme.EXEMPT, TaxScheme.UNAFFECTED):
        values = [one.value for one in lines if one.line.affectation.scheme is scheme]
        if values:
            yield Subtotal(scheme, _sum(values) - _taken(issued, scheme), taxes.get(scheme, ZERO))
    if any(one.line.bag_tax for one in lines):
        yield Subtotal(TaxScheme.BAGS, None, totals.bags)
    if issued.draft.withholding_percent:
        yield Subtotal(TaxScheme.INCOME, totals.sold, totals.withheld)


def _taken(issued: Issued, scheme: TaxScheme) -> Money:
    """Return what lowers the value told under a tax and stands in none of its lines.

    A discount of what bears no IGV is told apart (catalogue 53, 03) and lowers no value; of exports SUNAT adds up the
    lines alone.
    """
    totals = issued.totals
    if issued.kind in NOTES or scheme is not totals.lowered.scheme or scheme is TaxScheme.EXPORT:
        return ZERO
    return totals.advances_net + (totals.discount if scheme is TaxScheme.IGV else ZERO)


def write_tax(line: Node, scheme: TaxScheme, tax: Money) -> None:
    """Write one tax of a document in a daily summary: its sum alone."""
    total = line.part("TaxTotal")
    total.amount("TaxAmount", tax)
    _scheme(_subtotal(total, Subtotal(scheme, None, tax)), scheme, {})


def _subtotal(total: Node, one: Subtotal) -> Node:
    subtotal = total.part("TaxSubtotal")
    if one.base is not None:
        subtotal.amount("TaxableAmount", one.base)
    subtotal.amount("TaxAmount", one.tax)
    return subtotal.part("TaxCategory")


def _scheme(category: Node, scheme: TaxScheme, attributes: Mapping[str, str] = TAX) -> None:
    known = catalogue("05")[scheme]
    written = category.part("TaxScheme")
    written.text("ID", scheme.value, attributes)
    written.text("Name", known["nombre"])
    written.text("TaxTypeCode", known["codigo_internacional"])


def _sum(amounts: Iterable[Money]) -> Money:
    return sum(amounts, ZERO)
