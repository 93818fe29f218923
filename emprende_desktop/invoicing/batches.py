"""What SUNAT is told about many documents at once: the day's boletas, and documents that are void."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.invoicing.issued import Issued, Issuer


class Condition(StrEnum):
    """Catalogue 19: what a line of a daily summary does with its document."""

    ADDED = "1"
    VOIDED = "3"


@dataclass(frozen=True, slots=True)
class Summarised:
    """A boleta, or a note on one, and what is said of it."""

    document: Issued
    condition: Condition = Condition.ADDED


@dataclass(frozen=True, slots=True)
class Summary:
    """Boletas and their notes of one `day`, told on the day `made` as the `number`th summary of that day.

    SUNAT takes the voiding of a boleta until seven days after it (Resumen diario 1.1, 2026-02-12).
    """

    issuer: Issuer
    day: dt.date
    made: dt.date
    number: int
    documents: tuple[Summarised, ...]

    @property
    def name(self) -> str:
        """Return how it calls itself: `RC-20261126-1`."""
        return f"RC-{self.made:%Y%m%d}-{self.number}"


@dataclass(frozen=True, slots=True)
class Voided:
    """A factura, or a note on one, that is void, and why: SUNAT takes three to a hundred letters."""

    document: Issued
    reason: str


@dataclass(frozen=True, slots=True)
class Voiding:
    """Facturas and their notes of one `day` that are void, told on the day `made`.

    Boletas and their notes are voided in a daily summary; a liquidación de compra is not voided this way.
    """

    issuer: Issuer
    day: dt.date
    made: dt.date
    number: int
    documents: tuple[Voided, ...]

    @property
    def name(self) -> str:
        """Return how it calls itself: `RA-20261126-1`."""
        return f"RA-{self.made:%Y%m%d}-{self.number}"
