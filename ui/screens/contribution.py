"""Puse de mi bolsillo: the owner's own money comes in."""

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.notes import Note, OwnerContribution
from ui.screen import Context
from ui.widgets.bank_form import form_of_bank
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec
from ui.widgets.reading import own_money_answers


def _make(answers: Answers) -> Note:
    assert answers.place is not None, "this form knows no credit"
    return OwnerContribution(answers.date, answers.amount, answers.place, answers.key, answers.party, answers.detail)


def _sentence(answers: Answers) -> str:
    return _("{amount} of yours comes into {place}; it is not a sale.").replace("{place}", answers.place_name)


SPEC = FormSpec(
    title=N_("I put in my own money"),
    subtitle=N_("Money from my pocket for the enterprise"),
    icon="piggy-bank",
    color="teal",
    save=N_("&Save"),
    saved=N_("Saved"),
    where=N_("Where did it come in?"),
    who=N_("Who put it in? (if you want)"),
    make=_make,
    read=own_money_answers,
    sentence=_sentence,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)


def build_of_bank(context: Context, line: int | None) -> NoteForm:
    """Return the screen for a line of a bank."""
    return form_of_bank(context, SPEC, line)
