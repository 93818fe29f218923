"""The taxes of a month: posted once when somebody confirms the sheet, and paid from a place of money."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import PeriodNotOverError
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.formality.tax_errors import NothingToPayError, TaxPaidError, TaxPostedError
from emprende_desktop.formality.worksheet import Tax, TaxDue
from emprende_desktop.noting.posting import check_day
from emprende_desktop.posting_rules.taxes import TaxPayment, month_tax_entry, tax_payment_entry

if TYPE_CHECKING:
    from emprende_desktop.ledger.entry import JournalEntry
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.TAXES})


@dataclass(frozen=True, slots=True)
class PostTax:
    """Write into the books what a tax of a month owes."""

    tax: Tax
    month: Month


@dataclass(frozen=True, slots=True)
class PayTax:
    """Pay a tax of a month from a place on a day; `key` is the idempotency key of the request."""

    tax: Tax
    month: Month
    place: int
    date: dt.date
    key: str


def post_month_tax(uow: UnitOfWork, wish: PostTax) -> Committed:
    """Post a tax of a month that is over, on its last day, or today where that month is closed.

    Once a month and tax: undoing the entry allows it again. Raises TaxPostedError, NothingToPostError,
    NothingToPayError, PeriodNotOverError, NoValueError.
    """
    if uow.today <= wish.month.last:
        raise PeriodNotOverError(wish.month.last)
    if uow.taxes.state(wish.tax, wish.month).posted is not None:
        raise TaxPostedError(wish.tax, wish.month)
    due = _due(uow, wish.tax, wish.month)
    date = wish.month.last if uow.journal.is_open(wish.month.last) else uow.today
    entry = month_tax_entry(due, wish.month, date, uow.taxes.key(wish.tax, wish.month))
    return Committed(_append(uow, entry, wish.month, due), CHANGED)


def pay_month_tax(uow: UnitOfWork, wish: PayTax) -> Committed:
    """Pay what a tax of a month owes; where it was posted, what was posted.

    A second call with the same key posts nothing. Raises TaxPaidError, NothingToPayError, UnknownPlaceError,
    FutureDateError, PastDateError, PeriodClosedError, NoValueError.
    """
    written = uow.journal.id_of_key(wish.key)
    if written is not None:
        return Committed(written, CHANGED)
    check_day(uow, wish.date)
    state = uow.taxes.state(wish.tax, wish.month)
    if state.paid is not None:
        raise TaxPaidError(wish.tax, wish.month)
    due = _due(uow, wish.tax, wish.month)
    posted = state.posted if wish.tax is not Tax.IGV else None
    amount = due.to_pay if posted is None else posted.amount
    account = uow.masters.place(wish.place).account
    paid = TaxPayment(wish.tax, wish.month, amount, wish.place, account, posted is not None)
    return Committed(_append(uow, tax_payment_entry(paid, wish.date, wish.key), wish.month, due), CHANGED)


def _due(uow: UnitOfWork, tax: Tax, month: Month) -> TaxDue:
    found = next((due for due in uow.taxes.of_month(month).dues if due.tax is tax), None)
    if found is None:
        raise NothingToPayError(tax, month)
    return found


def _append(uow: UnitOfWork, entry: JournalEntry, month: Month, due: TaxDue) -> int:
    entry = uow.chart.in_force(entry)
    for posting in entry.postings:  # 881 and 40189 are not among those that a company begins with
        uow.chart.open_for_import(posting.account, entry.date)
    entry_id = uow.journal.append(entry)
    uow.taxes.add(entry_id, month, due)
    return entry_id
