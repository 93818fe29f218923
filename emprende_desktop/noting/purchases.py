"""A supplier's paper in the books: judged by the values of its day, once, with its entry and its row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.purchase_credit import Credit, credit
from emprende_desktop.invoicing.purchase_errors import DepositPaidError, DepositTooEarlyError, PaperKnownError
from emprende_desktop.invoicing.purchase_papers import FEES
from emprende_desktop.invoicing.purchases import PurchaseDocument, check_purchase, purchase_rules
from emprende_desktop.noting.people import person_of
from emprende_desktop.noting.posting import check_day, check_unpaid, reverse
from emprende_desktop.posting_rules.purchases import (
    IGV_WAITING,
    DepositTerms,
    PurchaseTerms,
    deposit_entry,
    purchase_entry,
)
from emprende_desktop.trade.notes import Application

if TYPE_CHECKING:
    from emprende_desktop.invoicing.deposits import LaterDeposit
    from emprende_desktop.persistence.unit_of_work import UnitOfWork
    from emprende_desktop.trade.papers import NewPaper


@dataclass(frozen=True, slots=True)
class PurchaseRecord:
    """A paper to be written down, photos of it, the XML it was read from, and the entry that it corrects, if any."""

    document: PurchaseDocument
    papers: tuple[NewPaper, ...] = ()
    xml: NewPaper | None = None
    corrects: int | None = None


def append_purchase(uow: UnitOfWork, record: PurchaseRecord) -> int:
    """Post a paper after undoing the entry that it corrects, whose papers it keeps; the same key posts once.

    Raises what `check_purchase` raises, PaperKnownError, PartlyPaidError, FutureDateError, PastDateError,
    PeriodClosedError, UnknownPlaceError.
    """
    document = record.document
    written = uow.journal.id_of_key(document.key)
    if written is not None:
        return written
    check_day(uow, document.date)
    kept: tuple[str, ...] = ()
    xml = "" if record.xml is None else uow.papers.keep(record.xml)
    if record.corrects is not None:
        check_unpaid(uow, record.corrects)
        kept = uow.papers.of(record.corrects)
        xml = xml or uow.purchases.xml_of(record.corrects)
        reverse(uow, record.corrects, f"{document.key}:reversal")
    rules = purchase_rules(uow.rate, document.date, document.currency, uow.today)
    check_purchase(document, rules)
    known = uow.purchases.known(document)
    if known is not None:
        raise PaperKnownError(*known)
    paid = None if document.place is None else uow.masters.place(document.place).kind
    parted = credit(uow.standing(document.date).regime, document, rules, paid)
    terms = _terms(uow, document, parted, xml)
    papers = tuple(dict.fromkeys((*kept, *map(uow.papers.keep, record.papers))))
    entry = replace(uow.chart.in_force(purchase_entry(document, terms)), papers=papers)
    entry_id = uow.journal.append(entry, _settles(uow, document))
    uow.purchases.add(document, entry_id, terms)
    return entry_id


def _settles(uow: UnitOfWork, document: PurchaseDocument) -> tuple[Application, ...]:
    """Let a credit note on a paper that is still owed settle that much of it; a receipt for fees is owed elsewhere."""
    changed = document.reference
    if changed is None or document.paper.sign > 0 or document.place is not None or changed.code == FEES:
        return ()
    entry = uow.purchases.entry_of(document.supplier.number, changed)
    settled = 0 if entry is None else min(document.in_soles.total.cents, uow.documents.open_on(entry))
    return (Application(entry, Money(settled)),) if entry is not None and settled else ()


def append_deposit(uow: UnitOfWork, deposit: LaterDeposit) -> int:
    """Post the deposit of a detracción that was owed; the same key posts once.

    Raises NothingToDepositError, DepositTooEarlyError, DepositPaidError, FutureDateError, PeriodClosedError,
    UnknownPlaceError.
    """
    written = uow.journal.id_of_key(deposit.key)
    if written is not None:
        return written
    check_day(uow, deposit.date)
    document = uow.purchases.to_deposit(deposit.entry)
    assert document.detraction is not None, "it is to be deposited"
    if deposit.date < document.date:
        raise DepositTooEarlyError(document.date)
    amount = document.detraction.amount
    settled = min(amount, Money(uow.documents.open_on(deposit.entry)))
    if not settled:
        raise DepositPaidError
    bought = uow.journal.get(deposit.entry).postings
    terms = DepositTerms(
        amount=amount,
        settled=settled,
        waiting=sum((one.amount for one in bought if one.account == IGV_WAITING), ZERO),
        party=next((one.party for one in bought if one.party is not None), None),
        place_account=uow.masters.place(deposit.place).account,
    )
    entry = uow.chart.in_force(deposit_entry(deposit, terms))
    return uow.journal.append(entry, (Application(deposit.entry, settled),))


def _terms(uow: UnitOfWork, document: PurchaseDocument, parted: Credit, xml: str) -> PurchaseTerms:
    supplier, detraction = document.supplier, document.detraction
    who = NewParty(
        supplier.name.strip(),
        dni=supplier.number if supplier.identity is IdentityKind.DNI else "",
        ruc=supplier.number if supplier.identity is IdentityKind.RUC else "",
    )
    return PurchaseTerms(
        credit=parted,
        accounts={one.category: uow.masters.category(one.category).account for one in document.portions},
        place_account=_account(uow, document.place),
        deposit_account=_account(uow, None if detraction is None else detraction.place),
        party=person_of(uow, who),
        xml=xml,
    )


def _account(uow: UnitOfWork, place: int | None) -> str | None:
    return None if place is None else uow.masters.place(place).account
