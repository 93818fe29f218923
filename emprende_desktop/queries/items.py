"""The lists of items, what was made of them, and when they were last counted."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.items import items_where
from emprende_desktop.persistence.standing import stands
from emprende_desktop.trade.items import Item, ItemKind, Made

MADE_SHOWN = 12


def items(connection: Connection, *kinds: ItemKind) -> tuple[Item, ...]:
    """Return the items in use of some kinds, of every kind where none is named."""
    wanted = kinds or tuple(ItemKind)
    return items_where(connection, (t.item.c.retired == 0) & t.item.c.kind.in_([kind.value for kind in wanted]))


def item(connection: Connection, item_id: int) -> Item:
    """Return one item."""
    return items_where(connection, t.item.c.id == item_id)[0]


@dataclass(frozen=True, slots=True)
class MadeRow:
    """One day's making as a list shows it; quantities are thousandths."""

    id: int
    date: dt.date
    name: str
    unit: str
    made: int
    spoiled: int


def last_made(connection: Connection) -> tuple[MadeRow, ...]:
    """Return what was made last and not taken back, newest first."""
    rows = connection.execute(
        select(t.production, t.item.c.name, t.item.c.unit)
        .join(t.item, t.item.c.id == t.production.c.item_id)
        .where(t.production.c.undone == 0)
        .order_by(t.production.c.date.desc(), t.production.c.id.desc())
        .limit(MADE_SHOWN)
    )
    return tuple(MadeRow(r.id, dt.date.fromisoformat(r.date), r.name, r.unit, r.made, r.spoiled) for r in rows)


def made_within(connection: Connection, start: dt.date, end: dt.date) -> tuple[Made, ...]:
    """Return what was made and spoiled of every product in a span of days."""
    made = t.production.c
    rows = connection.execute(
        select(made.item_id, func.sum(made.made).label("made"), func.sum(made.spoiled).label("spoiled"))
        .where(made.undone == 0, made.date >= start.isoformat(), made.date <= end.isoformat())
        .group_by(made.item_id)
    ).all()
    known = {found.id: found for found in items_where(connection, t.item.c.id.in_([row.item_id for row in rows]))}
    return tuple(Made(known[row.item_id], row.made, row.spoiled) for row in rows)


def last_counted(connection: Connection) -> dt.date | None:
    """Return the day of the last count that stands."""
    count = t.stock_count.c
    standing = count.entry_id.is_(None) | stands(count.entry_id)
    day = connection.execute(select(func.max(count.date)).where(standing)).scalar()
    return dt.date.fromisoformat(day) if day else None
