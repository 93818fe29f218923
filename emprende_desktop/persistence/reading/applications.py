"""Which payments settle which notes."""

from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader

_PAYMENTS = f"""
SELECT payment_id FROM application WHERE settled_id = ? AND {stands("application.payment_id")} ORDER BY payment_id
"""


def standing_payments(reader: Reader, entry_id: int) -> tuple[int, ...]:
    """Return the payments that settle part of an entry and were not reversed."""
    return tuple(payment for (payment,) in reader.rows(_PAYMENTS, (entry_id,)))
