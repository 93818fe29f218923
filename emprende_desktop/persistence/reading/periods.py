"""Which months are closed, and what a closed year leaves."""

from collections.abc import Mapping

from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.fragments import begins_with
from emprende_desktop.persistence.reading.reader import Reader, many

RESULTS = ("6", "7", "8", "9")

_CLOSED_UNTIL = "SELECT MAX(month) FROM closed_period"
_RESULT_NETS = f"""
SELECT a.code, SUM(k.debit - k.credit) FROM balance_month k JOIN account a ON a.id = k.account_id
WHERE {begins_with(":prefixes")} AND k.month <= :last
GROUP BY a.code HAVING SUM(k.debit - k.credit) <> 0
"""


def closed_until(reader: Reader) -> Month | None:
    """Return the last closed month."""
    month = reader.value(_CLOSED_UNTIL)
    return Month.parse(month) if month else None


def result_nets(reader: Reader, year: int) -> Mapping[str, int]:
    """Return debit less credit, in céntimos, of every account of the elements 6 to 9 at the end of a year."""
    return dict(reader.rows(_RESULT_NETS, {"prefixes": many(RESULTS), "last": f"{year:04d}-12"}))
