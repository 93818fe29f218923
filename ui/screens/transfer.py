"""Pasé dinero: money moves from one place to another."""

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.notes import Note, Transfer
from ui.screen import Context
from ui.widgets.bank_form import form_of_bank
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec
from ui.widgets.reading import transfer_answers


def _make(answers: Answers) -> Note:
    assert answers.place is not None
    assert answers.target is not None, "this form asks for both places"
    return Transfer(answers.date, answers.amount, answers.place, answers.target, answers.key, answers.detail)


def _sentence(answers: Answers) -> str:
    return (
        _("{amount} moves from {place} to {target}.")
        .replace("{place}", answers.place_name)
        .replace("{target}", answers.target_name)
    )


SPEC = FormSpec(
    title=N_("I moved money"),
    subtitle=N_("From one place to another"),
    icon="arrow-right-left",
    color="teal",
    save=N_("&Save"),
    saved=N_("Saved"),
    where=N_("From where?"),
    target_question=N_("To where?"),
    make=_make,
    read=transfer_answers,
    sentence=_sentence,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)


def build_of_bank(context: Context, line: int | None) -> NoteForm:
    """Return the screen for a line of a bank."""
    return form_of_bank(context, SPEC, line)
