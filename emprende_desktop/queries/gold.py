"""Where gold and ore lie on a day: read from what is kept, less what moved after that day."""

import datetime as dt
from itertools import groupby

from emprende_desktop.gold.lots import Held, Ownership, Stage
from emprende_desktop.gold.position import Lying, OreEstimate, Position, fine_in_ore, shared_cost
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.lot_sheet import measures_of

# What moved later is found by its day: a position costs what lies there and what came after it, no more.
_LYING = """
SELECT lot.id, lot.code, lot.ownership, k.stage, SUM(k.ore_g), SUM(k.gross_mg), SUM(k.fine_mg),
  CASE WHEN k.stage IN ('hand', 'transit') AND lot.ownership <> 'agency' THEN 0 ELSE lot.id END AS pool
FROM (
  SELECT lot_id, stage, ore_g, gross_mg, fine_mg FROM gold_stock
  UNION ALL
  SELECT l.lot_id, l.stage, -l.ore_g, -l.gross_mg, -l.fine_mg
  FROM gold_move m JOIN gold_line l ON l.move_id = m.id WHERE m.date > ?1) k
JOIN lot ON lot.id = k.lot_id
GROUP BY lot.id, k.stage HAVING SUM(k.ore_g) OR SUM(k.gross_mg) OR SUM(k.fine_mg)
ORDER BY pool, lot.id, CASE k.stage WHEN 'stockpile' THEN 0 WHEN 'plant' THEN 1 WHEN 'hand' THEN 2 ELSE 3 END
"""
_COSTS = """
SELECT pool, SUM(cents) FROM (
  SELECT pool, cents FROM gold_pool
  UNION ALL SELECT l.pool, -l.cents FROM gold_move m JOIN gold_line l ON l.move_id = m.id WHERE m.date > ?)
GROUP BY pool HAVING SUM(cents)
"""


def gold_position(reader: Reader, day: dt.date) -> Position:
    """Return what lies where at the end of a day, each with its part of what its pool cost."""
    costs: dict[int, int] = dict(reader.rows(_COSTS, (day.isoformat(),)))
    lying: list[Lying] = []
    found = [
        (pool, Lying(lot, code, Ownership(of), Stage(stage), Held(*weights), 0))
        for lot, code, of, stage, *weights, pool in reader.rows(_LYING, (day.isoformat(),))
    ]
    for pool, rows in groupby(found, key=lambda row: row[0]):
        parts = [one for _pool, one in rows]
        shares = shared_cost(costs.pop(pool, 0), [one.held.ore_g or one.held.fine_mg for one in parts])
        lying += [
            Lying(one.lot, one.code, one.ownership, one.stage, one.held, cents)
            for one, cents in zip(parts, shares, strict=True)
        ]
    order = list(Stage)
    lying.sort(key=lambda one: (order.index(one.stage), one.lot))
    return Position(tuple(lying), sum(costs.values()))


def ore_estimate(reader: Reader, position: Position) -> OreEstimate:
    """Return how much fine gold ore holds by its lots' moisture tests and assays; those that lack one are named."""
    fine, known, unknown = 0, 0, []
    by_lot: dict[int, tuple[str, int]] = {}
    for one in position.lying:
        if not one.stage.is_gold:
            by_lot[one.lot] = (one.code, by_lot.get(one.lot, ("", 0))[1] + one.held.ore_g)
    for lot, (code, ore_g) in sorted(by_lot.items()):
        measures = measures_of(reader, lot)
        moisture, grade = measures.moisture_pct, measures.grade_g_t()
        if moisture is None or grade is None:
            unknown.append(code)
        else:
            fine, known = fine + fine_in_ore(ore_g, moisture, grade), known + 1
    return OreEstimate(fine, known, tuple(unknown))
