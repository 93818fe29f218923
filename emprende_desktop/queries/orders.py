"""What was ordered and is still to be handed over."""

import datetime as dt

from emprende_desktop.persistence.reading import orders
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.trade.orders import Order


def open_orders(reader: Reader) -> tuple[Order, ...]:
    """Return the orders that are neither handed over nor called off, the first due first."""
    return orders.open_orders(reader)


def orders_until(reader: Reader, end: dt.date) -> tuple[Order, ...]:
    """Return the open orders taken until a day, for the list on paper."""
    return tuple(order for order in orders.open_orders(reader) if order.date <= end)
