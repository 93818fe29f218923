"""Suppliers' papers, written down and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.noting.purchases import PurchaseRecord, append_deposit, append_purchase

if TYPE_CHECKING:
    from emprende_desktop.invoicing.deposits import LaterDeposit
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.PAPERS, Topic.PARTIES, Topic.PURCHASES})


def record_purchase(uow: UnitOfWork, record: PurchaseRecord) -> Committed:
    """Post a supplier's paper; raises what `noting.purchases.append_purchase` raises. Returns the entry."""
    return Committed(append_purchase(uow, record), CHANGED)


def note_deposit(uow: UnitOfWork, deposit: LaterDeposit) -> Committed:
    """Post the deposit of a detracción that was owed; raises what `noting.purchases.append_deposit` raises."""
    return Committed(append_deposit(uow, deposit), CHANGED)
