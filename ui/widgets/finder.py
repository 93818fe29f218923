"""Ctrl+K: go anywhere and do anything by writing a few letters."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStackedLayout, QWidget

from emprende_desktop.domain.words import fold
from emprende_desktop.i18n.translation import _
from ui.icons import icon
from ui.theme import for_text
from ui.widgets.basics import label
from ui.widgets.overlay import Overlay

SHOWN = 8
LINE_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Destination:
    """Somewhere to go or something to do: its words, its room, its picture, what it is for, what a choice does."""

    text: str
    room: str
    picture: str
    about: str
    go: Callable[[], object]


class Finder(Overlay):
    """A field and what matches it, the beginnings of words first; Enter goes to the chosen one."""

    def __init__(self, parent: QWidget, destinations: tuple[Destination, ...]) -> None:
        super().__init__(parent)
        self._destinations = destinations
        self._found: list[Destination] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Where to? What to do? Write a few letters"))
        self.field.setAccessibleName(_("Where to? What to do? Write a few letters"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was found"))
        self.list.setIconSize(QSize(for_text(20), for_text(20)))
        self.list.setFixedHeight(for_text(LINE_HEIGHT) * SHOWN)
        self.body.addWidget(self.field)
        self.nothing = label(_("Nothing with those letters. Write fewer, or another word."), "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below = QStackedLayout()
        self._below.addWidget(self.list)
        self._below.addWidget(self.nothing)
        self.body.addLayout(self._below)
        self.field.textChanged.connect(lambda _text: self._find())
        self.field.returnPressed.connect(self.choose)
        self.list.itemActivated.connect(lambda _item: self.choose())
        self.list.itemClicked.connect(lambda _item: self.choose())
        self.field.installEventFilter(self)
        self._find()

    def _find(self) -> None:
        words = fold(self.field.text()).split()
        ranked = [(_rank(words, destination), destination) for destination in self._destinations]
        self._found = [d for rank, d in sorted(ranked, key=lambda pair: pair[0]) if rank < NOT_FOUND]
        self.list.clear()
        for destination in self._found:
            item = QListWidgetItem(icon(destination.picture, "teal"), _line(destination))
            item.setSizeHint(QSize(0, for_text(LINE_HEIGHT)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._below.setCurrentWidget(self.list if self._found else self.nothing)

    def choose(self) -> None:
        """Go to what is chosen."""
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self.leave()
            self._found[row].go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrows while the field has the keyboard."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self._found:
                self.list.setCurrentRow((self.list.currentRow() + step) % len(self._found))
                return True
        return super().eventFilter(watched, event)


NOT_FOUND = 4


def _line(destination: Destination) -> str:
    said = dict.fromkeys((destination.text, destination.room))
    return "   ·   ".join(words for words in said if words)


def _rank(words: list[str], destination: Destination) -> int:
    """Return 0 where the title begins with what was written, 1 where its words do, 2 where it has it, 3 its help."""
    title, room = fold(destination.text), fold(destination.room)
    if title.startswith(" ".join(words)):
        return 0
    known = [*title.replace("¿", "").split(), *room.split()]
    if all(any(word.startswith(part) for word in known) for part in words):
        return 1
    if all(part in title or part in room for part in words):
        return 2
    return 3 if all(part in fold(destination.about) for part in words) else NOT_FOUND
