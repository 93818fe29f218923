"""A list of which one is chosen, that the wheel of the mouse does not change in passing."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class DropDown(QComboBox):
    """A list that opens; scrolling the page over it moves the page, not the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls around."""
        event.ignore()
