"""The schema of a company file: making it, and saying which one a file has."""

from sqlalchemy import text
from sqlalchemy.engine import Connection

import emprende_desktop.persistence.gold_tables
import emprende_desktop.persistence.invoice_tables
import emprende_desktop.persistence.tables  # noqa: F401 - they bring their tables into the metadata
from emprende_desktop.persistence.columns import metadata
from emprende_desktop.persistence.reading.revision import HEAD
from emprende_desktop.persistence.triggers import TRIGGERS

# The words of every sealed entry's detail, to be found whatever their accents; rowid is the entry.
SEARCH = (
    "CREATE VIRTUAL TABLE entry_words USING fts5(detail, content='', "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)


def create_schema(connection: Connection) -> None:
    """Make every table and trigger in an empty file and stamp it with the newest revision."""
    metadata.create_all(connection)
    connection.exec_driver_sql(SEARCH)
    create_triggers(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def create_triggers(connection: Connection) -> None:
    """Make every trigger anew: Alembic drops them in silence when it re-creates a table."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)
