"""Con qué trabajamos: what the company has switched on; what it does not work with is not in its window."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from emprende_desktop.commands.setup import choose_modules
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.enterprise import modules
from ui.screen import Context
from ui.widgets.basics import card, label
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_by
from ui.widgets.words_box import WordsBox
from ui.words import WORK


class ModulesScreen(QWidget):
    """A box to tick for each module, saved as it is ticked; the rail changes at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.boxes = {module: WordsBox(_(text)) for module, text in WORK}
        self.error = Refusal(context.toast)
        self._lay_out()
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("What we work with"), "title"))
        frame, layout = card()
        text = _(
            "Tick what you do: its pages come into the window at once. What you do not tick stays out of sight; what "
            "you noted with it is kept."
        )
        layout.addWidget(label(text, "muted", wrap=True))
        for module, words in WORK:
            box = self.boxes[module]
            box.setAccessibleName(_(words))
            box.clicked.connect(lambda _on: self.choose())
            layout.addWidget(box)
        layout.addWidget(self.error)
        layout.addStretch()
        outer.addWidget(frame, 1)

    def choose(self) -> None:
        """Save what is ticked; the toast takes it back."""
        books = self._context.books
        undo = undo_by(self._context, choose_modules, books.fetch(modules))
        chosen = frozenset(module for module, box in self.boxes.items() if box.isChecked())
        books.do(choose_modules, chosen, lambda _committed: self._saved(undo), self._refused)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.ENTERPRISE in topics:
            self._reload()

    def _reload(self) -> None:
        ticked = self._context.books.fetch(modules)
        for module, box in self.boxes.items():
            box.setChecked(module in ticked)

    def _saved(self, undo: Callable[[], None]) -> None:
        if isValid(self):
            self.error.hide()
        self._context.toast(_("Saved"), undo)

    def _refused(self, sentence: str) -> None:
        if not isValid(self):
            self._context.toast(sentence)
            return
        self._reload()
        self.error.say(sentence)


def build(context: Context, _entry: int | None) -> ModulesScreen:
    """Return the screen."""
    return ModulesScreen(context)
