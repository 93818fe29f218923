"""What a loan costs a year, whatever the words it is offered in.

The yearly rate is the effective one of 360 days, as the SBS has lenders tell it (TCEA, Res. SBS 3274-2017); the plain
one is the rate of a period times the periods of a year. Rates are `Decimal` shares: 0.2 is 20 %.
"""

from decimal import Decimal, localcontext
from enum import Enum

from emprende_desktop.domain.errors import AmountNotPositiveError
from emprende_desktop.domain.money import Money

DAYS_OF_YEAR = 360
STEPS = 120


class Every(Enum):
    """How often an instalment is paid; the value is days."""

    DAY = 1
    WEEK = 7
    FORTNIGHT = 15
    MONTH = 30


def rate_of_period(borrowed: Money, instalment: Money, count: int) -> Decimal:
    """Return the rate of a period at which equal instalments pay back what was borrowed, found by halving.

    Zero where they do not even pay it back. Raises AmountNotPositiveError.
    """
    for amount in (borrowed.cents, instalment.cents, count):
        if amount <= 0:
            raise AmountNotPositiveError(amount)
    if instalment.cents * count <= borrowed.cents:
        return Decimal(0)
    with localcontext(prec=40):
        low, high = Decimal(0), Decimal(instalment.cents) / borrowed.cents
        for _step in range(STEPS):
            middle = (low + high) / 2
            worth = instalment.cents * (1 - (1 + middle) ** -count) / middle
            low, high = (middle, high) if worth > borrowed.cents else (low, middle)
        return (low + high) / 2


def yearly(rate: Decimal, every: Every) -> Decimal:
    """Return the effective rate of a year of 360 days."""
    with localcontext(prec=40):
        return (1 + rate) ** (Decimal(DAYS_OF_YEAR) / every.value) - 1
