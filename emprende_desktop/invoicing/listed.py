"""A row of one of SUNAT's lists, as the advisor may write it: what a code means, between its days, and its source."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import NameRequiredError
from emprende_desktop.domain.value_errors import NoSourceError, ValuePeriodError


@dataclass(frozen=True, slots=True)
class ListedCode:
    """A code of a list (`name` is the catalogue's number), open on a side where its day is None.

    `more` is what else the row says, as JSON: of catalogue 54 its rate in percent. Raises NameRequiredError,
    ValuePeriodError, NoSourceError.
    """

    name: str
    code: str
    words: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str
    more: str = "{}"

    def __post_init__(self) -> None:
        if not (self.code.strip() and self.words.strip()):
            raise NameRequiredError("name")
        if self.valid_from is not None and self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValuePeriodError(self.valid_from, self.valid_to)
        if not self.source.strip():
            raise NoSourceError
