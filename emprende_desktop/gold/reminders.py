"""What of the gold has to be looked after soon: whose it is, what it is, and since or until when."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ReminderKind(StrEnum):
    """What ends, or waits too long."""

    PERMISSION = "permission"
    ACCREDITATION = "accreditation"
    CONSENT = "consent"
    PLANT = "plant"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What ends on a day, or has waited since it, and whose it is.

    `names` are pseudonyms of members or the code of a lot: the first page is seen by others.
    """

    kind: ReminderKind
    day: dt.date
    names: tuple[str, ...] = ()
    is_late: bool = False
