"""Suppliers' papers, written down and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.noting.purchases import PurchaseRecord, append_purchase

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.PAPERS, Topic.PARTIES, Topic.PURCHASES})


def record_purchase(uow: UnitOfWork, record: PurchaseRecord) -> Committed:
    """Post a supplier's paper; raises what `noting.purchases.append_purchase` raises. Returns the entry."""
    return Committed(append_purchase(uow, record), CHANGED)
