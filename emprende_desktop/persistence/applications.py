"""Which payments settle which notes."""

from sqlalchemy import select
from sqlalchemy.engine import Connection

from emprende_desktop.persistence import tables as t


def standing_payments(connection: Connection, entry_id: int) -> tuple[int, ...]:
    """Return the payments that settle part of an entry and were not reversed."""
    reversal = t.journal_entry.alias()
    rows = connection.execute(
        select(t.application.c.payment_id)
        .outerjoin(reversal, reversal.c.reverses_id == t.application.c.payment_id)
        .where(t.application.c.settled_id == entry_id, reversal.c.id.is_(None))
        .order_by(t.application.c.payment_id)
    )
    return tuple(rows.scalars())
