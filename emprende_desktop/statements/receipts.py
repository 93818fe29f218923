"""What a receipt or a list of small papers says; amounts are céntimos."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class Receipt:
    """One note as a paper to sign: `inflow` says whether the enterprise received the money."""

    entry: int
    date: dt.date
    template: str
    arguments: tuple[tuple[str, str], ...]
    person: str
    place: str
    amount: Money
    inflow: bool


@dataclass(frozen=True, slots=True)
class Fare:
    """A fare without a paper of its own."""

    date: dt.date
    template: str
    arguments: tuple[tuple[str, str], ...]
    amount: Money
