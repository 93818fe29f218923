"""The kardex of all gold or of one lot: a page costs its lines and those of the month it stands in, at any length."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import NamedTuple

from emprende_desktop.gold.costing import CostFormula
from emprende_desktop.gold.kardex import Balance, KardexMove, Subject
from emprende_desktop.gold.lots import Held, Lot, LotKind, MoveKind
from emprende_desktop.persistence.reading.gold import LOT_COLUMNS, cost_formula, lot_from, lot_of
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.queries.memo import memo_words
from emprende_desktop.queries.page import PAGE_SIZE, Page

KardexKey = tuple[str, int]
"""The date (ISO) and the first line of a movement; `(day, 0)` stands before everything of a day."""


class KardexLine(NamedTuple):
    """A movement and what was left after it."""

    move: KardexMove
    left: Balance


_END: KardexKey = ("~", 0)
_LINE = """
SELECT k.id, m.id, m.entry_id, k.date, m.kind, m.cause, m.document, e.memo_arguments, lot.id, lot.code,
  k.ore_g, k.gross_mg, k.fine_mg, k.cents
FROM gold_line k JOIN gold_move m ON m.id = k.move_id JOIN lot ON lot.id = k.lot_id
  LEFT JOIN journal_entry e ON e.id = m.entry_id
"""
# The lines of a movement stand together in the index, so that they are added up as they are read and nothing is sorted.
_BEFORE = "AND (k.date, k.id) < (?, ?) ORDER BY k.date DESC, k.id DESC"
_OF_POOL = f"{_LINE} WHERE k.pool = ? {_BEFORE}"
_OF_LOT = f"{_LINE} WHERE k.lot_id = ? AND k.pool = ? {_BEFORE}"
_FORWARDS = f"{_LINE} WHERE k.pool = ? AND k.date BETWEEN ? AND ? ORDER BY k.date, k.id"
# Whole months are kept; of the month of a line only what comes before it is added up.
_BALANCE = """
SELECT SUM(ore_g), SUM(gross_mg), SUM(fine_mg), SUM(cents) FROM (
  SELECT ore_g, gross_mg, fine_mg, cents FROM gold_pool_month WHERE pool = ?1 AND month < ?2
  UNION ALL
  SELECT ore_g, gross_mg, fine_mg, cents FROM gold_line
  WHERE pool = ?1 AND date >= ?2 || '-01' AND (date, id) < (?3, ?4))
"""
# A lot within the pool has no kept months: what lies of it now, less what came after.
_LEFT_OF_LOT = """
SELECT SUM(ore_g), SUM(gross_mg), SUM(fine_mg), 0 FROM (
  SELECT ore_g, gross_mg, fine_mg FROM gold_stock WHERE lot_id = ?1 AND stage IN ('hand', 'transit')
  UNION ALL
  SELECT -ore_g, -gross_mg, -fine_mg FROM gold_line WHERE lot_id = ?1 AND pool = ?2 AND (date, id) >= (?3, ?4))
"""
_LINES_WITHIN = "SELECT COUNT(DISTINCT move_id) FROM gold_line WHERE pool = ? AND date BETWEEN ? AND ?"
# A pool stands in the book of some months where it moved in them or had something left before them.
_POOLS_WITHIN = """
SELECT p.pool, COALESCE((SELECT code FROM lot WHERE lot.id = p.pool), '') FROM gold_pool p
WHERE EXISTS (SELECT 1 FROM gold_line k WHERE k.pool = p.pool AND k.date BETWEEN ?1 AND ?2)
  OR (SELECT SUM(ore_g) <> 0 OR SUM(fine_mg) <> 0 OR SUM(cents) <> 0 FROM gold_pool_month m
      WHERE m.pool = p.pool AND m.month < substr(?1, 1, 7))
ORDER BY p.pool
"""
_LOTS = f"SELECT {LOT_COLUMNS} FROM lot ORDER BY lot.id DESC"


def costing(reader: Reader) -> CostFormula:
    """Return how gold that goes out is costed."""
    return cost_formula(reader)


def lots_with_kardex(reader: Reader) -> tuple[Lot, ...]:
    """Return every lot, the newest first."""
    return tuple(map(lot_from, reader.rows(_LOTS)))


def subject_of(reader: Reader, lot_id: int | None) -> Subject:
    """Return whose kardex shows a lot: of ore its own, of gold its part of all; without a lot all gold."""
    lot = None if lot_id is None else lot_of(reader, lot_id)
    if lot is None:
        return Subject(0)
    return Subject(lot.id) if lot.kind is LotKind.ORE else Subject(0, lot.id)


def kardex_page(reader: Reader, subject: Subject, before: KardexKey | None = None) -> Page[KardexLine, KardexKey]:
    """Return movements before a key, the newest first, each with what was left; of a lot in the pool its weight."""
    key = before or _END
    found = list(islice(_grouped(_backwards(reader, subject, key)), PAGE_SIZE + 1))
    left = _before(reader, subject, key)
    lines = []
    for _first, move in found[:PAGE_SIZE]:
        lines.append(KardexLine(move, left))
        left = left.before(move)
        left = left if subject.lot is None else Balance(left.held, 0)
    more = len(found) > PAGE_SIZE
    return Page(tuple(lines), (found[PAGE_SIZE - 1][1].date.isoformat(), found[PAGE_SIZE - 1][0]) if more else None)


def kardex_within(reader: Reader, pool: int, start: dt.date, end: dt.date) -> Iterator[KardexMove]:
    """Yield the movements of a pool in a span of days, in order, as they are read."""
    rows = reader.rows(_FORWARDS, (pool, start.isoformat(), end.isoformat()))
    return (move for _first, move in _grouped(rows))


def kardex_opening(reader: Reader, pool: int, start: dt.date) -> Balance:
    """Return what a pool held before a day."""
    return _before(reader, Subject(pool), (start.isoformat(), 0))


def moves_within(reader: Reader, pool: int, start: dt.date, end: dt.date) -> int:
    """Return how many movements touched a pool in a span of days."""
    return int(reader.value(_LINES_WITHIN, (pool, start.isoformat(), end.isoformat())))


def pools_within(reader: Reader, start: dt.date, end: dt.date) -> tuple[tuple[int, str], ...]:
    """Return the pools with anything in a span of days, by the codes of their lots: all gold first, with none."""
    return tuple(reader.rows(_POOLS_WITHIN, (start.isoformat(), end.isoformat())))


def _backwards(reader: Reader, subject: Subject, key: KardexKey) -> Iterator[Row]:
    if subject.lot is None:
        return reader.rows(_OF_POOL, (subject.pool, *key))
    return reader.rows(_OF_LOT, (subject.lot, subject.pool, *key))


def _before(reader: Reader, subject: Subject, key: KardexKey) -> Balance:
    """Return what there was before a key."""
    if subject.lot is None:
        month = key[0][:7]
        row = reader.one(_BALANCE, (subject.pool, month, *key))
    else:
        row = reader.one(_LEFT_OF_LOT, (subject.lot, subject.pool, *key))
    ore_g, gross_mg, fine_mg, cents = (value or 0 for value in row)
    return Balance(Held(ore_g, gross_mg, fine_mg), cents)


def _grouped(rows: Iterable[Row]) -> Iterator[tuple[int, KardexMove]]:
    """Yield each movement with the first of its lines, of lines that stand together."""
    for _move, group in groupby(rows, key=lambda row: row[1]):
        lines = list(group)
        _id, move, entry, date, kind, cause, document, arguments, *_rest = lines[0]
        told = memo_words(arguments) if arguments else {}
        lots = dict(sorted((row[8], row[9]) for row in lines))
        change = sum((Held(*row[10:13]) for row in lines), Held())
        yield (
            min(row[0] for row in lines),
            KardexMove(
                move, entry, dt.date.fromisoformat(date), MoveKind(kind), cause, told.get("document", ""),
                told.get("number", "") or document, tuple(lots.items()), change, sum(row[13] for row in lines),
            ),
        )  # fmt: skip
