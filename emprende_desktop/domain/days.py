"""A day as a person writes it into a field."""

import datetime as dt
import re
from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError

_PARTED = re.compile(r"(\d{1,2})(?:\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?)?", re.ASCII)
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)


@dataclass(eq=False)
class UnreadableDayError(BookkeepingError):
    """Text that is no day of the calendar."""

    text: str


def day_written(text: str, near: dt.date) -> dt.date:
    """Return the day of `31/8/2026`, `31-8-26`, `31/8` or `31`; month and year not written are those of `near`.

    Raises UnreadableDayError where there is no such day: never another day in its place.
    """
    found = _PARTED.fullmatch(text.strip()) or _TOGETHER.fullmatch(text.strip())
    if found is None:
        raise UnreadableDayError(text.strip())
    day, month, year = (int(part) if part else 0 for part in found.groups())
    year = year or near.year
    try:
        return dt.date(2000 + year if year < 100 else year, month or near.month, day)
    except ValueError:
        raise UnreadableDayError(text.strip()) from None
