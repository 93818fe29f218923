"""What a check of the books may find."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing found wrong: a stable code and the entry, account or day it concerns."""

    code: str
    subject: str
