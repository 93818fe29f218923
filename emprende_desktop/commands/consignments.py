"""Goods left with others: left, sold there, come back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.ledger.entry import Memo
from emprende_desktop.posting_rules.accounts import IGV_RATE
from emprende_desktop.posting_rules.trade import TradeTerms, sale_entry
from emprende_desktop.trade.consignments import ConsignmentReturn, ConsignmentSale, NewConsignment
from emprende_desktop.trade.notes import Sale

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.ORDERS})


def leave_on_consignment(uow: UnitOfWork, new: NewConsignment) -> Committed:
    """Write what was left with somebody: it stays hers, nothing is posted."""
    return Committed(uow.consignments.add(new), frozenset({Topic.ORDERS}))


def sell_consigned(uow: UnitOfWork, sold: ConsignmentSale) -> Committed:
    """Post the sale of units that somebody sold; raises MoreThanLeftError, PeriodClosedError."""
    if uow.consignments.is_moved(sold.key):
        return Committed(uow.journal.id_of_key(sold.key) or 0, CHANGED)
    held = uow.consignments.holding(sold.consignment, sold.units)
    sale = Sale(
        sold.date, Money(held.price.cents * sold.units), held.category, sold.place, sold.key, held.party,
        sold.document, f"{sold.units} × {held.what}",
    )  # fmt: skip
    account = None if sold.place is None else uow.masters.place(sold.place).account
    terms = TradeTerms(
        uow.standing(sold.date), uow.rate(IGV_RATE, sold.date), uow.masters.category(held.category), account
    )
    entry = sale_entry(sale, terms)
    entry_id = uow.journal.append(replace(entry, memo=Memo("consigned", entry.memo.arguments)))
    uow.consignments.move(sold, entry_id)
    return Committed(entry_id, CHANGED)


def take_back_consigned(uow: UnitOfWork, back: ConsignmentReturn) -> Committed:
    """Write units that came back unsold; raises MoreThanLeftError."""
    if uow.consignments.is_moved(back.key):
        return Committed(0, CHANGED)
    uow.consignments.holding(back.consignment, back.units)
    return Committed(uow.consignments.move(back, None), CHANGED)
