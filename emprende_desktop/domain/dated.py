"""What the state, or a buyer, changes from a day on: a value with its days and its source."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from emprende_desktop.domain.errors import UnreadableQuantityError
from emprende_desktop.domain.value_errors import NoSourceError, NoValueError, ValuePeriodError

_DOUBTS = ("sin verificar", "no verificad", "por confirmar", "to be confirmed")


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value of a name from a day on, open where `valid_to` is None; it is kept as it was written.

    A number always: money in céntimos, a rate in percent, a day of the calendar as 20260216.
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

    @property
    def number(self) -> Decimal:
        """Return the value to reckon with."""
        return Decimal(self.value)

    @property
    def is_unverified(self) -> bool:
        """Say whether its source itself tells that nobody read the norm."""
        told = self.source.casefold()
        return any(doubt in told for doubt in _DOUBTS)

    def rules_on(self, day: dt.date) -> bool:
        """Say whether a day lies between its days."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class DatedValues:
    """The values that some names have had: what a rule asks for one day of each."""

    def __init__(self, values: Iterable[DatedValue]) -> None:
        self._of: dict[str, list[DatedValue]] = {}
        for value in sorted(values, key=lambda one: one.valid_from):
            self._of.setdefault(value.name, []).append(value)

    def on(self, name: str, day: dt.date) -> DatedValue | None:
        """Return the newest value of a name that rules on a day, or None: one of another day is never guessed."""
        return next((value for value in reversed(self._of.get(name, ())) if value.rules_on(day)), None)

    def number(self, name: str, day: dt.date) -> Decimal:
        """Return the value of a name on a day; raises NoValueError where none rules."""
        value = self.on(name, day)
        if value is None:
            raise NoValueError(name, day)
        return value.number
