"""A supplier's paper as its XML says it, before anybody says that it is right.

Amounts are céntimos of its currency; sums that do not add up are kept as they stand and told in `doubts`.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Instalment
from emprende_desktop.invoicing.purchase_errors import NotForUsError
from emprende_desktop.invoicing.purchases import Currency


@dataclass(frozen=True, slots=True)
class ReadParty:
    """Who gave a paper or whom it is for: kind of identity (catalogue 06), number, name."""

    identity: IdentityKind
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line: what, how much of which unit (catalogue 03), price with tax if told, value without tax, its IGV.

    `affectation` is of catalogue 07; what is `free` is part of no sum.
    """

    description: str
    quantity: Decimal
    unit: str
    price: Decimal | None
    value: Money
    igv: Money
    affectation: str
    free: bool


@dataclass(frozen=True, slots=True)
class ReadTotals:
    """The sums of a paper in céntimos; what is `free` is not part of what is paid, `withheld` is taken from it."""

    payable: Money
    taxed: Money = ZERO
    igv: Money = ZERO
    untaxed: Money = ZERO
    icbper: Money = ZERO
    isc: Money = ZERO
    other: Money = ZERO
    free: Money = ZERO
    withheld: Money = ZERO

    @property
    def parts(self) -> Money:
        """Return what the parts come to, which is what is to be paid."""
        added = (self.taxed, self.igv, self.untaxed, self.icbper, self.isc, self.other)
        return Money(sum(part.cents for part in added)) - self.withheld


@dataclass(frozen=True, slots=True)
class ReadDetraction:
    """What the paper says of its detracción: code (catalogue 54), percent, amount in soles, the supplier's account."""

    code: str
    percent: Decimal
    amount: Money
    account: str


@dataclass(frozen=True, slots=True)
class ReadReference:
    """The paper that a note changes; its day is seldom told."""

    code: str
    series: str
    number: str
    date: dt.date | None
    reason: str


class Doubt(StrEnum):
    """A sum of a paper that does not add up."""

    TOTAL = "total"
    LINES = "lines"
    TAXES = "taxes"
    INSTALMENTS = "instalments"


@dataclass(frozen=True, slots=True)
class Doubted:
    """A sum as it stands there, and what its parts come to."""

    what: Doubt
    told: Money
    summed: Money


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """Every field of a supplier's XML that is shown before it is saved; `digest` is the SHA-256 of the XML."""

    code: str
    series: str
    number: str
    date: dt.date
    due: dt.date | None
    currency: Currency
    issuer: ReadParty
    receiver: ReadParty
    totals: ReadTotals
    lines: tuple[ReadLine, ...]
    on_credit: bool
    instalments: tuple[Instalment, ...]
    detraction: ReadDetraction | None
    reference: ReadReference | None
    operation: str
    notes: tuple[str, ...]
    doubts: tuple[Doubted, ...]
    digest: str


def check_for_us(read: ReadDocument, ruc: str) -> None:
    """Refuse a paper that is made out to somebody else than the RUC of the books; raises NotForUsError."""
    if read.receiver.number != ruc:
        raise NotForUsError(read.receiver.number, read.receiver.name)
