"""What only the bank or only the books know of a place at the end of a day."""

import datetime as dt

from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.reading.fragments import MOVES
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.bank import place_move
from emprende_desktop.queries.statements import place_opening
from emprende_desktop.statements.reconciliation import Reconciliation
from emprende_desktop.trade.bank import WITHDRAWN, BankLine, StatementBalance

_SAID = """
SELECT s.balance, s.balance_on FROM statement_import s
WHERE s.place_id = ? AND s.balance_on <= ? AND EXISTS (SELECT 1 FROM bank_line l WHERE l.import_id = s.id
  AND NOT EXISTS (SELECT 1 FROM bank_match m WHERE m.line_id = l.id AND m.undone = 0 AND m.reason = ?))
ORDER BY s.balance_on DESC, s.id DESC LIMIT 1
"""
_FIRST = """
SELECT MIN(l.date) FROM bank_line l WHERE l.place_id = ?
  AND NOT EXISTS (SELECT 1 FROM bank_match m WHERE m.line_id = l.id AND m.undone = 0 AND m.reason = ?)
"""
# A line whose note is of a later day is not in the books yet on this one.
_ONLY_SAID = """
SELECT l.id, l.date, l.cents, l.detail, COALESCE(m.reason, '') FROM bank_line l
LEFT JOIN bank_match m ON m.line_id = l.id AND m.undone = 0
LEFT JOIN journal_entry e ON e.id = m.entry_id
WHERE l.place_id = ? AND l.date <= ? AND COALESCE(m.reason, '') <> ? AND (e.id IS NULL OR e.date > ?)
ORDER BY l.date, l.id
"""
# What was undone until the day is neither here nor there; an undoing counts where what it undoes is of before the days.
_ONLY_NOTED = f"""{MOVES}
WHERE e.date BETWEEN ? AND ? AND +p.place_id = ? AND e.sealed = 1
  AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id AND r.date <= ?)
  AND NOT EXISTS (SELECT 1 FROM journal_entry o WHERE o.id = e.reverses_id AND o.date >= ?)
  AND NOT EXISTS (SELECT 1 FROM bank_match m JOIN bank_line l ON l.id = m.line_id
    WHERE m.entry_id = e.id AND m.place_id = p.place_id AND m.undone = 0 AND l.date <= ?)
GROUP BY e.id HAVING SUM(p.debit - p.credit) <> 0 ORDER BY e.date, e.id
"""


def reconciliation(reader: Reader, place: int, end: dt.date) -> Reconciliation:
    """Return a place on the day of the last balance that its bank told until a day; without one, on that day.

    What was noted before the first day of any statement is taken to be in the bank's balance.
    """
    row = reader.first(_SAID, (place, end.isoformat(), WITHDRAWN))
    said = StatementBalance(dt.date.fromisoformat(row[1]), Money(row[0])) if row else None
    date = said.date if said else end
    day, first = date.isoformat(), reader.value(_FIRST, (place, WITHDRAWN))
    only_said = tuple(
        (BankLine(row_id, place, dt.date.fromisoformat(on), Money(cents), detail), reason)
        for row_id, on, cents, detail, reason in reader.rows(_ONLY_SAID, (place, day, WITHDRAWN, day))
    )
    noted = reader.rows(_ONLY_NOTED, (first, day, place, day, first, day)) if first else ()
    only_noted = tuple(place_move(entry, on, cents, words) for entry, on, cents, *words in noted)
    held = place_opening(reader, place, date + dt.timedelta(days=1))
    return Reconciliation(date, said, held, only_noted, only_said)
