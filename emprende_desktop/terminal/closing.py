"""Closing and reopening from the terminal."""

import uuid

from emprende_desktop.commands.closing import Reopening, YearClosing, close_month, close_year, reopen
from emprende_desktop.company import Company
from emprende_desktop.domain.period import Month
from emprende_desktop.i18n.closing import lack_text
from emprende_desktop.queries.closing import missing_in


def close_until(company: Company, month: Month, *, year: bool) -> tuple[str, ...]:
    """Close a month, or the year it ends, and return what was missing, a line each."""
    lacking = company.fetch(missing_in, month)
    if year:
        company.execute(close_year, YearClosing(month.year, str(uuid.uuid4())))
    else:
        company.execute(close_month, month)
    return tuple(lack_text(missing.lack, missing.count, missing.amount) for missing in lacking)


def open_again(company: Company, month: Month, reason: str) -> None:
    """Open a month and everything after it."""
    company.execute(reopen, Reopening(month, reason))
