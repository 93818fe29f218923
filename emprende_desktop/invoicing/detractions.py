"""What SUNAT's list says of a detracción: percent, and the amount above which there is one.

The list is the company's own copy of catalogue 54; gold's percents are dated values. The advisor edits both. What the
list does not know of a code, or of a day, is not guessed; what nobody read in a norm is told as unverified.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.dated import DatedValues
from emprende_desktop.domain.money import Money, round_half_up

DETRACTIONS = "54"  # the name of the list
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


def detraction_rule(row: Mapping[str, str], date: dt.date, values: DatedValues) -> DetractionRule:
    """Return what a row of the list says of its code on a day.

    The row has code, words and source, and what else it knows by the names of the list's own columns.
    """
    code, source = row["code"], row["source"]
    if row.get("annex"):
        source = f"{source}, anexo {row['annex']}"
    begins = row.get("rate_valid_from", "")
    sure = row.get("certainty") == _SURE and bool(begins) and date.isoformat() >= begins
    percent = Decimal(row["rate_pct"]) if row.get("rate_pct") else None
    gold = values.on(_GOLD[code], date) if code in _GOLD else None
    if gold is not None:
        percent, source, sure = gold.number, gold.source, sure and not gold.is_unverified
    return DetractionRule(code, row["words"], percent, _over(row, date, values), source, not sure)


def _over(row: Mapping[str, str], date: dt.date, values: DatedValues) -> Money | None:
    told = row.get("min_amount_pen", "")
    if told == _HALF_UIT:
        uit = values.on(UIT, date)
        return None if uit is None else round_half_up(uit.number / 2)
    return Money(int(told) * 100) if told.isdecimal() else None
