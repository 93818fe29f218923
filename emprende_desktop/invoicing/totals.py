"""What a document adds up to: the one place where its taxes are figured.

Rounding, and why. A price that includes IGV is what the customer agreed to and pays: quantity × price less the discount
is rounded once to céntimos, the net is split off it and the tax is what remains, so that a cash sale of S/ 10.00 is a
document of S/ 10.00. A price without IGV is rounded to céntimos first and the tax is figured on that, as SUNAT's rules
recompute it (tolerance of one sol a document). A document adds up its lines; only a discount of the whole document is
taxed once more, on its own sum, and takes no more tax than there is: one of everything leaves no tax. An advance takes
the tax that it was told with, where that is its own but for a céntimo a line: what is left to pay is what is posted.
Halves go away from zero.

What is free is told at its reference value with the IGV of it, and nobody pays either; the tax on plastic bags is paid
all the same (Ley 30884 art. 12 taxes the bag under whatever title it is handed over: not verified).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from emprende_desktop.domain.money import ZERO, Money, round_half_up, split_included_tax
from emprende_desktop.invoicing.codes import Affectation, TaxScheme
from emprende_desktop.invoicing.document import NOTHING, Draft, Line
from emprende_desktop.invoicing.errors import DiscountByLineError, DiscountTooLargeError, LineWorthNothingError
from emprende_desktop.trade.documents import DocumentKind

HUNDRED = Decimal(100)
EXACT = Context(prec=60)  # twelve digits and ten decimals of a quantity, times as many of a price
UNIT_DECIMALS = Decimal("0.0000000001")


@dataclass(frozen=True, slots=True)
class LineTotals:
    """What a line adds up to, in céntimos; `unit_value` is without its taxes and before its discount.

    `unit_price` is what one costs after the discount, with every tax; of a free line, its reference value.
    """

    line: Line
    percent: Decimal
    value: Money
    discount: Money
    isc: Money
    igv: Money
    bags: Money
    withheld: Money
    unit_value: Decimal
    unit_price: Decimal

    @property
    def base(self) -> Money:
        """Return what IGV is figured on."""
        return self.value + self.isc

    @property
    def taxes(self) -> Money:
        """Return the taxes that the customer pays with the line: of a free one, only that on bags."""
        return self.bags if self.line.affectation.is_free else self.isc + self.igv + self.bags


@dataclass(frozen=True, slots=True)
class Totals:
    """What a document adds up to, in céntimos of its currency.

    The values by affectation are after a discount and advances of the whole document, which `lowered` says what they
    are taken from; `sold` is what the lines are worth without taxes, `price` with them and after the discount,
    `payable` what is left to pay.
    """

    lines: tuple[LineTotals, ...]
    taxed: Money
    exempt: Money
    unaffected: Money
    export: Money
    free: Money
    free_igv: Money
    isc: Money
    igv: Money
    bags: Money
    line_discounts: Money
    lowered: Affectation
    discount: Money
    discount_igv: Money
    advances_net: Money
    advances_paid: Money
    withheld: Money
    sold: Money
    price: Money
    payable: Money
    detraction: Money

    @property
    def taxes(self) -> Money:
        """Return every tax that is paid with the document."""
        return self.igv + self.isc + self.bags

    def of(self, scheme: TaxScheme) -> Money:
        """Return the value told under a tax."""
        values = {
            TaxScheme.IGV: self.taxed,
            TaxScheme.EXEMPT: self.exempt,
            TaxScheme.UNAFFECTED: self.unaffected,
            TaxScheme.EXPORT: self.export,
            TaxScheme.FREE: self.free,
        }
        return values.get(scheme, ZERO)


def cents(amount: Decimal) -> Money:
    """Round an amount of the currency to céntimos, halves away from zero."""
    return round_half_up(amount * HUNDRED)


def tax_of(base: Money, percent: Decimal) -> Money:
    """Return a tax in percent of a base, in céntimos, halves away from zero."""
    return round_half_up(Decimal(base.cents) * percent / HUNDRED)


def line_totals(line: Line, igv_percent: Decimal, withholding_percent: Decimal = NOTHING) -> LineTotals:
    """Figure out a line; IGV is zero where its affectation bears none. Raises LineWorthNothingError."""
    with localcontext(EXACT):
        return _line_totals(line, igv_percent, withholding_percent)


def _line_totals(line: Line, igv_percent: Decimal, withholding_percent: Decimal) -> LineTotals:
    percent = igv_percent if line.affectation.bears_igv else NOTHING
    gross = line.quantity * line.price - line.discount
    bags = cents(line.quantity * line.bag_tax)
    value, isc, igv = _parted(line, cents(gross), percent) if line.with_tax else _added(line, cents(gross), percent)
    if not value:
        raise LineWorthNothingError(line.description)
    factor = _factor(line, percent)
    value_before = line.quantity * line.price / (factor if line.with_tax else 1)
    discount = max(cents(value_before) - value, ZERO) if line.discount else ZERO  # less than a céntimo is none
    free = line.affectation.is_free
    each_before = unit_price(line.price / factor if line.with_tax else line.price)
    each = Decimal((value + isc + igv + bags).cents) / HUNDRED / line.quantity
    return LineTotals(
        line=line,
        percent=percent,
        value=value,
        discount=discount,
        isc=isc,
        igv=igv,
        bags=bags,
        withheld=ZERO if free else tax_of(value, withholding_percent),
        unit_value=each_before,
        unit_price=each_before if free else unit_price(each),
    )


def _factor(line: Line, percent: Decimal) -> Decimal:
    """Return what a price with taxes is divided by; a free line's reference value holds none."""
    if line.affectation.is_free:
        return Decimal(1)
    return (1 + line.isc_percent / HUNDRED) * (1 + percent / HUNDRED)


def _parted(line: Line, total: Money, percent: Decimal) -> tuple[Money, Money, Money]:
    if line.affectation.is_free:
        return _added(line, total, percent)
    base, igv = split_included_tax(total, percent)
    value, isc = split_included_tax(base, line.isc_percent)
    return value, isc, igv


def _added(line: Line, value: Money, percent: Decimal) -> tuple[Money, Money, Money]:
    isc = tax_of(value, line.isc_percent)
    return value, isc, tax_of(value + isc, percent)


def unit_price(price: Decimal) -> Decimal:
    """Round a price of one unit to the ten decimals that SUNAT takes."""
    return price.quantize(UNIT_DECIMALS).normalize()


def totals_of(draft: Draft, igv_percent: Decimal) -> Totals:
    """Add up a document at the IGV of its day, in percent.

    Raises LineWorthNothingError, DiscountByLineError, DiscountTooLargeError, InstalmentsDifferError.
    """
    lines = tuple(line_totals(line, igv_percent, draft.withholding_percent) for line in draft.lines)
    paid = [one for one in lines if not one.line.affectation.is_free]
    sold = _sum(one.value for one in paid)
    bought = draft.kind is DocumentKind.LIQUIDACION
    discount = cents(draft.discount)
    if bought and discount:
        raise DiscountByLineError
    advances = _sum(part.net for part in draft.advances)
    by = {kind: _sum(one.value for one in paid if one.line.affectation is kind) for kind in Affectation}
    lowered = _lowered(by, discount + advances)
    igv = _sum(one.igv for one in paid)
    prepaid = _sum(part.paid for part in draft.advances)
    discount_igv, advances_igv = _taken(paid, lowered, discount, (advances, prepaid))
    price = sold - discount + _sum(one.taxes for one in lines) - discount_igv
    withheld = _sum(one.withheld for one in paid)
    payable = price - prepaid - (withheld + igv if bought else ZERO)
    if payable < ZERO:
        raise DiscountTooLargeError
    draft.check_instalments(payable)
    by[lowered] = by[lowered] - discount - advances
    return Totals(
        lines=lines,
        taxed=by[Affectation.TAXED],
        exempt=by[Affectation.EXEMPT],
        unaffected=by[Affectation.UNAFFECTED],
        export=by[Affectation.EXPORT],
        free=_sum(one.value for one in lines if one.line.affectation.is_free),
        free_igv=_sum(one.igv for one in lines if one.line.affectation.is_free),
        isc=_sum(one.isc for one in paid),
        igv=igv - discount_igv - advances_igv,
        bags=_sum(one.bags for one in lines),
        line_discounts=_sum(one.discount for one in paid),
        lowered=lowered,
        discount=discount,
        discount_igv=discount_igv,
        advances_net=advances,
        advances_paid=prepaid,
        withheld=withheld,
        sold=sold,
        price=price,
        payable=payable,
        detraction=_detraction(draft, price),
    )


def _taken(
    paid: Sequence[LineTotals], lowered: Affectation, discount: Money, advances: tuple[Money, Money]
) -> tuple[Money, Money]:
    """Return how much IGV a discount and advances (net, with tax) of the whole take away: never more than there is."""
    if lowered is not Affectation.TAXED:
        return ZERO, ZERO
    taxed = [one for one in paid if one.line.affectation is lowered]
    percent = next((one.percent for one in taxed), NOTHING)
    igv = _sum(one.igv for one in taxed)
    of_discount = min(tax_of(discount, percent), igv)
    net, prepaid = advances
    if not net and discount == _sum(one.base for one in taxed):
        return igv, ZERO
    left, figured, told = igv - of_discount, tax_of(net, percent), prepaid - net
    if net + discount == _sum(one.base for one in taxed):
        figured = left
    return of_discount, min(told if abs(told.cents - figured.cents) <= len(paid) else figured, left)


def _lowered(by: dict[Affectation, Money], less: Money) -> Affectation:
    """Return which values a discount or advance of the whole document lowers: the taxed ones, else what there is.

    Raises DiscountTooLargeError.
    """
    kinds = (Affectation.TAXED, Affectation.EXEMPT, Affectation.UNAFFECTED, Affectation.EXPORT)
    if not less:
        return Affectation.TAXED
    for kind in kinds:
        if by[kind] >= less:
            return kind
    raise DiscountTooLargeError


def _detraction(draft: Draft, price: Money) -> Money:
    """Return what is deposited, in whole soles (D.Leg. 940): half a sol and more is a sol."""
    if draft.detraction is None:
        return ZERO
    if draft.detraction.amount is not None:
        return draft.detraction.amount
    soles = price if draft.rate is None else round_half_up(Decimal(price.cents) * draft.rate)
    deposit = Decimal(soles.cents) * draft.detraction.percent / HUNDRED
    return Money(round_half_up(deposit / HUNDRED).cents * 100)


def _sum(amounts: Iterable[Money]) -> Money:
    return Money(sum(one.cents for one in amounts))
