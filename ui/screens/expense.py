"""Gasté: what was bought or paid for, from where, from whom."""

from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.trade.notes import Expense, Note
from ui.screen import Context
from ui.widgets.bank_form import form_of_bank
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import Answers, FormSpec
from ui.widgets.reading import trade_answers


def _make(answers: Answers) -> Note:
    assert answers.category is not None, "the form asks for the category before it saves"
    return Expense(
        answers.date, answers.amount, answers.category, answers.place, answers.key, answers.party, answers.document,
        answers.detail, answers.carried,
    )  # fmt: skip


def _sentence(answers: Answers) -> str:
    if answers.place is None:
        return _("You will owe {amount} for: {what}.").replace("{what}", answers.category_name)
    text = _("{amount} goes out of {place} for: {what}.")
    return text.replace("{place}", answers.place_name).replace("{what}", answers.category_name)


SPEC = FormSpec(
    title=N_("I spent"),
    subtitle=N_("Write down an expense in three steps"),
    icon="shopping-cart",
    color="clay",
    save=N_("&Save expense"),
    saved=N_("Expense saved"),
    what=N_("On what?"),
    where=N_("How did you pay?"),
    category=CategoryKind.EXPENSE,
    credit=N_("I owe it"),
    who=N_("From whom? (if you want)"),
    owing=N_("Whom do you owe?"),
    unnamed=N_("Write the name of whom you owe."),
    lot=N_("For which lot? (if for one)"),
    papers=lambda _regime: tuple(DocumentKind),
    make=_make,
    read=trade_answers,
    sentence=_sentence,
)


def build(context: Context, entry: int | None) -> NoteForm:
    """Return the screen."""
    return NoteForm(context, SPEC, entry)


def build_of_bank(context: Context, line: int | None) -> NoteForm:
    """Return the screen for a line of a bank."""
    return form_of_bank(context, SPEC, line)
