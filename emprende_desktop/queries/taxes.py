"""What the State asks of the enterprise, as its books say: the month, the limits, days, books, another regime."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.due_dates import DueDate, Duty, due_dates, soon
from emprende_desktop.formality.lights import Light, YearFigures, lights
from emprende_desktop.formality.owed_books import OwedBook, required_books
from emprende_desktop.formality.tax_state import HeldBack, TaxState
from emprende_desktop.formality.what_if import Past, RegimeCost, compared
from emprende_desktop.formality.worksheet import MonthTaxes, Tax
from emprende_desktop.persistence.kept import SALE_NOTES
from emprende_desktop.persistence.reading.dated import standing_on
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.persistence.reading.taxes import (
    assets_held,
    every_value,
    first_month,
    held_back,
    month_figures,
    month_taxes_of,
    tax_states,
)

MONTHS_COMPARED = 12
_RUC = "SELECT ruc FROM enterprise"
_INCOME_TAXES = ("88", "6419")  # what a regime itself costs stands outside the result that is compared
_RESULT = """
SELECT COALESCE(SUM(k.credit - k.debit), 0) FROM balance_month k JOIN account a ON a.id = k.account_id
WHERE k.kind = 'normal' AND a.type IN ('income', 'expense') AND k.month BETWEEN :first AND :last
  AND NOT EXISTS (SELECT 1 FROM json_each(:without) prefix WHERE a.code LIKE prefix.value || '%')
"""
# What was sold without a boleta or factura is taxed all the same, and stands in no register.
_UNBACKED = """
SELECT COALESCE(SUM(cents - backed), 0) FROM notes_day
WHERE date BETWEEN :first AND :last AND template IN (SELECT value FROM json_each(:notes))
"""


@dataclass(frozen=True, slots=True)
class TaxMonth:
    """A month as its sheet shows it: what is owed, what of it stands in the books, and what is told beside it.

    `held` is what others' taxes were kept back, `unbacked` what was sold without a paper.
    """

    taxes: MonthTaxes
    states: dict[Tax, TaxState]
    held: HeldBack
    unbacked: Money


def tax_month(reader: Reader, month: Month) -> TaxMonth:
    """Return what a month owes and what of it was posted and paid; raises NoValueError."""
    days = {"first": month.first.isoformat(), "last": month.last.isoformat(), "notes": many(SALE_NOTES)}
    unbacked = Money(reader.value(_UNBACKED, days))
    return TaxMonth(month_taxes_of(reader, month), tax_states(reader, month), held_back(reader, month), unbacked)


def months_told(reader: Reader, today: dt.date) -> tuple[Month, ...]:
    """Return the months from the first note to today, the newest first; at least this one."""
    month = Month.of(today)
    first = min(first_month(reader) or month, month)
    found = []
    while month >= first:
        found.append(month)
        month = month.shifted(-1)
    return tuple(found)


def year_lights(reader: Reader, month: Month, today: dt.date) -> tuple[Light, ...]:
    """Return the lights of the year until a month, by the regime of that month, from when the books began."""
    regime = standing_on(reader, month.last).regime
    first = max(first_month(reader) or month, Month(month.year, 1))
    year = YearFigures(month_figures(reader, min(first, month), month), assets_held(reader, month))
    return lights(year, regime, every_value(reader), today)


def last_days(reader: Reader, month: Month) -> tuple[DueDate, ...]:
    """Return the last days of a month's duties, by the RUC and the regime of that month."""
    regime = standing_on(reader, month.last).regime
    return due_dates(reader.value(_RUC), month, regime, every_value(reader))


def duties_soon(reader: Reader, today: dt.date) -> tuple[DueDate, ...]:
    """Return the duties of the month before whose last day comes within a week; a fee that was paid is none."""
    month = Month.of(today).shifted(-1)
    paid = tax_states(reader, month)[Tax.NRUS].paid is not None
    near = soon(last_days(reader, month), today)
    return tuple(due for due in near if not (paid and due.duty is Duty.FEE))


def books_owed(reader: Reader, month: Month) -> tuple[OwedBook, ...]:
    """Return the books that are owed in a month, by the income of its year so far; raises NoValueError."""
    regime: TaxRegime = standing_on(reader, month.last).regime
    sold = sum(one.sales.net.cents for one in month_figures(reader, Month(month.year, 1), month))
    return required_books(regime, Money(sold), every_value(reader), month.last)


def regimes_compared(reader: Reader, month: Month) -> tuple[RegimeCost, ...]:
    """Return what each regime would have cost in the twelve months that end with one; raises NoValueError.

    Months before the books began are left out.
    """
    first = max(first_month(reader) or month, month.shifted(1 - MONTHS_COMPARED))
    months = month_figures(reader, min(first, month), month)
    span = {"first": str(months[0].month), "last": str(month), "without": many(_INCOME_TAXES)}
    result = Money(int(reader.value(_RESULT, span)))
    if all(one.sales.total == ZERO and one.purchases.total == ZERO for one in months):
        return ()
    form = standing_on(reader, month.last).form
    return compared(Past(months, form, result, assets_held(reader, month)), every_value(reader))
