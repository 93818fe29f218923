"""What of the gold has to be looked after soon: whose it is, what it is, and until when."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ReminderKind(StrEnum):
    """What ends."""

    PERMISSION = "permission"
    ACCREDITATION = "accreditation"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What ends on a day, or ended (`is_late`), and whose it is.

    `names` are pseudonyms of members: the first page is seen by others.
    """

    kind: ReminderKind
    day: dt.date
    names: tuple[str, ...] = ()
    is_late: bool = False
