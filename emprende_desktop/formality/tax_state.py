"""What stands in the books of a tax of a month."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class TaxEntry:
    """An entry of a tax: its row, its day, and how much, in céntimos."""

    entry: int
    date: dt.date
    amount: Money


@dataclass(frozen=True, slots=True)
class TaxState:
    """What stands of a tax of a month: that it was posted, that it was paid."""

    posted: TaxEntry | None = None
    paid: TaxEntry | None = None
