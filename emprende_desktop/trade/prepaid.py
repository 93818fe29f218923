"""Rent or insurance paid for months ahead: it becomes a cost month by month. Amounts are céntimos."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.trade.amounts import positive
from emprende_desktop.trade.documents import NO_DOCUMENT, Document


class PrepaidKind(StrEnum):
    """What is paid ahead."""

    RENT = "rent"
    INSURANCE = "insurance"


@dataclass(frozen=True, slots=True)
class Prepayment:
    """Paid from `place` for so many months from `first_month` on; includes any IGV.

    Raises AmountNotPositiveError.
    """

    date: dt.date
    amount: Money
    kind: PrepaidKind
    months: int
    first_month: Month
    place: int
    key: str
    party: int | None = None
    document: Document = NO_DOCUMENT
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)
        if self.months <= 0:
            raise AmountNotPositiveError(self.months)


@dataclass(frozen=True, slots=True)
class Prepaid:
    """Something paid ahead as it stands: `used` of `cost` became an expense until now."""

    id: int
    kind: PrepaidKind
    name: str
    first_month: Month
    months: int
    cost: Money
    used: Money

    @property
    def left(self) -> Money:
        """Return what is still paid ahead."""
        return self.cost - self.used

    def used_after(self, month: Month) -> Money:
        """Return what is used when a month is over: even months, the last one takes what is left."""
        passed = (month.year - self.first_month.year) * 12 + month.month - self.first_month.month + 1
        return Money(self.cost.cents * min(max(passed, 0), self.months) // self.months)
