"""What the state, or a buyer, changes from a day on: a value with its days and its source."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from emprende_desktop.domain.errors import UnreadableQuantityError
from emprende_desktop.gold.value_errors import NoSourceError, ValuePeriodError


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value of a name from a day on, open where `valid_to` is None; it is kept as it was written.

    Raises UnreadableQuantityError, ValuePeriodError, NoSourceError without a source.
    """

    name: str
    valid_from: dt.date
    valid_to: dt.date | None
    value: str
    source: str

    def __post_init__(self) -> None:
        try:
            number = Decimal(self.value)
        except InvalidOperation:
            raise UnreadableQuantityError(self.value) from None
        if not number.is_finite() or number < 0:
            raise UnreadableQuantityError(self.value)
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValuePeriodError(self.valid_from, self.valid_to)
        if not self.source.strip():
            raise NoSourceError
