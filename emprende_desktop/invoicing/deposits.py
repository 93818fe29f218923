"""A detracción that is deposited after the paper was written down."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.invoicing.purchase_errors import DepositNumberError


@dataclass(frozen=True, slots=True)
class LaterDeposit:
    """The deposit of a purchase's detracción: `entry` and `place` are row ids, `number` that of the constancia.

    Raises DepositNumberError.
    """

    entry: int
    number: str
    date: dt.date
    place: int
    key: str

    def __post_init__(self) -> None:
        if not self.number.strip():
            raise DepositNumberError
