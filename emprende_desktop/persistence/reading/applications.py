"""Which payments settle which notes."""

from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader

_PAYMENTS = f"""
SELECT payment_id FROM application WHERE settled_id = ? AND {stands("application.payment_id")} ORDER BY payment_id
"""


_APPLICATIONS = "SELECT settled_id, cents FROM application WHERE payment_id = ? ORDER BY settled_id"
_DROPPED = """
SELECT a.payment_id FROM application a JOIN journal_entry undoing ON undoing.reverses_id = a.payment_id
JOIN journal_entry corrected ON corrected.id = ?
WHERE a.settled_id = ? AND undoing.key = corrected.key || ':reversal:' || a.payment_id ORDER BY a.payment_id
"""


def applications_of(reader: Reader, payment: int) -> tuple[tuple[int, int], ...]:
    """Return which entries a payment settles, and how much of each in céntimos."""
    return tuple((entry, cents) for entry, cents in reader.rows(_APPLICATIONS, (payment,)))


def dropped_payments(reader: Reader, corrected: int, entry_id: int) -> tuple[int, ...]:
    """Return the payments of an entry that were undone when another was posted in its place."""
    return tuple(payment for (payment,) in reader.rows(_DROPPED, (corrected, entry_id)))


def standing_payments(reader: Reader, entry_id: int) -> tuple[int, ...]:
    """Return the payments that settle part of an entry and were not reversed."""
    return tuple(payment for (payment,) in reader.rows(_PAYMENTS, (entry_id,)))
