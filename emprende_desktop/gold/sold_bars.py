"""What a sale of bars comes to, from what was typed: weights, what is paid for it and how much of its value that is.

Grams, prices and percentages are exact; what posts is céntimos, what moves is whole milligrams, each rounded once.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.exact import half_up, parse_exact, without_thousands
from emprende_desktop.domain.json_errors import MissingKeyError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.gold.dore import Bar, DoreSale, DoreTerms, sell_dore
from emprende_desktop.gold.limits import above_zero
from emprende_desktop.gold.lots import Held, MoveKind, Stage
from emprende_desktop.gold.net import Paper, TaxRates, WayDown, soles, way_down
from emprende_desktop.gold.notes import Reweighed
from emprende_desktop.gold.typed_sale import Difference, FinenessUnit, PriceBy, TypedBar, TypedSale
from emprende_desktop.gold.units import TROY_OUNCE_G, permille_of_karat

Where = tuple[int, Stage]  # a lot (row id) and where it lies


def figure(text: str, key: str) -> Fraction:
    """Read a number as a person writes it: `4,066.20` too; raises MissingKeyError, UnreadableNumberError."""
    bare = without_thousands(text)
    if not bare:
        raise MissingKeyError(key)
    return parse_exact(bare, key)


def _or(text: str, key: str, otherwise: int) -> Fraction:
    return figure(text, key) if text.strip() else Fraction(otherwise)


def bar_of(typed: TypedBar, unit: FinenessUnit) -> Bar:
    """Return a bar; raises MissingKeyError, UnreadableNumberError, NotPositiveError, OutOfRangeError."""
    told = figure(typed.fineness, "fineness")
    permille = told if unit is FinenessUnit.PERMILLE else permille_of_karat(told)
    return Bar(figure(typed.gross_g, "gross_g"), permille)


def weights(sale: TypedSale) -> dict[Where, Held]:
    """Return what is sold of each lot in whole milligrams, in the order of its bars; raises what `bar_of` raises."""
    sums: dict[Where, tuple[Fraction, Fraction]] = {}
    for typed in sale.bars:
        bar, where = bar_of(typed, sale.unit), (typed.lot, typed.stage)
        gross, fine = sums.get(where, (Fraction(), Fraction()))
        sums[where] = (gross + bar.gross_g, fine + bar.fine_g)
    return {
        where: Held(gross_mg=_milligrams(gross), fine_mg=_milligrams(fine)) for where, (gross, fine) in sums.items()
    }


def _milligrams(grams: Fraction) -> int:
    return int(half_up(grams * 1_000, 0))


@dataclass(frozen=True, slots=True)
class SoldBars:
    """What a sale comes to: its weights, the way from its value to what is received, and its part of the whole value.

    `dore` is there where the price is for an ounce; `computed` is what its figures come to, `way` what was really paid.
    `payability_pct` is None where no price of an ounce or no exchange rate says what all of it is worth.
    """

    gross_g: Fraction
    fine_g: Fraction
    computed: WayDown
    way: WayDown
    dore: DoreSale | None
    payability_pct: Fraction | None

    @property
    def per_gross_g(self) -> Fraction:
        """Return soles for a gram as the scale shows it, which is what the street quotes."""
        return Fraction(self.way.gross.cents, 100) / self.gross_g

    @property
    def per_fine_g(self) -> Fraction:
        """Return soles for a gram of gold."""
        return Fraction(self.way.gross.cents, 100) / self.fine_g


@dataclass(frozen=True, slots=True)
class BarsSold:
    """A sale of bars as a report shows it: milligrams, soles, and the part of its value that was paid (%), if known."""

    entry: int
    date: dt.date
    buyer: str
    gross_mg: int
    fine_mg: int
    value: Money
    received: Money
    payability_pct: Fraction | None

    def per_gram(self, milligrams: int) -> Money:
        """Return what was paid for a gram of so many, before anything was held back; halves up."""
        return Money(int(half_up(Fraction(1_000 * self.value.cents, milligrams), 0)))


def sold_bars(sale: TypedSale, paper: Paper) -> SoldBars:
    """Return what a sale comes to.

    Raises MissingKeyError, UnreadableNumberError, NotPositiveError, OutOfRangeError, UnreadableAmountError.
    """
    bars = tuple(bar_of(bar, sale.unit) for bar in sale.bars)
    above_zero(Fraction(len(bars)), "bars")
    gross = sum((bar.gross_g for bar in bars), start=Fraction())
    fine = sum((bar.fine_g for bar in bars), start=Fraction())
    rates = _rates(sale, paper)
    dore = sell_dore(bars, _terms(sale, rates)) if sale.price_by is PriceBy.OUNCE else None
    value = Money(dore.pen_cents) if dore else _by_gram(sale, gross, fine)
    above_zero(Fraction(value.cents), "price")
    computed = way_down(value, rates)
    way = received(parse_money(sale.paid), rates) if sale.paid.strip() else computed
    if dore is not None and way == computed:
        return SoldBars(gross, fine, computed, way, dore, dore.payability_pct)
    return SoldBars(gross, fine, computed, way, dore, _payability(sale, fine, way.gross))


def _rates(sale: TypedSale, paper: Paper) -> TaxRates:
    """Return what is taken off: of a factura IGV and detracción, of anything else what the buyer holds back."""
    held = Paper.FACTURA if paper is Paper.FACTURA else Paper.LIQUIDACION
    return TaxRates(
        held, _or(sale.withholding, "withholding_pct", 0), _or(sale.igv, "igv_pct", 0),
        _or(sale.detraction, "detraccion_pct", 0),
    )  # fmt: skip


def _terms(sale: TypedSale, rates: TaxRates) -> DoreTerms:
    return DoreTerms(
        price_usd_oz=figure(sale.price, "price_usd_oz"),
        payable_pct=_or(sale.payable, "payable_pct", 100),
        refining_usd_oz=_or(sale.refining, "refining_usd_per_fine_oz", 0),
        fixed_fee_usd=_or(sale.fixed_fee, "fixed_fee_usd", 0),
        fx=figure(sale.fx, "fx"),
        withholding_pct=rates.retention_pct,
    )


def _by_gram(sale: TypedSale, gross: Fraction, fine: Fraction) -> Money:
    grams = gross if sale.price_by is PriceBy.GROSS_GRAM else fine
    return soles(grams * figure(sale.gram_price, "gram_price"), "gram_price")


def _payability(sale: TypedSale, fine: Fraction, value: Money) -> Fraction | None:
    if not (sale.price.strip() and sale.fx.strip()):
        return None
    price, fx = figure(sale.price, "price_usd_oz"), figure(sale.fx, "fx")
    above_zero(price, "price_usd_oz")
    above_zero(fx, "fx")
    return value.cents / (fine / TROY_OUNCE_G * price * fx)


def received(net: Money, rates: TaxRates) -> WayDown:
    """Return the way down that ends at what was really received; raises NotPositiveError, OutOfRangeError."""
    above_zero(Fraction(net.cents), "paid")
    if rates.paper is not Paper.FACTURA:
        kept = 1 - rates.retention_pct / 100
        above_zero(kept, "withholding_pct")
        gross = soles(Fraction(net.cents, 100) / kept, "paid")
        return WayDown(gross, ZERO, ZERO, gross - net)
    left = 1 - rates.detraccion_pct / 100
    above_zero(left, "detraccion_pct")
    total = net + rates.detraccion(soles(Fraction(net.cents, 100) / left, "paid"))
    gross = soles(Fraction(total.cents, 100) / (1 + rates.igv_pct / 100), "paid")
    return WayDown(gross, total - gross, total - net, ZERO)


def reweighed(had: dict[Where, Held], sold: dict[Where, Held], difference: Difference) -> tuple[Reweighed, ...]:
    """Return how the weight of lots on record changes before they are sold: a melt loses grams, an assay tells others.

    Where the rest is kept it is changed only if the gold on record could not be in it.
    """
    changes = ((where, _change(had.get(where, Held()), held, difference)) for where, held in sold.items())
    return tuple(Reweighed(lot, stage, change) for (lot, stage), change in changes if change)


def _change(had: Held, sold: Held, difference: Difference) -> Held:
    rest = had + -sold
    if difference is Difference.ALL_THERE_IS or not rest.gross_mg:
        return -rest
    if rest.gross_mg < 0 or 0 <= rest.fine_mg <= rest.gross_mg:
        return Held()
    as_sold = int(half_up(Fraction(rest.gross_mg * sold.fine_mg, sold.gross_mg), 0))
    return Held(fine_mg=as_sold - rest.fine_mg)


def kind_of(changes: Iterable[Reweighed]) -> MoveKind:
    """Return what changed the weights: a melt where grams went, else a weighing."""
    return MoveKind.MELTED if sum(one.change.gross_mg for one in changes) < 0 else MoveKind.WEIGHED
