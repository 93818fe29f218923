"""Me pagaron: a debt that was paid, whole or in part."""

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.masters import Debt
from emprende_desktop.trade.notes import Collection, Note
from ui.screen import Context
from ui.widgets.bank_form import form_of_bank
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec
from ui.widgets.reading import payment_answers


def _make(answers: Answers) -> Note:
    assert answers.place is not None, "this form knows no credit"
    return Collection(
        answers.date, answers.amount, answers.place, answers.key, answers.party, answers.applications, answers.detail
    )


def _sentence(answers: Answers) -> str:
    return _("{amount} comes into {place}; what they owe you goes down.").replace("{place}", answers.place_name)


SPEC = FormSpec(
    title=N_("I was paid"),
    subtitle=N_("Somebody paid what they owed"),
    icon="banknote-arrow-down",
    color="teal",
    save=N_("&Save what I was paid"),
    saved=N_("Payment saved"),
    where=N_("Where did it come in?"),
    who=N_("Who paid? (if you want)"),
    debt=Debt.OWED_TO_ME,
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
