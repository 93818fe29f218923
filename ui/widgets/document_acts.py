"""What is done with a document that was given, from a toast or a list."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.translation import _
from ui.screen import Act, Question

if TYPE_CHECKING:
    from emprende_desktop.invoicing.issuing import Annulment
    from emprende_desktop.queries.documents import DocumentLine
    from ui.screen import Context


def giving_document(context: Context, entry: int) -> Act | None:
    """Return what gives a document for a sale that was just saved; None where it has one, or is none."""
    from emprende_desktop.queries.document_form import takes_document

    if not context.books.fetch(takes_document, entry):
        return None
    return Act(_("Give a document"), partial(context.navigate, "document-sale", entry))


def undo_of_document(context: Context, document: int) -> Callable[[], None]:
    """Return what annuls a document that was just given; its number stays. Pressed twice it is annulled once."""
    from emprende_desktop.invoicing.issuing import Annulment

    voiding = Annulment(document, context.books.today, _("Given by mistake"), str(uuid.uuid4()))

    def undo() -> None:
        _annul(context, voiding, context.toast)

    return undo


def annul_document(context: Context, line: DocumentLine, refuse: Callable[[str], None]) -> None:
    """Ask why, and annul a document."""
    from emprende_desktop.invoicing.issuing import Annulment

    title = _("Annul {document}").format(document=f"{_(DOCUMENTS[line.kind])} {line.called}")
    answers = context.dialogs.ask(title, (Question(_("Why? Its number stays, and what it noted is undone.")),))
    if answers is None:
        return
    if not answers[0].strip():
        refuse(_("Say why it is annulled."))
        return
    _annul(context, Annulment(line.id, context.books.today, answers[0], str(uuid.uuid4())), refuse)


def _annul(context: Context, voiding: Annulment, refuse: Callable[[str], None]) -> None:
    from emprende_desktop.commands.documents import void_document

    context.books.do(void_document, voiding, lambda _done: context.toast(_("Annulled. Its number stays.")), refuse)
