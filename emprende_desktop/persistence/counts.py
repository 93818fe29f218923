"""The counts of money that were made."""

import datetime as dt

import uuid_utils
from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.money import Money
from emprende_desktop.persistence import tables as t
from emprende_desktop.trade.notes import CashCount


class CountRepository:
    """Counts of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entry_of(self, key: str) -> int | None:
        """Return the entry that a count with this key posted, 0 where nothing differed, None where there is none."""
        row = self._connection.execute(select(t.cash_count.c.entry_id).where(t.cash_count.c.key == key)).first()
        return (row.entry_id or 0) if row else None

    def entries_of(self, prefix: str) -> tuple[int, ...]:
        """Return the entries that counts posted whose keys begin so."""
        counted = t.cash_count.c
        found = select(counted.entry_id).where(counted.key.startswith(prefix, autoescape=True))
        return tuple(self._connection.execute(found.where(counted.entry_id.is_not(None))).scalars())

    def held(self, place: int) -> Money:
        """Return what the notes say a place holds, in céntimos."""
        kept = t.place_month.c
        total = select(func.coalesce(func.sum(kept.debit - kept.credit), 0)).where(kept.place_id == place)
        return Money(self._connection.execute(total).scalar_one())

    def held_on(self, place: int, date: dt.date) -> Money:
        """Return what the notes say a place held at the end of a day, in céntimos."""
        kept = t.place_day.c
        total = select(func.coalesce(func.sum(kept.debit - kept.credit), 0))
        until = total.where(kept.place_id == place, kept.date <= date.isoformat())
        return Money(self._connection.execute(until).scalar_one())

    def add(self, count: CashCount, expected: Money, entry: int | None) -> None:
        """Keep a count beside what was expected."""
        values = {
            "uid": str(uuid_utils.uuid7()), "place_id": count.place, "date": count.date.isoformat(),
            "counted": count.counted.cents, "expected": expected.cents, "entry_id": entry, "key": count.key,
        }  # fmt: skip
        self._connection.execute(insert(t.cash_count), values)
