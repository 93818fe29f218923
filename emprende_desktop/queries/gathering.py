"""What the form of a day of gathering offers: lots, containers, permissions, who came last time; and days noted."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.gold.gathering import Container, DayGathered, Permission, next_code
from emprende_desktop.gold.lots import Lot
from emprende_desktop.persistence.reading.gathering import (
    DAY_STANDS,
    PERMISSION_COLUMNS,
    container_on,
    day_gathered,
    permission_from,
)
from emprende_desktop.persistence.reading.gold import LOT_COLUMNS, lot_from
from emprende_desktop.persistence.reading.reader import Reader

LOTS_SHOWN = 30
DAYS_SHOWN = 6
_CONTAINERS = "SELECT id FROM container WHERE retired <= :retired ORDER BY retired, name"
_WEIGHINGS = """
SELECT id, date, gross_g, tare_g FROM container_weighing WHERE container_id = ? AND undone = 0
ORDER BY date DESC, id DESC
"""
_PERMISSIONS = f"""
SELECT id, sha256 IS NOT NULL, {PERMISSION_COLUMNS} FROM permission WHERE undone = 0
ORDER BY valid_until = '' DESC, valid_until DESC, id DESC
"""
# Ore is gathered into what lies on the stockpile, or into a lot that nothing moved yet; the last one used first.
_OPEN_LOTS = f"""
SELECT {LOT_COLUMNS} FROM lot
WHERE lot.kind = 'ore' AND (
  EXISTS (SELECT 1 FROM gold_stock s WHERE s.lot_id = lot.id AND s.stage = 'stockpile')
  OR NOT EXISTS (SELECT 1 FROM gold_stock s WHERE s.lot_id = lot.id)
    AND NOT EXISTS (SELECT 1 FROM gold_line k JOIN gold_move m ON m.id = k.move_id
      WHERE k.lot_id = lot.id AND k.ore_g < 0 AND m.kind <> 'undone'))
ORDER BY COALESCE((SELECT MAX(c.id) FROM collection c WHERE c.lot_id = lot.id AND c.undone = 0), 0) DESC, lot.id DESC
LIMIT ?
"""
_CODES = "SELECT code FROM lot WHERE code LIKE ? || '-%'"
_LAST_DAY = f"SELECT c.id FROM collection c WHERE {DAY_STANDS} ORDER BY c.date DESC, c.id DESC LIMIT 1"
_DAYS = f"SELECT c.id FROM collection c WHERE {DAY_STANDS} ORDER BY c.date DESC, c.id DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class WeighingRow:
    """A weighing of a container as its list shows it, in grams."""

    id: int
    date: dt.date
    gross_g: int
    tare_g: int


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """A permission of the list."""

    id: int
    told: Permission
    has_paper: bool


def containers(reader: Reader, day: dt.date, *, retired: bool = False) -> tuple[Container, ...]:
    """Return the containers in use with what was known of them on a day, the retired ones last where asked for."""
    ids = [id_ for (id_,) in reader.rows(_CONTAINERS, {"retired": int(retired)})]
    return tuple(container_on(reader, id_, day) for id_ in ids)


def weighings_of(reader: Reader, container: int) -> tuple[WeighingRow, ...]:
    """Return the weighings of a container, newest first."""
    return tuple(
        WeighingRow(id_, dt.date.fromisoformat(date), gross, tare)
        for id_, date, gross, tare in reader.rows(_WEIGHINGS, (container,))
    )


def permissions(reader: Reader) -> tuple[PermissionRow, ...]:
    """Return every permission, those that hold longest first."""
    rows = reader.rows(_PERMISSIONS)
    return tuple(PermissionRow(id_, permission_from(tuple(told)), bool(paper)) for id_, paper, *told in rows)


def open_lots(reader: Reader) -> tuple[Lot, ...]:
    """Return the lots of ore that can still be gathered into, the one of the last day first."""
    return tuple(map(lot_from, reader.rows(_OPEN_LOTS, (LOTS_SHOWN,))))


def proposed_code(reader: Reader, year: int) -> str:
    """Return the number of the next lot of a year: `2026-014`."""
    return next_code(tuple(code for (code,) in reader.rows(_CODES, (str(year),))), year)


def last_day(reader: Reader) -> DayGathered | None:
    """Return the last day of gathering that stands."""
    found = reader.value(_LAST_DAY)
    return None if found is None else day_gathered(reader, found)


def days_gathered(reader: Reader) -> tuple[DayGathered, ...]:
    """Return the last days of gathering that stand, newest first."""
    ids = tuple(id_ for (id_,) in reader.rows(_DAYS, (DAYS_SHOWN,)))
    return tuple(day for id_ in ids if (day := day_gathered(reader, id_)) is not None)


def gathered(reader: Reader, collection: int) -> DayGathered | None:
    """Return a day of gathering, None where it was undone."""
    return day_gathered(reader, collection)
