"""One of a few, each a picture with its word; arrows move, the space bar chooses."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.theme import for_text
from ui.widgets.basics import in_lines

IN_A_ROW = 4
IN_A_ROW_MIN = 2
SPACING = 8
PADDING = 20
WORD_MAX = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its id (None for "on credit"), its word and its picture."""

    id: int | None
    text: str
    picture: str


class ChoiceGrid(QWidget):
    """Signals: `chosen()` when another choice is made. As many stand in a row as have room for their words."""

    chosen = Signal()

    def __init__(self, choices: tuple[Choice, ...], other: Callable[[], None] | None, other_text: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._choices: list[Choice] = []
        self._tiles: list[QToolButton] = []
        self._in_a_row = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACING)
        self._group.idClicked.connect(lambda _index: self.chosen.emit())
        for choice in choices:
            self._append(choice)
        self._other = _tile(other_text, "plus") if other is not None else None
        if other is not None and self._other is not None:
            self._other.clicked.connect(other)
        self._arrange(IN_A_ROW)

    def _append(self, choice: Choice) -> None:
        tile = _tile(choice.text, choice.picture)
        tile.setCheckable(True)
        tile.setAccessibleDescription(self.accessibleName())
        self._group.addButton(tile, len(self._choices))
        self._choices.append(choice)
        self._tiles.append(tile)

    def _arrange(self, in_a_row: int) -> None:
        self._in_a_row = in_a_row
        for column in range(IN_A_ROW):
            self._grid.setColumnStretch(column, int(column < in_a_row))
        shown = [*self._tiles, *([self._other] if self._other else [])]
        for index, tile in enumerate(shown):
            self._grid.addWidget(tile, index // in_a_row, index % in_a_row)
        self.setMinimumWidth(IN_A_ROW_MIN * (self._widest() + SPACING))

    def _widest(self) -> int:
        shown = [*self._tiles, *([self._other] if self._other else [])]
        return max(tile.minimumWidth() for tile in shown)

    def setAccessibleName(self, question: str) -> None:
        """Name it after its question; each choice tells it too, so that those of two grids are told apart."""
        super().setAccessibleName(question)
        for tile in (*self._tiles, *([self._other] if self._other else [])):
            tile.setAccessibleDescription(question)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many in a row as fit."""
        super().resizeEvent(event)
        fitting = (self.width() + SPACING) // (self._widest() + SPACING)
        in_a_row = max(IN_A_ROW_MIN, min(IN_A_ROW, fitting))
        if in_a_row != self._in_a_row:
            self._arrange(in_a_row)

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
        self._append(choice)
        self._arrange(self._in_a_row)
        self.choose(choice.id)


def _tile(text: str, picture: str) -> QToolButton:
    tile = QToolButton()
    tile.setObjectName("choice")
    lines = in_lines(text, WORD_MAX)
    tile.setText(lines)
    tile.setAccessibleName(text)
    tile.setToolTip(text)
    tile.setIcon(icon(picture, "teal"))
    tile.setIconSize(QSize(for_text(26), for_text(26)))
    tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bold = QFont(QApplication.font())
    bold.setBold(True)
    tile.setMinimumWidth(max(QFontMetrics(bold).horizontalAdvance(line) for line in lines.split("\n")) + PADDING)
    return tile
