"""Slips of the pen that must not reach the books: what is posted stays, and every sum would carry it."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class AmountTooLargeError(BookkeepingError):
    """An amount beyond any that a tiny enterprise could have, in céntimos."""

    cents: int


@dataclass(eq=False)
class FutureDateError(BookkeepingError):
    """A note dated far beyond any day the books know."""

    date: dt.date


@dataclass(eq=False)
class PastDateError(BookkeepingError):
    """A note dated before any books of today could begin."""

    date: dt.date
