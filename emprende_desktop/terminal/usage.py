"""How dates, months, numbers and words of a list are read from the command line."""

import datetime as dt
import re
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from emprende_desktop.domain.clock import FIRST_DAY, LIMA
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.i18n.translation import _

if TYPE_CHECKING:
    from emprende_desktop.domain.period import Month

LAST_DAY = dt.date(2999, 12, 31)

Kind = TypeVar("Kind", bound=StrEnum)


class UsageError(BookkeepingError):
    """A word on the command line that cannot be used; the text is already a sentence."""


def day(text: str) -> dt.date:
    """Read a date of the command line, from 1900 to 2999; raises UsageError."""
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(_("The date {text} is not one: write it as 2026-06-30.").format(text=text)) from None
    if not FIRST_DAY <= date <= LAST_DAY:
        raise UsageError(_("No books reach {text}: write a date from 1900 to 2999.").format(text=text))
    return date


def month_of(text: str) -> "Month":
    """Read a month of the command line (YYYY-MM); raises UsageError."""
    from emprende_desktop.domain.period import Month

    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise UsageError(_("The month {text} is not one: write it as 2026-06.").format(text=text))
    return Month.of(day(f"{text}-01"))


def year_of(text: str) -> int:
    """Read a year of the command line; raises UsageError."""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise UsageError(_("The year {text} is not one: write it as 2026.").format(text=text))
    return day(f"{text}-01-01").year


def entry_number(text: str) -> int:
    """Read the number of an entry; raises UsageError."""
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise UsageError(_("{text} is no number of an entry: write it as 15.").format(text=text))
    return int(text)


def moment(text: str) -> dt.datetime:
    """Read a printing time of the command line, in Lima; raises UsageError."""
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=LIMA)
    except ValueError:
        raise UsageError(_("The time {text} is not one: write it as 2026-09-30T18:05.").format(text=text)) from None


def one_of(kind: type[Kind], word: str) -> Kind:
    """Read a word of the command line that must be one of some; raises UsageError."""
    try:
        return kind(word)
    except ValueError:
        told = _("{word} is not one of {known}.").format(word=word, known=", ".join(kind))
        raise UsageError(told) from None
