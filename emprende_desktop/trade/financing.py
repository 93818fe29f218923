"""Money that is lent or given to the enterprise. Amounts are positive céntimos, ids and keys as in `notes`."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError, InterestExceedsPaymentError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.trade.amounts import positive


class Lender(StrEnum):
    """Who lends: a bank, caja or cooperative; or a person, a moneylender or another enterprise."""

    INSTITUTION = "institution"
    OTHER = "other"


class Giver(StrEnum):
    """Who gives: a private institution, or the State."""

    PRIVATE = "private"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class LoanReceived:
    """A loan came into `place`: it is owed, no income."""

    date: dt.date
    amount: Money
    lender: Lender
    place: int
    key: str
    party: int | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)


@dataclass(frozen=True, slots=True)
class LoanPayment:
    """An instalment left `place`: `interest` of it is a cost, the rest pays back what was lent.

    Raises AmountNotPositiveError, InterestExceedsPaymentError.
    """

    date: dt.date
    amount: Money
    interest: Money
    lender: Lender
    place: int
    key: str
    party: int | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)
        if self.interest < ZERO:
            raise AmountNotPositiveError(self.interest.cents)
        if self.interest > self.amount:
            raise InterestExceedsPaymentError(self.interest.cents, self.amount.cents)


@dataclass(frozen=True, slots=True)
class GrantReceived:
    """A grant came into money that is set apart; `place` is None for the fund that the books make for it."""

    date: dt.date
    amount: Money
    giver: Giver
    place: int | None
    key: str
    party: int | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)
