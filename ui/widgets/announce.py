"""What a screen reader says at once, wherever the keyboard is."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a sentence said; without a screen reader nothing happens."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Alarm(QLabel):
    """A sentence about what is wrong, said when it appears and when it changes."""

    def setText(self, text: str) -> None:
        """Show another sentence."""
        super().setText(text)
        if self.isVisible():
            announce(self, text)

    def showEvent(self, event: QShowEvent) -> None:
        """Say it as it appears."""
        super().showEvent(event)
        if not event.spontaneous():
            announce(self, self.text())
