"""One of a few, each a picture with its word; arrows move, the space bar chooses."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.theme import LIGHT

IN_A_ROW = 4
WORD_MAX = 11


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its id (None for "on credit"), its word and its picture."""

    id: int | None
    text: str
    picture: str


class ChoiceGrid(QWidget):
    """Signals: `chosen()` when another choice is made."""

    chosen = Signal()

    def __init__(self, choices: tuple[Choice, ...], other: Callable[[], None] | None, other_text: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._choices = list(choices)
        self._other = other
        self._other_text = other_text
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._group.idClicked.connect(lambda _index: self.chosen.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        for column in range(IN_A_ROW):
            self._grid.setColumnStretch(column, 1)
        for index, choice in enumerate(self._choices):
            tile = self._tile(choice.text, choice.picture)
            tile.setCheckable(True)
            self._group.addButton(tile, index)
            self._grid.addWidget(tile, index // IN_A_ROW, index % IN_A_ROW)
        if self._other is not None:
            other, index = self._other, len(self._choices)
            tile = self._tile(self._other_text, "plus")
            tile.clicked.connect(lambda _checked=False: other())
            self._grid.addWidget(tile, index // IN_A_ROW, index % IN_A_ROW)

    def _tile(self, text: str, picture: str) -> QToolButton:
        tile = QToolButton()
        tile.setObjectName("choice")
        tile.setText(_in_two_lines(text))
        tile.setAccessibleName(text)
        tile.setToolTip(text)
        tile.setIcon(icon(picture, LIGHT.teal))
        tile.setIconSize(QSize(26, 26))
        tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return tile

    @property
    def first_id(self) -> int | None:
        """Return the id of the first choice."""
        return self._choices[0].id

    @property
    def last_id(self) -> int | None:
        """Return the id of the last choice."""
        return self._choices[-1].id

    def has_choice(self) -> bool:
        """Say whether something is chosen."""
        return self._group.checkedId() >= 0

    def current(self) -> Choice:
        """Return what is chosen; something must be."""
        return self._choices[self._group.checkedId()]

    def choose(self, choice_id: int | None) -> None:
        """Choose by id."""
        for index, choice in enumerate(self._choices):
            if choice.id == choice_id:
                self._group.button(index).setChecked(True)

    def choose_first(self) -> None:
        """Choose the first, as a press on it would."""
        self._group.button(0).click()

    def add(self, choice: Choice) -> None:
        """Put a new choice in and choose it."""
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                self._group.removeButton(widget)  # type: ignore[arg-type]
                widget.deleteLater()
        self._choices.append(choice)
        self._lay_out()
        self.choose(choice.id)


def _in_two_lines(text: str) -> str:
    if len(text) <= WORD_MAX or " " not in text:
        return text
    spaces = [index for index, character in enumerate(text) if character == " "]
    middle = min(spaces, key=lambda index: abs(index - len(text) // 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
