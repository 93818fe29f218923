"""Writing down what happened, correcting it and undoing it: one entry a note, and correction is addition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.clock import is_too_far_ahead, latest_known_day
from emprende_desktop.domain.errors import PartlyPaidError, ReversalTooEarlyError
from emprende_desktop.domain.slip_errors import FutureDateError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.noting.posting import append, check_unpaid, mirror, reverse, reversible
from emprende_desktop.noting.rules import entry_of
from emprende_desktop.posting_rules.payments import owed_in, payment_noted
from emprende_desktop.trade.corrections import Backed, Correction, DatedReversal, Reversal
from emprende_desktop.trade.notes import Note, keeps_payments

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.ASSETS, Topic.PAPERS})
COMPARED = CHANGED | {Topic.BANK}


@dataclass(frozen=True, slots=True)
class FromBank:
    """A note written because a bank's statement has a line of it (a row id)."""

    note: Note
    line: int


def record_note(uow: UnitOfWork, note: Note) -> Committed:
    """Post a note; a second call with the same key posts nothing and returns the first entry.

    Raises PeriodClosedError, FutureDateError, PastDateError, AmountTooLargeError, PaymentExceedsDebtError,
    OwnerWithdrawalForbiddenError, UnknownPlaceError, AlreadyOpenedError, UnknownAccountError, StockOfLotsError,
    PaperKnownError.
    """
    return Committed(append(uow, note), CHANGED)


def record_backed(uow: UnitOfWork, backed: Backed) -> Committed:
    """Post a note with its papers: the chain covers their content. Raises what `record_note` raises."""
    return Committed(append(uow, backed.note, tuple(map(uow.papers.keep, backed.papers))), CHANGED)


def record_from_bank(uow: UnitOfWork, told: FromBank) -> Committed:
    """Post a note and say that it is the bank's line; a second call with the same key changes nothing.

    Raises what `record_note` raises, BankLineSettledError, and NotThatNoteError where the note is not what it says.
    """
    written = uow.journal.id_of_key(told.note.key)
    if written is not None:
        return Committed(written, COMPARED)
    entry = append(uow, told.note)
    uow.bank.match(told.line, entry)
    return Committed(entry, COMPARED)


def reverse_entry(uow: UnitOfWork, reversal: Reversal) -> Committed:
    """Cancel a posted entry by its mirror image, dated as the entry, or today where that month is closed.

    Raises UnknownEntryError, AlreadyReversedError, PartlyPaidError, PeriodClosedError, ClosingEntryError.
    """
    check_unpaid(uow, reversal.entry)
    return Committed(reverse(uow, reversal.entry, reversal.key), CHANGED)


def reverse_on(uow: UnitOfWork, reversal: DatedReversal) -> Committed:
    """Cancel a posted entry by its mirror image on a day that is chosen: an old month is corrected in an open one.

    Raises what `reverse_entry` raises, ReversalTooEarlyError, FutureDateError.
    """
    check_unpaid(uow, reversal.entry)
    original = reversible(uow, reversal.entry)
    if reversal.date < original.date:
        raise ReversalTooEarlyError(original.date)
    if is_too_far_ahead(reversal.date, latest_known_day(uow.today, uow.journal.last_date())):
        raise FutureDateError(reversal.date)
    return Committed(mirror(uow, original, reversal), CHANGED)


def reverse_with_payments(uow: UnitOfWork, reversal: Reversal) -> Committed:
    """Cancel an entry and every payment that settles part of it."""
    for payment in uow.journal.payments_of(reversal.entry):
        reverse(uow, payment, f"{reversal.key}:{payment}")
    return Committed(reverse(uow, reversal.entry, reversal.key), CHANGED)


def correct_note(uow: UnitOfWork, correction: Correction) -> Committed:
    """Reverse an entry and post the note in its place; what was paid on it is posted anew and settles the note.

    Raises PartlyPaidError where what was paid does not fit the note, and what `reverse_entry` and `record_note` raise.
    """
    written = uow.journal.id_of_key(correction.note.key)
    if written is not None:
        return Committed(written, COMPARED)
    payments = uow.journal.payments_of(correction.entry)
    paid = uow.journal.applied_to(correction.entry)
    before = owed_in(uow.journal.get(correction.entry))
    if payments and not keeps_payments(before, owed_in(entry_of(uow, correction.note)), paid):
        raise PartlyPaidError(correction.entry, payments)
    return Committed(_replace(uow, correction, payments), COMPARED)


def correct_with_payments(uow: UnitOfWork, correction: Correction) -> Committed:
    """Reverse an entry and every payment that settles part of it, and post the note in its place."""
    written = uow.journal.id_of_key(correction.note.key)
    if written is not None:
        return Committed(written, CHANGED)
    for payment in uow.journal.payments_of(correction.entry):
        reverse(uow, payment, f"{correction.note.key}:reversal:{payment}")
    return Committed(_replace(uow, correction, ()), CHANGED)


def _replace(uow: UnitOfWork, correction: Correction, kept: tuple[int, ...]) -> int:
    key, old = correction.note.key, correction.entry
    lines = {payment: uow.bank.lines_of(payment) for payment in kept}
    for payment in kept:
        reverse(uow, payment, f"{key}:kept:{payment}")
    reverse(uow, old, f"{key}:reversal")
    added = map(uow.papers.keep, correction.papers)
    new = append(uow, correction.note, tuple(dict.fromkeys((*uow.papers.of(old), *added))))
    for payment in kept:
        paid_again = _pay_again(uow, payment, {old: new}, f"{key}:again:{payment}")
        for line in lines[payment]:
            uow.bank.match(line, paid_again)
    if correction.restores is not None:
        for payment in uow.journal.dropped_payments(old, correction.restores):
            _pay_again(uow, payment, {correction.restores: new}, f"{key}:again:{payment}")
    return new


def _pay_again(uow: UnitOfWork, payment: int, instead: dict[int, int], key: str) -> int:
    """Post a payment that was undone once more, dated as it was, or today where that month is closed."""
    entry = uow.journal.get(payment)
    settled = tuple(
        replace(one, entry=instead.get(one.entry, one.entry)) for one in uow.journal.applications_of(payment)
    )
    date = entry.date if uow.journal.is_open(entry.date) else uow.today
    return append(uow, payment_noted(entry, date, settled, key), uow.papers.of(payment))
