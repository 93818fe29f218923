"""The lists of items, what was made of them, and when they were last counted."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.reading.fragments import one_of, stands
from emprende_desktop.persistence.reading.reader import Parameters, Reader, many
from emprende_desktop.trade.items import Ingredient, Item, ItemKind, Made

MADE_SHOWN = 12


_ITEM = "SELECT id, kind, name, unit, cost, price, batch, labor FROM item"
_OF_KINDS = f"{_ITEM} WHERE retired = 0 AND {one_of('kind', '?')} ORDER BY kind, name"
_OF_IDS = f"{_ITEM} WHERE {one_of('id', '?')} ORDER BY kind, name"
_PUT_AWAY = f"{_ITEM} WHERE retired = 1 ORDER BY kind, name"
_RECIPES = """
SELECT line.product_id, line.material_id, material.name, material.unit, line.quantity, material.cost
FROM recipe_line line JOIN item material ON material.id = line.material_id ORDER BY material.name
"""


def items(reader: Reader, *kinds: ItemKind) -> tuple[Item, ...]:
    """Return the items in use of some kinds, of every kind where none is named."""
    return _items(reader, _OF_KINDS, (many(kinds or ItemKind),))


def items_put_away(reader: Reader) -> tuple[Item, ...]:
    """Return the items that are offered no more."""
    return _items(reader, _PUT_AWAY)


def item(reader: Reader, item_id: int) -> Item:
    """Return one item."""
    return _items(reader, _OF_IDS, (many((item_id,)),))[0]


def _items(reader: Reader, statement: str, parameters: Parameters = ()) -> tuple[Item, ...]:
    recipes: dict[int, list[Ingredient]] = {}
    for product, material, name, unit, quantity, cost in reader.rows(_RECIPES):
        recipes.setdefault(product, []).append(Ingredient(material, name, unit, quantity, Money(cost)))
    return tuple(
        Item(
            id_, ItemKind(kind), name, unit, Money(cost), Money(price), batch, Money(labor),
            tuple(recipes.get(id_, ())),
        )
        for id_, kind, name, unit, cost, price, batch, labor in reader.rows(statement, parameters)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeRow:
    """One day's making as a list shows it; quantities are thousandths."""

    id: int
    date: dt.date
    name: str
    unit: str
    made: int
    spoiled: int


_LAST_MADE = """
SELECT made.id, made.date, item.name, item.unit, made.made, made.spoiled
FROM production made LEFT JOIN item_merge joined ON joined.item_id = made.item_id
  JOIN item ON item.id = COALESCE(joined.into_id, made.item_id)
WHERE made.undone = 0 ORDER BY made.date DESC, made.id DESC LIMIT ?
"""
_MADE_WITHIN = """
SELECT COALESCE(joined.into_id, made.item_id) AS shown, SUM(made.made), SUM(made.spoiled)
FROM production made LEFT JOIN item_merge joined ON joined.item_id = made.item_id
WHERE made.undone = 0 AND made.date BETWEEN ? AND ? GROUP BY shown
"""
_LAST_COUNTED = f"""
SELECT MAX(date) FROM stock_count WHERE entry_id IS NULL OR {stands("stock_count.entry_id")}
"""


def last_made(reader: Reader) -> tuple[MadeRow, ...]:
    """Return what was made last and not taken back, newest first."""
    return tuple(
        MadeRow(id_, dt.date.fromisoformat(date), name, unit, made, spoiled)
        for id_, date, name, unit, made, spoiled in reader.rows(_LAST_MADE, (MADE_SHOWN,))
    )


def made_within(reader: Reader, start: dt.date, end: dt.date) -> tuple[Made, ...]:
    """Return what was made and spoiled of every product in a span of days."""
    rows = tuple(reader.rows(_MADE_WITHIN, (start.isoformat(), end.isoformat())))
    ids = many(item_id for item_id, _made, _spoiled in rows)
    known = {found.id: found for found in _items(reader, _OF_IDS, (ids,))}
    return tuple(Made(known[item_id], made, spoiled) for item_id, made, spoiled in rows)


def last_counted(reader: Reader) -> dt.date | None:
    """Return the day of the last count that stands."""
    day = reader.value(_LAST_COUNTED)
    return dt.date.fromisoformat(day) if day else None
