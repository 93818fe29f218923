"""An open company file: `execute` a command, `fetch` a query; the only door to the books."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from emprende_desktop.domain.clock import Clock
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.domain.topics import Committed
from emprende_desktop.persistence.reading.reader import Connect, Reader, Readers

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from emprende_desktop.persistence.unit_of_work import UnitOfWork

V = TypeVar("V")
T = TypeVar("T")
P = ParamSpec("P")

Command = Callable[["UnitOfWork", V], Committed]
Query = Callable[Concatenate[Reader, P], T]


class Company:
    """One company, open for one writer until `close`; what writes is loaded with the first command."""

    def __init__(self, connect: Connect, clock: Clock, on_close: Callable[[], None], key: bytes) -> None:
        self._connect = connect
        self._clock = clock
        self._key = key
        self._readers = Readers(connect)
        self._at_close = ExitStack()
        self._at_close.callback(on_close)
        self._at_close.callback(self._readers.close)

    @cached_property
    def _engine(self) -> "Engine":
        from emprende_desktop.persistence.engine import engine_over  # costs more to import than a window to paint

        engine = engine_over(self._connect)
        self._at_close.callback(engine.dispose)
        return engine

    def execute(self, command: Command[V], value: V, progress: Progress = unwatched) -> Committed:
        """Run a command in one transaction, with one line in the audit trail.

        Raises what the command raises, DriveFullError, DriveFailedError: then nothing of it is kept.
        """
        from emprende_desktop.persistence.engine import writing
        from emprende_desktop.persistence.unit_of_work import UnitOfWork

        with writing(self._engine) as connection:
            uow = UnitOfWork(connection, self._clock.now(), progress)
            committed = command(uow, value)
            uow.record_in_audit(command.__name__, committed.row_id)
        return committed

    @property
    def now(self) -> dt.datetime:
        """Return the moment on the clock of these books."""
        return self._clock.now()

    def derived_key(self, purpose: str) -> bytes:
        """Return 32 bytes for one purpose, out of the key of the books: what they seal opens with these books alone."""
        from emprende_desktop.vault.keys import derived

        return derived(self._key, purpose)

    def prepare(self) -> None:
        """Load what writes, on whatever thread: the first command then takes no longer than the next."""
        import emprende_desktop.persistence.unit_of_work  # noqa: F401

        self._engine.connect().close()

    def fetch(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query on what was committed until now and return its frozen rows."""
        with self._readers.reading() as reader:
            return query(reader, *args, **kwargs)

    def stream(self, query: Query[P, Iterator[T]], *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
        """Yield the rows of a query as they are read; what they are read from stands still until the last of them."""
        with self._readers.reading() as reader:
            yield from query(reader, *args, **kwargs)

    def close(self) -> None:
        """Let go of the file and of its lock."""
        self._at_close.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()
