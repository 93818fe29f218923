"""What the registers of sales and of purchases hold: one line a document, its amounts signed and in céntimos of sol.

A credit note is negative in every amount. What a document in another currency says stands here in soles already, at
its exchange rate. The same lines make the printed registers, SUNAT's files and the taxes of a month.
"""

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.document import SOLES

_FEES = "02"


class RegisterState(StrEnum):
    """Whether a document of ours counts; the values are those of the PLE's last field."""

    STANDS = "1"
    ANNULLED = "2"


@dataclass(frozen=True, slots=True, order=True)
class PaperNumber:
    """What tells a document from every other of its giver: type (catalogue 01), series, and number as written."""

    type_code: str
    series: str
    number: str

    def __str__(self) -> str:
        """Return it as an advisor looks for it: `01 F001-25`."""
        return f"{self.type_code} {self.series}-{self.number}" if self.series else f"{self.type_code} {self.number}"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Who bought or sold: kind of identity (catalogue 06), its number, the name; all empty for an unnamed buyer."""

    kind: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class ModifiedPaper:
    """The document that a note changes, and its day."""

    date: dt.date
    paper: PaperNumber


@dataclass(frozen=True, slots=True)
class SaleAmounts:
    """The money of a document of ours, or of many: every part with its sign, and the total as the document says it.

    What is told as a discount of base or IGV is negative, and stands beside the amount before it.
    """

    export: Money = ZERO
    base: Money = ZERO
    base_discount: Money = ZERO
    igv: Money = ZERO
    igv_discount: Money = ZERO
    exempt: Money = ZERO
    unaffected: Money = ZERO
    isc: Money = ZERO
    ivap_base: Money = ZERO
    ivap: Money = ZERO
    icbper: Money = ZERO
    other: Money = ZERO
    total: Money = ZERO

    def __add__(self, more: "SaleAmounts") -> "SaleAmounts":
        return _added(self, more)

    def __neg__(self) -> "SaleAmounts":
        return _negated(self)


@dataclass(frozen=True, slots=True)
class PurchaseAmounts:
    """The money of a supplier's document, or of many, by what was bought for: taxed sales, both kinds, untaxed ones.

    SUNAT calls them DG, DGNG and DNG (R.S. 040-2022/SUNAT annex 11); `not_taxed` had no IGV.
    """

    base_taxed: Money = ZERO
    igv_taxed: Money = ZERO
    base_mixed: Money = ZERO
    igv_mixed: Money = ZERO
    base_untaxed: Money = ZERO
    igv_untaxed: Money = ZERO
    not_taxed: Money = ZERO
    isc: Money = ZERO
    icbper: Money = ZERO
    other: Money = ZERO
    total: Money = ZERO

    def __add__(self, more: "PurchaseAmounts") -> "PurchaseAmounts":
        return _added(self, more)

    def __neg__(self) -> "PurchaseAmounts":
        return _negated(self)


SALE_PARTS = tuple(part.name for part in fields(SaleAmounts))
PURCHASE_PARTS = tuple(part.name for part in fields(PurchaseAmounts))
_Amounts = TypeVar("_Amounts", SaleAmounts, PurchaseAmounts)


def _added(first: _Amounts, second: _Amounts) -> _Amounts:
    names = (part.name for part in fields(first))
    return type(first)(**{name: getattr(first, name) + getattr(second, name) for name in names})


def _negated(amounts: _Amounts) -> _Amounts:
    return type(amounts)(**{part.name: -getattr(amounts, part.name) for part in fields(amounts)})


@dataclass(frozen=True, slots=True)
class SaleLine:
    """A document of ours; `rate` is soles for one of another currency (SUNAT, sale), `last_number` ends a range."""

    date: dt.date
    due: dt.date | None
    paper: PaperNumber
    party: Counterpart
    amounts: SaleAmounts
    currency: str = SOLES
    rate: Decimal | None = None
    modified: ModifiedPaper | None = None
    state: RegisterState = RegisterState.STANDS
    last_number: str = ""

    @property
    def counted(self) -> SaleAmounts:
        """Return what it counts for: an annulled document keeps its place in the register and counts nothing."""
        return SaleAmounts() if self.state is RegisterState.ANNULLED else self.amounts


@dataclass(frozen=True, slots=True)
class Deposit:
    """A deposited detracción: the day and the number of its certificate."""

    date: dt.date
    number: str


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    """A supplier's document; `dua_year` is of a customs declaration alone."""

    date: dt.date
    due: dt.date | None
    paper: PaperNumber
    party: Counterpart
    amounts: PurchaseAmounts
    currency: str = SOLES
    rate: Decimal | None = None
    modified: ModifiedPaper | None = None
    deposit: Deposit | None = None
    dua_year: str = ""
    last_number: str = ""

    @property
    def counted(self) -> PurchaseAmounts:
        """Return what it counts for: all of it."""
        return self.amounts


def is_registered(line: PurchaseLine) -> bool:
    """Say whether a supplier's document goes into the register: a receipt for fees (02) does not (sin verificar)."""
    return line.paper.type_code != _FEES
