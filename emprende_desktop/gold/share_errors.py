"""What a person can do wrong with assemblies, with sharing out and with handing over the cash."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class MoreVotesThanPresentError(BookkeepingError):
    """More votes than members who were present."""

    votes: int
    present: int


@dataclass(eq=False)
class MorePresentThanMembersError(BookkeepingError):
    """More members ticked, or asked for as quorum, than are entitled."""

    count: int
    members: int


@dataclass(eq=False)
class QuorumRequiredError(BookkeepingError):
    """An assembly without a number of members that makes it valid."""


@dataclass(eq=False)
class ActInUseError(BookkeepingError):
    """An act under which something was shared out that still stands."""

    date: dt.date


@dataclass(eq=False)
class UnknownActError(BookkeepingError):
    """An act that is not there or was undone."""

    act: int


@dataclass(eq=False)
class SurplusForbiddenError(BookkeepingError):
    """A surplus to be shared in a form that shares none while it exists (field practice)."""

    form: str


@dataclass(eq=False)
class ActRequiredError(BookkeepingError):
    """A surplus to be shared without the assembly's act."""


@dataclass(eq=False)
class ActNotApprovedError(BookkeepingError):
    """A surplus to be shared under an act of a later day, without quorum or without more votes for than against."""

    date: dt.date


@dataclass(eq=False)
class SurplusNotThereError(BookkeepingError):
    """More surplus to share out than the closed years left, in céntimos."""

    asked: int
    there: int


@dataclass(eq=False)
class MoreThanOwedToMembersError(BookkeepingError):
    """More to share out than the lots brought in for their members, in céntimos."""

    asked: int
    there: int


@dataclass(eq=False)
class LotsRequiredError(BookkeepingError):
    """A share-out of what was sold for members that names no lot."""


@dataclass(eq=False)
class UnknownShareOutError(BookkeepingError):
    """An entry that shares nothing out, or was undone."""

    entry: int


@dataclass(eq=False)
class NothingLeftToPayError(BookkeepingError):
    """A member to be paid of whom nothing is owed any more."""


@dataclass(eq=False)
class SameTreasurerError(BookkeepingError):
    """Somebody who would hand the cash over to herself."""


@dataclass(eq=False)
class UnknownHandOverError(BookkeepingError):
    """A hand-over that is not there or was undone."""

    row: int
