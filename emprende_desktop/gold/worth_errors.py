"""What a person can do wrong with reference prices, and with how gold is costed."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class SourceRequiredError(BookkeepingError):
    """A price without a word on where it was read."""


@dataclass(eq=False)
class PriceStandsError(BookkeepingError):
    """Another value stands for that day already: `value` as it was read, from `source`."""

    date: dt.date
    value: str
    source: str


@dataclass(eq=False)
class PriceUnknownError(BookkeepingError):
    """A price that is not there any more."""


@dataclass(eq=False)
class CostingSettledError(BookkeepingError):
    """Another formula of cost while gold has gone out at a cost this year: since `date`."""

    date: dt.date
