"""What a line of an electronic book is of: the document or the note that its faults are mended in."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.period import Month
from emprende_desktop.invoicing.codes import TYPE_CODES
from emprende_desktop.invoicing.purchase_papers import normal_number
from emprende_desktop.persistence.kept import SALE_NOTES
from emprende_desktop.persistence.reading.documents import document_named
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader, many

_KINDS = {code: kind for kind, code in TYPE_CODES.items()}
_BOUGHT = ("expense", "asset", "prepaid")
_PURCHASE = f"""
SELECT p.entry_id FROM purchase p WHERE p.date BETWEEN ? AND ? AND p.type_code = ?
  AND CASE p.series WHEN '' THEN p.number ELSE p.series || '-' || p.number END = ? AND {stands("p.entry_id")}
ORDER BY p.id LIMIT 1
"""
_NOTES = f"""
SELECT e.id, json_extract(e.memo_arguments, '$.number') FROM journal_entry e
WHERE e.date BETWEEN ? AND ? AND json_extract(e.memo_arguments, '$.document') = ?
  AND e.memo_template IN (SELECT value FROM json_each(?))
  AND e.reverses_id IS NULL AND {stands("e.id")}
ORDER BY e.id
"""
_ENTRY = "SELECT id, memo_template, date FROM journal_entry WHERE id = ?"


@dataclass(frozen=True, slots=True)
class BehindLine:
    """A document of ours by its row, or else a note: its entry, its template and its day."""

    document: int | None = None
    entry: int = 0
    template: str = ""
    date: dt.date = dt.date.min


def behind_line(reader: Reader, month: Month, told: str, *, bought: bool) -> BehindLine | None:
    """Return what a line of a month is of, told as its book tells it: `01 F001-25`, or `25/1` of a journal.

    None for what is no document and no entry: an account, a lot.
    """
    entry, stroke, _line = told.partition("/")
    if stroke and entry.isdigit():
        return _entry(reader, int(entry))
    code, _space, name = told.partition(" ")
    days = (month.first.isoformat(), month.last.isoformat())
    kind = _KINDS.get(code)
    if bought:
        found = reader.first(_PURCHASE, (*days, code, name))
        if found is not None:
            return _entry(reader, found[0])
    ours = document_named(reader, name, kind) if kind is not None and (code == "04" or not bought) else None
    if ours is not None:
        return BehindLine(document=ours.id)
    if kind is None:
        return None
    for number, written in reader.rows(_NOTES, (*days, kind.value, many(_BOUGHT if bought else SALE_NOTES))):
        if name in (written, normal_number(written or "")):
            return _entry(reader, number)
    return None


def _entry(reader: Reader, entry: int) -> BehindLine | None:
    row = reader.first(_ENTRY, (entry,))
    return None if row is None else BehindLine(None, row[0], row[1], dt.date.fromisoformat(row[2]))
