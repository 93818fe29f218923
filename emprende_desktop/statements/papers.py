"""A paper as the index of proofs lists it."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A note's paper: what it backs, and its content, empty where it was erased."""

    entry: int
    date: dt.date
    template: str
    arguments: tuple[tuple[str, str], ...]
    amount: Money
    sha256: str
    media_type: str
    content: bytes
