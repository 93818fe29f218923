"""The taxes of a month as entries: what is owed when the month is over, and what is paid of it.

Accounts of practice (the advisor confirms them): fee of the NRUS 6419 / 40189 / 10; income tax of the RER, which is
final, 881 / 40171 / 10; an advance of the RMT or the General regime is tax paid ahead, 40171 / 10; IGV 40111 / 10.
"""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.tax_errors import NothingToPayError, NothingToPostError
from emprende_desktop.formality.worksheet import Tax, TaxDue
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import CASH_SHORTAGE, CASH_SURPLUS, IGV, NRUS_FEE

POSTED, PAYMENT = "month_tax", "tax_payment"
IGV_CHARGED_AHEAD, IGV_WITHHELD = "40113", "40114"
IGV_AHEAD = (IGV_CHARGED_AHEAD, IGV_WITHHELD)
_INCOME_TAX = "40171"
_EXPENSE = {Tax.NRUS: NRUS_FEE, Tax.RER: "881"}
_OWED = {Tax.NRUS: "40189", Tax.RER: _INCOME_TAX, Tax.ADVANCE: _INCOME_TAX, Tax.IGV: IGV}


@dataclass(frozen=True, slots=True)
class TaxPayment:
    """What is paid of a tax of a month, in céntimos, from a place with its account; `owed` where it was posted."""

    tax: Tax
    month: Month
    amount: Money
    place: int
    account: str
    owed: bool


def month_tax_entry(due: TaxDue, month: Month, date: dt.date, key: str) -> JournalEntry:
    """Post what a month owes: a fee or final tax as an expense; of the IGV what makes the ledger agree with the sheet.

    That is what was withheld and is set against it (from 40114), and the céntimos that a declaration rounds away.
    Raises NothingToPostError, for an advance always: it exists only once it is paid.
    """
    if not due.is_noted_first:
        raise NothingToPostError(due.tax, month)
    return JournalEntry(date, _memo(POSTED, due.tax, month), _parts(due), key)


def tax_payment_entry(paid: TaxPayment, date: dt.date, key: str) -> JournalEntry:
    """Pay a tax from a place: what is owed, or the expense itself where it was not posted before.

    Raises NothingToPayError.
    """
    if paid.amount <= ZERO:
        raise NothingToPayError(paid.tax, paid.month)
    account = _OWED[paid.tax] if paid.owed else _EXPENSE.get(paid.tax, _OWED[paid.tax])
    postings = (
        Posting(account, Side.DEBIT, paid.amount),
        Posting(paid.account, Side.CREDIT, paid.amount, place=paid.place),
    )
    return JournalEntry(date, _memo(PAYMENT, paid.tax, paid.month), postings, key)


def _parts(due: TaxDue) -> tuple[Posting, ...]:
    if due.tax is not Tax.IGV:
        return _both(_EXPENSE[due.tax], _OWED[due.tax], due.to_pay)
    away = due.rounded_away
    rounded = _both(IGV, CASH_SURPLUS, away) if away > ZERO else _both(CASH_SHORTAGE, IGV, -away) if away else ()
    return (*rounded, *(_both(IGV, IGV_WITHHELD, due.set_off) if due.set_off else ()))


def _both(debit: str, credit: str, amount: Money) -> tuple[Posting, ...]:
    return Posting(debit, Side.DEBIT, amount), Posting(credit, Side.CREDIT, amount)


def _memo(template: str, tax: Tax, month: Month) -> Memo:
    return Memo(template, (("detail", ""), ("month", str(month)), ("tax", tax.value)))
