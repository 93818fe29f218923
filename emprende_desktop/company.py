"""An open company file: `execute` a command, `fetch` a query; the only door to the books."""

from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from emprende_desktop.domain.clock import Clock
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.domain.topics import Committed
from emprende_desktop.persistence.unit_of_work import UnitOfWork

V = TypeVar("V")
T = TypeVar("T")
P = ParamSpec("P")

Command = Callable[[UnitOfWork, V], Committed]
Query = Callable[Concatenate[Connection, P], T]


class Company:
    """One company, open for one writer until `close`."""

    def __init__(self, engine: Engine, clock: Clock, on_close: Callable[[], None]) -> None:
        self._engine = engine
        self._clock = clock
        self._on_close = on_close

    def execute(self, command: Command[V], value: V, progress: Progress = unwatched) -> Committed:
        """Run a command in one transaction, with one line in the audit trail; raises what the command raises."""
        with self._engine.connect().execution_options(writing=True) as connection, connection.begin():
            uow = UnitOfWork(connection, self._clock.now(), progress)
            committed = command(uow, value)
            uow.record_in_audit(command.__name__, committed.row_id)
        return committed

    def fetch(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query and return its frozen rows."""
        with self._engine.connect() as connection, connection.begin():
            return query(connection, *args, **kwargs)

    def stream(self, query: Query[P, Iterator[T]], *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
        """Yield the rows of a query as they are read; what they are read from stands still until the last of them."""
        with self._engine.connect() as connection, connection.begin():
            yield from query(connection, *args, **kwargs)

    def close(self) -> None:
        """Let go of the file and of its lock."""
        self._engine.dispose()
        self._on_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()
