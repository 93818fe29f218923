"""Writing down what happened, correcting it and undoing it: one entry a note, and correction is addition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from emprende_desktop.domain.clock import is_too_far_ahead, is_too_long_ago, latest_known_day
from emprende_desktop.domain.errors import (
    AlreadyOpenedError,
    AlreadyReversedError,
    ClosingEntryError,
    PartlyPaidError,
    PaymentExceedsDebtError,
    ReversalTooEarlyError,
)
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.slip_errors import FutureDateError, PastDateError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.ledger.entry import EntryKind, JournalEntry, Posting
from emprende_desktop.posting_rules.accounts import IGV_RATE, PAYABLES, RECEIVABLES
from emprende_desktop.posting_rules.assets import AssetTerms, purchase_entry
from emprende_desktop.posting_rules.financing import (
    GRANT_FUND,
    PRIVATE_GRANT,
    STATE_GRANT,
    grant_entry,
    grant_spent,
    loan_entry,
    loan_payment_entry,
)
from emprende_desktop.posting_rules.free import free_entry
from emprende_desktop.posting_rules.market import market_entry
from emprende_desktop.posting_rules.notebook import notebook_entry
from emprende_desktop.posting_rules.own_money import (
    contribution_entry,
    opening_entry,
    transfer_entry,
    withdrawal_entry,
)
from emprende_desktop.posting_rules.payments import SettledPart, collection_entry, supplier_payment_entry
from emprende_desktop.posting_rules.prepaid import prepayment_entry
from emprende_desktop.posting_rules.trade import TradeTerms, expense_entry, sale_entry
from emprende_desktop.posting_rules.wages import ADVANCES, wage_advance_entry, wages_entry
from emprende_desktop.trade.assets import AssetPurchase
from emprende_desktop.trade.financing import GrantReceived, LoanPayment, LoanReceived
from emprende_desktop.trade.market import MarketDay
from emprende_desktop.trade.notes import (
    Application,
    Collection,
    Expense,
    FreeEntry,
    Note,
    NotebookNote,
    OpeningBalances,
    OpeningLine,
    OwnerContribution,
    OwnerWithdrawal,
    Sale,
    SupplierPayment,
    Transfer,
)
from emprende_desktop.trade.papers import NewPaper
from emprende_desktop.trade.prepaid import Prepayment
from emprende_desktop.trade.wages import WageAdvance, Wages

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

BY_CODE = (FreeEntry, NotebookNote, OpeningBalances)  # whose accounts a person chose from the chart of their day
CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.ASSETS, Topic.PAPERS})
COMPARED = CHANGED | {Topic.BANK}


@dataclass(frozen=True, slots=True)
class Reversal:
    """Undo an entry; `key` is the idempotency key of the request."""

    entry: int
    key: str


@dataclass(frozen=True, slots=True)
class DatedReversal:
    """Undo an entry on a day that is chosen; `key` is the idempotency key of the request."""

    entry: int
    date: dt.date
    key: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Undo an entry and write the note anew, in one transaction."""

    entry: int
    note: Note
    papers: tuple[NewPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class Backed:
    """A note with the papers that back it."""

    note: Note
    papers: tuple[NewPaper, ...]


@dataclass(frozen=True, slots=True)
class FromBank:
    """A note written because a bank's statement has a line of it (a row id)."""

    note: Note
    line: int


def record_note(uow: UnitOfWork, note: Note) -> Committed:
    """Post a note; a second call with the same key posts nothing and returns the first entry.

    Raises PeriodClosedError, FutureDateError, PastDateError, AmountTooLargeError, PaymentExceedsDebtError,
    OwnerWithdrawalForbiddenError, UnknownPlaceError, AlreadyOpenedError, UnknownAccountError.
    """
    return Committed(_append(uow, note), CHANGED)


def record_backed(uow: UnitOfWork, backed: Backed) -> Committed:
    """Post a note with its papers: the chain covers their content. Raises what `record_note` raises."""
    return Committed(_append(uow, backed.note, tuple(map(uow.papers.keep, backed.papers))), CHANGED)


def record_from_bank(uow: UnitOfWork, told: FromBank) -> Committed:
    """Post a note and say that it is the bank's line; a second call with the same key changes nothing.

    Raises what `record_note` raises, BankLineSettledError, and NotThatNoteError where the note is not what it says.
    """
    written = uow.journal.id_of_key(told.note.key)
    if written is not None:
        return Committed(written, COMPARED)
    entry = _append(uow, told.note)
    uow.bank.match(told.line, entry)
    return Committed(entry, COMPARED)


def reverse_entry(uow: UnitOfWork, reversal: Reversal) -> Committed:
    """Cancel a posted entry by its mirror image, dated as the entry, or today where that month is closed.

    Raises UnknownEntryError, AlreadyReversedError, PartlyPaidError, PeriodClosedError, ClosingEntryError.
    """
    payments = uow.journal.payments_of(reversal.entry)
    if payments:
        raise PartlyPaidError(reversal.entry, payments)
    return Committed(_reverse(uow, reversal.entry, reversal.key), CHANGED)


def reverse_on(uow: UnitOfWork, reversal: DatedReversal) -> Committed:
    """Cancel a posted entry by its mirror image on a day that is chosen: an old month is corrected in an open one.

    Raises what `reverse_entry` raises, ReversalTooEarlyError, FutureDateError.
    """
    payments = uow.journal.payments_of(reversal.entry)
    if payments:
        raise PartlyPaidError(reversal.entry, payments)
    original = _reversible(uow, reversal.entry)
    if reversal.date < original.date:
        raise ReversalTooEarlyError(original.date)
    if is_too_far_ahead(reversal.date, latest_known_day(uow.today, uow.journal.last_date())):
        raise FutureDateError(reversal.date)
    return Committed(_mirror(uow, original, reversal), CHANGED)


def reverse_with_payments(uow: UnitOfWork, reversal: Reversal) -> Committed:
    """Cancel an entry and every payment that settles part of it."""
    for payment in uow.journal.payments_of(reversal.entry):
        _reverse(uow, payment, f"{reversal.key}:{payment}")
    return Committed(_reverse(uow, reversal.entry, reversal.key), CHANGED)


def correct_note(uow: UnitOfWork, correction: Correction) -> Committed:
    """Reverse an entry and post the note in its place; raises what `reverse_entry` and `record_note` raise."""
    written = uow.journal.id_of_key(correction.note.key)
    payments = uow.journal.payments_of(correction.entry)
    if payments and written is None:
        raise PartlyPaidError(correction.entry, payments)
    return Committed(written or _replace(uow, correction), CHANGED)


def correct_with_payments(uow: UnitOfWork, correction: Correction) -> Committed:
    """Reverse an entry and every payment that settles part of it, and post the note in its place."""
    written = uow.journal.id_of_key(correction.note.key)
    if written is not None:
        return Committed(written, CHANGED)
    for payment in uow.journal.payments_of(correction.entry):
        _reverse(uow, payment, f"{correction.note.key}:reversal:{payment}")
    return Committed(_replace(uow, correction), CHANGED)


def _replace(uow: UnitOfWork, correction: Correction) -> int:
    _reverse(uow, correction.entry, f"{correction.note.key}:reversal")
    added = map(uow.papers.keep, correction.papers)
    return _append(uow, correction.note, tuple(dict.fromkeys((*uow.papers.of(correction.entry), *added))))


def _reverse(uow: UnitOfWork, entry_id: int, key: str) -> int:
    original = _reversible(uow, entry_id)
    date = original.date if uow.journal.is_open(original.date) else uow.today
    return _mirror(uow, original, DatedReversal(entry_id, date, key))


def _mirror(uow: UnitOfWork, original: JournalEntry, reversal: DatedReversal) -> int:
    mirrored = original.reversal(reversal.entry, reversal.date, reversal.key)
    if uow.chart.chart_of(original.date) != uow.chart.chart_of(reversal.date):
        mirrored = uow.chart.in_force(mirrored)
    return uow.journal.append(mirrored)


def _reversible(uow: UnitOfWork, entry_id: int) -> JournalEntry:
    original = uow.journal.get(entry_id)
    if original.kind is EntryKind.CLOSING:
        raise ClosingEntryError(original.date)
    if original.reverses is not None:
        raise AlreadyReversedError(entry_id)
    return original


def _append(uow: UnitOfWork, note: Note, papers: tuple[str, ...] = ()) -> int:
    written = uow.journal.id_of_key(note.key)
    if written is not None:
        return written
    if is_too_far_ahead(note.date, latest_known_day(uow.today, uow.journal.last_date())):
        raise FutureDateError(note.date)
    if is_too_long_ago(note.date):
        raise PastDateError(note.date)
    applications = note.applications if isinstance(note, Collection | SupplierPayment) else ()
    entry = _entry(uow, note)
    if not isinstance(note, BY_CODE):
        entry = uow.chart.in_force(entry)
    entry = replace(entry, papers=papers)
    entry_id = uow.journal.append(entry, applications)
    if isinstance(note, AssetPurchase):
        uow.assets.add_bought(note, entry_id, entry)
    if isinstance(note, Prepayment):
        uow.assets.add_prepaid(note, entry_id, entry)
    return entry_id


def _entry(uow: UnitOfWork, note: Note) -> JournalEntry:
    return _RULES[type(note)](uow, note)


def _sale(uow: UnitOfWork, note: Sale) -> JournalEntry:
    return sale_entry(note, _terms(uow, note))


def _expense(uow: UnitOfWork, note: Expense) -> JournalEntry:
    return expense_entry(note, _terms(uow, note))


def _collection(uow: UnitOfWork, note: Collection) -> JournalEntry:
    return collection_entry(note, _account(uow, note.place), _settled_parts(uow, note.applications, RECEIVABLES))


def _supplier_payment(uow: UnitOfWork, note: SupplierPayment) -> JournalEntry:
    return supplier_payment_entry(note, _account(uow, note.place), _settled_parts(uow, note.applications, PAYABLES))


def _transfer(uow: UnitOfWork, note: Transfer) -> JournalEntry:
    return transfer_entry(note, _account(uow, note.source), _account(uow, note.target))


def _contribution(uow: UnitOfWork, note: OwnerContribution) -> JournalEntry:
    return contribution_entry(note, uow.standing(note.date).form, _account(uow, note.place))


def _withdrawal(uow: UnitOfWork, note: OwnerWithdrawal) -> JournalEntry:
    return withdrawal_entry(note, uow.standing(note.date).form, _account(uow, note.place))


def _notebook_row(uow: UnitOfWork, note: NotebookNote) -> JournalEntry:
    return notebook_entry(note, uow.masters.place_on(note.medio), uow.masters.place_on(note.rubro))


def _free(uow: UnitOfWork, note: FreeEntry) -> JournalEntry:
    return free_entry(note, tuple(uow.masters.place_on(line.account) for line in note.lines))


def _opening_entry(uow: UnitOfWork, note: OpeningBalances) -> JournalEntry:
    opened = uow.journal.opening_date()
    if opened is not None:
        raise AlreadyOpenedError(opened)
    placed = replace(note, lines=tuple(_placed(uow, line) for line in note.lines))
    return opening_entry(placed, uow.standing(note.date).form)


def _placed(uow: UnitOfWork, line: OpeningLine) -> OpeningLine:
    return line if line.place is not None else replace(line, place=uow.masters.place_on(line.account))


def _terms(uow: UnitOfWork, note: Sale | Expense | MarketDay) -> TradeTerms:
    date: dt.date = note.date
    account = None if note.place is None else _account(uow, note.place)
    grants = _grant_spent(uow, note, on_asset=False) if isinstance(note, Expense) else ()
    category = uow.masters.category(note.category)
    return TradeTerms(uow.standing(date), uow.rate(IGV_RATE, date), category, account, grants)


def _asset(uow: UnitOfWork, note: AssetPurchase) -> JournalEntry:
    grants = _grant_spent(uow, note, on_asset=True)
    rate = uow.rate(IGV_RATE, note.date)
    account = None if note.place is None else _account(uow, note.place)
    return purchase_entry(note, AssetTerms(uow.standing(note.date), rate, account, grants))


def _grant_spent(uow: UnitOfWork, note: Expense | AssetPurchase, *, on_asset: bool) -> tuple[Posting, ...]:
    """Say what grant is spent where the money was set apart for it."""
    if note.place is None or uow.masters.place(note.place).kind is not PlaceKind.RESTRICTED:
        return ()
    unspent = tuple((account, uow.journal.owed_on(account)) for account in (PRIVATE_GRANT, STATE_GRANT))
    return grant_spent(note.amount, unspent, on_asset=on_asset)


def _loan(uow: UnitOfWork, note: LoanReceived) -> JournalEntry:
    return loan_entry(note, _account(uow, note.place))


def _loan_payment(uow: UnitOfWork, note: LoanPayment) -> JournalEntry:
    return loan_payment_entry(note, _account(uow, note.place))


def _grant(uow: UnitOfWork, note: GrantReceived) -> JournalEntry:
    place = note.place if note.place is not None else uow.masters.place_on(GRANT_FUND)
    assert place is not None, "1073 is an account of money"
    return grant_entry(note, place, _account(uow, place))


def _prepaid(uow: UnitOfWork, note: Prepayment) -> JournalEntry:
    rate = uow.rate(IGV_RATE, note.date)
    return prepayment_entry(note, AssetTerms(uow.standing(note.date), rate, _account(uow, note.place)))


def _market(uow: UnitOfWork, note: MarketDay) -> JournalEntry:
    return market_entry(note, _terms(uow, note))


def _wage_advance(uow: UnitOfWork, note: WageAdvance) -> JournalEntry:
    return wage_advance_entry(note, _account(uow, note.place))


def _wages(uow: UnitOfWork, note: Wages) -> JournalEntry:
    assert note.party is not None, "wages are somebody's"
    advanced = uow.journal.net_of_party(note.party, (ADVANCES,))
    if note.deducted.cents > advanced:
        raise PaymentExceedsDebtError(note.deducted.cents, max(advanced, 0))
    return wages_entry(note, _account(uow, note.place))


def _account(uow: UnitOfWork, place: int) -> str:
    return uow.masters.place(place).account


def _settled_parts(
    uow: UnitOfWork, applications: tuple[Application, ...], accounts: tuple[str, ...]
) -> tuple[SettledPart, ...]:
    return tuple(_settled_part(uow, application, accounts) for application in applications)


def _settled_part(uow: UnitOfWork, application: Application, accounts: tuple[str, ...]) -> SettledPart:
    debt = next(p for p in uow.journal.get(application.entry).postings if p.account in accounts)
    still_open = debt.amount - uow.journal.applied_to(application.entry)
    if application.amount > still_open:
        raise PaymentExceedsDebtError(application.amount.cents, still_open.cents)
    return SettledPart(debt.account, debt.party, Money(application.amount.cents))


_RULES: dict[type, Callable[[UnitOfWork, Any], JournalEntry]] = {
    Sale: _sale,
    Expense: _expense,
    Collection: _collection,
    SupplierPayment: _supplier_payment,
    Transfer: _transfer,
    OwnerContribution: _contribution,
    OwnerWithdrawal: _withdrawal,
    NotebookNote: _notebook_row,
    OpeningBalances: _opening_entry,
    FreeEntry: _free,
    LoanReceived: _loan,
    LoanPayment: _loan_payment,
    GrantReceived: _grant,
    AssetPurchase: _asset,
    MarketDay: _market,
    Prepayment: _prepaid,
    WageAdvance: _wage_advance,
    Wages: _wages,
}
