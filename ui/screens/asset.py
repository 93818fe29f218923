"""Compré una máquina: something that lasts, used up month by month."""

from emprende_desktop.i18n.assets import CLASSES
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.assets import AssetClass, AssetPurchase
from emprende_desktop.trade.documents import USUAL
from emprende_desktop.trade.notes import Note
from ui.screen import Context
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec, Kinds, chosen_kind, index_of_kind

PICTURES = {
    AssetClass.MACHINE: "scissors",
    AssetClass.TOOL: "hammer",
    AssetClass.OVEN: "flame",
    AssetClass.COMPUTER: "smartphone",
    AssetClass.FURNITURE: "package",
    AssetClass.VEHICLE: "truck",
    AssetClass.MINING_MACHINE: "gem",
    AssetClass.HENS: "egg",
    AssetClass.BREEDING: "bird",
    AssetClass.BUILDING: "house",
    AssetClass.OTHER: "wrench",
}
KINDS: Kinds[AssetClass] = tuple((kind, CLASSES[kind], picture) for kind, picture in PICTURES.items())


def _make(answers: Answers) -> Note:
    return AssetPurchase(
        answers.date, answers.amount, chosen_kind(KINDS, answers), answers.place, answers.key, answers.party,
        answers.document, answers.detail,
    )  # fmt: skip


def _read(note: Note) -> Answers:
    assert isinstance(note, AssetPurchase)
    return Answers(
        note.amount, index_of_kind(KINDS, note.asset_class), "", note.place, "", None, "", note.party, note.document,
        note.date, note.name, note.key, (),
    )  # fmt: skip


def _sentence(answers: Answers) -> str:
    if answers.place is None:
        return _("You will owe {amount} for something that lasts; it becomes a cost little by little, month by month.")
    text = _("{amount} leaves {place} for something that lasts: it becomes a cost little by little, month by month.")
    return text.replace("{place}", answers.place_name)


SPEC = FormSpec(
    title=N_("I bought a machine"),
    subtitle=N_("A tool, a machine or an animal that lasts over a year"),
    icon="wrench",
    color="clay",
    save=N_("&Save"),
    saved=N_("It is in the register"),
    what=N_("What is it? (write its name below)"),
    where=N_("Where did you pay from?"),
    who=N_("From whom? (if you want)"),
    owing=N_("Whom do you owe?"),
    unnamed=N_("Write the name of whom you owe."),
    credit=N_("I owe it"),
    papers=lambda _regime: USUAL,
    make=_make,
    read=_read,
    sentence=_sentence,
    kinds=KINDS,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)
