"""What came out of the ore that was processed in a span of days, and what it cost by kind of cost."""

import datetime as dt
from fractions import Fraction

from emprende_desktop.gold.lot_sheet import GRAMS_IN_TONNE, CostPart
from emprende_desktop.gold.position import shared_cost
from emprende_desktop.gold.weights import weighed
from emprende_desktop.gold.yields import Yield
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.queries.lot_sheet import costs_of, measures_of

_PROCESSED = """
SELECT m.id, m.date FROM gold_move m
WHERE m.kind = 'processed' AND m.date BETWEEN ? AND ?
  AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)
ORDER BY m.date, m.id
"""
_LINES = """
SELECT k.lot_id, lot.code, k.ore_g, k.gross_mg, k.fine_mg, k.cents
FROM gold_line k JOIN lot ON lot.id = k.lot_id WHERE k.move_id = ? ORDER BY k.id
"""


def gold_yields(reader: Reader, start: dt.date, end: dt.date) -> tuple[Yield, ...]:
    """Return each processing of a span of days, in order."""
    found = tuple(reader.rows(_PROCESSED, (start.isoformat(), end.isoformat())))
    return tuple(_yield(reader, move, dt.date.fromisoformat(date)) for move, date in found)


def _yield(reader: Reader, move: int, date: dt.date) -> Yield:
    lines = tuple(reader.rows(_LINES, (move,)))
    used, made = [line for line in lines if line[2]], [line for line in lines if line[4]]
    dry, contained = _measured(reader, used)
    return Yield(
        date, tuple(dict.fromkeys(line[1] for line in used)), ", ".join(dict.fromkeys(line[1] for line in made)),
        -sum(line[2] for line in used), dry, contained, sum(line[3] for line in made),
        sum(line[4] for line in made), tuple(_costs(reader, used)),
    )  # fmt: skip


def _measured(reader: Reader, used: list[Row]) -> tuple[Fraction | None, Fraction | None]:
    """Return the dry tonnes and the gold (grams) of the ore; None where a lot of it was not measured."""
    dry, contained = Fraction(), Fraction()
    known = True
    for lot, _code, ore_g, *_rest in used:
        measures = measures_of(reader, lot)
        if measures.moisture_pct is None:
            return None, None
        part = weighed(Fraction(-ore_g, GRAMS_IN_TONNE), measures.moisture_pct).dry_t
        grade = measures.grade_g_t()
        known = known and grade is not None
        dry, contained = dry + part, contained + part * (grade or 0)
    return dry, contained if known else None


def _costs(reader: Reader, used: list[Row]) -> list[CostPart]:
    """Part what each lot gave to the gold as that lot's own costs are parted."""
    found = []
    for lot, _code, _ore, _gross, _fine, cents in used:
        parts = costs_of(reader, lot)
        shares = shared_cost(-cents, [part.cents for part in parts])
        found += [CostPart(part.kind, part.what, share) for part, share in zip(parts, shares, strict=True) if share]
    return found
