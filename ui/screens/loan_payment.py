"""Pagué cuota: an instalment goes out, part of it interest."""

from emprende_desktop.domain.money import ZERO
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.documents import NO_DOCUMENT
from emprende_desktop.trade.financing import LoanPayment
from emprende_desktop.trade.notes import Note
from ui.screen import Context
from ui.widgets.givers import LENDERS
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec, chosen_kind, index_of_kind


def _make(answers: Answers) -> Note:
    assert answers.place is not None, "this form knows no credit"
    return LoanPayment(
        answers.date, answers.amount, answers.second, chosen_kind(LENDERS, answers), answers.place, answers.key,
        answers.party, answers.detail,
    )  # fmt: skip


def _read(note: Note) -> Answers:
    assert isinstance(note, LoanPayment)
    return Answers(
        note.amount, index_of_kind(LENDERS, note.lender), "", note.place, "", None, "", note.party, NO_DOCUMENT,
        note.date, note.detail, note.key, (), note.interest,
    )  # fmt: skip


def _sentence(answers: Answers) -> str:
    text = _("{amount} leaves {place}: {principal} pays back the loan, {interest} is interest.")
    principal = max(answers.amount - answers.second, ZERO)
    return (
        text.replace("{place}", answers.place_name)
        .replace("{principal}", money(principal))
        .replace("{interest}", money(answers.second))
    )


SPEC = FormSpec(
    title=N_("I paid an instalment"),
    subtitle=N_("What I pay back of a loan"),
    icon="banknote-arrow-up",
    color="clay",
    save=N_("&Save"),
    saved=N_("Instalment saved"),
    what=N_("Who lent it?"),
    where=N_("Where did you pay from?"),
    who=N_("Name of who lent (if you want)"),
    make=_make,
    read=_read,
    sentence=_sentence,
    kinds=LENDERS,
    second=N_("How much of it is interest?"),
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)
