"""Entrega de cargo: what one treasurer handed over to the next, printed with two lines to sign."""

from functools import partial

from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.assembly import undo_hand_over
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.assembly import HandOver
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.sharing import difference_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.sharing import hand_overs
from ui.screen import Context
from ui.widgets.basics import button, card, label, row
from ui.widgets.card_list import CardList, CardWords
from ui.widgets.flow import flow_of
from ui.widgets.note_list import HIDDEN

WORDS = CardWords(
    N_("Hand-over"), N_("&New hand-over"), "hand",
    N_("No hand-over is written down yet. When another treasurer takes over, press the button above and count."),
)  # fmt: skip


def _cards(shown: CardList) -> tuple[QWidget, ...]:
    return tuple(_card(shown, told) for told in shown.context.books.fetch(hand_overs))


def _card(shown: CardList, told: HandOver) -> QWidget:
    frame, layout = card()
    names = _("{giver} to {taker}").format(giver=told.giver, taker=told.taker)
    head = row(label(names, "heading", wrap=True), label(short_date(told.date), "muted"))
    head.setStretch(0, 1)
    layout.addLayout(head)
    total = Money(sum(place.counted.cents for place in told.places))
    counted = money(total) if shown.reveal.amounts_shown else HIDDEN
    layout.addWidget(label(_("Counted: {amount}").format(amount=counted), "move", wrap=True))
    differing = [place for place in told.places if place.difference != ZERO]
    for place in differing:
        text = difference_text(place) if shown.reveal.amounts_shown else _("It does not agree with the notes.")
        layout.addWidget(label(f"{place.name}: {text}", "out", wrap=True))
    if not differing:
        layout.addWidget(label(_("It agrees with the notes."), "in", wrap=True))
    prints = button(_("To sign"), partial(shown.context.navigate, "hand-paper", told.id), "", "printer")
    undo = button(_("Undo"), partial(_undo, shown, told), "", "history")
    for made in (prints, undo):
        made.setAccessibleName(f"{made.text()}: {names} ({short_date(told.date)}, {_('No.')} {told.id})")
    layout.addWidget(flow_of(prints, undo))
    return frame


def _undo(shown: CardList, told: HandOver) -> None:
    question = _("Take this hand-over back, and what its counting noted?")
    if shown.context.dialogs.confirm(question, _("Undo")):
        shown.context.books.do(undo_hand_over, told.id, lambda _done: shown.told(_("Undone.")), shown.error.say)


def build(context: Context, _entry: int | None) -> CardList:
    """Return the screen."""
    return CardList(context, WORDS, _cards)
