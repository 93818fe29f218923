"""Which number the next paper of a kind has: the one after the last that was noted, or the one that was set since."""

import json

from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.trade.documents import DocumentKind, number_after

LOOKED_THROUGH = 2_000  # of the newest notes: a series that was not used for longer begins where it is set

_LAST = """
SELECT e.id, json_extract(e.memo_arguments, '$.number') FROM (
  SELECT id, memo_arguments FROM journal_entry WHERE memo_template = 'sale' ORDER BY id DESC LIMIT ?
) e
WHERE json_extract(e.memo_arguments, '$.document') = ? AND json_extract(e.memo_arguments, '$.number') <> ''
  AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id)
ORDER BY e.id DESC LIMIT 1
"""
_SET = "SELECT value FROM preference WHERE name = 'numbering'"
_NEWEST = "SELECT COALESCE(MAX(id), 0) FROM journal_entry"


def next_number(reader: Reader, kind: DocumentKind) -> str:
    """Return the number to propose for a paper that the enterprise gives; empty where its series is not known."""
    kept = reader.value(_SET)
    chosen = json.loads(kept).get(kind.value, {}) if kept else {}
    last = reader.first(_LAST, (LOOKED_THROUGH, kind.value))
    if last is None or last[0] <= chosen.get("after", 0):
        return str(chosen.get("number", "") or (number_after(last[1]) if last else ""))
    return number_after(last[1])


def newest_entry(reader: Reader) -> int:
    """Return the newest entry: a number that is set now counts for what is noted after it."""
    return int(reader.value(_NEWEST))
