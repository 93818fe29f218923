"""Whether the kardex is what it says: kept stocks against movements, their chain, and the ledger beside it."""

from collections.abc import Iterator
from itertools import groupby

from emprende_desktop.gold.seal import SealedLine, SealedMove
from emprende_desktop.ledger.seal import GENESIS
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.finding import Finding

_HAS_LOTS = "SELECT 1 FROM sqlite_master WHERE name = 'gold_line'"
_MOVES = """
SELECT m.id, m.device_id, m.lines, m.hash, m.previous_hash,
  m.uid, d.uid, m.sequence, m.date, m.kind, COALESCE(e.uid, ''), COALESCE(r.uid, ''), m.custody, m.cause, m.document,
  m.wall_clock, a.uid, m.key
FROM gold_move m JOIN device d ON d.id = m.device_id JOIN person a ON a.id = m.actor_id
  LEFT JOIN journal_entry e ON e.id = m.entry_id LEFT JOIN gold_move r ON r.id = m.reverses_id
ORDER BY m.device_id, m.sequence
"""
_LINES = """
SELECT k.move_id, lot.uid, k.stage, k.ore_g, k.gross_mg, k.fine_mg, k.cents
FROM gold_line k JOIN gold_move m ON m.id = k.move_id JOIN lot ON lot.id = k.lot_id
ORDER BY m.device_id, m.sequence, k.id
"""


def _broken_chain(reader: Reader) -> Iterator[Finding]:
    lines = groupby(reader.rows(_LINES), key=lambda row: row[0])
    previous: dict[int, tuple[int, bytes]] = {}
    for move, device, count, seal, previous_seal, *fields in reader.rows(_MOVES):
        before, head = previous.get(device, (0, GENESIS))
        moved, rows = next(lines, (None, iter(())))
        covered = tuple(SealedLine(*row[1:]) for row in rows)
        sealed = SealedMove(*(*fields, covered))
        digest = sealed.hash_after(head)
        in_order = sealed.sequence == before + 1 and previous_seal == head and moved == move
        if not in_order or digest != seal or len(covered) != count:
            yield Finding("gold-chain", str(move))
            return
        previous[device] = (sealed.sequence, digest)


_DIFFERENCES = {
    "gold-stock": """
SELECT lot_id || ' ' || stage AS subject FROM (
  SELECT lot_id, stage, ore_g, gross_mg, fine_mg FROM gold_stock
  UNION ALL SELECT lot_id, stage, -ore_g, -gross_mg, -fine_mg FROM gold_line)
GROUP BY lot_id, stage HAVING SUM(ore_g) <> 0 OR SUM(gross_mg) <> 0 OR SUM(fine_mg) <> 0 LIMIT 1""",
    "gold-pool": """
SELECT pool AS subject FROM (
  SELECT pool, ore_g, gross_mg, fine_mg, cents FROM gold_pool
  UNION ALL SELECT pool, -ore_g, -gross_mg, -fine_mg, -cents FROM gold_line)
GROUP BY pool HAVING SUM(ore_g) <> 0 OR SUM(gross_mg) <> 0 OR SUM(fine_mg) <> 0 OR SUM(cents) <> 0 LIMIT 1""",
    "gold-month": """
SELECT pool || ' ' || month AS subject FROM (
  SELECT pool, month, ore_g, gross_mg, fine_mg, cents FROM gold_pool_month
  UNION ALL SELECT pool, substr(date, 1, 7), -ore_g, -gross_mg, -fine_mg, -cents FROM gold_line)
GROUP BY pool, month HAVING SUM(ore_g) <> 0 OR SUM(gross_mg) <> 0 OR SUM(fine_mg) <> 0 OR SUM(cents) <> 0 LIMIT 1""",
    # What the ledger has of lots on the accounts of ore and gold is what their pools cost: at every moment.
    "gold-ledger": """
SELECT pool AS subject FROM (
  SELECT pool, cents FROM gold_pool
  UNION ALL
  SELECT CASE a.code WHEN '21118' THEN 0 ELSE lot.id END, p.credit - p.debit
  FROM posting p JOIN account a ON a.id = p.account_id JOIN lot ON lot.uid = p.lot
  WHERE a.code IN ('21118', '23118'))
GROUP BY pool HAVING SUM(cents) <> 0 LIMIT 1""",
}


def _differences(reader: Reader) -> Iterator[Finding]:
    for code, statement in _DIFFERENCES.items():
        for (subject,) in reader.rows(statement):
            yield Finding(code, str(subject))


def gold_findings(reader: Reader) -> Iterator[Finding]:
    """Yield what is wrong in the kardex; a copy that an older version made has none."""
    if reader.first(_HAS_LOTS):
        yield from _broken_chain(reader)
        yield from _differences(reader)
