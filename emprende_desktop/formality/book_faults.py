"""What can be wrong with a field of an electronic book, told by document."""

from dataclasses import dataclass
from enum import StrEnum


class BookFaultKind(StrEnum):
    """What is wrong with a value."""

    MISSING = "missing"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"
    DECIMALS = "decimals"
    CHARACTER = "character"
    NOT_DIGITS = "not-digits"
    UNKNOWN_CODE = "unknown-code"
    IDENTITY = "identity"
    SUM = "sum"
    WITHOUT_RATE = "without-rate"
    AFTER_PERIOD = "after-period"


@dataclass(frozen=True, slots=True)
class BookFault:
    """A value that SUNAT would refuse: whose it is (a document, an entry, an account), its field, and the value."""

    document: str
    number: int
    name: str
    value: str
    kind: BookFaultKind
