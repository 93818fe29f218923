"""One errand to SUNAT: a document is sent or asked about, and what came of it is told as an event of the outbox."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.einvoice.meaning import event_of_answer, event_of_error
from emprende_desktop.einvoice.service import Absent, Answered, Pending, Sunat
from emprende_desktop.invoicing.file_names import FileName, Way
from emprende_desktop.invoicing.outbox import Event, Outgoing, Step


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an errand: the event, the ticket or the answer it brought, or the error that says why not."""

    event: Event
    ticket: str = ""
    answered: Answered | None = None
    error: BookkeepingError | None = None


def run_errand(sunat: Sunat, step: Step, document: Outgoing, name: FileName, zipped: bytes) -> Outcome:
    """Send a document, or ask about it, as `step` says (`SEND` or `ASK`); what can go wrong is told, not raised.

    Whoever sends has written down before that it is `SENT`.
    """
    if step == Step.SEND:
        return _sent(sunat, name, zipped)
    return _asked(sunat, document, name)


def _sent(sunat: Sunat, name: FileName, zipped: bytes) -> Outcome:
    try:
        if name.way == Way.TICKET:
            return Outcome(Event.TICKET, sunat.send_summary(name, zipped))
        return _of_answer(sunat.send_bill(name, zipped))
    except BookkeepingError as error:
        return Outcome(event_of_error(error), error=error)


def _asked(sunat: Sunat, document: Outgoing, name: FileName) -> Outcome:
    try:
        told = sunat.status(document.ticket, name) if document.ticket else sunat.cdr_of(name)
    except BookkeepingError as error:
        event = event_of_error(error)
        # A code instead of an answer is about the question: no verdict on the document comes of it.
        return Outcome(Event.REFUSED if event in (Event.REJECT, Event.DUPLICATE) else event, error=error)
    if isinstance(told, Answered):
        return _of_answer(told)
    return Outcome({Pending: Event.ASKED, Absent: Event.ABSENT}[type(told)])


def _of_answer(answered: Answered) -> Outcome:
    return Outcome(event_of_answer(answered.answer), answered=answered)
