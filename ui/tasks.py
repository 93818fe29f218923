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
        self._under_way: set[Task] = set()

    def work(self, work: Callable[[Progress], T], done: Callable[[T], None], refused: Callable[[str], None]) -> None:
        """Run work; a user's mistake, and having been stopped, come back as a sentence."""
        task = Task()
        self._under_way.add(task)
        self.started.emit(task)

        def finished(result: T) -> None:
            self._end(task)
            done(result)

        def failed(error: Exception) -> None:
            self._end(task)
            self._fail(error, refused)

        self._runner.run(lambda: work(task), finished, failed)

    def _end(self, task: Task) -> None:
        self._under_way.discard(task)
        self.ended.emit(task)

    @property
    def busy(self) -> bool:
        """Say whether work is under way."""
        return bool(self._under_way)

    def stop(self) -> None:
        """Ask whatever is under way to leave off at its next step."""
        for task in self._under_way:
            task.stop()

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
        self._tasks: list[Task] = []
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
        """Follow a piece of work from its start; where two are under way, the one that began last."""
        self._tasks.append(task)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        task.moved.connect(self._moved)
        self._timer.start()

    def leave(self, task: Task) -> None:
        """Stop following it: it is over."""
        if task not in self._tasks:
            return
        self._tasks.remove(task)
        if not self._tasks:
            self._timer.stop()
            self.hide()
            return
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Come before what is shown."""
        super().showEvent(event)
        self.raise_()

    def _moved(self, done: int, total: int) -> None:
        if self._tasks and self.sender() is self._tasks[-1]:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _stop(self) -> None:
        if self._tasks:
            self.cancel.setEnabled(False)
            self._tasks[-1].stop()
