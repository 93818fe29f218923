"""Orders, and the entries that paid, delivered or refunded them."""

import uuid_utils
from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import OrderNotOpenError
from emprende_desktop.ledger.entry import JournalEntry
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.reading.orders import order_of
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.orders import CUSTOMER_ADVANCES
from emprende_desktop.trade.orders import NewOrder, Order, OrderAct, OrderState


class OrderRepository:
    """The orders of one unit of work."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def id_of_key(self, key: str) -> int | None:
        """Return the order that a form with this idempotency key already wrote."""
        return self._connection.execute(select(t.sale_order.c.id).where(t.sale_order.c.key == key)).scalar()

    def add(self, new: NewOrder) -> int:
        """Write an order."""
        values = {
            "uid": str(uuid_utils.uuid7()), "date": new.date.isoformat(), "due_on": new.due_on.isoformat(),
            "party_id": new.party, "category_id": new.category, "what": new.what.strip(), "price": new.price.cents,
            "key": new.key,
        }  # fmt: skip
        inserted = self._connection.execute(insert(t.sale_order), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])

    def open(self, order_id: int) -> Order:
        """Return an order that is neither delivered nor called off; raises OrderNotOpenError."""
        found = order_of(self._reader, order_id)
        if found is None or found.state is not OrderState.OPEN:
            raise OrderNotOpenError(order_id)
        return found

    def add_entry(self, order_id: int, entry_id: int, act: OrderAct, entry: JournalEntry) -> None:
        """Write what an entry did to an order, and what of an advance waits on 122."""
        held = sum(p.amount.cents for p in entry.postings if p.account == CUSTOMER_ADVANCES)
        values = {"entry_id": entry_id, "order_id": order_id, "act": act.value, "cents": held}
        self._connection.execute(insert(t.order_entry), values)

    def cancel(self, order_id: int) -> None:
        """Call off an order on which nothing was paid."""
        self._connection.execute(update(t.sale_order).where(t.sale_order.c.id == order_id).values(cancelled=1))
