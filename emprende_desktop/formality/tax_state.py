"""What stands in the books of a tax of a month."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class TaxEntry:
    """An entry of a tax: its row, its day, how much it posted, and what the sheet said was to pay, in céntimos."""

    entry: int
    date: dt.date
    amount: Money
    owed: Money


@dataclass(frozen=True, slots=True)
class TaxState:
    """What stands of a tax of a month: that it was posted, that it was paid."""

    posted: TaxEntry | None = None
    paid: TaxEntry | None = None

    def differs_from(self, to_pay: Money) -> bool:
        """Say whether what was noted or paid said another amount than the sheet does now: the books have changed."""
        return any(told is not None and told.owed != to_pay for told in (self.posted, self.paid))


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What was held back from others in a month, in céntimos: it is paid to SUNAT apart from one's own taxes.

    IGV and income tax of who sold by a liquidación (RCP art. 6), and income tax of receipts for fees (LIR art. 74).
    """

    igv: Money = ZERO
    sellers: Money = ZERO
    fees: Money = ZERO
