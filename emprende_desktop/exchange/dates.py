"""A day as people and banks write it."""

import datetime as dt
import re
from collections.abc import Callable

from emprende_desktop.domain.clock import is_too_far_ahead, is_too_long_ago
from emprende_desktop.exchange.faults import FaultCode, FaultFoundError
from emprende_desktop.exchange.sheet import Cell

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})", re.ASCII)
_TIME = re.compile(r"[ T].*")


def date_in(cell: Cell, latest: dt.date, typed: Callable[[str], dt.date | None]) -> dt.date:
    """Read the day of a cell, a typed one by `typed`; raises FaultFoundError for none, an impossible or a far one."""
    if not cell:
        raise FaultFoundError(FaultCode.MISSING_DATE, "")
    date = cell if isinstance(cell, dt.date) else typed(str(cell))
    if date is None or is_too_long_ago(date):
        raise FaultFoundError(FaultCode.IMPOSSIBLE_DATE, str(cell))
    if is_too_far_ahead(date, latest):
        raise FaultFoundError(FaultCode.FUTURE_DATE, str(cell))
    return date


def day_first(text: str) -> dt.date | None:
    """Read day/month/year, as a notebook has it."""
    return _date(_DAY_FIRST.fullmatch(text))


def of_a_bank(text: str) -> dt.date | None:
    """Read day/month/year or year-month-day, whatever time of day follows."""
    day = _TIME.sub("", text)
    return _date(_DAY_FIRST.fullmatch(day) or _YEAR_FIRST.fullmatch(day))


def _date(found: re.Match[str] | None) -> dt.date | None:
    if found is None:
        return None
    day, month, year = (int(found[part]) for part in ("day", "month", "year"))
    try:
        return dt.date(2000 + year if year < 100 else year, month, day)
    except ValueError:
        return None
