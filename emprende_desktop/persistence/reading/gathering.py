"""Containers, permissions and days of gathering, as queries and repositories both read them."""

import datetime as dt

from emprende_desktop.domain.money import Money
from emprende_desktop.gold.gathering import (
    Brought,
    Container,
    ContainerWeighing,
    DayGathered,
    Permission,
    calibration_on,
)
from emprende_desktop.persistence.reading.members import day_or_none
from emprende_desktop.persistence.reading.reader import Reader, Row

# A day stands while neither it nor what it moved was undone; in it a day is `c`.
DAY_STANDS = "c.undone = 0 AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = c.move_id)"
PERMISSION_COLUMNS = "holder, concession, code, kind, valid_from, valid_until, share"
_WEIGHINGS = """
SELECT date, gross_g, tare_g FROM container_weighing WHERE container_id = ? AND undone = 0 ORDER BY date, id
"""
_CONTAINER = "SELECT name, retired FROM container WHERE id = ?"
_DAY = f"""
SELECT c.date, c.lot_id, lot.code, c.permission_id, c.detail, c.place_id, c.key, c.move_id
FROM collection c JOIN lot ON lot.id = c.lot_id WHERE c.id = ? AND {DAY_STANDS}
"""
_LINES = """
SELECT k.party_id, party.name, k.half_days, k.container_id, k.containers, k.ore_g, k.price
FROM collection_line k JOIN party ON party.id = k.party_id WHERE k.collection_id = ? ORDER BY k.rowid
"""


def container_on(reader: Reader, container_id: int, day: dt.date) -> Container:
    """Return a container with what was known of it on a day."""
    name, retired = reader.one(_CONTAINER, (container_id,))
    weighings = tuple(
        ContainerWeighing(dt.date.fromisoformat(date), gross, tare)
        for date, gross, tare in reader.rows(_WEIGHINGS, (container_id,))
    )
    return Container(container_id, name, bool(retired), calibration_on(weighings, day))


def permission_from(row: Row) -> Permission:
    """Return a permission of its columns."""
    holder, concession, code, kind, first, last, share = row
    return Permission(holder, concession, code, kind, day_or_none(first), day_or_none(last), share)


def day_gathered(reader: Reader, collection_id: int) -> DayGathered | None:
    """Return a day of gathering that stands, None for another."""
    row = reader.first(_DAY, (collection_id,))
    if row is None:
        return None
    date, lot, code, permission, detail, place, key, move = row
    lines = tuple(
        Brought(party, name, half_days, container, containers, ore_g, Money(price))
        for party, name, half_days, container, containers, ore_g, price in reader.rows(_LINES, (collection_id,))
    )
    return DayGathered(
        collection_id, dt.date.fromisoformat(date), lot, code, lines, key, permission, detail, place, move
    )
