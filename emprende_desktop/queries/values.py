"""Limits and rates that change by date, as somebody wrote them."""

import datetime as dt
from collections.abc import Iterable

from emprende_desktop.domain.dated import DatedValue, DatedValues
from emprende_desktop.persistence.reading.gold_sales import value_in_force
from emprende_desktop.persistence.reading.reader import Reader, Row, many

_COLUMNS = "SELECT name, valid_from, valid_to, value, source FROM dated_value"
_EVERY = f"{_COLUMNS} ORDER BY name, valid_from"
_VALUES = f"{_COLUMNS} WHERE name IN (SELECT value FROM json_each(?)) ORDER BY name, valid_from"


def dated_values(reader: Reader, names: tuple[str, ...]) -> tuple[DatedValue, ...]:
    """Return every value of some names, the oldest of each first."""
    return _told(reader.rows(_VALUES, (many(names),)))


def every_value(reader: Reader) -> DatedValues:
    """Return all that changes by date, for rules that ask for many of them."""
    return DatedValues(_told(reader.rows(_EVERY)))


def _told(rows: Iterable[Row]) -> tuple[DatedValue, ...]:
    return tuple(
        DatedValue(name, dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None, value, source)
        for name, start, end, value, source in rows
    )


def value_on(reader: Reader, name: str, date: dt.date) -> str:
    """Return the value in force on a day as it is written; empty where none is."""
    value = value_in_force(reader, name, date)
    return "" if value is None else str(value)
