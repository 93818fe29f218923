"""What can be wrong with electronic books that are written, or with a proposal that comes in."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.formality.book_faults import BookFault


@dataclass(eq=False)
class FaultyBookError(BookkeepingError):
    """A book with values that SUNAT would refuse: nothing of it was written; the first are told, `count` are all."""

    faults: tuple[BookFault, ...]
    count: int


@dataclass(eq=False)
class UnbalancedBookError(BookkeepingError):
    """A journal whose debits and credits differ by so many céntimos."""

    difference: int


@dataclass(eq=False)
class BookOwnerRequiredError(BookkeepingError):
    """A book of an enterprise whose RUC is not written down."""


@dataclass(eq=False)
class UnknownBookError(BookkeepingError):
    """A key that is none of the electronic books."""

    key: str


@dataclass(eq=False)
class UnreadableProposalError(BookkeepingError):
    """A file that is no proposal of the SIRE as SUNAT gives it: `reason` is size, kind, archive, rows or empty."""

    path: str
    reason: str


@dataclass(eq=False)
class FaultyProposalError(BookkeepingError):
    """A row of a proposal that does not read: its line, and the text that is in doubt."""

    path: str
    line: int
    text: str


@dataclass(eq=False)
class ForeignProposalError(BookkeepingError):
    """A proposal of another enterprise, another month, or of purchases where sales were asked for."""

    path: str
    found: str
    wanted: str
