"""The SQLAlchemy engine over the one encrypted connection library."""

from pathlib import Path
from typing import TypeAlias

import sqlcipher3.dbapi2
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from emprende_desktop.persistence.reading.reader import Connect, Reader
from emprende_desktop.vault.cipher import file_of
from emprende_desktop.vault.drives import refusal

Driver: TypeAlias = sqlcipher3.dbapi2.Connection


def engine_over(connect: Connect) -> Engine:
    """Return an engine whose connections come from `connect`; writers begin IMMEDIATE (see `writing`).

    Where the drive refuses, its statements raise DriveFullError or DriveFailedError.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=3,
        hide_parameters=True,  # a log handed over must not carry names or amounts
    )

    files: list[Path] = []

    @event.listens_for(engine, "connect")
    def leave_transactions_to_us(raw: Driver, _entry: ConnectionPoolEntry) -> None:
        raw.isolation_level = None
        files[:] = [file_of(raw)]

    @event.listens_for(engine, "handle_error")
    def name_the_drive(context: ExceptionContext) -> None:
        error = context.original_exception
        trouble = refusal(error, files[0]) if files and isinstance(error, sqlcipher3.dbapi2.Error) else None
        if trouble is not None:
            raise trouble from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def driver_of(connection: Connection) -> Driver:
    """Return the driver's own connection under a connection, in the same transaction: fixed SQL at no further cost."""
    driver: Driver = connection.connection.driver_connection
    return driver


def reader_within(connection: Connection) -> Reader:
    """Return a reader on the transaction of a connection: it sees what was written so far."""
    return Reader(driver_of(connection))
