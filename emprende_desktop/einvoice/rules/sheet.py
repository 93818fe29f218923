"""SUNAT's sheets of validations, as they are shipped, and what they look up."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from emprende_desktop.einvoice.catalogues import catalogue
from resources.files import rows

CHECKED = "checked"
SIGNED = "firma"


@dataclass(frozen=True, slots=True)
class SheetRule:
    """A validation of the sheets: what it is about, whether it stops the document, SUNAT's words and return code."""

    document: str
    number: str
    tag: str
    kind: str
    rule: str
    message: str
    code: str
    how: str
    reason: str


@cache
def sheet() -> tuple[SheetRule, ...]:
    """Return every validation of the sheets."""
    return tuple(SheetRule(**{name: row[name] for name in SheetRule.__slots__}) for row in rows("sunat/rules_2026.csv"))


@cache
def checked(document: str) -> dict[str, SheetRule]:
    """Return the first checked validation of each return code in a kind of document, with those of its signature."""
    found: dict[str, SheetRule] = {}
    for row in sheet():
        if row.document in (document, SIGNED) and row.how == CHECKED:
            found.setdefault(row.code, row)
    return found


@cache
def codes_of(number: str) -> frozenset[str]:
    """Return the codes of a catalogue."""
    return frozenset(catalogue(number))


@cache
def _limits(name: str) -> tuple[tuple[Decimal, dt.date, dt.date], ...]:
    return tuple(
        (
            Decimal(row["value"]),
            dt.date.fromisoformat(row["valid_from"]),
            dt.date.fromisoformat(row["valid_to"]) if row["valid_to"] else dt.date.max,
        )
        for row in rows("sunat/rule_limits.csv")
        if row["name"] == name
    )


def limits(name: str, on: dt.date) -> frozenset[Decimal]:
    """Return the values that a rule admits on a day."""
    return frozenset(value for value, first, last in _limits(name) if first <= on <= last)


def limit(name: str, on: dt.date) -> Decimal:
    """Return the one value of a rule's limit on a day; zero when no rule was in force."""
    return max(limits(name, on), default=Decimal(0))
