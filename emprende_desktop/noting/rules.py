"""How each kind of note becomes its entry, with what the books know of its places, rates and debts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from emprende_desktop.domain.errors import AlreadyOpenedError, PaymentExceedsDebtError
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.lots import Ownership
from emprende_desktop.ledger.entry import JournalEntry, Posting
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
from emprende_desktop.trade.prepaid import Prepayment
from emprende_desktop.trade.wages import WageAdvance, Wages

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork


def entry_of(uow: UnitOfWork, note: Note) -> JournalEntry:
    """Return the entry of a note, in the codes of the PCGE 2019; raises what its rule raises."""
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
    behalf = _on_behalf(uow, note) if isinstance(note, Expense) else None
    return TradeTerms(uow.standing(date), uow.rate(IGV_RATE, date), category, account, grants, behalf)


def _on_behalf(uow: UnitOfWork, note: Expense) -> str | None:
    """Return the uid of the lot of members that an expense is paid for, None where it is ours."""
    lot = uow.lots.get(note.carried.lot) if note.carried else None
    return lot.uid if lot and lot.ownership is Ownership.AGENCY else None


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
