"""Whether an entry still stands: what was reversed counts no more."""

from sqlalchemy import ColumnElement, select

from emprende_desktop.persistence import tables as t


def stands(entry_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that no reversal of an entry exists."""
    reversal = t.journal_entry.alias()
    return ~select(reversal.c.id).where(reversal.c.reverses_id == entry_id).exists()
