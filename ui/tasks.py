"""Work under way beside the window: how far it has come, and the button that stops it."""

import threading

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from emprende_desktop.domain.progress import CancelledError
from emprende_desktop.i18n.translation import _
from ui.widgets.basics import button, label

SHOWN_AFTER_MS = 500


class Task(QObject):
    """One piece of work; the worker calls it with (done, total), the window calls `stop`.

    Signals: `moved(int, int)`, delivered on the window's thread. Raises CancelledError in the worker once stopped.
    """

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Ask the worker to leave off at its next step."""
        self._stopped.set()

    def __call__(self, done: int, total: int) -> None:
        """Take note of a step."""
        if self._stopped.is_set():
            raise CancelledError
        self.moved.emit(done, total)


class BusyBar(QFrame):
    """Shows itself when work takes longer than half a second, with how far it is and a way to stop."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("busy")
        self._task: Task | None = None
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Working…"))
        self.cancel = button(_("Cancel"), self._stop, "link")
        layout = QHBoxLayout(self)
        layout.addWidget(label(_("Working…")))
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def watch(self, task: Task) -> None:
        """Follow a piece of work from its start."""
        self._task = task
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        task.moved.connect(self._moved)
        self._timer.start()

    def leave(self, task: Task) -> None:
        """Stop following it: it is over."""
        if task is self._task:
            self._task = None
            self._timer.stop()
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Come before what is shown."""
        super().showEvent(event)
        self.raise_()

    def _moved(self, done: int, total: int) -> None:
        if self.sender() is self._task:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _stop(self) -> None:
        if self._task is not None:
            self.cancel.setEnabled(False)
            self._task.stop()
