"""The SQLAlchemy engine over the one encrypted connection library."""

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from emprende_desktop.vault.drives import refusal

Connect = Callable[[], sqlcipher3.dbapi2.Connection]


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
    def leave_transactions_to_us(raw: sqlcipher3.dbapi2.Connection, _entry: ConnectionPoolEntry) -> None:
        raw.isolation_level = None
        files[:] = [Path(name) for _number, _schema, name in raw.execute("PRAGMA database_list").fetchall()]

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
