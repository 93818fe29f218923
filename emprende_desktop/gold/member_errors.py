"""What a person can do wrong with members, their days, the group's containers and permissions."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class UnderAgeError(BookkeepingError):
    """A child as a member: nothing of her is kept, not even her name."""

    known: bool = False


@dataclass(eq=False)
class UnderAgeDayError(BookkeepingError):
    """A day or bags of somebody who was under 18 on that day."""

    name: str


@dataclass(eq=False)
class NoBirthDateError(BookkeepingError):
    """A day or bags of a member whose age nobody wrote down."""

    name: str


@dataclass(eq=False)
class MemberLeftError(BookkeepingError):
    """A day or bags of a member after she left."""

    name: str
    left_on: dt.date


@dataclass(eq=False)
class NotMemberError(BookkeepingError):
    """A person who is no member, or whose data were erased."""

    name: str


@dataclass(eq=False)
class DaysReversedError(BookkeepingError):
    """A span that ends before it begins."""

    first: dt.date
    last: dt.date


@dataclass(eq=False)
class ContainerNotWeighedError(BookkeepingError):
    """A container that was never weighed: nobody knows what one holds."""

    name: str


@dataclass(eq=False)
class WeightsReversedError(BookkeepingError):
    """A container that weighs no more full (gross, grams) than empty (tare, grams)."""

    gross_g: int
    tare_g: int


@dataclass(eq=False)
class NothingGatheredError(BookkeepingError):
    """A day of gathering of nobody, or of somebody who neither worked nor brought anything."""

    name: str


@dataclass(eq=False)
class OwnershipRequiredError(BookkeepingError):
    """A new lot of which nobody said whose it is."""


@dataclass(eq=False)
class NotBoughtError(BookkeepingError):
    """A price for ore that is not bought from members: its lot belongs to them, or to all together."""

    lot: str


@dataclass(eq=False)
class UnknownGatheringError(BookkeepingError):
    """A day of gathering that is not there or was undone already."""

    collection: int
