"""The names of electronic books, 33 positions and `.TXT`: R.S. 286-2009/SUNAT annex 2, and the SIRE's tables."""

from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.identity import checked_ruc
from emprende_desktop.domain.period import Month
from emprende_desktop.exchange.ebooks.registry import ElectronicBook

_SOLES = "1"
_ANY_DAY = "00"


class Operations(StrEnum):
    """What position 30 says of the enterprise."""

    CLOSED = "0"
    OPERATING = "1"
    BOOK_CLOSED = "2"


@dataclass(frozen=True, slots=True)
class BookName:
    """What a name says: whose book of which month, whether anything is in it. Raises InvalidRucError."""

    book: ElectronicBook
    ruc: str
    month: Month
    holds_rows: bool
    operations: Operations

    def __post_init__(self) -> None:
        checked_ruc(self.ruc)

    @property
    def stem(self) -> str:
        """Return the name without its ending: month in full, no day, soles."""
        month = f"{self.month.year:04d}{self.month.month:02d}{_ANY_DAY}"
        content = "1" if self.holds_rows else "0"
        code = f"{self.book.code}{self.book.occasion}"
        return f"LE{self.ruc}{month}{code}{self.operations.value}{content}{_SOLES}{self.book.generator}"

    @property
    def text_file(self) -> str:
        """Return the name of the book itself."""
        return f"{self.stem}.TXT"

    @property
    def file(self) -> str:
        """Return the name of what is handed over: a ZIP where the book travels in one."""
        return f"{self.stem}.zip" if self.book.zipped else self.text_file
