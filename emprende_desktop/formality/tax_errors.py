"""What a person can do wrong with the taxes of a month."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.period import Month


@dataclass(eq=False)
class TaxPostedError(BookkeepingError):
    """A tax of a month that stands in the books already."""

    tax: str
    month: Month


@dataclass(eq=False)
class TaxPaidError(BookkeepingError):
    """A tax of a month that was paid already."""

    tax: str
    month: Month


@dataclass(eq=False)
class NothingToPostError(BookkeepingError):
    """A tax of a month that leaves nothing to be written into the books before it is paid."""

    tax: str
    month: Month


@dataclass(eq=False)
class NothingToPayError(BookkeepingError):
    """A tax of a month of which nothing is to be paid, or that its regime does not have."""

    tax: str
    month: Month
