"""A part of a form that stays folded until it is asked for, or holds something already."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import button
from ui.widgets.flow import flow_of


class Fold(QWidget):
    """A button with the words of what is inside, and below it what it opens."""

    def __init__(self, words: str, inner: QWidget) -> None:
        super().__init__()
        self._words = words
        self.inner = inner
        self._button = button(words, self.toggle, "link", "plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow_of(self._button))
        layout.addWidget(inner)
        inner.hide()

    def toggle(self) -> None:
        """Open it, or fold it away again."""
        self.open(wanted=self.inner.isHidden())

    def open(self, *, wanted: bool) -> None:
        """Show what is inside, or fold it away."""
        self.inner.setVisible(wanted)
