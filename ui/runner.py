"""Running slow work beside the window: one worker thread, and a twin that works at once for tests."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Runner(Protocol):
    """Whoever runs work and says how it went on the thread of the window."""

    def run(self, work: Work, done: Done, failed: Failed) -> None:
        """Start work; exactly one of `done` and `failed` is called."""
        ...

    def apart(self) -> "Runner":
        """Return a runner for what may take long: nothing waits behind it here."""
        ...

    def wait(self) -> None:
        """Return when nothing is under way."""
        ...


class InlineRunner:
    """Works at once, on the caller's thread."""

    def run(self, work: Work, done: Done, failed: Failed) -> None:
        """Do the work and say how it went."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  the caller tells a user's mistake from ours
            failed(error)
            return
        done(result)

    def apart(self) -> "InlineRunner":
        """Return itself: nothing ever waits."""
        return self

    def wait(self) -> None:
        """Return: nothing is ever under way."""


class ThreadRunner(QObject):
    """One worker thread; its signal lives on the window's thread, so that answers arrive there."""

    _finished = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: dict[int, tuple[Done, Failed]] = {}
        self._tickets = 0
        self._finished.connect(self._answer)

    def run(self, work: Work, done: Done, failed: Failed) -> None:
        """Queue work behind what is under way."""
        self._tickets += 1
        self._waiting[self._tickets] = (done, failed)
        self._pool.start(_Job(work, self._tickets, self._finished.emit))

    @Slot(int, object, object)
    def _answer(self, ticket: int, result: object, error: object) -> None:
        done, failed = self._waiting.pop(ticket)
        if isinstance(error, Exception):
            failed(error)
            return
        done(result)

    def apart(self) -> "ThreadRunner":
        """Return one with a thread of its own."""
        return ThreadRunner(self)

    def wait(self) -> None:
        """Wait for the worker; answers still in the queue are delivered by the window's loop."""
        self._pool.waitForDone()


class _Job(QRunnable):
    def __init__(self, work: Work, ticket: int, tell: Callable[[int, object, object], None]) -> None:
        super().__init__()
        self._work = work
        self._ticket = ticket
        self._tell = tell

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001  told on the window's thread
            self._tell(self._ticket, None, error)
            return
        self._tell(self._ticket, result, None)
