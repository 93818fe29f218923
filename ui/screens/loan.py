"""Me prestaron: a loan comes in; it is owed, no income."""

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.documents import NO_DOCUMENT
from emprende_desktop.trade.financing import LoanReceived
from emprende_desktop.trade.notes import Note
from ui.screen import Context
from ui.widgets.givers import LENDERS
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec, chosen_kind, index_of_kind


def _make(answers: Answers) -> Note:
    assert answers.place is not None, "this form knows no credit"
    lender = chosen_kind(LENDERS, answers)
    return LoanReceived(answers.date, answers.amount, lender, answers.place, answers.key, answers.party, answers.detail)


def _read(note: Note) -> Answers:
    assert isinstance(note, LoanReceived)
    return Answers(
        note.amount, index_of_kind(LENDERS, note.lender), "", note.place, "", None, "", note.party, NO_DOCUMENT,
        note.date, note.detail, note.key, (),
    )  # fmt: skip


def _sentence(answers: Answers) -> str:
    return _("{amount} comes into {place}; you owe it, it is not a sale.").replace("{place}", answers.place_name)


SPEC = FormSpec(
    title=N_("They lent me"),
    subtitle=N_("A loan that comes in"),
    icon="landmark",
    color="teal",
    save=N_("&Save"),
    saved=N_("Loan saved"),
    what=N_("Who lends?"),
    where=N_("Where did it come in?"),
    who=N_("Name of who lends (if you want)"),
    make=_make,
    read=_read,
    sentence=_sentence,
    kinds=LENDERS,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)
