"""How near an enterprise is to each limit of its regime."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.dated import DatedValue, DatedValues
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.figures import MonthFigures
from emprende_desktop.formality.worksheet import UIT

AMBER_PERCENT = 80  # our own: early enough to speak with an accountant
_UIT_SUFFIX = "_uit"
_PAYS_IGV = (TaxRegime.RER, TaxRegime.RMT, TaxRegime.GENERAL)
_KEEPS_JOURNAL = (TaxRegime.RMT, TaxRegime.GENERAL)


class Level(StrEnum):
    """Far from a limit, near it, over it; or the limit of that day is not known."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


class Measure(StrEnum):
    """What a limit counts."""

    THIS_MONTH = "this_month"
    ANY_MONTH = "any_month"
    SALES = "sales"
    INCOME = "income"
    PURCHASES = "purchases"
    ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit by the name of its dated value, what it counts and whom it concerns.

    `reached` is when it is met: above the value, or from the value on.
    """

    name: str
    measure: Measure
    regimes: tuple[TaxRegime, ...]
    reached: Callable[[Money, Money], bool] = Money.__gt__


THRESHOLDS = (
    Threshold("nrus.1.limit", Measure.THIS_MONTH, (TaxRegime.NRUS,)),
    Threshold("nrus.2.limit", Measure.ANY_MONTH, (TaxRegime.NRUS,)),
    Threshold("nrus.sales.limit", Measure.SALES, (TaxRegime.NRUS,)),
    Threshold("nrus.purchases.limit", Measure.PURCHASES, (TaxRegime.NRUS,)),
    Threshold("nrus.assets.limit", Measure.ASSETS, (TaxRegime.NRUS,)),
    Threshold("rer.income.limit", Measure.INCOME, (TaxRegime.RER,)),
    Threshold("rer.purchases.limit", Measure.PURCHASES, (TaxRegime.RER,)),
    Threshold("rer.assets.limit", Measure.ASSETS, (TaxRegime.RER,)),
    Threshold("rmt.advance.limit_uit", Measure.INCOME, (TaxRegime.RMT,)),
    Threshold("rmt.income.limit_uit", Measure.INCOME, (TaxRegime.RMT,)),
    Threshold("books.electronic.limit_uit", Measure.INCOME, _PAYS_IGV, Money.__ge__),
    Threshold("books.simplified.limit_uit", Measure.INCOME, _KEEPS_JOURNAL),
    Threshold("micro.limit_uit", Measure.INCOME, _PAYS_IGV),
    Threshold("slip.seller.limit_uit", Measure.SALES, (TaxRegime.NONE,)),
)


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year so far: its months in order, the last one perhaps not over, and what lasts at its cost (céntimos).

    `assets` leaves out land and vehicles, as the limits do.
    """

    months: tuple[MonthFigures, ...]
    assets: Money = ZERO


@dataclass(frozen=True, slots=True)
class Light:
    """One limit: how much of it is used (céntimos, whole percent rounded down), since which month it is passed.

    `projected` is the year's end at the pace of the months that are over; None for what no year adds up, or where no
    month is over. `value` is the dated value it comes from, `limit` that value in céntimos.
    """

    threshold: Threshold
    used: Money
    level: Level
    limit: Money | None = None
    percent: int = 0
    crossed: Month | None = None
    projected: Money | None = None
    value: DatedValue | None = None


def lights(year: YearFigures, regime: TaxRegime, values: DatedValues, today: dt.date) -> tuple[Light, ...]:
    """Return a light for each limit that concerns a regime; `year` ends with the month that is looked at."""
    if not year.months:
        return ()
    return tuple(_light(threshold, year, values, today) for threshold in THRESHOLDS if regime in threshold.regimes)


def limit_of(name: str, values: DatedValues, day: dt.date) -> Money | None:
    """Return a limit on a day in céntimos, counted in UIT where its name says so; None where it is not known."""
    value, unit = values.on(name, day), values.on(UIT, day)
    if value is None:
        return None
    if not name.endswith(_UIT_SUFFIX):
        return Money(int(value.number))
    return None if unit is None else Money(int(value.number * unit.number))


def _light(threshold: Threshold, year: YearFigures, values: DatedValues, today: dt.date) -> Light:
    day = year.months[-1].month.last
    steps = tuple(_used(threshold.measure, year))
    used, value = steps[-1][1], values.on(threshold.name, day)
    limit = limit_of(threshold.name, values, day)
    projected = _projected(threshold.measure, year, today)
    if limit is None:
        return Light(threshold, used, Level.UNKNOWN, projected=projected, value=value)
    crossed = next((month for month, so_far in steps if threshold.reached(so_far, limit)), None)
    level = Level.GREEN if used.cents * 100 < limit.cents * AMBER_PERCENT else Level.AMBER
    percent = max(used.cents * 100 // limit.cents, 0) if limit else 100
    return Light(threshold, used, Level.RED if crossed else level, limit, percent, crossed, projected, value)


def _used(measure: Measure, year: YearFigures) -> Iterator[tuple[Month, Money]]:
    """Yield what is used of a limit at the end of each month that counts."""
    last = year.months[-1]
    if measure is Measure.ASSETS:
        yield last.month, year.assets
        return
    if measure is Measure.THIS_MONTH:
        yield last.month, _of_month(measure, last)
        return
    so_far = ZERO
    for figures in year.months:
        counted = _of_month(measure, figures)
        so_far = max(so_far, counted) if measure is Measure.ANY_MONTH else so_far + counted
        yield figures.month, so_far


def _of_month(measure: Measure, figures: MonthFigures) -> Money:
    match measure:
        case Measure.SALES:
            return figures.sales.total
        case Measure.INCOME:
            return figures.sales.net
        case Measure.PURCHASES:
            return figures.purchases.net
        case _:
            return max(figures.sales.total, figures.purchases.total)


def _projected(measure: Measure, year: YearFigures, today: dt.date) -> Money | None:
    if measure not in (Measure.SALES, Measure.INCOME, Measure.PURCHASES):
        return None
    over = [_of_month(measure, figures).cents for figures in year.months if figures.month.last <= today]
    if not over:
        return None
    so_far = sum(_of_month(measure, figures).cents for figures in year.months)
    left = 12 - year.months[len(over) - 1].month.month
    return Money(max(so_far, sum(over) + sum(over) * left // len(over)))
