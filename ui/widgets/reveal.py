"""Amounts are hidden on a shared screen until they are asked for, and hide themselves again."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from ui.widgets.basics import button

SHOWN_MS = 10_000
COVERED = "••••"


class Reveal(QWidget):
    """A button that shows amounts for ten seconds. Signals: `changed()` when they are to be shown or hidden."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._button = button(_("Show"), self.toggle, "link", "eye")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._button)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.toggle)
        self.amounts_shown = False

    def toggle(self) -> None:
        """Show the amounts, or hide them again."""
        self.amounts_shown = not self.amounts_shown
        self.timer.stop()
        if self.amounts_shown:
            self.timer.start()
        text = _("Hide") if self.amounts_shown else _("Show")
        self._button.setText(text)
        self._button.setAccessibleName(text)
        self.changed.emit()
