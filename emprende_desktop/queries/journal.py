"""The notes of the company, newest first, and one note read back for correcting it."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from emprende_desktop.domain.clock import latest_known_day
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.words import fold
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME, one_of, stands
from emprende_desktop.persistence.reading.periods import closed_until
from emprende_desktop.persistence.reading.reader import Reader, Row, many
from emprende_desktop.posting_rules.sharing import OF_SEVERAL
from emprende_desktop.queries.memo import memo_words
from emprende_desktop.queries.page import PAGE_SIZE, Page

JournalKey = tuple[str, int]


class Direction(StrEnum):
    """Whether a note brought money in, took it out, or neither."""

    IN = "in"
    OUT = "out"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What a list shows: one place or all, words to find in the detail or the person, a span of days, a direction.

    Undone notes are folded away unless `undone` asks for them.
    """

    place: int | None = None
    words: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    undone: bool = False
    direction: Direction | None = None

    @property
    def is_by_day(self) -> bool:
        """Say whether only days decide what is shown, so that the kept counts tell where every row stands."""
        return self.place is None and not self.words.strip() and self.direction is None


EVERYTHING = JournalFilter()
COMMON_MIN = 2_000
_COMMON = "SELECT rowid FROM entry_words WHERE entry_words MATCH ? LIMIT 1 OFFSET ?"


class JournalRow(NamedTuple):
    """A note as a list shows it; `arguments` has the category's name in it, `amount` is its total in céntimos.

    `given` is the number of the document that was given for it and stands.
    """

    id: int
    date: dt.date
    written_at: dt.datetime
    template: str
    arguments: tuple[tuple[str, str], ...]
    amount: Money
    direction: Direction
    is_reversed: bool
    reverses: int | None
    place_name: str
    party_name: str
    given: str


class DayCount(NamedTuple):
    """How many notes a list shows of a day."""

    day: dt.date
    notes: int


@dataclass(frozen=True, slots=True)
class JournalTotals:
    """How many notes, what came in and what went out with them, in céntimos; money between places is neither."""

    notes: int
    money_in: Money
    money_out: Money


TOTALLED_MAX = 5_000

_MONEY_IN = """(SELECT COALESCE(SUM(p.debit - p.credit), 0) FROM posting p
  WHERE p.entry_id = e.id AND p.place_id IS NOT NULL)"""
_LISTED = f"""
SELECT e.id, e.date, e.wall_clock, e.memo_template, e.memo_arguments, e.total, e.reverses_id,
  (SELECT r.id FROM journal_entry r WHERE r.reverses_id = e.id),
  COALESCE((SELECT place.name FROM posting p JOIN place ON place.id = p.place_id
            WHERE p.entry_id = e.id ORDER BY p.id LIMIT 1), ''),
  COALESCE((SELECT party.name FROM posting p JOIN party ON party.id = p.party_id
            WHERE p.entry_id = e.id ORDER BY p.id LIMIT 1), ''),
  {_MONEY_IN}, {CATEGORY_NAME},
  COALESCE((SELECT d.series || '-' || d.number FROM document d WHERE d.entry_id = e.id
            AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id) LIMIT 1), '')
FROM journal_entry e"""

# Written so that no index serves it: by the index of reversals the whole journal would be read and sorted for a page.
_STANDS_ALONE = "e.sealed = 1 AND COALESCE(e.reverses_id, 0) = 0"
_NEWEST_FIRST = "ORDER BY e.date DESC, e.id DESC LIMIT :count"

_STANDS = stands("e.id")
# A place of few notes leads to them; for one of many the newest notes are looked through until a page is full.
_AT_PLACE = "e.id IN (SELECT p.entry_id FROM posting p WHERE p.place_id = :place)"
_AT_BUSY_PLACE = "EXISTS (SELECT 1 FROM posting p WHERE p.place_id = :place AND p.entry_id = e.id)"
_BUSY = "SELECT entry_id FROM posting WHERE place_id = ? LIMIT 1 OFFSET ?"
_SINCE, _UNTIL = "e.date >= :start", "e.date <= :end"
_AFTER_KEY = "(e.date, e.id) < (:after_date, :after_id)"
_FROM_DAY = "e.date <= :day"
_DIRECTIONS = {Direction.IN: f"{_MONEY_IN} > 0", Direction.OUT: f"{_MONEY_IN} < 0", Direction.NONE: f"{_MONEY_IN} = 0"}
_FOUND = """(SELECT rowid FROM entry_words WHERE entry_words MATCH :found AND rowid BETWEEN :least AND :most)"""
_OF_PEOPLE = """(SELECT p.entry_id FROM posting p JOIN party ON party.id = p.party_id
  WHERE instr(party.folded_name, :folded) > 0)"""
# A rare word leads to its entries; with a common one the newest entries are looked through until a page is full, first
# a few thousand of them with what the index has of these: what it has of a million takes longer than the page.
_RARE = f"(e.id IN {_FOUND} OR e.id IN {_OF_PEOPLE})"
_COMMONPLACE = f"(e.id + 0 IN {_FOUND} OR e.id + 0 IN {_OF_PEOPLE})"


LOOKED_THROUGH, _LAST_ID = 4_000, 2**62
_NEWEST: JournalKey = ("~", 0)
_LATEST = f"""
SELECT MIN(id), MAX(id), MIN(date) FROM (
  SELECT e.id, e.date FROM journal_entry e WHERE {_AFTER_KEY} ORDER BY e.date DESC, e.id DESC LIMIT :count)
"""


def journal_page(
    reader: Reader, after: JournalKey | None = None, shown: JournalFilter = EVERYTHING
) -> Page[JournalRow, JournalKey]:
    """Read the notes after a key, newest first, in one statement; a reversal and what it reverses fold away."""
    conditions, values = _conditions(reader, shown)
    values |= {"count": PAGE_SIZE + 1, **dict(zip(("after_date", "after_id"), after or _NEWEST, strict=True))}
    rows: tuple[JournalRow, ...] = ()
    if _COMMONPLACE in conditions:
        least, most, since = reader.one(_LATEST, {**values, "count": LOOKED_THROUGH})
        start = max(shown.start.isoformat() if shown.start else "", since or "")
        rows = _listed(reader, f"{conditions} AND {_SINCE}", {**values, "least": least, "most": most, "start": start})
    if len(rows) <= PAGE_SIZE:
        rows = _listed(reader, conditions, values)
    page = rows[:PAGE_SIZE]
    return Page(page, (page[-1].date.isoformat(), page[-1].id) if len(rows) > PAGE_SIZE else None)


def _listed(reader: Reader, conditions: str, values: dict[str, object]) -> tuple[JournalRow, ...]:
    listed = f"{_LISTED} WHERE {conditions} AND {_AFTER_KEY} {_NEWEST_FIRST}"
    return tuple(map(_journal_row, reader.rows(listed, values)))


_DAYS = "SELECT date, entries FROM entries_day"
_UNDONE_DAYS = """
SELECT r.date, e.date FROM journal_entry r CROSS JOIN journal_entry e ON e.id = r.reverses_id WHERE r.reverses_id > 0
"""


def days_shown(reader: Reader, shown: JournalFilter) -> tuple[DayCount, ...]:
    """Return how many notes of each day a list by day shows, newest first, from the kept counts.

    What was undone is taken off: its day loses the note and its reversal's day the reversal.
    """
    counts: dict[str, int] = dict(reader.rows(_DAYS))
    for reversed_on, noted_on in reader.rows(_UNDONE_DAYS):
        counts[reversed_on] -= 1
        counts[noted_on] -= 0 if shown.undone else 1
    first, last = (day.isoformat() if day else "" for day in (shown.start, shown.end))
    days = sorted((d for d in counts if d >= first and (not last or d <= last) and counts[d] > 0), reverse=True)
    return tuple(DayCount(dt.date.fromisoformat(day), counts[day]) for day in days)


def notes_from(reader: Reader, day: dt.date, offset: int, count: int, shown: JournalFilter) -> tuple[JournalRow, ...]:
    """Return so many notes of a list by day, from the one at an offset within a day on."""
    conditions, values = _conditions(reader, shown)
    listed = f"{_LISTED} WHERE {conditions} AND {_FROM_DAY} {_NEWEST_FIRST} OFFSET :offset"
    values |= {"day": day.isoformat(), "count": count, "offset": offset}
    return tuple(map(_journal_row, reader.rows(listed, values)))


_TOTALS = """
SELECT COUNT(*), COALESCE(SUM(cents) FILTER (WHERE cents > 0), 0), COALESCE(SUM(-cents) FILTER (WHERE cents < 0), 0)
FROM"""


def journal_totals(reader: Reader, shown: JournalFilter) -> JournalTotals | None:
    """Return how many notes of a filter stand and what came in and went out with them; None for too many to add up."""
    conditions, values = _conditions(reader, replace(shown, undone=False))
    listed = f"SELECT {_MONEY_IN} AS cents FROM journal_entry e WHERE {conditions} LIMIT :count"
    notes, money_in, money_out = reader.one(f"{_TOTALS} ({listed})", {**values, "count": TOTALLED_MAX + 1})
    if notes > TOTALLED_MAX:
        return None
    return JournalTotals(notes, Money(money_in), Money(money_out))


def _conditions(reader: Reader, shown: JournalFilter) -> tuple[str, dict[str, object]]:
    """Choose, among fixed texts, those that a filter asks for; return them joined, and the values they take."""
    words = " ".join(f'"{word}"*' for word in re.findall(r"\w+", fold(shown.words)))
    chosen = [_STANDS_ALONE]
    if not shown.undone:
        chosen.append(_STANDS)
    if shown.place is not None:
        chosen.append(_AT_BUSY_PLACE if reader.first(_BUSY, (shown.place, COMMON_MIN)) else _AT_PLACE)
    if words:
        chosen.append(_COMMONPLACE if reader.first(_COMMON, (words, COMMON_MIN)) else _RARE)
    if shown.direction is not None:
        chosen.append(_DIRECTIONS[shown.direction])
    if shown.start is not None:
        chosen.append(_SINCE)
    if shown.end is not None:
        chosen.append(_UNTIL)
    values: dict[str, object] = {
        "place": shown.place, "found": words, "folded": fold(shown.words), "least": 0, "most": _LAST_ID,
        "start": str(shown.start), "end": str(shown.end),
    }  # fmt: skip
    return " AND ".join(chosen), values


def _journal_row(row: Row) -> JournalRow:
    id_, date, wall_clock, template, written, total, reverses, reversed_by, place, party, money_in, category, given = (
        row
    )
    arguments = memo_words(written)
    if category:
        arguments["category"] = category
    return JournalRow(
        id_, dt.date.fromisoformat(date), dt.datetime.fromisoformat(wall_clock), template, tuple(arguments.items()),
        Money(total), Direction.IN if money_in > 0 else Direction.OUT if money_in < 0 else Direction.NONE,
        reversed_by is not None, reverses, place, "" if template in OF_SEVERAL else party,
        given,
    )  # fmt: skip


_LAST_NOTE = f"""
{_LISTED} WHERE e.sealed = 1 AND {_STANDS} AND e.reverses_id IS NULL AND e.kind = 'normal'
ORDER BY e.id DESC LIMIT 1
"""
_KNOWN_KEYS = f"SELECT e.key FROM journal_entry e WHERE {one_of('e.key', '?')}"
_LAST_DAY = "SELECT MAX(date) FROM journal_entry"
_LAST_WRITTEN = "SELECT MAX(written_on) FROM (SELECT written_on FROM journal_entry ORDER BY id DESC LIMIT 1000)"


def last_note(reader: Reader) -> JournalRow | None:
    """Return the note that was saved last and still stands, whatever its date."""
    row = reader.first(_LAST_NOTE)
    return _journal_row(row) if row else None


def known_keys(reader: Reader, keys: tuple[str, ...]) -> frozenset[str]:
    """Return which of these idempotency keys were written already."""
    return frozenset(key for (key,) in reader.rows(_KNOWN_KEYS, (many(keys),)))


def latest_day(reader: Reader, today: dt.date) -> dt.date:
    """Return the latest of today, the program's build and the last entry: a laptop's clock may be wrong."""
    last = reader.value(_LAST_DAY)
    return latest_known_day(today, dt.date.fromisoformat(last) if last else None)


def last_written_on(reader: Reader) -> dt.date | None:
    """Return the latest day on which one of the newest thousand entries was saved, as the clock of that day said."""
    last = reader.value(_LAST_WRITTEN)
    return dt.date.fromisoformat(last) if last else None


def last_closed(reader: Reader) -> Month | None:
    """Return the last closed month: no note of it or before is written or corrected."""
    return closed_until(reader)
