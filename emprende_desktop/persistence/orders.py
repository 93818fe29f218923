"""Orders, and the entries that paid, delivered or refunded them."""

import datetime as dt

import uuid_utils
from sqlalchemy import ColumnElement, case, func, insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import OrderNotOpenError
from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.entry import JournalEntry
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.standing import stands
from emprende_desktop.posting_rules.orders import CUSTOMER_ADVANCES
from emprende_desktop.trade.orders import NewOrder, Order, OrderAct, OrderState


class OrderRepository:
    """The orders of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
        found = orders(self._connection, t.sale_order.c.id == order_id)
        if not found or found[0].state is not OrderState.OPEN:
            raise OrderNotOpenError(order_id)
        return found[0]

    def add_entry(self, order_id: int, entry_id: int, act: OrderAct, entry: JournalEntry) -> None:
        """Write what an entry did to an order, and what of an advance waits on 122."""
        held = sum(p.amount.cents for p in entry.postings if p.account == CUSTOMER_ADVANCES)
        values = {"entry_id": entry_id, "order_id": order_id, "act": act.value, "cents": held}
        self._connection.execute(insert(t.order_entry), values)

    def cancel(self, order_id: int) -> None:
        """Call off an order on which nothing was paid."""
        self._connection.execute(update(t.sale_order).where(t.sale_order.c.id == order_id).values(cancelled=1))


def orders(connection: Connection, condition: ColumnElement[bool]) -> tuple[Order, ...]:
    """Return the orders of a condition as they stand, the first due first."""
    order = t.sale_order.c
    delivered, refunded = _has(OrderAct.DELIVERY), _has(OrderAct.REFUND)
    state = case(
        (delivered, OrderState.DELIVERED.value),
        ((order.cancelled == 1) | refunded, OrderState.CANCELLED.value),
        else_=OrderState.OPEN.value,
    )
    statement = (
        select(
            t.sale_order, t.party.c.name.label("party_name"), state.label("state"),
            _advances(func.sum(t.order_entry.c.cents)).label("held"),
            _advances(func.sum(t.journal_entry.c.total)).label("advanced"),
        )
        .join(t.party, t.party.c.id == order.party_id)
        .where(condition)
        .order_by(order.due_on, order.id)
    )  # fmt: skip
    return tuple(
        Order(
            id=row.id, date=dt.date.fromisoformat(row.date), due_on=dt.date.fromisoformat(row.due_on),
            party=row.party_id, party_name=row.party_name, category=row.category_id, what=row.what,
            price=Money(row.price), advanced=Money(row.advanced or 0), held=Money(row.held or 0),
            state=OrderState(row.state),
        )
        for row in connection.execute(statement)
    )  # fmt: skip


def _has(act: OrderAct) -> ColumnElement[bool]:
    entry = t.order_entry.alias()
    of_order = select(entry.c.entry_id).where(entry.c.order_id == t.sale_order.c.id, entry.c.act == act.value)
    return of_order.where(stands(entry.c.entry_id)).exists()


def _advances(figure: ColumnElement[int]) -> ColumnElement[int]:
    return (
        select(figure)
        .select_from(t.order_entry)
        .join(t.journal_entry, t.journal_entry.c.id == t.order_entry.c.entry_id)
        .where(t.order_entry.c.order_id == t.sale_order.c.id, t.order_entry.c.act == OrderAct.ADVANCE.value)
        .where(stands(t.order_entry.c.entry_id))
        .scalar_subquery()
    )
