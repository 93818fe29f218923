"""What SUNAT's list says of a detracción: percent, and the amount above which there is one.

The list is `resources/sunat/catalogues/54.csv`; gold's percents are dated values that the advisor edits. What the list
does not know of a day, or of a code, is not guessed; what nobody read in a norm is told as unverified.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from emprende_desktop.domain.dated import DatedValues
from emprende_desktop.domain.money import Money, round_half_up
from resources.files import rows

UIT = "uit"
_GOLD = {"031": "gold.detraction_pct", "036": "gold.detraction_exempt_pct", "045": "gold.detraction_pct"}
DETRACTION_VALUES = (UIT, *dict.fromkeys(_GOLD.values()))
_HALF_UIT, _SURE = "media UIT", "alta"


@dataclass(frozen=True, slots=True)
class DetractionRule:
    """A code of catalogue 54: its words, percent and the céntimos above which there is one, None where not known."""

    code: str
    words: str
    percent: Decimal | None
    over: Money | None
    source: str
    is_unverified: bool


@cache
def _listed() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("sunat/catalogues/54.csv")}


def detraction_codes() -> tuple[tuple[str, str], ...]:
    """Return every code and its words, in their order."""
    return tuple((code, row["description"]) for code, row in _listed().items())


def detraction_rule(code: str, date: dt.date, values: DatedValues) -> DetractionRule | None:
    """Return what is known of a code on a day, None for one that is not in the list."""
    row = _listed().get(code)
    if row is None:
        return None
    source, sure = row["source"], row["certainty"] == _SURE
    if row["annex"]:
        source = f"{source}, anexo {row['annex']}"
    begins = row["rate_valid_from"]
    sure = sure and bool(begins) and date.isoformat() >= begins
    percent = Decimal(row["rate_pct"]) if row["rate_pct"] else None
    gold = values.on(_GOLD[code], date) if code in _GOLD else None
    if gold is not None:
        percent, source, sure = gold.number, gold.source, sure and not gold.is_unverified
    return DetractionRule(code, row["description"], percent, _over(row, date, values), source, not sure)


def _over(row: dict[str, str], date: dt.date, values: DatedValues) -> Money | None:
    told = row["min_amount_pen"]
    if told == _HALF_UIT:
        uit = values.on(UIT, date)
        return None if uit is None else round_half_up(uit.number / 2)
    return Money(int(told) * 100) if told.isdecimal() else None
