"""Until which day a month is declared, paid and written into the registers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.dated import DatedValue, DatedValues
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.period import Month

REMIND_DAYS = 7  # our own: a week is time to gather the papers


class Duty(StrEnum):
    """What has a day: the fee of the NRUS, the monthly declaration with its payment, the registers."""

    FEE = "fee"
    DECLARATION = "declaration"
    REGISTERS = "registers"


_TABLES = {Duty.FEE: "declaration", Duty.DECLARATION: "declaration", Duty.REGISTERS: "registers"}


@dataclass(frozen=True, slots=True)
class DueDate:
    """A duty of a month and its last day; `value` is None where no norm with that day was written down yet."""

    duty: Duty
    month: Month
    value: DatedValue | None

    @property
    def day(self) -> dt.date | None:
        """Return the last day."""
        return None if self.value is None else day_of_number(self.value.value)


def day_of_number(number: str) -> dt.date:
    """Return the day of 20260216; raises ValueError for what is no day."""
    return dt.date(int(number[:-4]), int(number[-4:-2]), int(number[-2:]))


def due_names(ruc: str) -> tuple[str, ...]:
    """Return the names of the dated values that hold the days of a RUC, by its last digit; none without a RUC."""
    return tuple(f"due.{table}.{ruc[-1]}" for table in dict.fromkeys(_TABLES.values())) if ruc else ()


def duties(regime: TaxRegime) -> tuple[Duty, ...]:
    """Return what a regime has to do each month."""
    if regime is TaxRegime.NONE:
        return ()
    return (Duty.FEE,) if regime is TaxRegime.NRUS else (Duty.REGISTERS, Duty.DECLARATION)


def due_dates(ruc: str, month: Month, regime: TaxRegime, values: DatedValues) -> tuple[DueDate, ...]:
    """Return the days of one month's duties; a day that is not in the data stays unknown: it is never worked out."""
    if not ruc:
        return ()
    return tuple(
        DueDate(duty, month, values.on(f"due.{_TABLES[duty]}.{ruc[-1]}", month.first)) for duty in duties(regime)
    )


def soon(dates: Iterable[DueDate], today: dt.date) -> tuple[DueDate, ...]:
    """Return the duties whose day comes within a week, today included, the nearest first."""
    last = today + dt.timedelta(REMIND_DAYS)
    near = [(one.day, one) for one in dates if one.day is not None and today <= one.day <= last]
    return tuple(one for _day, one in sorted(near, key=lambda pair: pair[0]))
