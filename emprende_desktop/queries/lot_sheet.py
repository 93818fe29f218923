"""A lot whole, as its page and its paper tell it."""

import datetime as dt
from collections.abc import Iterator

from emprende_desktop.gold.assays import AssayBy, Metal
from emprende_desktop.gold.lot_errors import UnknownLotError
from emprende_desktop.gold.lot_sheet import (
    Balance,
    CostPart,
    LotSheet,
    Measures,
    Movement,
    Noted,
    OreOfLot,
    Sale,
    Step,
)
from emprende_desktop.gold.lots import Held, MoveKind, Stage
from emprende_desktop.gold.measures import Assaying, AssayUnit, Drying, MeasuredBy, Sample, Weighing
from emprende_desktop.persistence.reading.gold import lot_of
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.queries.lots import CUSTODY, lying_of

_STANDS = "m.kind <> 'undone' AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)"
_CUSTODY = f"SELECT {CUSTODY} FROM lot WHERE lot.id = ?"
_MOVES = """
SELECT m.id, m.date, m.kind, m.custody, m.cause, m.document,
  EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id),
  (SELECT group_concat(code, char(31)) FROM (SELECT DISTINCT lot.code FROM gold_line o JOIN lot ON lot.id = o.lot_id
    WHERE o.move_id = m.id AND o.lot_id <> ?1 ORDER BY lot.id))
FROM gold_move m WHERE m.id IN (SELECT move_id FROM gold_line WHERE lot_id = ?1) AND m.kind <> 'undone'
ORDER BY m.date DESC, m.id DESC
"""
_LINES = """
SELECT move_id, stage, ore_g, gross_mg, fine_mg, cents FROM gold_line WHERE lot_id = ? ORDER BY id
"""
_COSTS = f"""
SELECT m.kind, CASE m.kind WHEN 'cost' THEN m.cause ELSE '' END, SUM(l.cents)
FROM gold_line l JOIN gold_move m ON m.id = l.move_id
WHERE l.lot_id = ? AND l.cents > 0 AND {_STANDS}
GROUP BY 1, 2 ORDER BY SUM(l.cents) DESC
"""
_MEMBERS = f"""
SELECT COUNT(DISTINCT k.party_id) FROM collection c JOIN collection_line k ON k.collection_id = c.id
JOIN gold_move m ON m.id = c.move_id
WHERE c.lot_id IN (SELECT value FROM json_each(?)) AND {_STANDS}
"""
# From a lot to those it came from, and to those it went into, as long as there are any.
_KIN = f"""
WITH RECURSIVE kin(id) AS (
  SELECT ?1
  UNION
  SELECT far.lot_id FROM kin JOIN gold_line near ON near.lot_id = kin.id AND {{near}}
  JOIN gold_line far ON far.move_id = near.move_id AND {{far}} JOIN gold_move m ON m.id = near.move_id
  WHERE m.kind IN ('pooled', 'split', 'processed', 'melted') AND {_STANDS})
SELECT lot.id, lot.code FROM kin JOIN lot ON lot.id = kin.id WHERE lot.id <> ?1 ORDER BY lot.id
"""
_GAVE, _TOOK = "{0}.ore_g + {0}.gross_mg < 0", "{0}.ore_g + {0}.gross_mg > 0"
_CAME_FROM = _KIN.format(near=_TOOK.format("near"), far=_GAVE.format("far"))
_WENT_INTO = _KIN.format(near=_GAVE.format("near"), far=_TOOK.format("far"))
_FIRST_MOVED = f"""
SELECT MIN(l.date) FROM gold_line l JOIN gold_move m ON m.id = l.move_id
WHERE l.lot_id IN (SELECT value FROM json_each(?1)) AND m.kind IN (SELECT value FROM json_each(?2))
  AND l.stage IN (SELECT value FROM json_each(?3)) AND {_STANDS}
"""
_FIRST_WEIGHED = """
SELECT MIN(date) FROM weighing WHERE undone = 0 AND lot_id IN (SELECT value FROM json_each(?))
"""
_FIRST_ASSAYED = """
SELECT MIN(date) FROM assay WHERE undone = 0 AND sample = '' AND lot_id IN (SELECT value FROM json_each(?))
"""
_WEIGHINGS = """
SELECT id, COALESCE(sha256, ''), lot_id, date, by, gross_g, tare_g, key, sacks, document
FROM weighing WHERE lot_id = ? AND undone = 0 ORDER BY date, id
"""
_DRYINGS = """
SELECT id, COALESCE(sha256, ''), lot_id, date, by, wet_mg, dry_mg, key
FROM moisture_test WHERE lot_id = ? AND undone = 0 ORDER BY date, id
"""
_ASSAYS = """
SELECT id, COALESCE(sha256, ''), lot_id, date, by, metal, value, unit, key, lab, percent_applied, document, sample
FROM assay WHERE lot_id = ? AND undone = 0 ORDER BY date, id
"""
_PROCESSED = f"""
SELECT l.lot_id, lot.code, SUM(-l.ore_g), SUM(l.fine_mg) FROM gold_line l JOIN gold_move m ON m.id = l.move_id
JOIN lot ON lot.id = l.lot_id
WHERE m.kind = 'processed' AND m.id IN (SELECT move_id FROM gold_line WHERE lot_id = ?) AND {_STANDS}
GROUP BY l.lot_id ORDER BY l.lot_id
"""
_SALES = """
SELECT e.id, e.total FROM gold_move m JOIN journal_entry e ON e.id = m.entry_id WHERE m.id = ?
"""
_MERCURY = f"""
SELECT SUM(h.used_mg), SUM(h.recovered_mg) FROM mercury h JOIN gold_move m ON m.id = h.move_id
WHERE m.id IN (SELECT move_id FROM gold_line WHERE lot_id = ?) AND {_STANDS}
"""
_METALS = {"au": Metal.GOLD, "ag": Metal.SILVER}
_ORE = (Stage.STOCKPILE, Stage.PLANT)
_GOLD = (Stage.HAND, Stage.TRANSIT)


def lot_sheet(reader: Reader, lot_id: int) -> LotSheet:
    """Return all that is known of a lot; raises UnknownLotError."""
    lot = lot_of(reader, lot_id)
    if lot is None:
        raise UnknownLotError(str(lot_id))
    before, after = came_from(reader, lot_id), tuple(reader.rows(_WENT_INTO, (lot_id,)))
    moves = tuple(_moves(reader, lot_id))
    older = [lot_id, *(row for row, _code in before)]
    return LotSheet(
        lot=lot,
        lying=lying_of(reader, lot_id).get(lot_id, ()),
        custody=reader.value(_CUSTODY, (lot_id,)) or "",
        life=tuple(_life(reader, older, [lot_id, *(row for row, _code in after)])),
        members=reader.value(_MEMBERS, (many(older),)),
        costs=costs_of(reader, lot_id),
        moves=moves,
        measures=measures_of(reader, lot_id),
        came_from=before,
        went_into=after,
        balance=_balance(reader, lot_id),
        sales=tuple(_sale(reader, move) for move in moves if move.kind is MoveKind.SOLD and not move.is_undone),
    )


def costs_of(reader: Reader, lot_id: int) -> tuple[CostPart, ...]:
    """Return what a lot took on by kind of cost, the dearest first."""
    return tuple(CostPart(MoveKind(kind), what, cents) for kind, what, cents in reader.rows(_COSTS, (lot_id,)))


def came_from(reader: Reader, lot_id: int) -> tuple[tuple[int, str], ...]:
    """Return the row and code of every lot that a lot came from, however far back."""
    return tuple((row, code) for row, code in reader.rows(_CAME_FROM, (lot_id,)))


def mercury_of(reader: Reader, lot_id: int) -> tuple[int, int]:
    """Return the mercury used and recovered with a lot, in milligrams: for the leader's eyes alone."""
    used, recovered = reader.one(_MERCURY, (lot_id,))
    return used or 0, recovered or 0


def measures_of(reader: Reader, lot_id: int) -> Measures:
    """Return what was measured of a lot and stands, oldest first."""
    return Measures(
        tuple(
            Noted(row, Weighing(lot, dt.date.fromisoformat(date), MeasuredBy(by), *rest), paper)
            for row, paper, lot, date, by, *rest in reader.rows(_WEIGHINGS, (lot_id,))
        ),
        tuple(
            Noted(row, Drying(lot, dt.date.fromisoformat(date), MeasuredBy(by), *rest), paper)
            for row, paper, lot, date, by, *rest in reader.rows(_DRYINGS, (lot_id,))
        ),
        tuple(
            Noted(
                row,
                Assaying(
                    lot, dt.date.fromisoformat(date), AssayBy(by), _METALS[metal], value, AssayUnit(unit), key, lab,
                    percent, document, Sample(sample),
                ),
                paper,
            )
            for row, paper, lot, date, by, metal, value, unit, key, lab, percent, document, sample in reader.rows(
                _ASSAYS, (lot_id,)
            )
        ),
    )  # fmt: skip


def _moves(reader: Reader, lot_id: int) -> Iterator[Movement]:
    lines: dict[int, list[tuple[Stage, Held, int]]] = {}
    for move, stage, *weights, cents in reader.rows(_LINES, (lot_id,)):
        lines.setdefault(move, []).append((Stage(stage), Held(*weights), cents))
    for move, date, kind, custody, cause, document, undone, others in reader.rows(_MOVES, (lot_id,)):
        yield Movement(
            move, dt.date.fromisoformat(date), MoveKind(kind), tuple((at, held) for at, held, _c in lines[move]),
            sum(cents for _at, _held, cents in lines[move]), custody, cause, document,
            tuple(others.split("\x1f")) if others else (), bool(undone),
        )  # fmt: skip


def _life(reader: Reader, older: list[int], newer: list[int]) -> Iterator[tuple[Step, dt.date]]:
    """Yield when each step was first reached, by this lot or by those before and after it."""
    everybody = [*older, *newer]
    gathered = (MoveKind.COLLECTED, MoveKind.BOUGHT, MoveKind.HAD)
    found = (
        (Step.GATHERED, _first(reader, older, gathered, _ORE)),
        (Step.WEIGHED, reader.value(_FIRST_WEIGHED, (many(older),))),
        (Step.ASSAYED, reader.value(_FIRST_ASSAYED, (many(older),))),
        (Step.AT_PLANT, _first(reader, older, (MoveKind.SENT,), (Stage.PLANT,))),
        (Step.GOLD, _first(reader, everybody, (MoveKind.PROCESSED, MoveKind.HAD), _GOLD)),
        (Step.SOLD, _first(reader, newer, (MoveKind.SOLD,), (*_ORE, *_GOLD))),
    )
    for step, date in found:
        if date:
            yield step, dt.date.fromisoformat(date)


def _first(reader: Reader, lots: list[int], kinds: tuple[MoveKind, ...], stages: tuple[Stage, ...]) -> str | None:
    values = (many(lots), many([kind.value for kind in kinds]), many([stage.value for stage in stages]))
    found: str | None = reader.value(_FIRST_MOVED, values)
    return found


def _balance(reader: Reader, lot_id: int) -> Balance | None:
    """Return the balance of the processings that a lot was in, None where it was in none."""
    ore, recovered = [], 0
    for lot, code, ore_g, fine_mg in reader.rows(_PROCESSED, (lot_id,)):
        recovered += fine_mg
        if ore_g:
            ore.append(OreOfLot(code, ore_g, measures_of(reader, lot)))
    return Balance(tuple(ore), recovered) if ore else None


def _sale(reader: Reader, move: Movement) -> Sale:
    found = reader.first(_SALES, (move.id,))
    gone = sum((-held for _stage, held in move.lines), Held())
    return Sale(move.date, gone, found[1] if found else 0, move.others)
