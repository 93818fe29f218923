"""The outbox over the wire: whatever breaks, SUNAT keeps one of each document, of the same bytes, and we know it."""

import datetime as dt

import pytest

from emprende_desktop.domain.clock import LIMA
from emprende_desktop.einvoice.errand import run_errand
from emprende_desktop.einvoice.package import zipped
from emprende_desktop.einvoice.service import Addresses, SoapService
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.outbox import Event, Outgoing, State, Step, last_moment, next_step, wait_after
from emprende_desktop.invoicing.wire_errors import ServiceRefusedError
from tests.einvoice.certificates import RUC
from tests.einvoice.conftest import TIMEOUT
from tests.einvoice.stand_in import PASSWORD, USER

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=LIMA)
LAST = last_moment(NOON.date(), 3)
FACTURA, BOLETA = FileName(RUC, "01", "F001", 12), FileName(RUC, "03", "B001", 7)
SUMMARY = FileName(RUC, "RC", "20261126", 1)


def delivered(service, name, turns=12):
    """Do what the outbox says until it waits for nobody but a person; return the document and what came of it."""
    content, now, told = zipped(name, b"<Invoice/>"), NOON, []
    document = Outgoing(name.way).after(Event.SIGN, now)
    for _turn in range(turns):
        step = next_step(document, now, LAST)
        if step in (Step.NOTHING, Step.PERSON, Step.TOO_LATE):
            break
        if step == Step.SEND:
            document = document.after(Event.SEND, now)
        outcome = run_errand(service, step, document, name, content)
        document = document.after(outcome.event, now, outcome.ticket)
        told.append(outcome)
        now += wait_after(document.attempts)
    return document, told


def kept_once(sunat, name):
    """Say that what was received of a document is of the same bytes, and return how often it was received."""
    received = [one for one in sunat.received if one.content]
    assert {one.content for one in received} == {zipped(name, b"<Invoice/>")}
    assert list(sunat.held) == [name.stem]
    return len(received)


@pytest.mark.parametrize(
    ("plans", "state", "times"),
    [
        ((), State.ACCEPTED, 1),
        (("observed",), State.OBSERVED, 1),
        (("rejected",), State.REJECTED, 1),
        (("lost",), State.ACCEPTED, 1),
        ((("lost", "rejected"), "rejected"), State.REJECTED, 1),
        (("dropped", "accepted", "accepted"), State.ACCEPTED, 2),
        (("lost", "dropped", ("http", 500), ("raw", b"?")), State.ACCEPTED, 1),
        (("dropped", "dropped", "accepted", "lost", "accepted"), State.ACCEPTED, 2),
    ],
    ids=range(8),
)
def test_a_factura_arrives_once_and_its_answer_comes_home(sunat, service, plans, state, times):
    sunat.next_calls(*plans)
    document, told = delivered(service, FACTURA)
    assert (document.state, kept_once(sunat, FACTURA)) == (state, times)
    assert told[-1].answered.cdr == sunat.held[FACTURA.stem]


@pytest.mark.parametrize(
    ("plans", "state"),
    [
        ((), State.ACCEPTED),
        (("accepted", "pending", "pending", "accepted"), State.ACCEPTED),
        (("accepted", "dropped", ("http", 503), "accepted"), State.ACCEPTED),
        (("rejected", "rejected"), State.REJECTED),
    ],
    ids=range(4),
)
def test_a_summary_is_sent_once_and_asked_about_by_its_ticket(sunat, service, plans, state):
    sunat.next_calls(*plans)
    document, _told = delivered(service, SUMMARY)
    assert (document.state, kept_once(sunat, SUMMARY)) == (state, 1)
    assert {one.arguments["ticket"] for one in sunat.sent("getStatus")} == {f"T-{SUMMARY.stem}"}


def test_a_summary_whose_ticket_was_lost_waits_for_a_person(sunat, service):
    sunat.next_calls("lost", ("fault", "soap-env:Client.2223", "El archivo ya fue presentado anteriormente"))
    document, _told = delivered(service, SUMMARY)
    assert (document.state, document.held, document.known) == (State.UNKNOWN, True, True)
    found = document.after(Event.TICKET, NOON, f"T-{SUMMARY.stem}")
    assert run_errand(service, Step.ASK, found, SUMMARY, b"").event == Event.ACCEPT


def test_a_boleta_whose_answer_was_lost_goes_out_again_and_is_taken_for_the_same(sunat, service):
    sunat.next_calls("lost", "duplicate")
    document, told = delivered(service, BOLETA)
    assert (document.state, document.held, kept_once(sunat, BOLETA)) == (State.UNKNOWN, True, 2)
    assert told[-1].error.code == "1033"


def test_a_duplicate_factura_is_asked_about(sunat, service):
    service.send_bill(FACTURA, zipped(FACTURA, b"<Invoice/>"))
    sunat.next_calls("duplicate")
    document, told = delivered(service, FACTURA)
    assert (document.state, [one.event for one in told]) == (State.ACCEPTED, [Event.DUPLICATE, Event.ACCEPT])


def test_an_answer_that_came_too_late_is_asked_for(sunat, service, hasty):
    sunat.next_calls(("slow", 0.6))
    sent = Outgoing(FACTURA.way).after(Event.SIGN, NOON).after(Event.SEND, NOON)
    lost = sent.after(run_errand(hasty, Step.SEND, sent, FACTURA, b"PK").event, NOON)
    assert (lost.state, run_errand(service, Step.ASK, lost, FACTURA, b"PK").event) == (State.UNKNOWN, Event.ACCEPT)
    assert len(sunat.sent()) == 1


def test_a_forged_answer_is_not_believed_and_the_question_is(sunat, service):
    sunat.next_calls("forged")
    _document, told = delivered(service, FACTURA, turns=1)
    assert told[0].event == Event.LOST
    del sunat.held[FACTURA.stem]
    document, _told = delivered(service, FACTURA)
    assert document.state == State.ACCEPTED


def test_a_wrong_password_is_tried_once_alone(sunat):
    service = SoapService(Addresses(sunat.address, sunat.address), USER, "otra", TIMEOUT)
    document, told = delivered(service, FACTURA)
    assert (document.state, document.held, len(sunat.received)) == (State.SIGNED, True, 1)
    assert isinstance(told[0].error, ServiceRefusedError)
    mended = SoapService(Addresses(sunat.address, sunat.address), USER, PASSWORD, TIMEOUT)
    again = document.after(Event.RELEASE, NOON).after(Event.SEND, NOON)
    assert run_errand(mended, Step.SEND, again, FACTURA, b"PK").event == Event.ACCEPT


def test_a_question_that_is_refused_is_no_verdict(sunat, service):
    lost = Outgoing(FACTURA.way, State.UNKNOWN, 1, NOON)
    sunat.next_calls(("fault", "soap-env:Client.2325", "El certificado"), ("status", "0012"))
    for _time in range(2):
        assert run_errand(service, Step.ASK, lost, FACTURA, b"").event == Event.REFUSED
