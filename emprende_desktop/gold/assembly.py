"""Assemblies and what they agreed; the cash handed over from one treasurer to the next.

Ids are local row ids, `key` the idempotency key of the form; money is céntimos.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError, NameRequiredError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.share_errors import (
    MorePresentThanMembersError,
    MoreVotesThanPresentError,
    QuorumRequiredError,
    SameTreasurerError,
)


class Decision(StrEnum):
    """What came of a vote; without a quorum an assembly decides nothing."""

    NO_QUORUM = "no_quorum"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Votes:
    """Who may vote, how many must come, how many came, and how they voted."""

    members: int
    quorum: int
    present: int
    in_favour: int
    against: int
    abstained: int

    @property
    def decision(self) -> Decision:
        """Return what came of it: more must be for it than against."""
        if self.present < self.quorum:
            return Decision.NO_QUORUM
        return Decision.APPROVED if self.in_favour > self.against else Decision.REFUSED


def usual_quorum(members: int) -> int:
    """Return more than half of the members, what is proposed where the statutes say nothing else."""
    return members // 2 + 1


@dataclass(frozen=True, slots=True)
class NewAct:
    """An assembly to write down: `attended` are members, `held_at` is printed in nothing that others see.

    Raises NameRequiredError, AmountNotPositiveError, QuorumRequiredError, MorePresentThanMembersError,
    MoreVotesThanPresentError.
    """

    date: dt.date
    subject: str
    held_at: str
    agreed: str
    members: int
    quorum: int
    attended: tuple[int, ...]
    in_favour: int
    against: int
    abstained: int
    key: str

    def __post_init__(self) -> None:
        if not self.subject.strip():
            raise NameRequiredError("subject")
        votes = (self.in_favour, self.against, self.abstained)
        if min(votes) < 0:
            raise AmountNotPositiveError(min(votes))
        if self.quorum <= 0:
            raise QuorumRequiredError
        most = max(len(self.attended), self.quorum)
        if most > self.members:
            raise MorePresentThanMembersError(most, self.members)
        if sum(votes) > len(self.attended):
            raise MoreVotesThanPresentError(sum(votes), len(self.attended))

    @property
    def votes(self) -> Votes:
        """Return who came and how they voted."""
        counted = (len(self.attended), self.in_favour, self.against, self.abstained)
        return Votes(self.members, self.quorum, *counted)


@dataclass(frozen=True, slots=True)
class Act:
    """An assembly that was written down and stands; `attended` are the names of those who came, in their order."""

    id: int
    date: dt.date
    subject: str
    held_at: str
    agreed: str
    votes: Votes
    attended: tuple[str, ...]

    def approves_on(self, date: dt.date) -> bool:
        """Say whether something of a day rests on it: it was held by then, valid, and for it."""
        return self.date <= date and self.votes.decision is Decision.APPROVED


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in a place when it was handed over; raises AmountNotPositiveError below zero."""

    place: int
    counted: Money

    def __post_init__(self) -> None:
        if self.counted < ZERO:
            raise AmountNotPositiveError(self.counted.cents)


@dataclass(frozen=True, slots=True)
class NewHandOver:
    """The cash and papers that one treasurer gives to the next; raises NameRequiredError, SameTreasurerError."""

    date: dt.date
    giver: int | None
    taker: int | None
    counts: tuple[Counted, ...]
    papers: tuple[str, ...]
    detail: str
    key: str

    def __post_init__(self) -> None:
        if self.giver is None or self.taker is None:
            raise NameRequiredError("party")
        if self.giver == self.taker:
            raise SameTreasurerError


@dataclass(frozen=True, slots=True)
class HandedPlace:
    """A place that was handed over: what the notes said on that day and what was counted."""

    name: str
    expected: Money
    counted: Money

    @property
    def difference(self) -> Money:
        """Return what was counted beyond what the notes said, below zero where something was missing."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class HandOver:
    """A hand-over that was written down and stands."""

    id: int
    date: dt.date
    giver: str
    taker: str
    places: tuple[HandedPlace, ...]
    papers: tuple[str, ...]
    detail: str
