"""What can be wrong with a row of a file that comes in, one fault a row: its first."""

from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """What is wrong with a row."""

    FORMULA = "formula"
    MISSING_DATE = "missing-date"
    IMPOSSIBLE_DATE = "impossible-date"
    FUTURE_DATE = "future-date"
    NOT_A_NUMBER = "not-a-number"
    THREE_DECIMALS = "three-decimals"
    NEGATIVE_AMOUNT = "negative-amount"
    ZERO_AMOUNT = "zero-amount"
    BOTH_IN_AND_OUT = "both-in-and-out"
    NEITHER_IN_NOR_OUT = "neither-in-nor-out"
    UNKNOWN_RUBRO = "unknown-rubro"
    UNKNOWN_MEDIO = "unknown-medio"
    SAME_ACCOUNT = "same-account"
    UNKNOWN_ACCOUNT = "unknown-account"
    MISSING_ENTRY = "missing-entry"
    SEVERAL_DATES = "several-dates"
    UNBALANCED = "unbalanced"
    SPLIT_ENTRY = "split-entry"
    TWO_VALUES = "two-values"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing wrong in a row: its line in the file, what, and the text that was read."""

    line: int
    code: FaultCode
    text: str


class FaultFoundError(Exception):
    """Leaves the reading of a row at its first fault."""

    def __init__(self, code: FaultCode, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
