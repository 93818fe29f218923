"""Documents: given for something new or for a sale that was noted, annulled, kept from the portal, drafted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import PartlyPaidError, PeriodClosedError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.slip_errors import PastDateError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.invoicing.codes import TYPE_CODES
from emprende_desktop.invoicing.errors import AlreadyIssuedError, HasNotesError, NotASaleError, SaleDiffersError
from emprende_desktop.invoicing.issuing import Annulment, NewDocument, NewSeries, Origin
from emprende_desktop.noting.documents import issued_from, soles_of, terms_of
from emprende_desktop.noting.posting import check_day, reverse
from emprende_desktop.noting.sunat_rules import check_signable
from emprende_desktop.posting_rules.documents import RETURNED, bought_entry, document_entry, given_entry
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.trade.notes import Application

if TYPE_CHECKING:
    import datetime as dt

    from emprende_desktop.invoicing.issued import Issued
    from emprende_desktop.invoicing.typed_document import TypedDocument
    from emprende_desktop.persistence.unit_of_work import UnitOfWork
    from emprende_desktop.trade.papers import NewPaper

_FOR_A_NOTE = (DocumentKind.RECEIPT, DocumentKind.BOLETA, DocumentKind.FACTURA, DocumentKind.LIQUIDACION)
CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.DOCUMENTS, Topic.PARTIES, Topic.PAPERS})


def issue_document(uow: UnitOfWork, new: NewDocument) -> Committed:
    """Give a document: number it, post what it tells, or bring the sale that it is for in line; a key gives once.

    Raises what `issued_from` and `terms_of` raise, FutureDateError, PastDateError, PeriodClosedError,
    AlreadyIssuedError, NotASaleError, SaleDiffersError, RuleBrokenError. Returns the document.
    """
    given = uow.documents.id_of_key(new.asked.key)
    if given is not None:
        return Committed(given, CHANGED)
    check_day(uow, new.asked.date)
    _check_open(uow, new.asked.kind, new.asked.date)
    issued = issued_from(uow, new)
    if new.origin is Origin.OWN:
        check_signable(uow, issued)
    posted = _posted(uow, issued) if new.entry is None else _given_for(uow, issued, new.entry)
    document = uow.documents.add(issued, soles_of(issued), new.origin, posted)
    for what, paper in new.papers:
        uow.documents.attach(document, what, uow.papers.keep(paper))
    if new.draft is not None:
        uow.documents.draft_done(new.draft, document)
    return Committed(document, CHANGED)


def _check_open(uow: UnitOfWork, kind: DocumentKind, date: dt.date) -> None:
    """Refuse to change the register of a month that is closed: the ledger of it stays; raises PeriodClosedError."""
    if kind in TYPE_CODES and not uow.journal.is_open(date):
        raise PeriodClosedError(date)


def _posted(uow: UnitOfWork, issued: Issued) -> tuple[int | None, None]:
    """Post a document; a quotation, and what is wholly free, posts nothing."""
    if issued.kind is DocumentKind.QUOTATION or not soles_of(issued).total:
        return None, None
    entry = uow.chart.in_force(document_entry(issued, terms_of(uow, issued)))
    applications = _settles(uow, issued) if entry.memo.template == RETURNED else ()
    return uow.journal.append(entry, applications), None


def _settles(uow: UnitOfWork, issued: Issued) -> tuple[Application, ...]:
    """Let a credit note on what is still owed settle that much of it."""
    reference = issued.draft.reference
    if reference is None or issued.draft.place is not None:
        return ()
    corrected = uow.documents.named(reference.number, reference.kind)
    if corrected is None:
        return ()
    left = soles_of(issued).total.cents
    parts = []
    for entry in filter(None, (corrected.adjusts, corrected.entry)):
        settled = min(left, uow.documents.open_on(entry))
        if settled > 0:
            parts.append(Application(entry, Money(settled)))
            left -= settled
    return tuple(parts)


def _given_for(uow: UnitOfWork, issued: Issued, entry: int) -> tuple[int, int | None]:
    if issued.kind not in _FOR_A_NOTE:
        raise NotASaleError(entry)
    number = uow.documents.of_entry(entry)
    if number:
        raise AlreadyIssuedError(number)
    parts = soles_of(issued)
    if issued.kind is DocumentKind.LIQUIDACION:
        bought, amount = uow.documents.noted_purchase(entry)
        told, owed = parts.value, bought.open
        adjusting = bought_entry(issued, bought, terms_of(uow, issued))
    else:
        sold, amount = uow.documents.noted_sale(entry)
        told, owed = parts.total, sold.open
        adjusting = given_entry(issued, sold, terms_of(uow, issued))
    if told.cents != amount:
        raise SaleDiffersError(amount, told.cents)
    if adjusting is None:
        return entry, None
    applications = (Application(entry, owed),) if owed else ()
    return entry, uow.journal.append(uow.chart.in_force(adjusting), applications)


def void_document(uow: UnitOfWork, voiding: Annulment) -> Committed:
    """Annul a document: its number stays, what it posted is undone; a sale that was noted before stands without it.

    Raises UnknownDocumentError, AlreadyReversedError, HasNotesError, PartlyPaidError, PeriodClosedError,
    FutureDateError, PastDateError for a day before it was given.
    """
    row = uow.documents.get(voiding.document)
    if row.voided:
        return Committed(row.id, CHANGED)
    _check_open(uow, row.kind, row.date)
    check_day(uow, voiding.date)
    if voiding.date < row.date:
        raise PastDateError(voiding.date)
    if uow.documents.has_notes(row.id):
        raise HasNotesError(row.called)
    own = row.entry is not None and uow.documents.posted_by(row.entry, row.id)
    for entry in filter(None, (row.adjusts, row.entry if own else None)):
        payments = uow.journal.payments_of(entry)
        if payments:
            raise PartlyPaidError(entry, payments)
    uow.documents.void(voiding)
    if row.adjusts is not None:
        reverse(uow, row.adjusts, f"{voiding.key}:adjusts")
    if own and row.entry is not None:
        reverse(uow, row.entry, voiding.key)
    return Committed(row.id, CHANGED)


def open_series(uow: UnitOfWork, new: NewSeries) -> Committed:
    """Open a series that this laptop numbers; raises NumberTakenError."""
    return Committed(uow.documents.open_series(new), frozenset({Topic.DOCUMENTS}))


def retire_series(uow: UnitOfWork, series: int) -> Committed:
    """Offer a series no more."""
    uow.documents.retire_series(series)
    return Committed(series, frozenset({Topic.DOCUMENTS}))


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A document that is being written: as it is typed, what it comes to so far, the sale it is for, its row."""

    typed: TypedDocument
    total: Money
    entry: int | None = None
    draft: int | None = None


def keep_draft(uow: UnitOfWork, kept: KeptDraft) -> Committed:
    """Keep what is being written, so that it can go on tomorrow or wait for the portal's number."""
    typed = kept.typed
    values: dict[str, object] = {
        "kind": typed.kind, "date": typed.date, "name": typed.name.strip(), "total": kept.total.cents,
        "content": typed.to_json(), "entry_id": kept.entry,
    }  # fmt: skip
    return Committed(uow.documents.keep_draft(kept.draft, values), frozenset({Topic.DOCUMENTS}))


def drop_draft(uow: UnitOfWork, draft: int) -> Committed:
    """Throw a draft away."""
    uow.documents.drop_draft(draft)
    return Committed(draft, frozenset({Topic.DOCUMENTS}))


@dataclass(frozen=True, slots=True)
class DocumentPaper:
    """The XML or the PDF (`what`) that the portal gave of a document."""

    document: int
    what: str
    paper: NewPaper


def attach_to_document(uow: UnitOfWork, attached: DocumentPaper) -> Committed:
    """Keep a file of a document beside it."""
    uow.documents.attach(attached.document, attached.what, uow.papers.keep(attached.paper))
    return Committed(attached.document, frozenset({Topic.DOCUMENTS, Topic.PAPERS}))
