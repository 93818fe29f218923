"""The statement of one customer or supplier: what was owed, what changed it, and what is owed now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from emprende_desktop.domain.period import Period


@dataclass(frozen=True, slots=True)
class PartyMovement:
    """An entry that touched what a person owes or is owed: signed céntimos, positive when she owes more."""

    entry: int
    date: dt.date
    template: str
    arguments: tuple[tuple[str, str], ...]
    cents: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A movement and what is owed after it, in céntimos."""

    movement: PartyMovement
    balance: int


@dataclass(frozen=True, slots=True)
class PartyStatement:
    """What a person owed before the period, the rows in it, and what she owes after it; negative: I owe her."""

    opening: int
    rows: tuple[PartyRow, ...]

    @property
    def closing(self) -> int:
        """Return what is owed at the end, in céntimos."""
        return self.rows[-1].balance if self.rows else self.opening


def party_statement(movements: Iterable[PartyMovement], period: Period) -> PartyStatement:
    """Run the balance over a person's movements, in order of date."""
    opening = balance = 0
    rows = []
    for movement in movements:
        balance += movement.cents
        if movement.date < period.start:
            opening = balance
        elif movement.date in period:
            rows.append(PartyRow(movement, balance))
    return PartyStatement(opening, tuple(rows))
