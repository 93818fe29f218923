"""Saqué para mi casa: money leaves for the owner's home; never an expense."""

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.notes import Note, OwnerWithdrawal
from ui.screen import Context
from ui.widgets.bank_form import form_of_bank
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec
from ui.widgets.reading import own_money_answers


def _make(answers: Answers) -> Note:
    assert answers.place is not None, "this form knows no credit"
    return OwnerWithdrawal(answers.date, answers.amount, answers.place, answers.key, answers.party, answers.detail)


def _sentence(answers: Answers) -> str:
    return _("{amount} goes home from {place}; it is not an expense.").replace("{place}", answers.place_name)


SPEC = FormSpec(
    title=N_("I took money home"),
    subtitle=N_("Money of the enterprise for my family"),
    icon="house",
    color="clay",
    save=N_("&Save"),
    saved=N_("Saved"),
    where=N_("Where did it come from?"),
    who=N_("Who took it? (if you want)"),
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
