"""Spans of days that people ask for by name."""

import datetime as dt
from enum import StrEnum

from emprende_desktop.domain.period import Month
from emprende_desktop.i18n.translation import N_


class Span(StrEnum):
    """A span of days seen from today."""

    ALL = "all"
    TODAY = "today"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"


SPANS = (
    (Span.ALL, N_("All days")),
    (Span.TODAY, N_("Today")),
    (Span.THIS_MONTH, N_("This month")),
    (Span.LAST_MONTH, N_("Last month")),
    (Span.THIS_YEAR, N_("This year")),
)


def span_of(span: str, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of a span, None where it has no end."""
    month = Month.of(today)
    before = Month.of(month.first - dt.timedelta(days=1))
    spans = {
        Span.ALL: (None, None),
        Span.TODAY: (today, today),
        Span.THIS_MONTH: (month.first, month.last),
        Span.LAST_MONTH: (before.first, before.last),
        Span.THIS_YEAR: (dt.date(today.year, 1, 1), dt.date(today.year, 12, 31)),
    }
    return spans[Span(span)]
