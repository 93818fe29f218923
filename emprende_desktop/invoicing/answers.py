"""What SUNAT answers about a document, and what its codes mean for it.

Ranges of codes: manual del programador of SUNAT, as its return codes are numbered (resources/sunat/return_codes.csv).
"""

from dataclasses import dataclass
from enum import StrEnum

_REJECTED_FROM, _OBSERVED_FROM = 2000, 4000


class Verdict(StrEnum):
    """What a code says of a document: an exception is no answer about it, and it may be sent again."""

    ACCEPTED = "accepted"
    OBSERVED = "observed"
    REJECTED = "rejected"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer (CDR): its code, SUNAT's sentence and notes, its own number, and the document it is about.

    `about` is the series and number (`F001-12`) or the name (`RC-20261126-1`) of what was sent.
    """

    code: int
    description: str
    notes: tuple[str, ...]
    number: str
    about: str

    @property
    def verdict(self) -> Verdict:
        """Say what it means; notes beside an acceptance are observations."""
        told = verdict_of(self.code)
        return Verdict.OBSERVED if told == Verdict.ACCEPTED and self.notes else told


def verdict_of(code: int) -> Verdict:
    """Return what a code says: 0 accepted, 4000 and above observed, 2000 to 3999 rejected, the others exceptions."""
    if code == 0:
        return Verdict.ACCEPTED
    if code >= _OBSERVED_FROM:
        return Verdict.OBSERVED
    return Verdict.REJECTED if code >= _REJECTED_FROM else Verdict.EXCEPTION
