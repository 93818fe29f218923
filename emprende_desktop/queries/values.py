"""Limits and rates that change by date, as somebody wrote them."""

import datetime as dt

from emprende_desktop.domain.dated import DatedValue
from emprende_desktop.persistence.reading.gold_sales import value_in_force
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.persistence.reading.taxes import told_values

_VALUES = """
SELECT name, valid_from, valid_to, value, source FROM dated_value WHERE name IN (SELECT value FROM json_each(?))
ORDER BY name, valid_from
"""


def dated_values(reader: Reader, names: tuple[str, ...]) -> tuple[DatedValue, ...]:
    """Return every value of some names, the oldest of each first."""
    return told_values(reader.rows(_VALUES, (many(names),)))


def value_on(reader: Reader, name: str, date: dt.date) -> str:
    """Return the value in force on a day as it is written; empty where none is."""
    value = value_in_force(reader, name, date)
    return "" if value is None else str(value)
