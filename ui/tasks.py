"""Work under way beside the window: how far it has come, and the button that stops it."""

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from emprende_desktop.domain.progress import CancelledError, Progress
from emprende_desktop.i18n.translation import _
from ui.runner import Runner
from ui.widgets.basics import button, label

SHOWN_AFTER_MS = 500
T = TypeVar("T")


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


class Tasks(QObject):
    """Work beside the window, each piece a `Task` that tells its progress and can be stopped.

    Signals: `started(Task)` and `ended(Task)` round each piece; `crashed()` once a mistake of ours is in the log.
    """

    started = Signal(object)
    ended = Signal(object)
    crashed = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner

    def work(self, work: Callable[[Progress], T], done: Callable[[T], None], refused: Callable[[str], None]) -> None:
        """Run work; a user's mistake, and having been stopped, come back as a sentence."""
        task = Task()
        self.started.emit(task)

        def finished(result: T) -> None:
            self.ended.emit(task)
            done(result)

        def failed(error: Exception) -> None:
            self.ended.emit(task)
            self._fail(error, refused)

        self._runner.run(lambda: work(task), finished, failed)

    def _fail(self, error: Exception, refused: Callable[[str], None]) -> None:
        if isinstance(error, CancelledError):
            refused(_("Stopped. Nothing was changed."))
            return
        from emprende_desktop.domain.errors import BookkeepingError
        from emprende_desktop.i18n.messages import sentence

        if isinstance(error, BookkeepingError):
            refused(sentence(error))
            return
        logging.getLogger("emprende").error("unexpected", exc_info=error)
        refused(_("Something failed and was written to the log. Nothing saved was lost."))
        self.crashed.emit()

    def wait(self) -> None:
        """Wait for what is under way."""
        self._runner.wait()


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
