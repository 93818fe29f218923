"""Orders as they stand: what an entry did to one counts while it was not reversed."""

import datetime as dt

from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.trade.orders import Order, OrderAct, OrderState

_STANDING = f"""FROM order_entry act JOIN journal_entry e ON e.id = act.entry_id
WHERE act.order_id = sale_order.id AND {stands("e.id")} AND act.act ="""
_ORDERS = f"""
SELECT sale_order.id, date, due_on, party_id, party.name, category_id, what, price,
  CASE WHEN EXISTS (SELECT 1 {_STANDING} '{OrderAct.DELIVERY}') THEN '{OrderState.DELIVERED}'
       WHEN cancelled = 1 OR EXISTS (SELECT 1 {_STANDING} '{OrderAct.REFUND}') THEN '{OrderState.CANCELLED}'
       ELSE '{OrderState.OPEN}' END,
  (SELECT COALESCE(SUM(e.total), 0) {_STANDING} '{OrderAct.ADVANCE}'),
  (SELECT COALESCE(SUM(act.cents), 0) {_STANDING} '{OrderAct.ADVANCE}')
FROM sale_order JOIN party ON party.id = sale_order.party_id
"""
_NOT_CALLED_OFF = f"{_ORDERS} WHERE cancelled = 0 ORDER BY due_on, sale_order.id"
_ONE = f"{_ORDERS} WHERE sale_order.id = ?"


def open_orders(reader: Reader) -> tuple[Order, ...]:
    """Return the orders that are neither handed over nor called off, the first due first."""
    found = map(_order, reader.rows(_NOT_CALLED_OFF))
    return tuple(order for order in found if order.state is OrderState.OPEN)


def order_of(reader: Reader, order_id: int) -> Order | None:
    """Return one order as it stands, None where there is none."""
    row = reader.first(_ONE, (order_id,))
    return _order(row) if row else None


def _order(row: Row) -> Order:
    id_, date, due_on, party, party_name, category, what, price, state, advanced, held = row
    return Order(
        id=id_, date=dt.date.fromisoformat(date), due_on=dt.date.fromisoformat(due_on), party=party,
        party_name=party_name, category=category, what=what, price=Money(price), advanced=Money(advanced),
        held=Money(held), state=OrderState(state),
    )  # fmt: skip
