"""What a person can do wrong with a value that changes by date."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class ValuePeriodError(BookkeepingError):
    """A dated value that ends before it begins."""

    valid_from: dt.date
    valid_to: dt.date


class NoSourceError(BookkeepingError):
    """A dated value without the place where it stands."""


@dataclass(eq=False)
class NoValueError(BookkeepingError):
    """A rate or limit that nobody has written down for a day."""

    name: str
    date: dt.date
