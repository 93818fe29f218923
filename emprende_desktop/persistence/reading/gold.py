"""Lots, and what lies where, as queries and repositories both read them."""

import datetime as dt
import json
from collections.abc import Iterator

from emprende_desktop.gold.costing import CostFormula, Stock
from emprende_desktop.gold.lots import GOLD_POOL, Held, Lot, LotKind, Move, MoveKind, MoveLine, Ownership, Stage
from emprende_desktop.persistence.reading.reader import Reader, Row

COSTING = "gold.costing"  # the preference that says how gold is costed
WORTH = "gold.worth"  # and the one that says by what gold was last tested
LOT_COLUMNS = (
    "lot.id, lot.uid, lot.code, lot.kind, lot.opened_on, lot.ownership, lot.material, lot.site, lot.permission_id"
)
_LOT = f"SELECT {LOT_COLUMNS} FROM lot WHERE lot.id = ?"
_HELD = "SELECT ore_g, gross_mg, fine_mg FROM gold_stock WHERE lot_id = ? AND stage = ?"
_POOL = "SELECT ore_g, gross_mg, fine_mg, cents FROM gold_pool WHERE pool = ?"
# What lay there at the end of each day, read from today backwards.
_LATER = """
SELECT date, SUM(ore_g), SUM(gross_mg), SUM(fine_mg) FROM gold_line
WHERE lot_id = ? AND stage = ? AND date > ? GROUP BY date ORDER BY date DESC
"""
_COST_LATER = "SELECT SUM(cents) FROM gold_line WHERE pool = ? AND date > ? GROUP BY date ORDER BY date DESC"
_MOVE = "SELECT date, kind, custody, cause, document, key FROM gold_move WHERE id = ?"
_LINES = "SELECT lot_id, stage, ore_g, gross_mg, fine_mg, cents FROM gold_line WHERE move_id = ? ORDER BY id"

_PREFERENCE = "SELECT value FROM preference WHERE name = ?"
# What came in at a cost of its own, the newest first; what only moved within the pool, or was undone, is no layer.
_LAYERS = """
SELECT k.fine_mg, k.cents FROM gold_line k JOIN gold_move m ON m.id = k.move_id
WHERE k.pool = ? AND k.fine_mg > 0 AND m.kind IN ('had', 'collected', 'bought', 'processed')
  AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)
ORDER BY k.date DESC, k.id DESC
"""
_FIRST_OUT = """
SELECT k.date FROM gold_line k JOIN gold_move m ON m.id = k.move_id
WHERE k.pool = ? AND k.date >= ? AND m.kind IN ('sold', 'lost_unusually')
  AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)
ORDER BY k.date LIMIT 1
"""


def lot_from(row: Row) -> Lot:
    """Return a lot of its columns."""
    id_, uid, code, kind, opened, ownership, material, site, permission = row
    return Lot(
        id_, uid, code, LotKind(kind), dt.date.fromisoformat(opened), Ownership(ownership), material, site, permission
    )


def lot_of(reader: Reader, lot_id: int) -> Lot | None:
    """Return a lot, None where there is none."""
    row = reader.first(_LOT, (lot_id,))
    return lot_from(row) if row else None


def held(reader: Reader, lot_id: int, stage: Stage) -> Held:
    """Return what of a lot lies at a stage today."""
    row = reader.first(_HELD, (lot_id, stage.value))
    return Held(*row) if row else Held()


def pool_held(reader: Reader, pool: int) -> tuple[Held, int]:
    """Return what a pool holds and what it cost, in céntimos."""
    row = reader.first(_POOL, (pool,))
    return (Held(*row[:3]), row[3]) if row else (Held(), 0)


def least_held(reader: Reader, lot_id: int, stage: Stage, date: dt.date) -> Held:
    """Return the least of each weight that lay at a stage at the end of a day or of any day after it."""
    now = held(reader, lot_id, stage)
    least = now
    for _date, ore_g, gross_mg, fine_mg in reader.rows(_LATER, (lot_id, stage.value, date.isoformat())):
        now += -Held(ore_g, gross_mg, fine_mg)
        least = Held(*map(min, _weights(least), _weights(now)))
    return least


def least_cents(reader: Reader, pool: int, date: dt.date) -> int:
    """Return the least that a pool had cost at the end of a day or of any day after it, in céntimos."""
    _held, now = pool_held(reader, pool)
    least = now
    for (cents,) in reader.rows(_COST_LATER, (pool, date.isoformat())):
        now -= cents
        least = min(least, now)
    return least


def _weights(of: Held) -> tuple[int, int, int]:
    return of.ore_g, of.gross_mg, of.fine_mg


def move_of(reader: Reader, move_id: int) -> Move | None:
    """Return a movement with its lines, None where there is none."""
    row = reader.first(_MOVE, (move_id,))
    if row is None:
        return None
    date, kind, custody, cause, document, key = row
    lines = tuple(
        MoveLine(lot, Stage(stage), Held(*weights), cents)
        for lot, stage, *weights, cents in reader.rows(_LINES, (move_id,))
    )
    return Move(dt.date.fromisoformat(date), MoveKind(kind), lines, key, custody, cause, document)


def cost_formula(reader: Reader) -> CostFormula:
    """Return how gold is costed: at the average until another way was chosen."""
    chosen = reader.value(_PREFERENCE, (COSTING,))
    return CostFormula(json.loads(chosen)["formula"]) if chosen else CostFormula.AVERAGE


def layers(reader: Reader, pool: int) -> Iterator[Stock]:
    """Yield the gold that came into a pool, in milligrams with its céntimos, the newest first, as it is read."""
    return (Stock(fine_mg, cents) for fine_mg, cents in reader.rows(_LAYERS, (pool,)))


def first_out(reader: Reader, since: dt.date) -> dt.date | None:
    """Return the first day from `since` on that gold went out at a cost."""
    found = reader.value(_FIRST_OUT, (GOLD_POOL, since.isoformat()))
    return dt.date.fromisoformat(found) if found else None
