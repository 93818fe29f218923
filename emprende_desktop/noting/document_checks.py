"""What a document may not be: asked before it is numbered, as nothing is said of it by its form alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import NameRequiredError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.codes import GOLD_ALWAYS, NOTES, PURCHASE_OF_GOLD, Affectation, IdentityKind
from emprende_desktop.invoicing.document import SOLES
from emprende_desktop.invoicing.errors import (
    AdvanceDiffersError,
    CorrectedAnnulledError,
    CustomerOverLimitError,
    CustomerRequiredError,
    GoldPropertyRequiredError,
    InstalmentsDifferError,
    NoteExceedsDocumentError,
    RateRequiredError,
    ReferenceRequiredError,
    SellerHasRucError,
    SellerOverLimitError,
)
from emprende_desktop.invoicing.issuing import BOLETA_LIMIT
from emprende_desktop.invoicing.soles import in_soles
from emprende_desktop.trade.documents import DocumentKind

if TYPE_CHECKING:
    from emprende_desktop.invoicing.document import Draft
    from emprende_desktop.invoicing.totals import Totals
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

SELLER_LIMIT, UIT = "slip.seller.limit_uit", "uit"  # what a person without a RUC sells so in a year, in UIT
_EXPORT = "02"  # how operations of export begin in catalogue 51: who buys there has no RUC


def check_document(uow: UnitOfWork, draft: Draft, totals: Totals) -> None:
    """Refuse a document that SUNAT or the law does not take, whoever numbers it.

    Raises RateRequiredError, InstalmentsDifferError, ReferenceRequiredError, CorrectedAnnulledError,
    CustomerRequiredError, CustomerOverLimitError, AdvanceDiffersError, NoteExceedsDocumentError, NameRequiredError,
    SellerHasRucError, GoldPropertyRequiredError, SellerOverLimitError.
    """
    total = in_soles(totals, draft.rate).total
    if draft.currency != SOLES and (draft.rate is None or (totals.payable > ZERO and total <= ZERO)):
        raise RateRequiredError(draft.currency)
    _check_corrected(uow, draft)
    _check_instalments(draft, totals)
    for advance in draft.advances:
        if advance.net > advance.paid or (totals.lowered is not Affectation.TAXED and advance.net < advance.paid):
            raise AdvanceDiffersError(advance.net.cents, advance.paid.cents)
    check = {
        DocumentKind.BOLETA: _check_boleta,
        DocumentKind.FACTURA: _check_factura,
        DocumentKind.CREDIT_NOTE: _check_credit_note,
        DocumentKind.LIQUIDACION: _check_slip,
    }.get(draft.kind)
    if check is not None:
        check(uow, draft, total)


def _check_instalments(draft: Draft, totals: Totals) -> None:
    """Refuse instalments that are neither all that is to be paid nor that less the detracción (R.S. 193-2020)."""
    told = sum((part.amount for part in draft.instalments), ZERO)
    less = totals.payable - totals.detraction if draft.currency == SOLES else totals.payable
    if draft.instalments and draft.place is None and told not in (totals.payable, less):
        raise InstalmentsDifferError(told.cents, less.cents)


def _check_corrected(uow: UnitOfWork, draft: Draft) -> None:
    """Refuse a note on what is no factura or boleta, or was annulled."""
    if draft.kind not in NOTES or draft.reference is None:
        return
    if draft.reference.kind not in (DocumentKind.FACTURA, DocumentKind.BOLETA):
        raise ReferenceRequiredError(draft.kind)
    corrected = uow.documents.named(draft.reference.number, draft.reference.kind)
    if corrected is not None and corrected.voided:
        raise CorrectedAnnulledError(corrected.called)


def _check_boleta(uow: UnitOfWork, draft: Draft, total: Money) -> None:
    limit = int(uow.rate(BOLETA_LIMIT, draft.date))
    told = draft.customer.name.strip() and draft.customer.number
    if total.cents > limit and not told:
        raise CustomerOverLimitError(limit)


def _check_factura(_uow: UnitOfWork, draft: Draft, _total: Money) -> None:
    """Refuse a factura that is not made out to a RUC, but for what is exported (RCP art. 4)."""
    if draft.customer.identity is not IdentityKind.RUC and not draft.operation.startswith(_EXPORT):
        raise CustomerRequiredError(draft.kind)


def _check_credit_note(uow: UnitOfWork, draft: Draft, total: Money) -> None:
    assert draft.reference is not None, "a note says what it corrects"
    corrected = uow.documents.named(draft.reference.number, draft.reference.kind)
    if corrected is None:
        return
    left = corrected.total.cents - uow.documents.credited(corrected.id)
    if total.cents > left:
        raise NoteExceedsDocumentError(corrected.called, left)


def _check_slip(uow: UnitOfWork, draft: Draft, total: Money) -> None:
    """Refuse a liquidación for who has a RUC, or above 75 UIT a year (RCP art. 6, R.S. 244-2019/SUNAT)."""
    seller = draft.customer
    if not seller.name.strip() or not seller.number:
        raise NameRequiredError("party")
    if seller.identity is IdentityKind.RUC or (seller.party is not None and uow.lots.has_ruc(seller.party)):
        raise SellerHasRucError(seller.name)
    if draft.operation == PURCHASE_OF_GOLD:
        _check_gold(draft)
    limit = Money(int(uow.rate(SELLER_LIMIT, draft.date) * uow.rate(UIT, draft.date)))
    before = uow.documents.sold_by_slip(seller.number, draft.date.year)
    if before + total > limit:
        raise SellerOverLimitError(seller.name, before.cents, limit.cents)


def _check_gold(draft: Draft) -> None:
    """Refuse gold without what SUNAT asks of each line of it (Liquidación de compra 2.0 of 2026-02-12)."""
    for line in draft.lines:
        told = {one.code for one in line.properties if one.value.strip()}
        for code in GOLD_ALWAYS:
            if code not in told:
                raise GoldPropertyRequiredError(code)
