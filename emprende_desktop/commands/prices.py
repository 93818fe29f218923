"""Reference prices told, typed or from a file, and taken back. Nothing here posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.prices import PriceList
from emprende_desktop.noting.posting import check_day

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.LOTS})


def tell_prices(uow: UnitOfWork, told: PriceList) -> Committed:
    """Write prices of one series, all or none, and return how many are new.

    Raises FutureDateError, PastDateError, and PriceStandsError where another value stands for a day.
    """
    for price in told.prices:
        check_day(uow, price.date)
    return Committed(uow.prices.add(told), CHANGED)


def take_back_prices(uow: UnitOfWork, key: str) -> Committed:
    """Take back all that was told under one key."""
    uow.prices.undo(key)
    return Committed(0, CHANGED)


def take_back_price(uow: UnitOfWork, price: int) -> Committed:
    """Take back one price; raises PriceUnknownError."""
    uow.prices.undo_one(price)
    return Committed(price, CHANGED)
