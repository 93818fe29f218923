"""Actas: what assemblies agreed, each printed for the book with a line to sign for everybody who came."""

from functools import partial

from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.assembly import undo_act
from emprende_desktop.gold.assembly import Act, Decision
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.sharing import decision_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.sharing import acts
from ui.screen import Context
from ui.widgets.basics import button, card, label, row
from ui.widgets.card_list import CardList, CardWords
from ui.widgets.flow import flow_of

WORDS = CardWords(
    N_("Acts"), N_("&New act"), "act",
    N_("No assembly is written down yet. Write the first with the button above: who came, what was agreed, the votes."),
    amounts=False,
)  # fmt: skip
LIGHTS = {Decision.APPROVED: "in", Decision.REFUSED: "warn", Decision.NO_QUORUM: "out"}


def _cards(shown: CardList) -> tuple[QWidget, ...]:
    return tuple(_card(shown, act) for act in shown.context.books.fetch(acts))


def _card(shown: CardList, act: Act) -> QWidget:
    frame, layout = card()
    head = row(label(act.subject, "heading", wrap=True), label(short_date(act.date), "muted"))
    head.setStretch(0, 1)
    layout.addLayout(head)
    if act.agreed:
        layout.addWidget(label(act.agreed, wrap=True))
    layout.addWidget(label(decision_text(act.votes), LIGHTS[act.votes.decision], wrap=True))
    layout.addWidget(
        label(_("Its paper holds names: it is for the book of acts, not to be shared."), "muted", wrap=True)
    )
    prints = button(_("For the book"), partial(shown.context.navigate, "act-paper", act.id), "", "printer")
    undo = button(_("Undo"), partial(_undo, shown, act), "", "history")
    for made in (prints, undo):
        made.setAccessibleName(f"{made.text()}: {act.subject} ({short_date(act.date)}, {_('No.')} {act.id})")
    layout.addWidget(flow_of(prints, undo))
    return frame


def _undo(shown: CardList, act: Act) -> None:
    if shown.context.dialogs.confirm(_("Take this act back? Write it anew if it was wrong."), _("Undo")):
        shown.context.books.do(undo_act, act.id, lambda _done: shown.told(_("Undone.")), shown.error.say)


def build(context: Context, _entry: int | None) -> CardList:
    """Return the screen."""
    return CardList(context, WORDS, _cards)
