"""What every place of money holds, and when it was last counted."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.masters import Place
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.masters import PLACE_COLUMNS, PLACES, place_from
from emprende_desktop.persistence.reading.reader import Reader

_HELD = f"""
SELECT {PLACE_COLUMNS},
  (SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM place_month k WHERE k.place_id = place.id),
  (SELECT MAX(count.date) FROM cash_count count
   WHERE count.place_id = place.id AND (count.entry_id IS NULL OR {stands("count.entry_id")}))
FROM {PLACES} WHERE place.retired = 0 ORDER BY place.id
"""


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """A place, what the notes say it holds in céntimos, and the day it was last counted."""

    place: Place
    held: Money
    counted_on: dt.date | None

    def days_since_count(self, today: dt.date) -> int | None:
        """Return how many days ago it was counted, None where it never was."""
        return (today - self.counted_on).days if self.counted_on else None


def places_held(reader: Reader) -> tuple[PlaceHeld, ...]:
    """Return the places in use, oldest first, from the kept balances; an undone count is no count."""
    return tuple(
        PlaceHeld(place_from(place), Money(held), dt.date.fromisoformat(counted_on) if counted_on else None)
        for *place, held, counted_on in reader.rows(_HELD)
    )
