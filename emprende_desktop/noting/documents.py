"""What the books know of a document that is asked for: its number, the accounts of its lines, the tax of its day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from emprende_desktop.domain.clock import LIMA
from emprende_desktop.domain.masters import CategoryKind, NewParty, PlaceKind
from emprende_desktop.domain.money import ZERO
from emprende_desktop.gold.position import shared_cost
from emprende_desktop.invoicing.codes import (
    EXPORT_OF_GOODS,
    GOLD_PROPERTIES,
    NOTES,
    PURCHASE_OF_GOLD,
    PURCHASE_WITHIN,
    SALE_NRUS,
    SALE_WITHIN,
    WITH_DETRACTION,
    Affectation,
    IdentityKind,
)
from emprende_desktop.invoicing.document import SOLES, Draft, Instalment, Line, Reference, Somebody
from emprende_desktop.invoicing.errors import CategoryRequiredError, NumberRequiredError
from emprende_desktop.invoicing.issued import Issued
from emprende_desktop.invoicing.issuing import (
    NUMBER_MAX,
    NewDocument,
    Origin,
    check_issued,
    check_series,
    usual_series,
)
from emprende_desktop.invoicing.soles import InSoles, in_soles
from emprende_desktop.invoicing.totals import Totals, totals_of
from emprende_desktop.noting.document_checks import check_document
from emprende_desktop.noting.people import person_of
from emprende_desktop.posting_rules.accounts import IGV_RATE, PLACE_ACCOUNTS
from emprende_desktop.posting_rules.documents import DocumentTerms
from emprende_desktop.trade.documents import DocumentKind

if TYPE_CHECKING:
    from emprende_desktop.domain.enterprise import TaxRegime
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

_REASONS = {DocumentKind.CREDIT_NOTE: "09", DocumentKind.DEBIT_NOTE: "10"}  # catalogues of why a note is given
CREDIT_DAYS = "document.credit_days"  # what a credit lasts that does not say until when


def issued_from(uow: UnitOfWork, new: NewDocument) -> Issued:
    """Return a document with its number and its totals, checked against what its regime and its series allow.

    Raises KindNotIssuedError, SeriesFormatError, SeriesElsewhereError, NumberTakenError, NumberRequiredError, and what
    `check_document` and its totals raise.
    """
    standing = uow.standing(new.asked.date)
    draft = _completed(uow, new.asked, standing.regime)
    corrects = None if draft.reference is None else draft.reference.kind
    check_issued(draft.kind, standing.regime, corrects)
    check_series(draft.kind, draft.series, new.origin, corrects)
    percent = _igv_of(uow, draft, standing.regime)
    if draft.kind in NOTES and not percent:
        draft = replace(draft, lines=tuple(map(_without_igv, draft.lines)))
    totals = totals_of(draft, percent)
    draft = _with_instalment(uow, draft, totals)
    check_document(uow, draft, totals)
    if new.origin is Origin.OWN:
        number = uow.documents.next_number(draft.kind, draft.series)
    else:
        if new.number is None or not 1 <= new.number <= NUMBER_MAX:
            raise NumberRequiredError
        number = new.number
        uow.documents.check_free(draft.kind, draft.series, number)
    return Issued(uow.documents.issuer(), draft, number, totals, percent)


def _completed(uow: UnitOfWork, draft: Draft, regime: TaxRegime) -> Draft:
    """Fill in what the form does not ask: the series, who it is for, and what kind of operation it is."""
    corrects = None if draft.reference is None else draft.reference.kind
    series = draft.series.strip().upper() or usual_series(draft.kind, corrects)
    operation = _operation_of(draft, regime) if draft.operation == SALE_WITHIN else draft.operation
    customer = draft.customer
    if draft.reference is not None and not customer.name.strip():
        corrected = uow.documents.named(draft.reference.number, draft.reference.kind)
        customer = customer if corrected is None else corrected.customer
    now = uow.writer.now.astimezone(LIMA)
    return replace(
        draft,
        time=draft.time or (f"{now:%H:%M:%S}" if draft.date == now.date() else ""),
        reference=_in_words(draft),
        series=series,
        operation=operation,
        customer=_known(uow, customer),
        rate=None if draft.currency == SOLES else draft.rate,
    )


def _igv_of(uow: UnitOfWork, draft: Draft, regime: TaxRegime) -> Decimal:
    """Return the IGV of a document in percent: of a note, that of what it corrects, whatever became of the regime."""
    reference = draft.reference
    corrected = None if reference is None else uow.documents.named(reference.number, reference.kind)
    if corrected is not None and draft.kind in NOTES:
        return corrected.igv_percent
    return uow.rate(IGV_RATE, draft.date) if regime.splits_igv else Decimal(0)


def _in_words(draft: Draft) -> Reference | None:
    """Return what a note corrects, with SUNAT's words of the reason where it has none: it takes none without words."""
    from emprende_desktop.einvoice.catalogues import catalogue

    reference = draft.reference
    if reference is None or reference.words.strip():
        return reference
    reasons = catalogue(_REASONS.get(draft.kind, _REASONS[DocumentKind.CREDIT_NOTE]))
    return replace(reference, words=reasons.get(reference.reason, {}).get("description", ""))


def _without_igv(line: Line) -> Line:
    """Return a line of a note that bears no IGV: SUNAT takes none that is taxed at zero (its codes 2993 and 3111)."""
    return replace(line, affectation=Affectation.UNAFFECTED) if line.affectation is Affectation.TAXED else line


def _operation_of(draft: Draft, regime: TaxRegime) -> str:
    if draft.kind is DocumentKind.LIQUIDACION:
        of_gold = any(one.code in GOLD_PROPERTIES for line in draft.lines for one in line.properties)
        return PURCHASE_OF_GOLD if of_gold else PURCHASE_WITHIN
    if regime.splits_igv and draft.detraction is not None:
        return WITH_DETRACTION
    if not regime.splits_igv and draft.kind is DocumentKind.BOLETA:
        return SALE_NRUS
    exported = all(line.affectation is Affectation.EXPORT for line in draft.lines)
    return EXPORT_OF_GOODS if exported else SALE_WITHIN


def _with_instalment(uow: UnitOfWork, draft: Draft, totals: Totals) -> Draft:
    """Return a factura on credit with its one instalment where it tells of none: SUNAT takes no credit without any."""
    left = totals.payable - (totals.detraction if draft.currency == SOLES else ZERO)
    if draft.kind is not DocumentKind.FACTURA or draft.place is not None or draft.instalments or left <= ZERO:
        return draft
    due = draft.due or draft.date + dt.timedelta(days=int(uow.rate(CREDIT_DAYS, draft.date)))
    return replace(draft, due=due, instalments=(Instalment(due, left),))


def _known(uow: UnitOfWork, customer: Somebody) -> Somebody:
    if customer.party is not None or not customer.name.strip():
        return customer
    dni = customer.number if customer.identity is IdentityKind.DNI else ""
    ruc = customer.number if customer.identity is IdentityKind.RUC else ""
    known = replace(customer, party=person_of(uow, NewParty(customer.name.strip(), dni, ruc)))
    uow.documents.know(known)
    return known


def terms_of(uow: UnitOfWork, issued: Issued) -> DocumentTerms:
    """Return what its entry needs; raises CategoryRequiredError, UnknownPlaceError."""
    draft = issued.draft
    detractions = PLACE_ACCOUNTS[PlaceKind.DETRACTIONS]
    detraction = issued.totals.detraction
    return DocumentTerms(
        accounts=tuple(_account(uow, draft, line.category) for line in draft.lines),
        parts=in_soles(issued.totals, draft.rate),
        share=shared_cost,
        party=draft.customer.party,
        place_account=None if draft.place is None else uow.masters.place(draft.place).account,
        detraction=detraction,
        detractions=(detractions, uow.masters.place_on(detractions) if detraction > ZERO else None),
    )


def _account(uow: UnitOfWork, draft: Draft, category: int | None) -> str:
    bought = draft.kind is DocumentKind.LIQUIDACION
    kind = CategoryKind.EXPENSE if bought else CategoryKind.SALE
    found = category if category is not None else uow.documents.default_category(kind.value)
    if found is None:
        raise CategoryRequiredError
    row = uow.masters.category(found)
    if row.kind is not kind:
        raise CategoryRequiredError
    return row.account


def soles_of(issued: Issued) -> InSoles:
    """Return a document's parts in soles."""
    return in_soles(issued.totals, issued.draft.rate)
