"""Orders: taken with an advance, paid on account, handed over, called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import PaymentExceedsDebtError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.ledger.entry import JournalEntry
from emprende_desktop.posting_rules.accounts import IGV_RATE
from emprende_desktop.posting_rules.orders import advance_entry, delivery_entry, refund_entry
from emprende_desktop.posting_rules.trade import TradeTerms
from emprende_desktop.trade.orders import NewOrder, Order, OrderAct, OrderAdvance, OrderCancellation, OrderDelivery

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.ORDERS})


def take_order(uow: UnitOfWork, new: NewOrder) -> Committed:
    """Write an order, and the entry of its advance where there is one; the same key writes once.

    Raises PeriodClosedError, UnknownPlaceError. Returns the order's id.
    """
    written = uow.orders.id_of_key(new.key)
    if written is not None:
        return Committed(written, CHANGED)
    order_id = uow.orders.add(new)
    if new.advance:
        paid = OrderAdvance(order_id, new.date, new.advance, new.place, f"{new.key}:advance")
        pay_on_account(uow, paid)
    return Committed(order_id, CHANGED)


def pay_on_account(uow: UnitOfWork, note: OrderAdvance) -> Committed:
    """Post money on account; raises OrderNotOpenError, PaymentExceedsDebtError, PeriodClosedError."""
    order = uow.orders.open(note.order)
    if note.amount > order.rest:
        raise PaymentExceedsDebtError(note.amount.cents, order.rest.cents)
    return _post(uow, order, OrderAct.ADVANCE, advance_entry(note, order, _terms(uow, order, note)))


def deliver_order(uow: UnitOfWork, note: OrderDelivery) -> Committed:
    """Post the sale of an order; raises OrderNotOpenError, PeriodClosedError, UnknownPlaceError."""
    written = uow.journal.id_of_key(note.key)
    if written is not None:
        return Committed(written, CHANGED)
    order = uow.orders.open(note.order)
    return _post(uow, order, OrderAct.DELIVERY, delivery_entry(note, order, _terms(uow, order, note)))


def cancel_order(uow: UnitOfWork, note: OrderCancellation) -> Committed:
    """Call an order off; what was on account is given back. Raises OrderNotOpenError, PeriodClosedError."""
    written = uow.journal.id_of_key(note.key)
    if written is not None:
        return Committed(written, CHANGED)
    order = uow.orders.open(note.order)
    if not order.advanced:
        uow.orders.cancel(order.id)
        return Committed(order.id, CHANGED)
    place = uow.masters.place(note.place).account
    return _post(uow, order, OrderAct.REFUND, refund_entry(note, order, place))


def _post(uow: UnitOfWork, order: Order, act: OrderAct, entry: JournalEntry) -> Committed:
    known = uow.journal.id_of_key(entry.key)
    if known is not None:
        return Committed(known, CHANGED)
    entry_id = uow.journal.append(entry)
    uow.orders.add_entry(order.id, entry_id, act, entry)
    return Committed(entry_id, CHANGED)


def _terms(uow: UnitOfWork, order: Order, note: OrderAdvance | OrderDelivery) -> TradeTerms:
    account = None if note.place is None else uow.masters.place(note.place).account
    category = uow.masters.category(order.category)
    return TradeTerms(uow.standing(note.date), uow.rate(IGV_RATE, note.date), category, account)
