"""Day wages and what was advanced on them. Amounts are positive céntimos, ids and keys as in `notes`."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError, NameRequiredError, PaymentExceedsDebtError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.trade.amounts import positive


class Work(StrEnum):
    """How somebody works: a helper without papers, with a receipt for fees, or on the payroll.

    The books never invent a receipt or a payroll: they note what there is.
    """

    HELPER = "helper"
    FEES = "fees"
    PAYROLL = "payroll"


@dataclass(frozen=True, slots=True)
class WageAdvance:
    """Money out of `place` on wages that are still to be earned; raises AmountNotPositiveError, NameRequiredError."""

    date: dt.date
    amount: Money
    place: int
    party: int | None
    key: str
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)
        _somebody(self.party)


@dataclass(frozen=True, slots=True)
class Wages:
    """Days worked, in halves, at a rate a day; `deducted` of it was advanced before, the rest leaves `place`.

    Raises AmountNotPositiveError, NameRequiredError, PaymentExceedsDebtError.
    """

    date: dt.date
    half_days: int
    rate: Money
    deducted: Money
    work: Work
    place: int
    party: int | None
    key: str
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)
        _somebody(self.party)
        if self.deducted < ZERO:
            raise AmountNotPositiveError(self.deducted.cents)
        if self.deducted > self.amount:
            raise PaymentExceedsDebtError(self.deducted.cents, self.amount.cents)

    @property
    def amount(self) -> Money:
        """Return what was earned, half céntimos up."""
        return earned(self.half_days, self.rate)


def earned(half_days: int, rate: Money) -> Money:
    """Return what half days earn at a rate a day, half céntimos up."""
    return Money((half_days * rate.cents + 1) // 2)


def _somebody(party: int | None) -> None:
    if party is None:
        raise NameRequiredError("party")
