"""SUNAT's lists as the company has them: rows written by the advisor in place of those that were there."""

import datetime as dt

from sqlalchemy import delete, insert
from sqlalchemy.engine import Connection

from emprende_desktop.invoicing.listed import ListedCode
from emprende_desktop.persistence import invoice_tables as i


class CatalogueRepository:
    """The lists of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, row: ListedCode) -> None:
        """Write a row, in place of one of the same code that begins on the same day."""
        values = {
            "name": row.name, "code": row.code.strip(), "words": row.words.strip(), "more": row.more,
            "valid_from": _day(row.valid_from), "valid_to": _day(row.valid_to), "source": row.source.strip(),
            "edited": 1,
        }  # fmt: skip
        self._connection.execute(insert(i.catalogue).prefix_with("OR REPLACE"), values)

    def take_away(self, row: ListedCode) -> None:
        """Let a row go."""
        c = i.catalogue.c
        begins = (c.name == row.name) & (c.code == row.code.strip()) & (c.valid_from == _day(row.valid_from))
        self._connection.execute(delete(i.catalogue).where(begins))


def _day(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()
