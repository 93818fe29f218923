"""One note, one entry: posting it with what follows from it, and cancelling it by its mirror image."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.clock import is_too_far_ahead, is_too_long_ago, latest_known_day
from emprende_desktop.domain.errors import AlreadyReversedError, ClosingEntryError, PartlyPaidError
from emprende_desktop.domain.slip_errors import FutureDateError, PastDateError
from emprende_desktop.gold.lot_errors import BesideError
from emprende_desktop.gold.notes import GoldNote, GoldSale
from emprende_desktop.invoicing.errors import IssuedStaysError
from emprende_desktop.invoicing.purchase_errors import PaperKnownError
from emprende_desktop.ledger.entry import EntryKind, JournalEntry
from emprende_desktop.noting.lots import carry, check_by_code, gold_entry_of, move_gold
from emprende_desktop.noting.rules import entry_of
from emprende_desktop.noting.sellers import check_sellers
from emprende_desktop.posting_rules.gold import BESIDE, BESIDE_TEMPLATES
from emprende_desktop.trade.assets import AssetPurchase
from emprende_desktop.trade.corrections import DatedReversal
from emprende_desktop.trade.notes import (
    Collection,
    Expense,
    FreeEntry,
    Note,
    NotebookNote,
    OpeningBalances,
    SupplierPayment,
)
from emprende_desktop.trade.prepaid import Prepayment

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork
    from emprende_desktop.trade.papers import NewPaper

BY_CODE = (FreeEntry, NotebookNote, OpeningBalances)  # whose accounts a person chose from the chart of their day


def check_day(uow: UnitOfWork, date: dt.date) -> None:
    """Refuse a day far from any that the books know; raises FutureDateError, PastDateError."""
    if is_too_far_ahead(date, latest_known_day(uow.today, uow.journal.last_date())):
        raise FutureDateError(date)
    if is_too_long_ago(date):
        raise PastDateError(date)


def append(uow: UnitOfWork, note: Note, papers: tuple[str, ...] = ()) -> int:
    """Post a note and what follows from it; the same key posts once. Raises what `record_note` raises."""
    written = uow.journal.id_of_key(note.key)
    if written is not None:
        return written
    check_day(uow, note.date)
    known = uow.purchases.told_by(note) if isinstance(note, Expense | AssetPurchase) else None
    if known is not None:
        raise PaperKnownError(*known)
    applications = note.applications if isinstance(note, Collection | SupplierPayment) else ()
    entry = entry_of(uow, note)
    if isinstance(note, BY_CODE):
        check_by_code(uow, entry)
    else:
        entry = uow.chart.in_force(entry)
    entry = replace(entry, papers=papers)
    entry_id = uow.journal.append(entry, applications)
    if isinstance(note, AssetPurchase):
        uow.assets.add_bought(note, entry_id, entry)
    if isinstance(note, Prepayment):
        uow.assets.add_prepaid(note, entry_id, entry)
    if isinstance(note, Expense) and note.carried is not None:
        carry(uow, note, entry.postings[0].amount, entry_id)
    return entry_id


def append_gold(uow: UnitOfWork, note: GoldNote, papers: tuple[str, ...] = ()) -> int:
    """Post a note about ore or gold and what it moves; the same key posts once.

    Raises FutureDateError, PastDateError, PeriodClosedError, UnknownLotError, UnknownPlaceError, MixedOwnershipError,
    MembersLotError, NotSoMuchThereError; of a sale LiquidacionRefusedError, OneSellerError, OverCapError.
    """
    written = uow.journal.id_of_key(note.key)
    if written is not None:
        return written
    check_day(uow, note.date)
    if isinstance(note, GoldSale):
        check_sellers(uow, note)
    entry = replace(uow.chart.in_force(gold_entry_of(uow, note)), papers=papers)
    entry_id = uow.journal.append(entry)
    move_gold(uow, note, entry_id)
    return entry_id


def replace_gold(uow: UnitOfWork, note: GoldNote, papers: tuple[NewPaper, ...], corrects: int | None) -> int:
    """Post a note about ore or gold with its papers, after undoing the entry that it corrects, whose papers it keeps.

    The same key posts once. Raises PartlyPaidError where what it corrects was partly paid, and what `append_gold` and
    undoing raise. Returns the entry.
    """
    written = uow.journal.id_of_key(note.key)
    if written is not None:
        return written
    kept: tuple[str, ...] = ()
    if corrects is not None:
        check_unpaid(uow, corrects)
        kept = uow.papers.of(corrects)
        reverse(uow, corrects, f"{note.key}:reversal")
    return append_gold(uow, note, tuple(dict.fromkeys((*kept, *map(uow.papers.keep, papers)))))


def check_unpaid(uow: UnitOfWork, entry_id: int) -> None:
    """Refuse to cancel an entry that was paid, wholly or in part; raises PartlyPaidError."""
    payments = uow.journal.payments_of(entry_id)
    if payments:
        raise PartlyPaidError(entry_id, payments)


def reverse(uow: UnitOfWork, entry_id: int, key: str) -> int:
    """Cancel an entry, dated as it is, or today where that month is closed; raises what `reversible` raises."""
    original = reversible(uow, entry_id)
    date = original.date if uow.journal.is_open(original.date) else uow.today
    return mirror(uow, original, DatedReversal(entry_id, date, key))


def mirror(uow: UnitOfWork, original: JournalEntry, reversal: DatedReversal) -> int:
    """Post the mirror image of an entry on a day that is chosen, of what stands beside it and of what it moved.

    Raises AlreadyReversedError, PeriodClosedError, and NotSoMuchThereError where what it brought has gone already.
    """
    mirrored = _mirror(uow, original, reversal)
    beside = uow.journal.id_of_key(f"{original.key}{BESIDE}")
    if beside is not None:
        _mirror(uow, uow.journal.get(beside), DatedReversal(beside, reversal.date, f"{reversal.key}{BESIDE}"))
    uow.lots.undo_with(reversal, mirrored)
    return mirrored


def _mirror(uow: UnitOfWork, original: JournalEntry, reversal: DatedReversal) -> int:
    mirrored = original.reversal(reversal.entry, reversal.date, reversal.key)
    if uow.chart.chart_of(original.date) != uow.chart.chart_of(reversal.date):
        mirrored = uow.chart.in_force(mirrored)
        for posting in mirrored.postings:  # one opened since that chart was chosen is not in it yet
            uow.chart.open_for_import(posting.account, reversal.date)
    return uow.journal.append(mirrored)


def reversible(uow: UnitOfWork, entry_id: int) -> JournalEntry:
    """Return an entry that may be cancelled.

    Raises UnknownEntryError, ClosingEntryError, AlreadyReversedError, BesideError, IssuedStaysError.
    """
    original = uow.journal.get(entry_id)
    if original.memo.template in BESIDE_TEMPLATES:
        raise BesideError(original.memo.template)
    number = uow.documents.of_entry(entry_id)
    if number:
        raise IssuedStaysError(number)
    if original.kind is EntryKind.CLOSING:
        raise ClosingEntryError(original.date)
    if original.reverses is not None:
        raise AlreadyReversedError(entry_id)
    return original
