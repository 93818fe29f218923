"""The SQLAlchemy engine over the one encrypted connection library."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from emprende_desktop.persistence.reading.reader import Connect, Driver, Reader
from emprende_desktop.vault.cipher import file_of
from emprende_desktop.vault.drives import refusal

_FILE = "file"


def engine_over(connect: Connect) -> Engine:
    """Return an engine whose connections come from `connect`; writers begin IMMEDIATE (see `writing`)."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=3,
        hide_parameters=True,  # a log handed over must not carry names or amounts
    )

    @event.listens_for(engine, "connect")
    def leave_transactions_to_us(raw: Driver, entry: ConnectionPoolEntry) -> None:
        raw.isolation_level = None
        entry.info[_FILE] = file_of(raw)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Lend a connection in one transaction that is committed at the end.

    Where the drive refuses a statement or the commit, nothing of it is kept: raises DriveFullError, DriveFailedError.
    """
    file = Path()
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            file = connection.info[_FILE]
            yield connection
    except (DBAPIError, sqlcipher3.dbapi2.Error) as error:
        fault = error.orig if isinstance(error, DBAPIError) else error
        raise refusal(fault, file) or error from None


def driver_of(connection: Connection) -> Driver:
    """Return the driver's own connection under a connection, in the same transaction: fixed SQL at no further cost."""
    driver: Driver = connection.connection.driver_connection
    return driver


def reader_within(connection: Connection) -> Reader:
    """Return a reader on the transaction of a connection: it sees what was written so far."""
    return Reader(driver_of(connection))
