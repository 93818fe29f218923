"""A document that has its number, and who gives it."""

from dataclasses import dataclass, field
from decimal import Decimal

from emprende_desktop.invoicing.document import NOTHING, Address, Draft
from emprende_desktop.invoicing.totals import Totals
from emprende_desktop.trade.documents import DocumentKind

HEAD_OFFICE = "0000"  # SUNAT's code of the fiscal address; each annexe has its own


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who gives a document: as the RUC says it, and as customers know it; `detractions` is the account of the BN."""

    ruc: str
    name: str
    trade_name: str = ""
    address: Address = field(default=Address())
    annexe: str = HEAD_OFFICE
    phone: str = ""
    email: str = ""
    detractions: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """A document with its number and what it adds up to at the IGV of its day; `issuer` is who gave it.

    Of a liquidación that is who buys.
    """

    issuer: Issuer
    draft: Draft
    number: int
    totals: Totals
    igv_percent: Decimal = NOTHING

    @property
    def kind(self) -> DocumentKind:
        """Return what document it is."""
        return self.draft.kind

    @property
    def name(self) -> str:
        """Return series and number as they are told: `F001-15`."""
        return numbered(self.draft.series, self.number)


def numbered(series: str, number: int) -> str:
    """Return series and number as they are told: `F001-15`."""
    return f"{series}-{number}"
