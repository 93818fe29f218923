"""How the lines of a document are told where it has no place for a discount or an advance of the whole.

SUNAT's sheets of credit and debit notes know neither, and those of liquidaciones know no discount at all: there each
line is told at what remains of it, so that the lines add up to the document.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import accumulate, pairwise

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
    """Share out what is taken from the whole over the lines it is taken from, and the IGV that is left over them."""
    less = (totals.discount + totals.advances_net).cents
    where = [at for at, one in enumerate(totals.lines) if one.line.affectation is totals.lowered]
    told = list(totals.lines)
    if not less:
        return told
    shares = _in_proportion(less, [told[at].value.cents for at in where])
    for at, share in zip(where, shares, strict=True):
        told[at] = replace(told[at], value=told[at].value - share, discount=told[at].discount + share)
    if totals.lowered is Affectation.TAXED:
        for at, igv in zip(where, _in_proportion(totals.igv.cents, [told[at].base.cents for at in where]), strict=True):
            told[at] = replace(told[at], igv=igv)
    return told


def _in_proportion(cents: int, weights: Sequence[int]) -> list[Money]:
    """Share out céntimos: what their running sum comes to is rounded down, so that no share is above its weight's."""
    whole = sum(weights) or 1
    ends = [cents * seen // whole for seen in accumulate(weights, initial=0)]
    return [Money(end - start) for start, end in pairwise(ends)]
