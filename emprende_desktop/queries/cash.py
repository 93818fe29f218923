"""What every place of money holds, and when it was last counted."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.masters import Place
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.masters import PLACE_SELECT, place_from


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """A place, what the notes say it holds in céntimos, and the day it was last counted."""

    place: Place
    held: Money
    counted_on: dt.date | None

    def days_since_count(self, today: dt.date) -> int | None:
        """Return how many days ago it was counted, None where it never was."""
        return (today - self.counted_on).days if self.counted_on else None


def places_held(connection: Connection) -> tuple[PlaceHeld, ...]:
    """Return the places in use, oldest first, from the kept balances; an undone count is no count."""
    kept, count = t.place_month.c, t.cash_count.c
    held = select(func.coalesce(func.sum(kept.debit - kept.credit), 0)).where(kept.place_id == t.place.c.id)
    undone = select(t.journal_entry.c.id).where(t.journal_entry.c.reverses_id == count.entry_id).exists()
    counted = select(func.max(count.date)).where(count.place_id == t.place.c.id, ~undone)
    statement = PLACE_SELECT.add_columns(
        held.scalar_subquery().label("held"), counted.scalar_subquery().label("counted_on")
    )
    rows = connection.execute(statement.where(t.place.c.retired == 0).order_by(t.place.c.id))
    return tuple(
        PlaceHeld(place_from(r), Money(r.held), dt.date.fromisoformat(r.counted_on) if r.counted_on else None)
        for r in rows
    )
