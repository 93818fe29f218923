"""Adelanté jornal: money on wages that are still to be earned."""

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.documents import NO_DOCUMENT
from emprende_desktop.trade.notes import Note
from emprende_desktop.trade.wages import WageAdvance
from ui.screen import Context
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec


def _make(answers: Answers) -> Note:
    assert answers.place is not None, "this form knows no credit"
    return WageAdvance(answers.date, answers.amount, answers.place, answers.party, answers.key, answers.detail)


def _read(note: Note) -> Answers:
    assert isinstance(note, WageAdvance)
    return Answers(
        note.amount, None, "", note.place, "", None, "", note.party, NO_DOCUMENT, note.date, note.detail, note.key, ()
    )


def _sentence(answers: Answers) -> str:
    text = _("{amount} leaves {place} on wages still to be earned; it is taken off when you pay them.")
    return text.replace("{place}", answers.place_name)


SPEC = FormSpec(
    title=N_("I advanced wages"),
    subtitle=N_("Money before the week is worked"),
    icon="banknote-arrow-up",
    color="clay",
    save=N_("&Save"),
    saved=N_("Advance saved"),
    where=N_("Where did you pay from?"),
    who=N_("To whom?"),
    make=_make,
    read=_read,
    sentence=_sentence,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)
