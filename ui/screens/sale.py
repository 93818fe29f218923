"""Vendí: what was sold, how it was paid, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.numbering import next_number
from emprende_desktop.trade.documents import papers_issued
from ui.screen import Context
from ui.widgets.bank_form import form_of_bank
from ui.widgets.document_acts import giving_document
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec
from ui.widgets.reading import trade_answers

if TYPE_CHECKING:
    from emprende_desktop.trade.notes import Note


def _make(answers: Answers) -> Note:
    from emprende_desktop.trade.notes import Sale

    assert answers.category is not None, "the form asks for the category before it saves"
    return Sale(
        answers.date, answers.amount, answers.category, answers.place, answers.key, answers.party, answers.document,
        answers.detail,
    )  # fmt: skip


def _sentence(answers: Answers) -> str:
    if answers.place is None:
        return _("They will owe you {amount} for: {what}.").replace("{what}", answers.category_name)
    text = _("{amount} comes into {place} for: {what}.")
    return text.replace("{place}", answers.place_name).replace("{what}", answers.category_name)


SPEC = FormSpec(
    title=N_("I sold"),
    subtitle=N_("Write down a sale in three steps"),
    icon="hand-coins",
    color="green",
    save=N_("&Save sale"),
    saved=N_("Sale saved"),
    what=N_("Of what?"),
    where=N_("How did they pay you?"),
    category=CategoryKind.SALE,
    credit=N_("On credit"),
    who=N_("To whom? (if you want)"),
    owing=N_("To whom?"),
    unnamed=N_("Write the name of who owes you."),
    papers=papers_issued,
    proposed_number=next_number,
    make=_make,
    read=trade_answers,
    sentence=_sentence,
    then=giving_document,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)


def build_of_bank(context: Context, line: int | None) -> NoteForm:
    """Return the screen for a line of a bank."""
    return form_of_bank(context, SPEC, line)
