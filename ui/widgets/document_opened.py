"""What the form of a document opens with: nothing, a draft, a saved sale, a document to copy or to correct."""

from __future__ import annotations

from dataclasses import dataclass, replace

from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.codes import SALE_WITHIN
from emprende_desktop.invoicing.typed_document import TypedDocument, TypedLine, typed_document, typed_of
from emprende_desktop.queries.document_form import kind_for_sale, sale_noted, usual_kind
from emprende_desktop.queries.documents import document, draft_kept, drafts
from emprende_desktop.queries.masters import places
from emprende_desktop.trade.documents import DocumentKind
from ui.screen import Context


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it is typed so far, the entry of the sale that it is for, and the row of its draft."""

    typed: TypedDocument
    entry: int | None = None
    draft: int | None = None


def anew(context: Context) -> Opened:
    """Return a document in which nothing is written."""
    place = next((place.id for place in context.books.fetch(places)), None)
    kind = context.books.fetch(usual_kind)
    return Opened(TypedDocument(kind.value, context.books.today.isoformat(), place=place))


def of_draft(context: Context, draft: int | None) -> Opened:
    """Return a draft as it was left."""
    (row,) = context.books.fetch(drafts, draft)
    return Opened(typed_document(row.content), row.entry, row.id)


def of_sale(context: Context, entry: int | None) -> Opened:
    """Return a document for a sale that was saved, filled in with it."""
    assert entry is not None, "it is for a sale"
    sale = context.books.fetch(sale_noted, entry)
    line = TypedLine(
        sale.what or _("Sale"), "1", sale.amount.plain(), affectation=sale.affectation.value, category=sale.category
    )
    kind = context.books.fetch(kind_for_sale, sale.date)
    typed = TypedDocument(kind.value, sale.date.isoformat(), name=sale.name, lines=(line,), place=sale.place)
    return Opened(typed, entry)


def copy_of(context: Context, row: int | None) -> Opened:
    """Return a new document of today that says what another said."""
    return Opened(replace(_of_row(context, row), series=""))


def note_on(context: Context, row: int | None, kind: DocumentKind) -> Opened:
    """Return a credit or debit note on a document, of all that it said."""
    assert row is not None, "a note corrects a document"
    corrected = context.books.fetch(document, row)
    typed = replace(
        _of_row(context, row), kind=kind.value, series="", corrects=corrected.called,
        corrects_kind=corrected.kind.value, corrects_date=short_date(corrected.date), due="", instalments=(),
        detraction="", advances=(), operation=SALE_WITHIN,
    )  # fmt: skip
    return Opened(typed)


def _of_row(context: Context, row: int | None) -> TypedDocument:
    assert row is not None, "it is of a document"
    draft = draft_kept(context.books.fetch(document, row).content)
    return replace(typed_of(draft), date=context.books.today.isoformat())
