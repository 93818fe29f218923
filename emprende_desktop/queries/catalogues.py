"""SUNAT's lists as the company has them: what a code means on a day, and where it comes from."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from emprende_desktop.persistence.reading.reader import Reader

RATE, UNVERIFIED = "rate_pct", "no verificado"  # what rows of catalogue 54 say beside their code


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list: its code and words, what else it says, its days (empty where open) and its source."""

    id: int
    code: str
    words: str
    more: Mapping[str, str]
    valid_from: str
    valid_to: str
    source: str
    edited: bool

    @property
    def is_unverified(self) -> bool:
        """Say whether the row itself tells that nobody read its rate in a norm."""
        return self.more.get("certainty") == UNVERIFIED


_ROWS = "SELECT id, code, words, more, valid_from, valid_to, source, edited FROM catalogue WHERE name = ?"
_ALL = f"{_ROWS} ORDER BY code, valid_from"
_ON_DAY = f"""
{_ROWS} AND valid_from <= ? AND (valid_to = '' OR valid_to >= ?) ORDER BY code, valid_from
"""


def whole_list(reader: Reader, name: str) -> tuple[Listed, ...]:
    """Return every row of one of SUNAT's lists, by code."""
    return tuple(_listed(row) for row in reader.rows(_ALL, (name,)))


def list_on(reader: Reader, name: str, day: dt.date) -> tuple[Listed, ...]:
    """Return the rows of a list that hold on a day, by code; of one code the newest."""
    told = {row[1]: _listed(row) for row in reader.rows(_ON_DAY, (name, day.isoformat(), day.isoformat()))}
    return tuple(told.values())


def _listed(row: tuple[object, ...]) -> Listed:
    id_, code, words, more, start, end, source, edited = row
    kept = json.loads(str(more) or "{}")
    assert isinstance(id_, int), "a row has its number"
    return Listed(id_, str(code), str(words), kept, str(start), str(end), str(source), bool(edited))
