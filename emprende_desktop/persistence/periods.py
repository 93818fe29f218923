"""Which months are closed, and every closing and reopening with its reason."""

import datetime as dt
from collections.abc import Mapping

import uuid_utils
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.chain import Writer
from emprende_desktop.persistence.reading.periods import closed_until, result_nets
from emprende_desktop.persistence.reading.reader import Reader


class PeriodRepository:
    """The frontier of closed months: everything until the last closed one takes no entries."""

    def __init__(self, connection: Connection, reader: Reader, writer: Writer) -> None:
        self._connection = connection
        self._reader = reader
        self._writer = writer

    def closed_until(self) -> Month | None:
        """Return the last closed month."""
        return closed_until(self._reader)

    def close(self, month: Month, act: str) -> int:
        """Close everything until a month; `act` is `month` or `year`. Return the row that tells it."""
        self._connection.execute(insert(t.closed_period), {"month": str(month), "closed_at": self._now()})
        return self._tell(month, act, "")

    def reopen(self, month: Month, reason: str) -> int:
        """Open a month and everything after it; return the row that tells it."""
        self._connection.execute(delete(t.closed_period).where(t.closed_period.c.month >= str(month)))
        return self._tell(month, "reopened", reason)

    def _tell(self, month: Month, act: str, reason: str) -> int:
        values = {
            "uid": str(uuid_utils.uuid7()), "month": str(month), "act": act, "reason": reason, "told_at": self._now(),
            "actor_id": self._writer.actor_id,
        }  # fmt: skip
        inserted = self._connection.execute(insert(t.closing), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])

    def _now(self) -> str:
        return self._writer.now.isoformat(timespec="seconds")

    def result_nets(self, year: int) -> Mapping[str, int]:
        """Return debit less credit, in céntimos, of every result account at the end of a year."""
        return result_nets(self._reader, year)

    def closing_entries_from(self, date: dt.date) -> tuple[tuple[int, dt.date], ...]:
        """Return the closing entries on or after a day that stand, newest first."""
        reversal = t.journal_entry.alias()
        entry = t.journal_entry.c
        rows = self._connection.execute(
            select(entry.id, entry.date)
            .outerjoin(reversal, reversal.c.reverses_id == entry.id)
            .where(entry.kind == EntryKind.CLOSING.value, entry.date >= date.isoformat())
            .where(entry.reverses_id.is_(None), reversal.c.id.is_(None))
            .order_by(entry.id.desc())
        )
        return tuple((row.id, dt.date.fromisoformat(row.date)) for row in rows)
