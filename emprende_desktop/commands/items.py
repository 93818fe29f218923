"""Materials and products: written down, made, counted at the end of a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import DifferentUnitError, SameRowError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.domain.words import fold
from emprende_desktop.posting_rules.stock import STOCK_ACCOUNTS, stock_entry
from emprende_desktop.trade.items import COUNTED, ItemChange, Production, StockCount

if TYPE_CHECKING:
    from emprende_desktop.invoicing.offers import Offer
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

ITEMS = frozenset({Topic.ITEMS})
CHANGED = frozenset({Topic.ITEMS, Topic.JOURNAL})


def save_item(uow: UnitOfWork, change: ItemChange) -> Committed:
    """Write an item and its recipe, anew or mended; raises DuplicateNameError."""
    return Committed(uow.items.save(change), ITEMS)


@dataclass(frozen=True, slots=True)
class OfferedItem:
    """An item written anew or mended, and how it stands on a document."""

    change: ItemChange
    offer: Offer


def save_offered(uow: UnitOfWork, offered: OfferedItem) -> Committed:
    """Write an item that is sold with what documents say of it; raises DuplicateNameError."""
    item = uow.items.save(offered.change)
    uow.items.offer(item, offered.offer)
    return Committed(item, ITEMS)


def retire_item(uow: UnitOfWork, item: int) -> Committed:
    """Offer an item no more."""
    uow.items.retire(item)
    return Committed(item, ITEMS)


def offer_item(uow: UnitOfWork, item: int) -> Committed:
    """Offer an item again, by itself where it was joined to another; recipes stay as they are."""
    uow.items.offer_again(item)
    return Committed(item, ITEMS)


@dataclass(frozen=True, slots=True)
class ItemMerging:
    """Two items that are the same: `gone` is shown under `into`."""

    gone: int
    into: int


def merge_item(uow: UnitOfWork, merging: ItemMerging) -> Committed:
    """Show an item under another of its kind and unit: recipes ask for the other, what was made adds up.

    What was counted and posted stays as it is. Raises SameRowError, DifferentUnitError.
    """
    gone, into = (uow.items.kind_and_unit(item) for item in (merging.gone, merging.into))
    if merging.gone == merging.into or gone[0] != into[0]:
        raise SameRowError(merging.gone)
    if fold(gone[1]) != fold(into[1]):
        raise DifferentUnitError(gone[1], into[1])
    uow.items.merge(merging.gone, merging.into)
    return Committed(merging.into, ITEMS)


def note_production(uow: UnitOfWork, made: Production) -> Committed:
    """Write what was made and what spoiled; nothing is posted."""
    return Committed(uow.items.produce(made), ITEMS)


def undo_production(uow: UnitOfWork, production: int) -> Committed:
    """Take back what was said to be made."""
    uow.items.undo_production(production)
    return Committed(production, ITEMS)


def count_stock(uow: UnitOfWork, count: StockCount) -> Committed:
    """Write what is left and post the difference with the ledger; returns the entry, 0 where nothing differs.

    Raises PeriodClosedError.
    """
    if uow.items.is_counted(count.key):
        return Committed(uow.journal.id_of_key(count.key) or 0, CHANGED)
    counted = {line.kind for line in count.lines}
    in_ledger = {
        kind: uow.journal.net_on(STOCK_ACCOUNTS[kind].held_on, count.date) for kind in COUNTED if kind in counted
    }
    entry = stock_entry(count, in_ledger)
    entry_id = uow.journal.append(entry) if entry is not None else None
    uow.items.add_count(count, entry_id)
    return Committed(entry_id or 0, CHANGED)
