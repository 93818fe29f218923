"""The list of lots: what is where and since when, those that are used up, and the number of the next one."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from emprende_desktop.gold.lot_errors import UnknownLotError
from emprende_desktop.gold.lot_sheet import Lying
from emprende_desktop.gold.lots import Held, Lot, LotKind, Stage
from emprende_desktop.persistence.reading.dated import dated_value
from emprende_desktop.persistence.reading.gold import LOT_COLUMNS, lot_from, lot_of
from emprende_desktop.persistence.reading.reader import Reader

CLOSED_SHOWN = 200
CODE_DIGITS = 3
_COLUMNS = LOT_COLUMNS.count(",") + 1
# Who holds it: told with the newest movement that stands, says so, and brought something in or weighed it.
CUSTODY = """(SELECT m.custody FROM gold_line l JOIN gold_move m ON m.id = l.move_id
  WHERE l.lot_id = lot.id AND m.custody <> '' AND m.kind <> 'undone'
    AND (l.ore_g + l.gross_mg > 0 OR m.kind = 'weighed')
    AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)
  ORDER BY l.date DESC, l.id DESC LIMIT 1)"""
# Since when something lies there: the last day on which nothing was there before. ?1 is one lot, or all of them.
_LYING = """
WITH ran AS (
  SELECT lot_id, stage, date, ore_g + gross_mg AS change,
    SUM(ore_g + gross_mg) OVER (PARTITION BY lot_id, stage ORDER BY date, id) AS after
  FROM gold_line WHERE (?1 IS NULL OR lot_id = ?1) AND (lot_id, stage) IN (SELECT lot_id, stage FROM gold_stock)),
since AS (SELECT lot_id, stage, MAX(date) AS date FROM ran WHERE after = change AND change > 0 GROUP BY lot_id, stage)
SELECT k.lot_id, k.stage, k.ore_g, k.gross_mg, k.fine_mg, s.date
FROM gold_stock k JOIN since s ON s.lot_id = k.lot_id AND s.stage = k.stage
WHERE ?1 IS NULL OR k.lot_id = ?1
ORDER BY k.lot_id, CASE k.stage WHEN 'stockpile' THEN 0 WHEN 'plant' THEN 1 WHEN 'hand' THEN 2 ELSE 3 END
"""
_OPEN = f"""
SELECT {LOT_COLUMNS}, {CUSTODY} FROM lot
WHERE lot.id IN (SELECT lot_id FROM gold_stock) OR NOT EXISTS (SELECT 1 FROM gold_line l WHERE l.lot_id = lot.id)
ORDER BY lot.id DESC
"""
_CLOSED = f"""
SELECT {LOT_COLUMNS}, NULL FROM lot
WHERE lot.id NOT IN (SELECT lot_id FROM gold_stock) AND EXISTS (SELECT 1 FROM gold_line l WHERE l.lot_id = lot.id)
  AND (instr(lower(lot.code), ?1) OR instr(lower(lot.material), ?1))
ORDER BY lot.id DESC LIMIT ?2
"""
_CODES = "SELECT code FROM lot WHERE code LIKE ? || '%'"
_OF_CODE = "SELECT id FROM lot WHERE code = ?"
_ALL_CODES = "SELECT code FROM lot ORDER BY id DESC"


@dataclass(frozen=True, slots=True)
class LotRow:
    """A lot of the list: what lies where and since when, and who holds it; of one used up nothing is left."""

    lot: Lot
    lying: tuple[Lying, ...]
    custody: str
    used_up: bool = False

    def at(self, stage: Stage) -> Lying | None:
        """Return what of it lies at a stage."""
        return next((one for one in self.lying if one.stage is stage), None)

    @property
    def since(self) -> dt.date:
        """Return since when it lies at the plant, else where it lies longest; since it was opened if it never moved."""
        at_plant = self.at(Stage.PLANT)
        if at_plant is not None:
            return at_plant.since
        return min((one.since for one in self.lying), default=self.lot.opened_on)


def lying_of(reader: Reader, lot: int | None = None) -> dict[int, tuple[Lying, ...]]:
    """Return what lies where and since when, by lot: of one, or of all that are there."""
    rows = reader.rows(_LYING, (lot,))
    return {
        row: tuple(
            Lying(Stage(stage), Held(*weights), dt.date.fromisoformat(since)) for _lot, stage, *weights, since in found
        )
        for row, found in groupby(rows, key=lambda one: one[0])
    }


def open_lots(reader: Reader, sought: str = "") -> tuple[LotRow, ...]:
    """Return the lots that hold something or never moved, newest first; `sought` is a part of the code."""
    lying, word = lying_of(reader), sought.strip().lower()
    found = [LotRow(lot_from(row[:_COLUMNS]), lying.get(row[0], ()), row[_COLUMNS] or "") for row in reader.rows(_OPEN)]
    return tuple(one for one in found if word in one.lot.code.lower() or word in one.lot.material.lower())


def closed_lots(reader: Reader, sought: str = "") -> tuple[LotRow, ...]:
    """Return the newest lots of which nothing is left."""
    rows = reader.rows(_CLOSED, (sought.strip().lower(), CLOSED_SHOWN))
    return tuple(LotRow(lot_from(row[:_COLUMNS]), (), "", used_up=True) for row in rows)


def next_code(reader: Reader, kind: LotKind, year: int) -> str:
    """Return the number of the next lot of a year: `2026-014`, and `O-2026-014` for gold."""
    stem = f"{'O-' if kind is LotKind.GOLD else ''}{year}-"
    numbers = [int(tail) for (code,) in reader.rows(_CODES, (stem,)) if (tail := code.removeprefix(stem)).isdecimal()]
    return f"{stem}{max(numbers, default=0) + 1:0{CODE_DIGITS}}"


def lot_at(reader: Reader, row: int) -> Lot:
    """Return a lot by its row; raises UnknownLotError."""
    found = lot_of(reader, row)
    if found is None:
        raise UnknownLotError(str(row))
    return found


def lot_coded(reader: Reader, code: str) -> int | None:
    """Return the row of a lot by its number, None where there is none."""
    found = reader.value(_OF_CODE, (code.strip(),))
    return None if found is None else int(found)


def lot_codes(reader: Reader) -> tuple[str, ...]:
    """Return the number of every lot, newest first."""
    return tuple(code for (code,) in reader.rows(_ALL_CODES))


@dataclass(frozen=True, slots=True)
class StorageDays:
    """After how many days at a plant a lot is warned of, and after how many it may be lost."""

    warn: int
    last: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A lot that waits at a plant for so many days; `is_last` says that it may be lost."""

    lot: int
    code: str
    days: int
    is_last: bool


def storage_days(reader: Reader, day: dt.date) -> StorageDays:
    """Return the limits in force on a day."""
    warn, last = (dated_value(reader, f"gold.storage_{name}_days", day) for name in ("warn", "last"))
    return StorageDays(int(warn), int(last))


def waiting_at_plant(reader: Reader, today: dt.date) -> tuple[Waiting, ...]:
    """Return the lots that lie at a plant long enough to be warned of, the longest first."""
    limits = storage_days(reader, today)
    there = ((row.lot, lying) for row in open_lots(reader) if (lying := row.at(Stage.PLANT)) is not None)
    found = [(lot, (today - lying.since).days) for lot, lying in there]
    late = sorted((one for one in found if one[1] >= limits.warn), key=lambda one: -one[1])
    return tuple(Waiting(lot.id, lot.code, days, days >= limits.last) for lot, days in late)
