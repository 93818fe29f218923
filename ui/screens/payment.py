"""Pagué: a debt to a supplier that was paid, whole or in part."""

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.masters import Debt
from emprende_desktop.trade.notes import Note, SupplierPayment
from ui.screen import Context
from ui.widgets.bank_form import form_of_bank
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec
from ui.widgets.reading import payment_answers


def _make(answers: Answers) -> Note:
    assert answers.place is not None, "this form knows no credit"
    return SupplierPayment(
        answers.date, answers.amount, answers.place, answers.key, answers.party, answers.applications, answers.detail
    )


def _sentence(answers: Answers) -> str:
    return _("{amount} goes out of {place}; what you owe goes down.").replace("{place}", answers.place_name)


SPEC = FormSpec(
    title=N_("I paid"),
    subtitle=N_("I paid what I owed"),
    icon="banknote-arrow-up",
    color="earth",
    save=N_("&Save what I paid"),
    saved=N_("Payment saved"),
    where=N_("Where did it come from?"),
    who=N_("Whom did you pay? (if you want)"),
    debt=Debt.I_OWE,
    make=_make,
    read=payment_answers,
    sentence=_sentence,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)


def build_of_bank(context: Context, line: int | None) -> NoteForm:
    """Return the screen for a line of a bank."""
    return form_of_bank(context, SPEC, line)
