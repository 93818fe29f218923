"""What explains the cash of a span of days: the postings that stand against the places of money."""

import datetime as dt

from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import Side
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.statements.cash_flow import CashMovement

# The account that a posting `p` on an account `a` tells of: the IGV goes with the largest other posting of its entry,
# for what a customer pays includes it.
EXPLAINED_CODE = """CASE WHEN a.code LIKE '4011%' THEN COALESCE(
         (SELECT b.code FROM posting q JOIN account b ON b.id = q.account_id
          WHERE q.entry_id = p.entry_id AND b.code NOT LIKE '10%' AND b.code NOT LIKE '4011%'
          ORDER BY q.debit + q.credit DESC, q.id LIMIT 1), a.code) ELSE a.code END"""

# The side of a reversal is that of what it reverses, so that an undone loan is neither received nor paid back.
_MOVEMENTS = f"""
WITH touched AS (
  SELECT DISTINCT p.entry_id FROM posting p JOIN account a ON a.id = p.account_id
    JOIN journal_entry e ON e.id = p.entry_id
  WHERE a.code LIKE '10%' AND e.kind = 'normal' AND e.date BETWEEN :start AND :end
)
SELECT {EXPLAINED_CODE} AS code,
       (p.debit > 0) <> (e.reverses_id IS NOT NULL) AS is_debit,
       substr(e.date, 1, 7) AS month, SUM(p.credit - p.debit) AS cents
FROM touched JOIN posting p ON p.entry_id = touched.entry_id JOIN journal_entry e ON e.id = p.entry_id
  JOIN account a ON a.id = p.account_id
WHERE a.code NOT LIKE '10%'
GROUP BY 1, 2, 3
"""


def cash_movements(reader: Reader, start: dt.date, end: dt.date) -> tuple[CashMovement, ...]:
    """Return what the days between `start` and `end`, both included, brought in and took out, by account and month."""
    rows = reader.rows(_MOVEMENTS, {"start": start.isoformat(), "end": end.isoformat()})
    return tuple(
        CashMovement(code, Side.DEBIT if is_debit else Side.CREDIT, Month.parse(month), cents)
        for code, is_debit, month, cents in rows
    )
