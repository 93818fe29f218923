"""A page of cards, newest first: a button that writes a new one above, what can be done with each on it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.translation import _
from ui.screen import Context
from ui.widgets.basics import button, label, row
from ui.widgets.cards import Cards
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import Reveal


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a page of cards is called, its button with the screen that it opens, and what is said where none is.

    `amounts` says whether its cards tell any, hidden until asked for.
    """

    title: str
    new: str
    form: str
    empty: str
    amounts: bool = True


class CardList(QWidget):
    """Amounts on its cards are hidden until asked for; `cards` makes them anew whenever something changed."""

    def __init__(self, context: Context, words: CardWords, cards: Callable[["CardList"], tuple[QWidget, ...]]) -> None:
        super().__init__()
        self.context = context
        self._cards = cards
        self.reveal = Reveal()
        self.error = Refusal(context.toast)
        outer = page_layout(self)
        new = button(_(words.new), lambda: context.navigate(words.form), "main", "plus")
        if not words.amounts:
            self.reveal.hide()
        head = row(label(_(words.title), "title", wrap=True), self.reveal, new)
        head.setStretch(0, 1)
        outer.addLayout(head)
        outer.addWidget(self.error)
        self._made = Cards(_(words.empty))
        outer.addWidget(self._made, 1)
        self.reveal.changed.connect(self._reload)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.MEMBERS, Topic.PARTIES}:
            self._reload()

    def _reload(self) -> None:
        self._made.show_cards(self._cards(self))

    def told(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say in passing what happened."""
        self.error.hide()
        self.context.toast(text, undo)
