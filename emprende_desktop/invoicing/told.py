"""How the lines of a document are told where it has no place for a discount or an advance of the whole.

SUNAT's sheets of credit and debit notes know neither, and those of liquidaciones know no discount at all: there each
line is told at what remains of it, so that the lines add up to the document.
"""

from dataclasses import replace
from decimal import Decimal, localcontext

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.codes import NOTES, Affectation
from emprende_desktop.invoicing.totals import EXACT, HUNDRED, LineTotals, Totals, unit_price
from emprende_desktop.trade.documents import DocumentKind


def lines_told(kind: DocumentKind, totals: Totals) -> tuple[LineTotals, ...]:
    """Return the lines as a document of a kind tells them: with their discounts where it has a place for those."""
    if kind in NOTES:
        return tuple(map(_net, _shared(totals)))
    return tuple(map(_net, totals.lines)) if kind is DocumentKind.LIQUIDACION else totals.lines


def _net(one: LineTotals) -> LineTotals:
    """Return a line whose price is what remains of it, and no discount; as it was where nothing was taken from it."""
    if not one.discount:
        return one
    with localcontext(EXACT):
        value = unit_price(Decimal(one.value.cents) / HUNDRED / one.line.quantity)
        price = unit_price(Decimal((one.value + one.taxes).cents) / HUNDRED / one.line.quantity)
    free = one.line.affectation.is_free
    return replace(one, discount=ZERO, unit_value=value, unit_price=value if free else price)


def _shared(totals: Totals) -> list[LineTotals]:
    """Share out what is taken from the whole over the lines it is taken from, each in proportion to its value.

    What the running sum of the shares comes to is rounded down, so that no line gives more than it has.
    """
    lowered = [one for one in totals.lines if one.line.affectation is totals.lowered]
    less = (totals.discount + totals.advances_net).cents
    igv = sum(one.igv.cents for one in lowered)
    less_igv = igv - totals.igv.cents if totals.lowered is Affectation.TAXED else 0
    value = sum(one.value.cents for one in lowered)
    told, seen, seen_igv = [], 0, 0
    for one in totals.lines:
        if one.line.affectation is not totals.lowered or not less:
            told.append(one)
            continue
        share = less * (seen + one.value.cents) // value - less * seen // value
        share_igv = less_igv * (seen_igv + one.igv.cents) // (igv or 1) - less_igv * seen_igv // (igv or 1)
        seen, seen_igv = seen + one.value.cents, seen_igv + one.igv.cents
        told.append(_lowered(one, Money(share), Money(share_igv)))
    return told


def _lowered(one: LineTotals, share: Money, share_igv: Money) -> LineTotals:
    return replace(one, value=one.value - share, igv=one.igv - share_igv, discount=one.discount + share)
