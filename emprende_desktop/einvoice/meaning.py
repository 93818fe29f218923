"""What a code of SUNAT says in its own words, what kind of thing to do about it, and what it means for the outbox."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.invoicing.answers import Answer, Verdict, verdict_of
from emprende_desktop.invoicing.outbox import Event
from emprende_desktop.invoicing.wire_errors import NotReachedError, ServiceRefusedError
from resources.files import rows

_VERDICTS = {Verdict.ACCEPTED: Event.ACCEPT, Verdict.OBSERVED: Event.OBSERVE, Verdict.REJECTED: Event.REJECT}


class Advice(StrEnum):
    """What kind of thing to do about a code."""

    FIX_DOCUMENT = "fix-document"
    FIX_CUSTOMER = "fix-customer"
    FIX_CREDENTIALS = "fix-credentials"
    FIX_CERTIFICATE = "fix-certificate"
    TOO_LATE = "too-late"
    ALREADY_SENT = "already-sent"
    TRY_LATER = "try-later"
    ASK_ADVISOR = "ask-advisor"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A code, SUNAT's own message (empty where its list has none), and what to do."""

    code: str
    message: str
    advice: Advice


def meaning(code: str) -> Meaning:
    """Return what a code means; a code that is no number is that of HTTP, where user or password were not taken."""
    if not (code.isascii() and code.isdigit()):
        return Meaning(code, "", Advice.FIX_CREDENTIALS if code.startswith("HTTP 40") else Advice.ASK_ADVISOR)
    number = int(code)
    told = str(number).zfill(4)
    fitting = [(last - first, advice) for first, last, advice in _advice() if first <= number <= last]
    return Meaning(told, _messages().get(told, ""), min(fitting)[1] if fitting else Advice.ASK_ADVISOR)


def event_of_answer(answer: Answer) -> Event:
    """Return what an answer means for the outbox; one that says it came before is about the first, not about it."""
    if answer.code and meaning(str(answer.code)).advice == Advice.ALREADY_SENT:
        return Event.DUPLICATE
    return _VERDICTS.get(answer.verdict) or _of_exception(str(answer.code))


def event_of_error(error: BookkeepingError) -> Event:
    """Return what an error of the service means for the outbox; in doubt SUNAT may have the document.

    A code from 2000 up is a rejection wherever it stands: SUNAT tells those of a document's content as faults too.
    """
    if isinstance(error, NotReachedError):
        return Event.UNREACHED
    if not isinstance(error, ServiceRefusedError):
        return Event.LOST
    rejected = error.code.isdigit() and verdict_of(int(error.code)) == Verdict.REJECTED
    if rejected and meaning(error.code).advice != Advice.ALREADY_SENT:
        return Event.REJECT
    return _of_exception(error.code)


def _of_exception(code: str) -> Event:
    told = {Advice.TRY_LATER: Event.LOST, Advice.ALREADY_SENT: Event.DUPLICATE}
    return told.get(meaning(code).advice, Event.REFUSED)


@cache
def _messages() -> dict[str, str]:
    return {row["code"]: row["message"] for row in rows("sunat/return_codes.csv")}


@cache
def _advice() -> tuple[tuple[int, int, Advice], ...]:
    """Return ranges of codes; the narrowest that fits a code holds."""
    return tuple((int(r["first"]), int(r["last"]), Advice(r["advice"])) for r in rows("sunat/code_advice.csv"))
