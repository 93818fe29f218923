"""A card for each of some things, one below the other."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import clear, label

SPACING = 10


class Cards(QWidget):
    """`empty` is said where there is no card."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self._list = QVBoxLayout(self)
        self._list.setSpacing(SPACING)
        self._list.setContentsMargins(0, 0, 0, 0)

    def show_cards(self, cards: Iterable[QWidget]) -> None:
        """Show these in place of what was there."""
        clear(self._list)
        for one in cards:
            self._list.addWidget(one)
        if not self._list.count():
            self._list.addWidget(label(self._empty, "muted", wrap=True))
        self._list.addStretch()
