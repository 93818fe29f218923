"""A bank's balance brought together with the books': what only one of them knows explains what differs."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.trade.bank import BankLine, PlaceMove, StatementBalance


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A place at the end of a day, in céntimos.

    `said` is the last balance that a statement told until that day, None where none did; `held` what the books have
    then. `only_noted` stands in the books and not at the bank, `only_said` at the bank and not in the books, each with
    the reason for which it was set aside, empty for none.
    """

    date: dt.date
    said: StatementBalance | None
    held: Money
    only_noted: tuple[PlaceMove, ...]
    only_said: tuple[tuple[BankLine, str], ...]

    @property
    def bank_adjusted(self) -> Money | None:
        """Return what the bank will say once it has all that is noted, None where it told no balance."""
        if self.said is None:
            return None
        return self.said.amount + Money(sum(move.amount.cents for move in self.only_noted))

    @property
    def books_adjusted(self) -> Money:
        """Return what the books will have once all that the bank says is noted."""
        return self.held + Money(sum(line.amount.cents for line, _reason in self.only_said))

    @property
    def unexplained(self) -> Money | None:
        """Return what is left between both, None where the bank told no balance."""
        adjusted = self.bank_adjusted
        return None if adjusted is None else adjusted - self.books_adjusted
