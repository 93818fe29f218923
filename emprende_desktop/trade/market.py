"""A day at the market on one page. Amounts are céntimos, ids and keys as in `notes`."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import AmountNotPositiveError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.trade.amounts import positive


@dataclass(frozen=True, slots=True)
class MarketDay:
    """Change taken from `place` and money brought back to it; the stall and the fares were paid out of the takings.

    Raises AmountNotPositiveError where nothing was sold, or an amount is below zero.
    """

    date: dt.date
    place: int
    taken: Money
    returned: Money
    stall: Money
    fares: Money
    category: int
    key: str
    detail: str = ""

    def __post_init__(self) -> None:
        for part in (self.taken, self.returned, self.stall, self.fares):
            if part < ZERO:
                raise AmountNotPositiveError(part.cents)
        positive(self.sold)

    @property
    def sold(self) -> Money:
        """Return what was sold: what came back and was paid on the way, less the change taken."""
        return takings(self.taken, self.returned, self.stall, self.fares)


def takings(taken: Money, returned: Money, stall: Money, fares: Money) -> Money:
    """Return what was sold on a market day, in céntimos; below zero where less came back than was taken."""
    return returned - taken + stall + fares
