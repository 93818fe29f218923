"""What time it is, as an argument: the books never ask the machine themselves."""

import datetime as dt
from typing import Protocol

LIMA = dt.timezone(dt.timedelta(hours=-5))
BUILT_ON = dt.date(2026, 11, 24)
FUTURE_DAYS_MAX = 400
FIRST_DAY = dt.date(1900, 1, 1)


class Clock(Protocol):
    """Whoever can say the time in Lima."""

    def now(self) -> dt.datetime:
        """Return the moment, with Lima's offset."""
        ...


class SystemClock:
    """The clock of this machine, told in Lima's time whatever its zone."""

    def now(self) -> dt.datetime:
        """Return the moment, with Lima's offset."""
        return dt.datetime.now(LIMA)


class FixedClock:
    """A clock that stands still, for tests and for `--today`."""

    def __init__(self, moment: dt.datetime) -> None:
        self._moment = moment

    def now(self) -> dt.datetime:
        """Return the moment it was given."""
        return self._moment


def noon(date: dt.date) -> dt.datetime:
    """Return twelve o'clock in Lima on a date."""
    return dt.datetime.combine(date, dt.time(12), LIMA)


def latest_known_day(today: dt.date, last_entry: dt.date | None) -> dt.date:
    """Return the latest of today, the program's build and the last entry: a laptop's clock may be wrong."""
    return max(today, BUILT_ON, last_entry or BUILT_ON)


def is_too_far_ahead(date: dt.date, latest: dt.date) -> bool:
    """Say whether a date lies more than 400 days after the latest day known: a slip of the pen."""
    return date > latest + dt.timedelta(days=FUTURE_DAYS_MAX)


def is_too_long_ago(date: dt.date) -> bool:
    """Say whether a date lies before 1900: a slip of the pen in the year, which no span of months must begin with."""
    return date < FIRST_DAY
