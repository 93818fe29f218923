"""What happens to a document from its draft to its answer: states, what may follow, what to do next and when.

Two rules keep a document from being lost or sent twice. It is `SENT` before anything leaves the machine, so that a
laptop that goes out in between finds it there; and from `UNKNOWN`, where SUNAT may have it, it goes out again only
once SUNAT said that it does not, or where SUNAT cannot be asked and refuses what it knows by its name.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from emprende_desktop.domain.clock import LIMA
from emprende_desktop.invoicing.file_names import FileName, Way
from emprende_desktop.invoicing.wire_errors import OutboxStepError

_FIRST_WAIT, _LONGEST_WAIT = dt.timedelta(minutes=1), dt.timedelta(hours=6)
_ANSWER_WAIT = dt.timedelta(minutes=10)  # beyond it, whoever waited for an answer is gone
_DOUBLED_MAX = 20
_DEADLINES = {"01": "factura", "03": "boleta", "04": "liquidacion", "RC": "summary", "RA": "voiding"}
_NOTES = {"07": "credit_note", "08": "debit_note"}


class State(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    SIGNED = "signed"
    SENT = "sent"
    ACCEPTED = "accepted"
    OBSERVED = "observed"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


class Event(StrEnum):
    """What happened to it.

    `UNREACHED`: nothing was received. `REFUSED`: not taken, and a person must mend something first. `LOST`: no usable
    answer. `DUPLICATE`: SUNAT has one of its name already. `ABSENT`: asked, SUNAT does not have it. `ASKED`: asked
    without news. `RELEASE`: a person says to go on. `REOPEN`: a person has one signed anew that SUNAT surely does not
    have.
    """

    SIGN = "sign"
    REOPEN = "reopen"
    SEND = "send"
    TICKET = "ticket"
    ACCEPT = "accept"
    OBSERVE = "observe"
    REJECT = "reject"
    UNREACHED = "unreached"
    REFUSED = "refused"
    LOST = "lost"
    DUPLICATE = "duplicate"
    ABSENT = "absent"
    ASKED = "asked"
    RELEASE = "release"


class Step(StrEnum):
    """What to do next: `PERSON` waits for one to mend or decide, `GIVE_UP` is to tell `LOST` of an answer."""

    NOTHING = "nothing"
    WAIT = "wait"
    SEND = "send"
    ASK = "ask"
    GIVE_UP = "give-up"
    PERSON = "person"
    TOO_LATE = "too-late"


FINAL = frozenset({State.ACCEPTED, State.OBSERVED, State.REJECTED})
_VERDICTS = {Event.ACCEPT: State.ACCEPTED, Event.OBSERVE: State.OBSERVED, Event.REJECT: State.REJECTED}
_NO_NEWS = (Event.ASKED, Event.UNREACHED, Event.LOST)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A document on its way: how it is answered, its state, and what was tried.

    `attempts` counts what was tried since its state last changed for good and `last_try` is the latest; `ticket` is
    what SUNAT gave for a summary; `held` waits for a person; `known` where SUNAT said that it has one of its name.
    """

    way: Way
    state: State = State.DRAFT
    attempts: int = 0
    last_try: dt.datetime | None = None
    ticket: str = ""
    held: bool = False
    known: bool = False

    def after(self, event: Event, now: dt.datetime, ticket: str = "") -> Self:
        """Return the document after an event at a moment (with its offset); raises OutboxStepError."""
        if event == Event.RELEASE and self.held:
            return replace(self, held=False)
        made = self._followed(event, now, ticket)
        if made is None:
            raise OutboxStepError(self.state, event)
        return made

    def _followed(self, event: Event, now: dt.datetime, ticket: str) -> Self | None:
        if event in _VERDICTS:
            return replace(self, state=_VERDICTS[event], held=False) if self._may_be_answered() else None
        if event == Event.TICKET:
            return self._ticketed(ticket, now)
        if self.state in (State.DRAFT, State.SIGNED):
            return self._at_home(event, now)
        if self.state == State.SENT and not self.ticket:
            return self._from_sent(event)
        return self._from_waiting(event, now) if self.state not in FINAL else None

    def _may_be_answered(self) -> bool:
        if self.state == State.SENT:
            return bool(self.ticket) or self.way != Way.TICKET
        return self.state == State.UNKNOWN

    def _ticketed(self, ticket: str, now: dt.datetime) -> Self | None:
        waits = (self.state == State.SENT and not self.ticket) or self.state == State.UNKNOWN
        if self.way != Way.TICKET or not ticket or not waits:
            return None
        return replace(self, state=State.SENT, ticket=ticket, attempts=1, last_try=now, held=False, known=True)

    def _at_home(self, event: Event, now: dt.datetime) -> Self | None:
        """Return what becomes of one that SUNAT surely does not have."""
        if self.state == State.DRAFT:
            return replace(self, state=State.SIGNED) if event == Event.SIGN else None
        if event == Event.SEND and not self.held:
            return self._tried(now, State.SENT)
        if event == Event.REOPEN:
            return replace(self, state=State.DRAFT, attempts=0, last_try=None, held=False)
        return None

    def _from_sent(self, event: Event) -> Self | None:
        """Return what becomes of one that is out, or was when the machine stopped."""
        if event == Event.UNREACHED:
            return replace(self, state=State.SIGNED)
        if event == Event.REFUSED:
            return replace(self, state=State.SIGNED, held=True)
        if event == Event.LOST:
            return replace(self, state=State.UNKNOWN)
        if event == Event.DUPLICATE:
            return replace(self, state=State.UNKNOWN, known=True, held=self.way != Way.ASKED)
        return None

    def _from_waiting(self, event: Event, now: dt.datetime) -> Self | None:
        """Return what becomes of one that is asked about, by its ticket or by its number."""
        if event in _NO_NEWS:
            return self._tried(now, self.state)
        if event == Event.REFUSED:
            return replace(self._tried(now, self.state), held=True)
        if event == Event.DUPLICATE or (event == Event.ABSENT and (self.known or self.way != Way.ASKED)):
            return replace(self._tried(now, State.UNKNOWN), held=True, known=True, ticket="")
        if event == Event.ABSENT:
            return replace(self, state=State.SIGNED)
        if event == Event.SEND and self._may_go_unasked():
            return self._tried(now, State.SENT)
        return None

    def _may_go_unasked(self) -> bool:
        return self.state == State.UNKNOWN and self.way != Way.ASKED and not (self.held or self.known)

    def _tried(self, now: dt.datetime, state: State) -> Self:
        return replace(self, state=state, attempts=self.attempts + 1, last_try=now)


def replayed(way: Way, happened: Iterable[tuple[Event, dt.datetime, str]]) -> Outgoing:
    """Return a document as what happened to it left it: events with their moments and tickets, the oldest first.

    Raises OutboxStepError for what cannot have happened.
    """
    document = Outgoing(way)
    for event, moment, ticket in happened:
        document = document.after(event, moment, ticket)
    return document


def next_step(document: Outgoing, now: dt.datetime, last_moment: dt.datetime) -> Step:
    """Return what to do with a document at a moment, where it must have arrived before `last_moment`."""
    if document.state in FINAL or document.state == State.DRAFT:
        return Step.NOTHING
    if document.held:
        return Step.PERSON
    if document.state == State.SIGNED and now >= last_moment:
        return Step.TOO_LATE
    gone = document.state == State.SENT and not document.ticket
    if not _is_due(document, now, _ANSWER_WAIT if gone else wait_after(document.attempts)):
        return Step.WAIT
    return Step.GIVE_UP if gone else _due_step(document, late=now >= last_moment)


def asked_step(document: Outgoing, now: dt.datetime, last_moment: dt.datetime) -> Step:
    """Return what to do where a person asks for it now: she waits for an answer that is under way, for no other try."""
    gone = document.state == State.SENT and not document.ticket
    return next_step(document if gone else replace(document, last_try=None), now, last_moment)


def _due_step(document: Outgoing, *, late: bool) -> Step:
    if document.state == State.SIGNED:
        return Step.SEND
    if document.ticket or document.way == Way.ASKED:
        return Step.ASK
    return Step.PERSON if late or document.known else Step.SEND


def wait_after(attempts: int) -> dt.timedelta:
    """Return how long to wait after so many attempts: a minute, then twice as long each time, at most six hours."""
    if attempts <= 0:
        return dt.timedelta(0)
    return min(_FIRST_WAIT * (1 << min(attempts - 1, _DOUBLED_MAX)), _LONGEST_WAIT)


def last_moment(issued: dt.date, days: int) -> dt.datetime:
    """Return the end of a deadline of calendar days after the day of issue: midnight in Lima, itself too late."""
    return dt.datetime.combine(issued + dt.timedelta(days=days + 1), dt.time(), LIMA)


def deadline_name(name: FileName) -> str:
    """Return the name of the dated value that says within how many days a document must arrive."""
    if name.code in _NOTES:
        return f"edoc.days.{'boleta' if name.series.startswith('B') else _NOTES[name.code]}"
    return f"edoc.days.{_DEADLINES[name.code]}"


def _is_due(document: Outgoing, now: dt.datetime, wait: dt.timedelta) -> bool:
    """Say whether a wait is over; a clock that was set back makes nobody wait longer than it would have."""
    if document.last_try is None or now < document.last_try:
        return True
    return now - document.last_try >= wait
