"""A card over the window: it takes the keyboard until it is left with Esc or its button."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import for_text
from ui.widgets.tab_order import move_focus

WIDTH = 620
MARGIN = 40


class Overlay(QFrame):
    """As wide as its words, never wider or higher than the window it lies over."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self._parent = parent
        self._before = QApplication.focusWidget()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(22, 18, 22, 18)
        self.body.setSpacing(10)
        parent.installEventFilter(self)

    def appear(self, first: QWidget) -> None:
        """Show it in the middle and give the keyboard to a widget inside."""
        self.show()
        self._place()
        self.raise_()
        first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; every other key stays inside."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt hands it over
        """Keep the keyboard inside."""
        return move_focus(self, forward=forward)

    def leave(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        self.hide()
        self.deleteLater()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()

    def _place(self) -> None:
        width = min(for_text(WIDTH), self._parent.width() - MARGIN)
        height = min(self.sizeHint().height(), self._parent.height() - MARGIN)
        if self.hasHeightForWidth():
            height = min(self.heightForWidth(width), self._parent.height() - MARGIN)
        self.setGeometry((self._parent.width() - width) // 2, (self._parent.height() - height) // 3, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle while the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
