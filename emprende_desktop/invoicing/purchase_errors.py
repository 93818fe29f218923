"""What can be wrong with a supplier's paper, typed or read from its XML; data, not sentences. Amounts in céntimos."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class UnknownPaperError(BookkeepingError):
    """A kind of paper (catalogue 01) that the books do not know."""

    code: str


@dataclass(eq=False)
class PaperNumberError(BookkeepingError):
    """A series or number that papers of that kind do not have."""

    code: str
    text: str


@dataclass(eq=False)
class SupplierUnknownError(BookkeepingError):
    """A supplier without a number or a name."""

    field: str


@dataclass(eq=False)
class PurchasePartError(BookkeepingError):
    """A part of a purchase below zero; `field` names it."""

    field: str
    cents: int


@dataclass(eq=False)
class PurchaseTotalError(BookkeepingError):
    """Parts that do not add up to the total."""

    parts: int
    total: int


@dataclass(eq=False)
class PortionsError(BookkeepingError):
    """What it was for does not add up to the paper: `told` of `wanted`; of its IGV where `igv` says so."""

    told: int
    wanted: int
    igv: bool


@dataclass(eq=False)
class IgvRateError(BookkeepingError):
    """IGV that is of no rate of the day of the paper; `wanted` is the nearest."""

    igv: int
    wanted: int


@dataclass(eq=False)
class NotYetIssuedError(BookkeepingError):
    """A paper dated after today."""

    date: dt.date


@dataclass(eq=False)
class DueBeforeError(BookkeepingError):
    """A paper to be paid before it was given."""

    date: dt.date
    due: dt.date


@dataclass(eq=False)
class ExchangeRateError(BookkeepingError):
    """Dollars without their exchange rate, or one beyond belief."""

    text: str


@dataclass(eq=False)
class ModifiedPaperError(BookkeepingError):
    """A credit or debit note that does not say which paper it changes, or another paper that does."""

    code: str


class DetractionIncompleteError(BookkeepingError):
    """A detracción without its code or its percent."""


@dataclass(eq=False)
class DetractionAmountError(BookkeepingError):
    """A detracción that is not its percent of the total in whole soles; `wanted` is."""

    amount: int
    wanted: int


@dataclass(eq=False)
class WithholdingError(BookkeepingError):
    """Income tax withheld that is neither nothing nor what the rule says."""

    amount: int
    wanted: int


@dataclass(eq=False)
class DepositNumberError(BookkeepingError):
    """A deposit of a detracción without the number of its constancia."""


@dataclass(eq=False)
class NothingToDepositError(BookkeepingError):
    """A purchase whose detracción was deposited already, or that has none."""


@dataclass(eq=False)
class DepositTooEarlyError(BookkeepingError):
    """A deposit that is dated before its paper."""

    date: dt.date


@dataclass(eq=False)
class DepositPaidError(BookkeepingError):
    """A paper on which nothing is owed any more: what was to be deposited was noted as paid."""


@dataclass(eq=False)
class PaperKnownError(BookkeepingError):
    """A paper of the same supplier, kind and number that is in the books already, in this entry."""

    entry: int
    number: str
    date: dt.date


@dataclass(eq=False)
class NotForUsError(BookkeepingError):
    """A paper made out to somebody else: whose number and name these are."""

    number: str
    name: str


class XmlFault(StrEnum):
    """Why a file is no paper of a supplier that can be read."""

    EMPTY = "empty"
    SIZE = "size"
    ZIP = "zip"
    NO_XML = "no-xml"
    SEVERAL = "several"
    ENCODING = "encoding"
    DEFINITIONS = "definitions"
    CONTENT = "content"
    DEPTH = "depth"
    MANY = "many"
    KIND = "kind"
    ANSWER = "answer"


@dataclass(eq=False)
class UnreadableXmlError(BookkeepingError):
    """A file that is not the XML of a supplier's paper, or is made to do harm."""

    fault: XmlFault


class FieldFault(StrEnum):
    """What is wrong with one field of an XML."""

    MISSING = "missing"
    REPEATED = "repeated"
    UNREADABLE = "unreadable"


@dataclass(eq=False)
class XmlFieldError(BookkeepingError):
    """A field of an XML that is missing, there twice or not to be understood; `text` as it stands there."""

    field: str
    fault: FieldFault
    text: str = ""
