"""Items with their recipes, what was made, and the counts of what is left."""

import uuid_utils
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import DuplicateNameError
from emprende_desktop.invoicing.offers import Offer
from emprende_desktop.persistence import invoice_tables as i
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.columns import metadata
from emprende_desktop.trade.items import ItemChange, Production, StockCount

_PART = "DELETE FROM item_merge WHERE item_id = ?"
_OFFER = "UPDATE item SET retired = 0 WHERE id = ?"
_KIND_AND_UNIT = "SELECT kind, unit FROM item WHERE id = ?"
_MERGED_BEFORE = "UPDATE item_merge SET into_id = ? WHERE into_id = ?"
_MERGE = "INSERT OR REPLACE INTO item_merge (item_id, into_id) VALUES (?, ?)"
_RECIPES_OF_BOTH = """
INSERT INTO recipe_line (product_id, material_id, quantity)
  SELECT product_id, ?, quantity FROM recipe_line WHERE material_id = ?
  ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity
"""
_RECIPES_OF_GONE = "DELETE FROM recipe_line WHERE material_id = ?"


class ItemRepository:
    """The items of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, change: ItemChange) -> int:
        """Write an item and its recipe, anew or mended; raises DuplicateNameError."""
        new = change.written
        beside = select(t.item.c.id).where(t.item.c.kind == new.kind.value, t.item.c.name == new.name.strip())
        if self._connection.execute(beside.where(t.item.c.id.is_distinct_from(change.item))).first():
            raise DuplicateNameError(new.name)
        values = {
            "kind": new.kind.value, "name": new.name.strip(), "unit": new.unit.strip(), "cost": new.cost.cents,
            "price": new.price.cents, "batch": new.batch, "labor": new.labor.cents, "retired": 0,
        }  # fmt: skip
        if change.item is None:
            item_id = _inserted(self._connection, "item", uid=str(uuid_utils.uuid7()), **values)
        else:
            item_id = change.item
            self._connection.execute(update(t.item).where(t.item.c.id == item_id).values(**values))
        self._connection.execute(delete(t.recipe_line).where(t.recipe_line.c.product_id == item_id))
        rows = [{"product_id": item_id, "material_id": m, "quantity": q} for m, q in new.recipe]
        if rows:
            self._connection.execute(insert(t.recipe_line), rows)
        return item_id

    def offer(self, item_id: int, offer: Offer) -> None:
        """Write how an item stands on a document."""
        values = {
            "item_id": item_id, "code": offer.code.strip(), "unit": offer.unit, "affectation": offer.affectation.value,
            "with_tax": int(offer.with_tax), "price": offer.price, "category_id": offer.category,
        }  # fmt: skip
        self._connection.execute(insert(i.offer).prefix_with("OR REPLACE"), values)

    def retire(self, item_id: int) -> None:
        """Offer an item no more; what was counted of it stays."""
        self._connection.execute(update(t.item).where(t.item.c.id == item_id).values(retired=1))

    def offer_again(self, item_id: int) -> None:
        """Offer an item again, by itself where it was joined to another."""
        self._connection.exec_driver_sql(_PART, (item_id,))
        self._connection.exec_driver_sql(_OFFER, (item_id,))

    def kind_and_unit(self, item_id: int) -> tuple[str, str]:
        """Return what kind of item it is and what it is measured in."""
        kind, unit = self._connection.exec_driver_sql(_KIND_AND_UNIT, (item_id,)).one()
        return kind, unit

    def merge(self, gone: int, into: int) -> None:
        """Show an item under another from now on: recipes ask for the other, and it is offered no more."""
        self._connection.exec_driver_sql(_MERGED_BEFORE, (into, gone))
        self._connection.exec_driver_sql(_MERGE, (gone, into))
        self._connection.exec_driver_sql(_RECIPES_OF_BOTH, (into, gone))
        self._connection.exec_driver_sql(_RECIPES_OF_GONE, (gone,))
        self.retire(gone)

    def produce(self, made: Production) -> int:
        """Write what was made; the same key writes once."""
        known = self._connection.execute(select(t.production.c.id).where(t.production.c.key == made.key)).scalar()
        return known or _inserted(
            self._connection, "production", uid=str(uuid_utils.uuid7()), date=made.date.isoformat(),
            item_id=made.item, made=made.made, spoiled=made.spoiled, key=made.key,
        )  # fmt: skip

    def undo_production(self, production_id: int) -> None:
        """Take back what was said to be made."""
        self._connection.execute(update(t.production).where(t.production.c.id == production_id).values(undone=1))

    def is_counted(self, key: str) -> bool:
        """Say whether a count with this idempotency key was written."""
        return (
            self._connection.execute(select(t.stock_count.c.id).where(t.stock_count.c.key == key)).first() is not None
        )

    def add_count(self, count: StockCount, entry_id: int | None) -> None:
        """Write a count, and the entry of its difference if there is one."""
        count_id = _inserted(
            self._connection, "stock_count", uid=str(uuid_utils.uuid7()), date=count.date.isoformat(),
            entry_id=entry_id, key=count.key,
        )  # fmt: skip
        rows = [
            {"count_id": count_id, "item_id": line.item, "quantity": line.quantity, "cents": line.worth.cents}
            for line in count.lines
        ]
        self._connection.execute(insert(t.stock_line), rows)


def _inserted(connection: Connection, table: str, **values: object) -> int:
    key = connection.execute(insert(metadata.tables[table]), values).inserted_primary_key
    assert key is not None
    return int(key[0])
