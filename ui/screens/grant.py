"""Nos donaron: money given for a purpose, kept apart until it is spent as agreed."""

from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.documents import NO_DOCUMENT
from emprende_desktop.trade.financing import GrantReceived
from emprende_desktop.trade.notes import Note
from ui.screen import Context
from ui.widgets.givers import GIVERS
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec, chosen_kind, index_of_kind


def _make(answers: Answers) -> Note:
    giver = chosen_kind(GIVERS, answers)
    return GrantReceived(answers.date, answers.amount, giver, answers.place, answers.key, answers.party, answers.detail)


def _read(note: Note) -> Answers:
    assert isinstance(note, GrantReceived)
    return Answers(
        note.amount, index_of_kind(GIVERS, note.giver), "", note.place, "", None, "", note.party, NO_DOCUMENT,
        note.date, note.detail, note.key, (),
    )  # fmt: skip


def _sentence(_answers: Answers) -> str:
    return _("{amount} is kept apart until you spend it as agreed: when you pay from that fund, it becomes income.")


SPEC = FormSpec(
    title=N_("They gave us a grant"),
    subtitle=N_("Seed capital or a donation with a purpose"),
    icon="sprout",
    color="green",
    save=N_("&Save"),
    saved=N_("Grant saved"),
    what=N_("Who gives?"),
    where=N_("Where is it kept apart?"),
    credit=N_("A fund kept apart"),
    who=N_("Name of who gives (if you want)"),
    make=_make,
    read=_read,
    sentence=_sentence,
    kinds=GIVERS,
    place_kind=PlaceKind.RESTRICTED,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)
