import datetime as dt
from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.clock import LIMA
from emprende_desktop.invoicing.file_names import FileName, Way
from emprende_desktop.invoicing.outbox import (
    FINAL,
    Event,
    Outgoing,
    State,
    Step,
    deadline_name,
    last_moment,
    next_step,
    replayed,
    wait_after,
)
from emprende_desktop.invoicing.wire_errors import OutboxStepError
from resources.files import rows
from tests.einvoice.certificates import RUC

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=LIMA)
LAST = last_moment(NOON.date(), 3)
MINUTE = dt.timedelta(minutes=1)
EVENTS = st.lists(st.sampled_from(Event), max_size=25)
SIGNED = Outgoing(Way.ASKED).after(Event.SIGN, NOON)
SENT = SIGNED.after(Event.SEND, NOON)
LOST = SENT.after(Event.LOST, NOON)


def followed(document, events):
    """Return the documents of a way through events, those left out that cannot happen."""
    for event in events:
        try:
            document = document.after(event, NOON, "T-1")
        except OutboxStepError:
            continue
        yield event, document


@given(st.sampled_from(Way), EVENTS)
def test_what_is_answered_stays_answered(way, events):
    final = None
    for _event, document in followed(Outgoing(way), events):
        assert final is None
        final = document.state if document.state in FINAL else None


@given(st.sampled_from(Way), EVENTS)
def test_nothing_goes_out_that_sunat_may_have_without_its_word(way, events):
    before = Outgoing(way)
    for event, document in followed(before, events):
        if event == Event.SEND:
            assert document.state == State.SENT
            assert not before.held
            assert before.state == State.SIGNED or (way != Way.ASKED and before.state == State.UNKNOWN)
            assert not (before.state == State.UNKNOWN and before.known)
        before = document


@given(st.sampled_from(Way), EVENTS, st.integers(0, 10**6))
def test_the_next_step_can_be_taken(way, events, minutes):
    now = NOON + minutes * MINUTE
    taken = {Step.SEND: Event.SEND, Step.ASK: Event.ASKED, Step.GIVE_UP: Event.LOST, Step.PERSON: Event.RELEASE}
    for _event, document in followed(Outgoing(way), events):
        step = next_step(document, now, LAST)
        if step in taken and not (step == Step.PERSON and not document.held):
            document.after(taken[step], now)


@given(st.sampled_from(Way), EVENTS)
def test_what_was_written_down_brings_a_document_back(way, events):
    happened, document = [], Outgoing(way)
    for at, (event, made) in enumerate(followed(document, events)):
        happened.append((event, NOON, "T-1"))
        assert replayed(way, happened) == made, at


@pytest.mark.parametrize("state", sorted(FINAL))
def test_a_final_state_takes_no_event_and_asks_for_nothing(state):
    document = Outgoing(Way.ASKED, state, 1, NOON)
    for event in Event:
        with pytest.raises(OutboxStepError):
            document.after(event, NOON, "T-1")
    assert next_step(document, LAST + MINUTE, LAST) == Step.NOTHING


@pytest.mark.parametrize(
    ("document", "events"),
    [
        (Outgoing(Way.ASKED), {Event.SIGN}),
        (SIGNED, {Event.SEND, Event.REOPEN}),
        (SENT, {Event.ACCEPT, Event.OBSERVE, Event.REJECT, Event.UNREACHED, Event.REFUSED, Event.LOST, Event.DUPLICATE}),
        (
            LOST,
            {Event.ACCEPT, Event.OBSERVE, Event.REJECT, Event.UNREACHED, Event.REFUSED, Event.LOST, Event.ASKED, Event.ABSENT, Event.DUPLICATE},
        ),
        (SENT.after(Event.REFUSED, NOON), {Event.REOPEN, Event.RELEASE}),
        (
            Outgoing(Way.TICKET, State.SENT, 1, NOON),
            {Event.TICKET, Event.UNREACHED, Event.REFUSED, Event.LOST, Event.DUPLICATE},
        ),
        (
            Outgoing(Way.TICKET, State.SENT, 1, NOON, "T-1"),
            {Event.ACCEPT, Event.OBSERVE, Event.REJECT, Event.UNREACHED, Event.REFUSED, Event.LOST, Event.ASKED, Event.ABSENT, Event.DUPLICATE},
        ),
    ],
    ids=range(7),
)  # fmt: skip
def test_only_these_can_happen(document, events):
    assert {event for event, _made in ((e, m) for e in Event for _e, m in followed(document, [e]))} == events


def test_a_summary_needs_its_ticket():
    sent = Outgoing(Way.TICKET, State.SENT, 1, NOON)
    with pytest.raises(OutboxStepError):
        sent.after(Event.TICKET, NOON)
    assert sent.after(Event.TICKET, NOON, "T-9").ticket == "T-9"
    with pytest.raises(OutboxStepError):
        SENT.after(Event.TICKET, NOON, "T-9")


def test_after_a_lost_answer_sunat_is_asked_and_then_the_same_goes_out():
    assert next_step(LOST, NOON, LAST) == Step.WAIT
    assert next_step(LOST, NOON + MINUTE, LAST) == Step.ASK
    absent = LOST.after(Event.ABSENT, NOON + MINUTE)
    assert next_step(absent, NOON + MINUTE, LAST) == Step.SEND
    assert absent.after(Event.SEND, NOON).attempts == 2


def test_a_boleta_goes_out_again_because_nobody_answers_for_it():
    lost = Outgoing(Way.RESENT, State.UNKNOWN, 1, NOON)
    assert next_step(lost, NOON + MINUTE, LAST) == Step.SEND
    again = lost.after(Event.SEND, NOON).after(Event.DUPLICATE, NOON)
    assert (again.state, next_step(again, LAST, LAST)) == (State.UNKNOWN, Step.PERSON)
    assert next_step(lost, LAST, LAST) == Step.PERSON


def test_a_duplicate_that_is_nowhere_waits_for_a_person():
    twice = SENT.after(Event.DUPLICATE, NOON)
    assert next_step(twice, NOON + MINUTE, LAST) == Step.ASK
    nowhere = twice.after(Event.ABSENT, NOON)
    assert (nowhere.state, next_step(nowhere, LAST, LAST)) == (State.UNKNOWN, Step.PERSON)


def test_a_refusal_waits_for_a_person_and_is_not_tried_by_itself():
    refused = SENT.after(Event.REFUSED, NOON)
    assert next_step(refused, NOON + 100 * MINUTE, LAST) == Step.PERSON
    assert next_step(refused.after(Event.RELEASE, NOON), NOON + MINUTE, LAST) == Step.SEND
    assert refused.after(Event.REOPEN, NOON) == Outgoing(Way.ASKED)


def test_a_machine_that_stopped_while_sending_has_lost_the_answer():
    assert next_step(SENT, NOON + 9 * MINUTE, LAST) == Step.WAIT
    assert next_step(SENT, NOON + 10 * MINUTE, LAST) == Step.GIVE_UP


def test_the_deadline_stops_what_is_not_out_and_asks_on_for_what_is():
    assert next_step(SIGNED, LAST - MINUTE, LAST) == Step.SEND
    assert next_step(SIGNED, LAST, LAST) == Step.TOO_LATE
    assert next_step(LOST, LAST, LAST) == Step.ASK


def test_it_waits_longer_each_time_and_never_longer_than_six_hours():
    waits = [wait_after(n) for n in range(2000)]
    assert [wait // MINUTE for wait in waits[:11]] == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 360]
    assert waits == sorted(waits)
    assert waits[-1] == dt.timedelta(hours=6)


def test_a_clock_that_was_set_back_holds_nothing_up():
    tomorrow = Outgoing(Way.ASKED, State.SIGNED, 5, NOON + dt.timedelta(days=1))
    assert next_step(tomorrow, NOON, LAST) == Step.SEND


def test_days_are_those_of_lima():
    last = last_moment(dt.date(2026, 11, 26), 3)
    assert last.isoformat() == "2026-11-30T00:00:00-05:00"
    evening = dt.datetime(2026, 11, 30, 4, 59, tzinfo=dt.UTC)  # still the 29th in Lima
    assert (next_step(SIGNED, evening, last), next_step(SIGNED, evening + MINUTE, last)) == (Step.SEND, Step.TOO_LATE)


def test_every_kind_of_document_has_a_dated_deadline():
    dated = {row["name"]: row for row in rows("tax/deadlines.csv")}
    names = [
        FileName(RUC, code, series, 1)
        for code, series in (
            ("01", "F001"), ("03", "B001"), ("04", "L001"), ("07", "F001"), ("07", "B001"), ("08", "F001"),
            ("RC", "20261126"), ("RA", "20261126"),
        )
    ]  # fmt: skip
    assert {deadline_name(name) for name in names} == set(dated)
    assert deadline_name(names[4]) == "edoc.days.boleta"
    assert all(int(row["value"]) > 0 and row["source"] for row in dated.values())
    assert "sin verificar" in dated["edoc.days.boleta"]["source"]


class Office:
    """SUNAT as the outbox sees it: it keeps one of a name, refuses a second, and its line breaks as it is told."""

    def __init__(self, way, troubles):
        self.way, self.troubles, self.kept, self.given = way, list(troubles), 0, Counter()

    def trouble(self):
        return self.troubles.pop(0) if self.troubles else "none"

    def take(self):
        trouble = self.trouble()
        self.given[trouble] += 1
        if trouble == "unreached":
            return Event.UNREACHED, ""
        if trouble == "dropped":
            return Event.LOST, ""
        if self.kept:
            return Event.DUPLICATE, ""
        self.kept += 1
        if trouble == "lost":
            return Event.LOST, ""
        return (Event.TICKET, "T-1") if self.way == Way.TICKET else (Event.ACCEPT, "")

    def tell(self):
        if self.trouble() != "none":
            return Event.ASKED
        return Event.ACCEPT if self.kept else Event.ABSENT


@settings(max_examples=300)
@given(st.sampled_from(Way), st.lists(st.sampled_from(["none", "unreached", "dropped", "lost"]), max_size=12))
def test_whatever_breaks_on_the_way_one_arrives_once_and_is_known_to_have(way, troubles):
    office, document, now = Office(way, troubles), Outgoing(way).after(Event.SIGN, NOON), NOON
    last = NOON + dt.timedelta(days=30)
    for _turn in range(60):
        step = next_step(document, now, last)
        if step == Step.SEND:
            document = document.after(Event.SEND, now)
            document = document.after(*_told(office.take(), now))
        elif step == Step.ASK:
            document = document.after(office.tell(), now)
        elif step in (Step.NOTHING, Step.PERSON):
            break
        now += wait_after(document.attempts) + MINUTE
    assert office.kept == 1
    assert document.state == State.ACCEPTED or (way != Way.ASKED and document.known and document.held)


def _told(given, now):
    event, ticket = given
    return event, now, ticket


def test_there_is_no_way_back_from_unknown_but_by_the_word_of_sunat():
    """The mutant would let a document go out again after a lost answer: it is refused for each way of being asked."""
    for way, known in product(Way, (True, False)):
        unknown = Outgoing(way, State.UNKNOWN, 1, NOON, known=known)
        if way == Way.ASKED or known:
            with pytest.raises(OutboxStepError):
                unknown.after(Event.SEND, NOON)
