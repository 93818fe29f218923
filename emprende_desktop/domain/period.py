"""Months and spans of days, both ends included."""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first(self) -> dt.date:
        """Return the first day."""
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        """Return the last day."""
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def next(self) -> "Month":
        """Return the month after."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def shifted(self, months: int) -> "Month":
        """Return the month so many months later, or earlier for a negative number."""
        years, month = divmod(self.month - 1 + months, 12)
        return Month(self.year + years, month + 1)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read the month of an ISO month or date (`2026-08`, `2026-08-31`)."""
        return cls(int(text[:4]), int(text[5:7]))

    @classmethod
    def of(cls, date: dt.date) -> "Month":
        """Return the month of a date."""
        return cls(date.year, date.month)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        assert self.start <= self.end, "a period ends before it starts"

    def __contains__(self, date: dt.date) -> bool:
        return self.start <= date <= self.end

    @property
    def is_month(self) -> bool:
        """Say whether the period is one calendar month."""
        month = Month.of(self.start)
        return (self.start, self.end) == (month.first, month.last)

    def before(self) -> "Period":
        """Return the span of the same length that ends on the day before: whole months before whole months."""
        first, last = Month.of(self.start), Month.of(self.end)
        day_before = self.start - dt.timedelta(days=1)
        if (self.start, self.end) == (first.first, last.last):
            count = sum(1 for _month in self.months())
            return Period(first.shifted(-count).first, day_before)
        return Period(day_before - (self.end - self.start), day_before)

    def year_before(self) -> "Period":
        """Return the same days of the year before; the last day of a month stays the last of its month."""
        return Period(_year_before(self.start), _year_before(self.end, last=self.end == Month.of(self.end).last))

    def months(self) -> Iterator[Month]:
        """Yield every month the period touches, in order."""
        month = Month.of(self.start)
        while month.first <= self.end:
            yield month
            month = month.next()


def _year_before(date: dt.date, *, last: bool = False) -> dt.date:
    month = Month(date.year - 1, date.month)
    return month.last if last else month.first.replace(day=min(date.day, month.last.day))
