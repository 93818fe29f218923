"""What was ordered and is still to be handed over."""

import datetime as dt

from sqlalchemy.engine import Connection

from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.orders import orders
from emprende_desktop.trade.orders import Order, OrderState


def open_orders(connection: Connection) -> tuple[Order, ...]:
    """Return the orders that are neither handed over nor called off, the first due first."""
    found = orders(connection, t.sale_order.c.cancelled == 0)
    return tuple(order for order in found if order.state is OrderState.OPEN)


def orders_until(connection: Connection, end: dt.date) -> tuple[Order, ...]:
    """Return the open orders taken until a day, for the list on paper."""
    return tuple(order for order in open_orders(connection) if order.date <= end)
