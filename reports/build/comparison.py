"""What stands beside the figures of a statement: its months, the average month, and the period before."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from emprende_desktop.domain.money import ZERO, Money, round_half_up
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.i18n.formats import days_label, month_name, short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.statements.sources import Source
from reports.document import Align, Column, Origin
from reports.source import Compare, ReportRequest, ReportSource

FIGURES_MAX = 7
T = TypeVar("T")


class Monthly(Protocol):
    """A line of a statement over months."""

    @property
    def months(self) -> tuple[Money, ...]:
        """Return céntimos by month."""
        ...

    @property
    def total(self) -> Money:
        """Return their sum."""
        ...


@dataclass(frozen=True, slots=True)
class Compared:
    """The days a statement stands beside, None for none, their heading, and what the reader must know of them."""

    period: Period | None = None
    title: str = ""
    remarks: tuple[str, ...] = ()


def chosen(request: ReportRequest, period: Period) -> Compare:
    """Return beside which days a statement stands: a month beside the month before, else a year before.

    A month is judged by the last one; a longer span has its season in it, so that only the same days of the year
    before are like it.
    """
    return request.compare or (Compare.BEFORE if period.is_month else Compare.YEAR)


def compared(source: ReportSource, request: ReportRequest, period: Period) -> Compared:
    """Return the days a statement stands beside; none before the books begin, for zeros would tell as facts."""
    choice = chosen(request, period)
    if choice is Compare.NONE:
        return Compared()
    before = period.before() if choice is Compare.BEFORE else period.year_before()
    first = source.first_entry()
    if first is None:
        return Compared()
    noted = (b for b in source.balances(before.start, before.end) if b.kind is not EntryKind.OPENING)
    if first > before.start and not any(b.debit or b.credit for b in noted):
        return Compared(remarks=(without(days_label(before), first),))
    remarks = () if before.is_month else (f"{_title(before, period)}: {days_label(before)}.",)
    if first > before.start:
        partly = _("The books begin on {date}: the column beside ({days}) is not whole.")
        remarks = (*remarks, partly.format(days=days_label(before), date=short_date(first)))
    return Compared(before, _title(before, period), remarks)


def without(days: str, first: dt.date) -> str:
    """Return what is said where there is nothing to compare with."""
    told = _("There is nothing to compare with ({days}): the books begin on {date}.")
    return told.format(days=days, date=short_date(first))


def _title(before: Period, now: Period) -> str:
    if before.is_month:
        name = month_name(Month.of(before.start))
        return name if before.start.year == now.start.year else f"{name} {before.start.year}"
    if (before.start.month, before.start.day, before.end.month, before.end.day) == (1, 1, 12, 31):
        return str(before.start.year)
    return _("A year before") if before == now.year_before() else _("Before")


@dataclass(frozen=True, slots=True)
class Spread:
    """The columns of figures of a statement over months: months where there is room, total, average, before.

    `known` are the months that the books tell of: as many divide the total for the average month.
    """

    period: Period
    compared: Compared
    known: tuple[Month, ...]

    @property
    def months(self) -> tuple[Month, ...]:
        """Return the months that have a column of their own."""
        months = tuple(self.period.months())
        return months if 1 < len(months) <= FIGURES_MAX - self._ends else ()

    @property
    def has_average(self) -> bool:
        """Say whether there is an average month: of one month there is none."""
        return len(self.known) > 1

    @property
    def averaged(self) -> bool:
        """Say whether the average month has a column: the months themselves go before it."""
        return self.has_average and len(self.months) + self._ends < FIGURES_MAX

    @property
    def _ends(self) -> int:
        """Return how many columns there are besides: the total, and the period before."""
        return 1 + (self.compared.period is not None)

    def average(self, line: Monthly) -> Money:
        """Return a line's mean month, rounded half up to the céntimo."""
        return mean(line.total, len(self.known))

    @property
    def heading(self) -> str:
        """Return what stands above the figures of the period itself."""
        return month_name(Month.of(self.period.start)) if self.period.is_month else _("Total")

    def columns(self) -> tuple[Column, ...]:
        """Return the headings."""
        columns = [Column(month_name(month), Align.RIGHT, 2) for month in self.months]
        columns.append(Column(self.heading, Align.RIGHT, 2))
        if self.averaged:
            columns.append(Column(_("Average month"), Align.RIGHT, 3))
        if self.compared.period is not None:
            columns.append(Column(self.compared.title, Align.RIGHT, 3))
        return tuple(columns)

    def figures(self, now: Monthly, before: Monthly | None) -> tuple[Money, ...]:
        """Return the figures of a line, in céntimos; `before` is the line of the period before, None where it lacks."""
        months = now.months if self.months else ()
        average = (self.average(now),) if self.averaged else ()
        earlier = (before.total if before else ZERO,) if self.compared.period is not None else ()
        return (*months, now.total, *average, *earlier)

    def origins(
        self, title: str, now: Callable[[Period], Source], before: Callable[[Period], Source], adds: tuple[str, ...]
    ) -> tuple[Origin, ...]:
        """Return where each figure of a line comes from; `now` and `before` give the postings of some days."""
        parts = [within(month, self.period) for month in self.months]
        made = [Origin(_of(title, part), now(part), adds) for part in (*parts, self.period)]
        if self.averaged:
            made.append(Origin(divided(title, len(self.known))))
        if self.compared.period is not None:
            made.append(Origin(_of(title, self.compared.period), before(self.compared.period), adds))
        return tuple(made)

    def whole(self, ends: Sequence[T], empty: T) -> tuple[T, ...]:
        """Return a cell for each column of figures: `ends` has that of the total and that of the period before."""
        average = (empty,) if self.averaged else ()
        return (*(empty for _month in self.months), ends[0], *average, *ends[1:])

    def blanks(self) -> tuple[str, ...]:
        """Return as many empty cells as there are figures."""
        return ("",) * len(self.columns())


def within(month: Month, period: Period) -> Period:
    """Return the days of a month that lie in a period."""
    return Period(max(month.first, period.start), min(month.last, period.end))


def months_known(source: ReportSource, period: Period, lines: Iterable[Monthly]) -> tuple[Month, ...]:
    """Return the months of a period the books tell of: those before they begin make no average, nor those to come.

    The month in which the books begin counts where something besides opening them is in it.
    """
    first, last = source.first_entry(), source.last_entry()
    if first is None or last is None:
        return ()
    listed = tuple(lines)
    months = tuple(period.months())
    noted = [any(line.months[index] for line in listed) for index in range(len(months))]
    return tuple(
        month
        for month, some in zip(months, noted, strict=True)
        if Month.of(first) <= month <= Month.of(last) and (some or first <= month.first)
    )


def mean(total: Money, months: int) -> Money:
    """Return the mean of some months, rounded half up to the céntimo; of none it is the total."""
    return round_half_up(Decimal(total.cents) / max(months, 1))


def divided(title: str, months: int) -> str:
    """Return what an average month is."""
    return _("{line}: the total divided by {months} months").format(line=title, months=months)


def _of(title: str, period: Period) -> str:
    return _("{line}, {days}").format(line=title, days=days_label(period))
