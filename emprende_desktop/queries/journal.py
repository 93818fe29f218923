"""The notes of the company, newest first, and one note read back for correcting it."""

import datetime as dt
import json
import re
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Integer, Select, and_, column, func, or_, select, text, true, tuple_
from sqlalchemy.engine import Connection, Row

from emprende_desktop.domain.clock import latest_known_day
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.words import fold
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.selections import category_name
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
_COMMON = text("SELECT rowid FROM entry_words WHERE entry_words MATCH :found LIMIT 1 OFFSET :many")


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A note as a list shows it; `arguments` has the category's name in it, `amount` is its total in céntimos."""

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


@dataclass(frozen=True, slots=True)
class DayCount:
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
_entry = t.journal_entry
_reversal = t.journal_entry.alias("reversal")


def _of_entry(column: ColumnElement[str], joined: ColumnElement[bool]) -> ColumnElement[str]:
    return func.coalesce(
        select(column)
        .where(t.posting.c.entry_id == _entry.c.id, joined)
        .order_by(t.posting.c.id)
        .limit(1)
        .scalar_subquery(),
        "",
    )


_money_in = (
    select(func.coalesce(func.sum(t.posting.c.debit - t.posting.c.credit), 0))
    .where(t.posting.c.entry_id == _entry.c.id, t.posting.c.place_id.is_not(None))
    .scalar_subquery()
)

_LISTED: Select[tuple[object, ...]] = select(
    _entry,
    select(_reversal.c.id).where(_reversal.c.reverses_id == _entry.c.id).scalar_subquery().label("reversed_by"),
    _of_entry(t.place.c.name, t.place.c.id == t.posting.c.place_id).label("place_name"),
    _of_entry(t.party.c.name, t.party.c.id == t.posting.c.party_id).label("party_name"),
    _money_in.label("money_in"),
    category_name(_entry).label("category_name"),
)


# Written so that no index serves it: by the index of reversals the whole journal would be read and sorted for a page.
_STANDS_ALONE = func.coalesce(_entry.c.reverses_id, 0) == 0


def journal_page(
    connection: Connection, after: JournalKey | None = None, shown: JournalFilter = EVERYTHING
) -> Page[JournalRow, JournalKey]:
    """Read the notes after a key, newest first, in one statement; a reversal and what it reverses fold away."""
    statement = (
        _LISTED.where(_entry.c.sealed == 1, _STANDS_ALONE, *_conditions(connection, shown))
        .order_by(_entry.c.date.desc(), _entry.c.id.desc())
        .limit(PAGE_SIZE + 1)
    )
    if after is not None:
        statement = statement.where(tuple_(_entry.c.date, _entry.c.id) < tuple_(*after))
    rows = connection.execute(statement).all()
    shown_rows = rows[:PAGE_SIZE]
    more = len(rows) > PAGE_SIZE
    return Page(tuple(map(_journal_row, shown_rows)), (shown_rows[-1].date, shown_rows[-1].id) if more else None)


def days_shown(connection: Connection, shown: JournalFilter) -> tuple[DayCount, ...]:
    """Return how many notes of each day a list by day shows, newest first, from the kept counts.

    What was undone is taken off: its day loses the note and its reversal's day the reversal.
    """
    kept, original = t.entries_day, t.journal_entry.alias("original")
    counts = {row.date: row.entries for row in connection.execute(select(kept))}
    undone = (
        select(_reversal.c.date, original.c.date)
        .join(original, original.c.id == _reversal.c.reverses_id)
        .where(_reversal.c.reverses_id.is_not(None))
    )
    for reversed_on, noted_on in connection.execute(undone):
        counts[reversed_on] -= 1
        counts[noted_on] -= 0 if shown.undone else 1
    first, last = (day.isoformat() if day else "" for day in (shown.start, shown.end))
    days = sorted((d for d in counts if d >= first and (not last or d <= last) and counts[d] > 0), reverse=True)
    return tuple(DayCount(dt.date.fromisoformat(day), counts[day]) for day in days)


def notes_from(
    connection: Connection, day: dt.date, offset: int, count: int, shown: JournalFilter
) -> tuple[JournalRow, ...]:
    """Return so many notes of a list by day, from the one at an offset within a day on."""
    statement = (
        _LISTED.where(_entry.c.sealed == 1, _STANDS_ALONE, *_conditions(connection, shown))
        .where(_entry.c.date <= day.isoformat())
        .order_by(_entry.c.date.desc(), _entry.c.id.desc())
    )
    return tuple(map(_journal_row, connection.execute(statement.limit(count).offset(offset))))


def journal_totals(connection: Connection, shown: JournalFilter) -> JournalTotals | None:
    """Return how many notes a filter shows and what came in and went out with them; None for too many to add up."""
    listed = (
        select(_money_in.label("cents"))
        .where(_entry.c.sealed == 1, _STANDS_ALONE, *_conditions(connection, shown))
        .limit(TOTALLED_MAX + 1)
        .subquery()
    )
    cents = listed.c.cents
    row = connection.execute(
        select(
            func.count().label("notes"),
            func.coalesce(func.sum(cents).filter(cents > 0), 0).label("money_in"),
            func.coalesce(func.sum(-cents).filter(cents < 0), 0).label("money_out"),
        ).select_from(listed)
    ).one()
    if row.notes > TOTALLED_MAX:
        return None
    return JournalTotals(row.notes, Money(row.money_in), Money(row.money_out))


def _conditions(connection: Connection, shown: JournalFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if not shown.undone:
        conditions.append(~select(_reversal.c.id).where(_reversal.c.reverses_id == _entry.c.id).exists())
    if shown.place is not None:
        at_place = select(t.posting.c.entry_id).where(t.posting.c.place_id == shown.place)
        conditions.append(_entry.c.id.in_(at_place))
    if shown.words.strip():
        conditions.append(_matches(connection, shown.words))
    if shown.direction is not None:
        signs = {Direction.IN: _money_in > 0, Direction.OUT: _money_in < 0, Direction.NONE: _money_in == 0}
        conditions.append(signs[shown.direction])
    if shown.start is not None:
        conditions.append(_entry.c.date >= shown.start.isoformat())
    if shown.end is not None:
        conditions.append(_entry.c.date <= shown.end.isoformat())
    return conditions


def _matches(connection: Connection, words: str) -> ColumnElement[bool]:
    """Find every word's beginning in the detail, or the words in a person's name, accents aside.

    A rare word leads to its entries; with a common one the newest entries are looked through until a page is full.
    """
    found = " ".join(f'"{word}"*' for word in re.findall(r"\w+", fold(words)))
    if not found:
        return true()
    people = (
        select(t.posting.c.entry_id)
        .join(t.party, t.party.c.id == t.posting.c.party_id)
        .where(t.party.c.folded_name.contains(fold(words), autoescape=True))
    )
    listed = text("SELECT rowid FROM entry_words WHERE entry_words MATCH :found").bindparams(found=found)
    details = listed.columns(column("rowid", Integer))
    if connection.execute(_COMMON, {"found": found, "many": COMMON_MIN}).first() is not None:
        return or_((_entry.c.id + 0).in_(details), (_entry.c.id + 0).in_(people))
    return or_(_entry.c.id.in_(details), _entry.c.id.in_(people))


def _journal_row(row: Row[tuple[object, ...]]) -> JournalRow:
    arguments = json.loads(row.memo_arguments)
    if row.category_name:
        arguments["category"] = row.category_name
    direction = Direction.IN if row.money_in > 0 else Direction.OUT if row.money_in < 0 else Direction.NONE
    return JournalRow(
        id=row.id,
        date=dt.date.fromisoformat(row.date),
        written_at=dt.datetime.fromisoformat(row.wall_clock),
        template=row.memo_template,
        arguments=tuple(arguments.items()),
        amount=Money(row.total),
        direction=direction,
        is_reversed=row.reversed_by is not None,
        reverses=row.reverses_id,
        place_name=row.place_name,
        party_name=row.party_name,
    )


def last_note(connection: Connection) -> JournalRow | None:
    """Return the note that was saved last and still stands, whatever its date."""
    undone = select(_reversal.c.id).where(_reversal.c.reverses_id == _entry.c.id).exists()
    statement = _LISTED.where(
        _entry.c.sealed == 1, ~undone, and_(_entry.c.reverses_id.is_(None), _entry.c.kind == EntryKind.NORMAL.value)
    ).order_by(_entry.c.id.desc())
    row = connection.execute(statement.limit(1)).first()
    return _journal_row(row) if row else None


def known_keys(connection: Connection, keys: tuple[str, ...]) -> frozenset[str]:
    """Return which of these idempotency keys were written already."""
    found: set[str] = set()
    for start in range(0, len(keys), 500):
        chunk = keys[start : start + 500]
        found.update(connection.execute(select(_entry.c.key).where(_entry.c.key.in_(chunk))).scalars())
    return frozenset(found)


def latest_day(connection: Connection, today: dt.date) -> dt.date:
    """Return the latest of today, the program's build and the last entry: a laptop's clock may be wrong."""
    last = connection.execute(select(func.max(_entry.c.date))).scalar()
    return latest_known_day(today, dt.date.fromisoformat(last) if last else None)


def last_written_on(connection: Connection) -> dt.date | None:
    """Return the latest day on which one of the newest thousand entries was saved, as the clock of that day said."""
    newest = select(_entry.c.written_on).order_by(_entry.c.id.desc()).limit(1_000).subquery()
    last = connection.execute(select(func.max(newest.c.written_on))).scalar()
    return dt.date.fromisoformat(last) if last else None
