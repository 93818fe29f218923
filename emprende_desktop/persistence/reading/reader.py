"""Reading on the driver: a fixed text of SQL with its parameters gives rows, as tuples to be unpacked by name."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import sqlcipher3.dbapi2 as sqlcipher

from emprende_desktop.vault.cipher import file_of
from emprende_desktop.vault.drives import refusal

Driver: TypeAlias = sqlcipher.Connection
Connect = Callable[[], Driver]
Parameters = Sequence[object] | Mapping[str, object]
Row = tuple[Any, ...]


class Reader:
    """One look at the books: whatever it reads is of one moment."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Driver) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Run a fixed text and return its rows one after another."""
        cursor: Iterator[Row] = self._connection.execute(sql, parameters)
        return cursor

    def first(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row, None where there is none."""
        return next(self.rows(sql, parameters), None)

    def one(self, sql: str, parameters: Parameters = ()) -> Row:
        """Return the first row of a text that always has one."""
        return next(self.rows(sql, parameters))

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - what a column holds
        """Return the first column of the first row, None where there is none."""
        row = self.first(sql, parameters)
        return row[0] if row else None


def many(values: Iterable[str | int]) -> str:
    """Return values as the one parameter of `IN (SELECT value FROM json_each(?))`: as many as there are, one text."""
    return json.dumps(tuple(values))


class Readers:
    """The connections that read, each lent to one look at a time: the window and its worker read side by side."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._idle: deque[Driver] = deque()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Lend a reader; what was committed before its first row is what it sees. Raises DriveFailedError."""
        connection = self._lent()
        try:
            connection.execute("BEGIN")
            yield Reader(connection)
        except sqlcipher.Error as error:
            raise refusal(error, file_of(connection)) or error from None
        finally:
            connection.rollback()
            self._idle.append(connection)
            if self._closed:  # whoever still read when the books were closed gives back what was lent
                self.close()

    def _lent(self) -> Driver:
        try:
            return self._idle.pop()
        except IndexError:
            connection = self._connect()
            connection.isolation_level = None
            connection.execute("PRAGMA query_only = ON")
            return connection

    def close(self) -> None:
        """Let go of the file; a reading that still runs does so when it ends."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()
