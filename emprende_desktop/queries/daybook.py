"""The journal as an advisor reads it: every posting of every entry, the newest entry first."""

import datetime as dt
import json
import re
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.words import fold
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.page import PAGE_SIZE, Page

DaybookKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class DaybookFilter:
    """What the journal shows: one month or every month, and words of the detail or a person, or an account's code."""

    month: Month | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class DaybookLine:
    """A posting with the entry it belongs to; `first` is the first of its entry. Amounts are céntimos."""

    entry: int
    date: dt.date
    template: str
    arguments: tuple[tuple[str, str], ...]
    first: bool
    mendable: bool
    is_reversed: bool
    account: str
    account_name: str
    party_name: str
    debit: Money
    credit: Money


_NEWEST: DaybookKey = ("9999-12-31", 2**62, 0)
_LINES = f"""
SELECT e.date, e.id, p.id, e.memo_template, e.memo_arguments, e.kind, e.reverses_id,
  (SELECT r.id FROM journal_entry r WHERE r.reverses_id = e.id),
  COALESCE({CATEGORY_NAME}, ''),
  a.code, a.name, COALESCE(y.name, ''), p.debit, p.credit
FROM journal_entry e CROSS JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
  LEFT JOIN party y ON y.id = p.party_id
WHERE e.sealed = 1 AND e.date BETWEEN ? AND ? AND (e.date, e.id) <= (?, ?) AND (e.id <> ? OR p.id > ?)
"""
_IN_ORDER = "ORDER BY e.date DESC, e.id DESC, p.id LIMIT ?"
_ALL_LINES = _LINES + _IN_ORDER
_FOUND = """AND e.id IN (
  SELECT rowid FROM entry_words WHERE entry_words MATCH ?
  UNION SELECT q.entry_id FROM posting q JOIN party t ON t.id = q.party_id WHERE instr(t.folded_name, ?) > 0
  UNION SELECT q.entry_id FROM posting q JOIN account b ON b.id = q.account_id WHERE b.code GLOB ?)
"""
_FOUND_LINES = _LINES + _FOUND + _IN_ORDER
_MONTHS = "SELECT DISTINCT month FROM balance_month ORDER BY month DESC"


def daybook_page(
    reader: Reader, after: DaybookKey | None = None, shown: DaybookFilter = DaybookFilter()
) -> Page[DaybookLine, DaybookKey]:
    """Read the postings after a key, the newest entry first, each entry's in the order they were written."""
    day, entry, posting = after or _NEWEST
    first, last = (str(shown.month.first), str(shown.month.last)) if shown.month else ("", "9999-12-31")
    asked = (first, last, day, entry, entry, posting)
    words = re.findall(r"\w+", fold(shown.words))
    if not words:
        rows = tuple(reader.rows(_ALL_LINES, (*asked, PAGE_SIZE + 1)))
    else:
        found = " ".join(f'"{word}"*' for word in words)
        code = f"{words[0]}*" if len(words) == 1 and words[0].isdecimal() else ""
        rows = tuple(reader.rows(_FOUND_LINES, (*asked, found, fold(shown.words), code, PAGE_SIZE + 1)))
    kept = rows[:PAGE_SIZE]
    before = (entry, *(row[1] for row in kept))
    lines = tuple(_line(tuple(row), first=row[1] != above) for row, above in zip(kept, before, strict=False))
    return Page(lines, tuple(kept[-1][:3]) if len(rows) > PAGE_SIZE else None)


def _line(row: tuple[object, ...], *, first: bool) -> DaybookLine:
    date, entry, _posting, template, arguments, kind, reverses, reversed_by, category, code, name, party, *sides = row
    words = json.loads(str(arguments))
    if category:
        words["category"] = category
    debit, credit = (Money(int(str(cents))) for cents in sides)
    standing = reverses is None and reversed_by is None
    return DaybookLine(
        int(str(entry)), dt.date.fromisoformat(str(date)), str(template), tuple(words.items()), first,
        standing and kind != EntryKind.CLOSING, reversed_by is not None, str(code), str(name), str(party), debit,
        credit,
    )  # fmt: skip


def months_noted(reader: Reader) -> tuple[Month, ...]:
    """Return every month that has entries, the newest first."""
    return tuple(Month.parse(month) for (month,) in reader.rows(_MONTHS))
