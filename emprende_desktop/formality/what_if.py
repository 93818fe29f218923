"""What each regime would have cost over some months: a comparison, a draft for the accountant."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from emprende_desktop.domain.dated import DatedValues
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import ZERO, Money, round_half_up
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.figures import MonthFigures
from emprende_desktop.formality.lights import limit_of
from emprende_desktop.formality.worksheet import IGV, NRUS_CATEGORIES, UIT, Before, MonthTaxes, Tax, taxes_of

COMPARED = (TaxRegime.NRUS, TaxRegime.RER, TaxRegime.RMT, TaxRegime.GENERAL)


class Hindrance(StrEnum):
    """Why a regime would not have been possible."""

    FORM = "form"
    MONTH = "month"
    SALES = "sales"
    INCOME = "income"
    PURCHASES = "purchases"
    ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why not: the limit and what was used of it in céntimos, and the month that passed it."""

    hindrance: Hindrance
    limit: Money = ZERO
    used: Money = ZERO
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class RegimeCost:
    """What a regime would have cost, in céntimos: by month, and the tax of the year that its advances do not cover.

    `at_year_end` is negative where the advances were more than the tax of the year.
    """

    regime: TaxRegime
    months: tuple[MonthTaxes, ...]
    at_year_end: Money
    reasons: tuple[Reason, ...]

    @property
    def total(self) -> Money:
        """Return all that would have been paid."""
        return Money(sum(month.to_pay.cents for month in self.months)) + self.at_year_end


@dataclass(frozen=True, slots=True)
class Past:
    """The months to compare, in order; the result before income tax and fees, and what lasts, both in céntimos."""

    months: tuple[MonthFigures, ...]
    form: LegalForm
    result: Money
    assets: Money = ZERO


def compared(past: Past, values: DatedValues) -> tuple[RegimeCost, ...]:
    """Return what each regime would have cost at the same prices, with the limits of a year over all the months.

    Nothing is taken over from before the first month, and IGV counts as a cost: whoever buys pays the same price.
    Raises NoValueError where a rate of those months is not known.
    """
    return tuple(_cost(past, regime, values) for regime in COMPARED) if past.months else ()


def _cost(past: Past, regime: TaxRegime, values: DatedValues) -> RegimeCost:
    months = tuple(figures.under(regime, values.number(IGV, figures.month.last)) for figures in past.months)
    taxes = taxes_of(months, values, Before())
    reasons = tuple(_reasons(months, past, regime, values))
    return RegimeCost(regime, taxes, _at_year_end(past, taxes, values), reasons)


def _at_year_end(past: Past, taxes: tuple[MonthTaxes, ...], values: DatedValues) -> Money:
    """Return the tax of the year less its advances: 10 % up to 15 UIT of profit and 29.5 % above in the RMT.

    The profit changes with the regime: IGV that is in the price is income and cost, IGV beside it is neither.
    D.Leg. 1269 art. 5; LIR art. 55.
    """
    last = taxes[-1].figures
    if last.regime not in (TaxRegime.RMT, TaxRegime.GENERAL):
        return ZERO
    moved = sum(
        (now.figures.sales.net - before.sales.net - now.figures.purchases.net + before.purchases.net).cents
        for now, before in zip(taxes, past.months, strict=True)
    )
    profit = max(past.result + Money(moved), ZERO)
    day = last.month.last
    rate = values.number("income_tax_pct", day)
    first, first_rate = ZERO, Decimal(0)
    if last.regime is TaxRegime.RMT:
        bracket = Money(int(values.number("rmt.first.limit_uit", day) * values.number(UIT, day)))
        first, first_rate = min(profit, bracket), values.number("rmt.first_pct", day)
    tax = round_half_up((first.cents * first_rate + (profit - first).cents * rate) / 100)
    advances = sum(due.to_pay.cents for month in taxes for due in month.dues if due.tax is Tax.ADVANCE)
    return tax - Money(advances)


# Which limits of a year a regime has, by the figure that each counts.
_LIMITS = {
    TaxRegime.NRUS: (
        (Hindrance.SALES, "nrus.sales.limit"),
        (Hindrance.PURCHASES, "nrus.purchases.limit"),
        (Hindrance.ASSETS, "nrus.assets.limit"),
    ),
    TaxRegime.RER: (
        (Hindrance.INCOME, "rer.income.limit"),
        (Hindrance.PURCHASES, "rer.purchases.limit"),
        (Hindrance.ASSETS, "rer.assets.limit"),
    ),
    TaxRegime.RMT: ((Hindrance.INCOME, "rmt.income.limit_uit"),),
    TaxRegime.GENERAL: (),
}


def _reasons(months: tuple[MonthFigures, ...], past: Past, regime: TaxRegime, values: DatedValues) -> Iterator[Reason]:
    if past.form is LegalForm.UNREGISTERED or (regime is TaxRegime.NRUS and past.form is not LegalForm.NATURAL):
        yield Reason(Hindrance.FORM)
    if regime is TaxRegime.NRUS:
        yield from _months_over(months, values)
    day = months[-1].month.last
    sales = Money(sum(one.sales.net.cents for one in months))
    purchases = Money(sum(one.purchases.net.cents for one in months))
    counted = {
        Hindrance.SALES: sales, Hindrance.INCOME: sales, Hindrance.PURCHASES: purchases, Hindrance.ASSETS: past.assets
    }  # fmt: skip
    for hindrance, name in _LIMITS[regime]:
        limit = limit_of(name, values, day)
        if limit is not None and counted[hindrance] > limit:
            yield Reason(hindrance, limit, counted[hindrance])


def _months_over(months: tuple[MonthFigures, ...], values: DatedValues) -> Iterator[Reason]:
    for figures in months:
        limit = limit_of(f"nrus.{NRUS_CATEGORIES[-1]}.limit", values, figures.month.last)
        most = max(figures.sales.total, figures.purchases.total)
        if limit is not None and most > limit:
            yield Reason(Hindrance.MONTH, limit, most, figures.month)
            return
