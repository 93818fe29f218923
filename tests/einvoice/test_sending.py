"""Documents from the books to SUNAT and back, against the stand-in: nothing is lost, nothing is sent twice."""

import datetime as dt
from pathlib import Path

import pytest

from emprende_desktop import outbox as sending
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import noon
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.einvoice.certificate import read_file
from emprende_desktop.einvoice.package import zipped
from emprende_desktop.invoicing.outbox import State, Step
from emprende_desktop.invoicing.sending import is_for_trying
from emprende_desktop.invoicing.wire_errors import (
    AccessMissingError,
    CertificateRefusedError,
    CorrectedWaitsError,
    InsecureAddressError,
    NotElectronicError,
    OutboxStepError,
    RuleBrokenError,
    TrialCertificateError,
)
from emprende_desktop.outbox_round import send_one, send_waiting, waiting
from emprende_desktop.queries import outbox as kept
from emprende_desktop.trade.documents import DocumentKind
from tests.conftest import PASSPHRASE, TODAY
from tests.einvoice.certificates import PASSWORD as FILE_PASSWORD
from tests.einvoice.certificates import RUC, pfx
from tests.einvoice.shop import MovingClock, annul, credit, give, ready

BOLETA = DocumentKind.BOLETA


@pytest.fixture
def clock():
    return MovingClock(noon(TODAY))


@pytest.fixture
def shop(make_company, sunat):
    return ready(make_company(LegalForm.EIRL, TaxRegime.RER, RUC), sunat.address)


def run(books, *, asked=True):
    return list(send_waiting(books, sending.service_of(books), asked=asked))


def state_of(books, row):
    return books.fetch(kept.edoc_of, row.id).outgoing.state


@pytest.mark.parametrize(
    ("plan", "state"),
    [("accepted", State.ACCEPTED), ("observed", State.OBSERVED), ("rejected", State.REJECTED)],
)
def test_what_sunat_says_is_kept_and_nothing_is_sent_again(shop, sunat, plan, state):
    row = give(shop)
    sunat.next_calls(plan)
    (tried,) = run(shop)
    assert (tried.called, tried.went.step, tried.went.edoc.outgoing.state) == ("F001-1", Step.SEND, state)
    assert shop.fetch(kept.answer_kept, tried.went.edoc.id) == sunat.held[f"{RUC}-01-F001-1"]
    assert run(shop) == []
    assert len(sunat.received) == 1
    assert [one.document for one in shop.fetch(kept.outbox, only_open=True)] == (
        [row.id] if state is State.REJECTED else []
    )


def test_what_was_signed_is_what_arrives(shop, sunat):
    row = give(shop)
    signed = sending.signed(shop, row.id)
    assert sending.signed(shop, row.id) == signed
    run(shop)
    (sent,) = sunat.received
    assert sent.content == zipped(signed.name, signed.xml)


def test_what_is_refused_of_one_keeps_no_other_back(shop, sunat, monkeypatch):
    give(shop, key="a")
    give(shop, BOLETA, "b")
    give(shop, key="c")
    whole = sending.signed_bytes

    def broken(xml, name, signing, facts):
        if name.number == 1 and name.code == "01":
            raise RuleBrokenError("2017", "El numero de documento del receptor debe ser RUC", "x")
        return whole(xml, name, signing, facts)

    monkeypatch.setattr(sending, "signed_bytes", broken)
    first, *others = run(shop)
    assert (first.called, type(first.error)) == ("F001-1", RuleBrokenError)
    assert [one.went.edoc.outgoing.state for one in others] == [State.ACCEPTED] * 2
    assert waiting(shop) == 1


def test_where_nobody_is_there_the_rest_waits_and_the_next_time_it_goes(shop, sunat, monkeypatch):
    rows = [give(shop, key=key) for key in "ab"]
    there = shop.fetch(kept.access)
    sending.set_access(shop, sending.NewAccess("http://127.0.0.1:9/x", "", "MODDATOS", "moddatos"))
    (only,) = run(shop)
    assert only.unreached
    assert (state_of(shop, rows[0]), shop.fetch(kept.unsigned)) == (State.SIGNED, (rows[1].id,))
    sending.set_access(shop, sending.NewAccess(there.send, there.consult, "MODDATOS", "moddatos"))
    assert [one.went.step for one in run(shop, asked=False)] == [Step.WAIT, Step.SEND]
    assert [one.went.step for one in run(shop, asked=True)] == [Step.SEND]
    assert len(sunat.sent()) == 2


@pytest.mark.parametrize("trouble", ["lost", "dropped"])
def test_a_factura_whose_answer_was_cut_off_is_asked_about_and_arrives_once(shop, sunat, trouble):
    row = give(shop)
    sunat.next_calls(trouble)
    run(shop)
    assert state_of(shop, row) is State.UNKNOWN
    while state_of(shop, row) is not State.ACCEPTED:
        assert run(shop)
    kinds = [one.operation for one in sunat.received]
    assert kinds == ["sendBill", "getStatusCdr", *(["sendBill"] if trouble == "dropped" else [])]
    assert len({one.content for one in sunat.sent()}) == 1


def test_one_that_is_waited_for_too_long_is_asked_about(shop, sunat, monkeypatch):
    row = give(shop)
    monkeypatch.setattr(sending, "_TIMEOUT", dt.timedelta(milliseconds=200))
    sunat.next_calls(("slow", 0.5))
    run(shop)
    assert state_of(shop, row) is State.UNKNOWN
    monkeypatch.undo()
    run(shop)
    assert (state_of(shop, row), len(sunat.sent())) == (State.ACCEPTED, 1)


def test_a_boleta_whose_answer_was_lost_goes_again_and_a_person_says_that_it_is_there(shop, sunat):
    row = give(shop, BOLETA)
    sunat.next_calls("lost", "duplicate")
    run(shop)
    run(shop)
    one = shop.fetch(kept.edoc_of, row.id)
    assert (one.outgoing.state, one.outgoing.held, one.outgoing.known) == (State.UNKNOWN, True, True)
    assert [tried.went.step for tried in run(shop)] == [Step.PERSON]
    sending.seen_accepted(shop, one.id)
    assert (state_of(shop, row), len(sunat.sent())) == (State.ACCEPTED, 2)


def test_a_factura_that_was_there_before_is_asked_for(shop, sunat):
    row = give(shop)
    sunat.next_calls("duplicate", ("status", "0004", ""))
    run(shop)
    run(shop)
    assert state_of(shop, row) is State.UNKNOWN  # it is there, and its answer did not come with it
    assert len(sunat.sent()) == 1


@pytest.mark.parametrize("arrived", [True, False])
def test_a_laptop_that_went_out_between_sending_and_the_answer_asks_before_it_sends(
    shop, sunat, clock, tmp_path, monkeypatch, arrived
):
    row = give(shop)

    def goes_out(sunat, step, outgoing, name, content):
        if arrived:
            sunat.send_bill(name, content)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("emprende_desktop.einvoice.errand.run_errand", goes_out)
        with pytest.raises(KeyboardInterrupt):
            run(shop)
    shop.close()
    with open_company(Path(tmp_path) / "taller.emprende", PASSPHRASE, clock) as again:
        assert state_of(again, row) is State.SENT
        assert [one.went.step for one in run(again)] == [Step.WAIT]
        clock.go_on(minutes=10)
        while state_of(again, row) is not State.ACCEPTED:
            run(again)
    kinds = [one.operation for one in sunat.received]
    assert kinds == (["sendBill", "getStatusCdr"] if arrived else ["getStatusCdr", "sendBill"])


def test_an_annulled_factura_is_told_of_under_a_ticket(shop, sunat):
    row = give(shop)
    run(shop)
    annul(shop, row)
    sunat.next_calls("accepted", "pending")
    (told,) = run(shop)
    assert (told.called, told.went.edoc.name.reference) == ("F001-1", "RA-20260930-1")
    assert (told.went.edoc.outgoing.state, told.went.edoc.outgoing.ticket) == (State.SENT, f"T-{RUC}-RA-20260930-1")
    run(shop)
    run(shop)
    assert shop.fetch(kept.edoc, told.went.edoc.id).outgoing.state is State.ACCEPTED
    assert run(shop) == []
    assert [one.operation for one in sunat.received] == ["sendBill", "sendSummary", "getStatus", "getStatus"]


def test_annulled_boletas_of_a_day_are_told_of_in_one_summary(shop, sunat):
    rows = [give(shop, BOLETA, key) for key in "ab"]
    run(shop)
    for row in rows:
        annul(shop, row)
    (told,) = run(shop)
    assert (told.called, told.went.edoc.name.code) == ("B001-1, B001-2", "RC")
    assert b"B001-1" in told.went.edoc.xml
    assert b"B001-2" in told.went.edoc.xml


def test_a_voiding_that_sunat_rejects_or_that_is_signed_anew_is_told_of_again(shop, sunat):
    row = give(shop)
    run(shop)
    annul(shop, row)
    sunat.next_calls("rejected", "rejected", ("fault", "soap-env:Client.0111", "No tiene el perfil"))
    run(shop)
    asked, again = run(shop)
    assert asked.went.edoc.outgoing.state is State.REJECTED
    assert (again.went.edoc.name.reference, again.went.edoc.outgoing.held) == ("RA-20260930-2", True)
    sending.reopen(shop, again.went.edoc.id)
    (third,) = run(shop)
    assert third.went.edoc.name.reference == "RA-20260930-3"


def test_a_lost_ticket_can_be_typed_in(shop, sunat):
    row = give(shop)
    run(shop)
    annul(shop, row)
    sunat.next_calls("lost")
    (lost,) = run(shop)
    assert lost.went.edoc.outgoing.state is State.UNKNOWN
    sending.note_ticket(shop, lost.went.edoc.id, f" T-{RUC}-RA-20260930-1 ")
    run(shop)
    assert shop.fetch(kept.edoc, lost.went.edoc.id).outgoing.state is State.ACCEPTED
    assert len(sunat.sent("sendSummary")) == 1


def test_a_note_waits_for_the_document_that_it_corrects(shop, sunat):
    row = give(shop)
    note = credit(shop, row)
    sunat.next_calls("lost")
    first, second = run(shop)
    assert (first.called, second.called, type(second.error)) == (row.called, note.called, CorrectedWaitsError)
    run(shop)
    run(shop)
    assert (state_of(shop, row), state_of(shop, note)) == (State.ACCEPTED, State.ACCEPTED)
    assert [one.arguments["fileName"] for one in sunat.sent()] == [f"{RUC}-01-F001-1.zip", f"{RUC}-07-FC01-1.zip"]


def test_what_waits_for_a_person_goes_on_when_she_says_so(shop, sunat):
    row = give(shop)
    sunat.next_calls(("fault", "soap-env:Client.0111", "No tiene el perfil para enviar comprobantes"))
    run(shop)
    one = shop.fetch(kept.edoc_of, row.id)
    assert shop.fetch(kept.last_said, one.id) == ("0111", "No tiene el perfil para enviar comprobantes")
    assert [tried.went.step for tried in run(shop)] == [Step.PERSON]
    sending.release(shop, one.id)
    with pytest.raises(OutboxStepError):
        sending.release(shop, one.id)
    assert send_one(shop, sending.service_of(shop), row.id).went.edoc.outgoing.state is State.ACCEPTED


def test_what_is_signed_anew_has_its_number_and_other_bytes(shop, sunat):
    row = give(shop)
    sunat.next_calls(("fault", "soap-env:Client.0111", "No tiene el perfil"))
    run(shop)
    one = shop.fetch(kept.edoc_of, row.id)
    sending.reopen(shop, one.id)
    run(shop)
    again = shop.fetch(kept.edoc_of, row.id)
    assert (again.name, again.outgoing.state) == (one.name, State.ACCEPTED)
    assert again.id != one.id


def test_after_its_deadline_nothing_goes_out(shop, sunat, clock):
    give(shop)
    clock.go_on(days=4)
    assert [tried.went.step for tried in run(shop)] == [Step.TOO_LATE]
    assert sunat.received == []


def test_what_was_tried_out_is_given_in_earnest_once_there_is_a_certificate(shop, sunat):
    row = give(shop)
    run(shop)
    tried_out = shop.fetch(kept.edoc_of, row.id)
    assert (tried_out.test, waiting(shop)) == (True, 0)
    sending.install_certificate(shop, pfx(issuer="LLAMA.PE"), FILE_PASSWORD)
    assert waiting(shop) == 1
    (tried,) = run(shop)
    assert (tried.went.edoc.test, tried.went.edoc.id == tried_out.id) == (False, False)
    assert [one.id for one in shop.fetch(kept.outbox, only_open=False)] == [tried.went.edoc.id]


def test_a_trial_certificate_sends_to_no_real_address(shop):
    give(shop)
    sending.set_access(shop, sending.NewAccess("https://e-factura.sunat.gob.pe/x", "", "MODDATOS", "moddatos"))
    with pytest.raises(TrialCertificateError):
        run(shop)
    assert shop.fetch(kept.outbox, only_open=False) == ()


def test_nothing_is_signed_with_a_certificate_that_has_ended(shop, clock):
    row = give(shop)
    ending = read_file(pfx(days=(TODAY.replace(month=1), TODAY)), FILE_PASSWORD)
    sending._installed(shop, ending, test=True)
    clock.go_on(days=1)
    for act in (run, lambda books: send_one(books, sending.service_of(books), row.id)):
        with pytest.raises(CertificateRefusedError):
            act(shop)
    assert shop.fetch(kept.unsigned) == (row.id,)


@pytest.mark.parametrize(
    ("address", "trying"),
    [
        ("https://e-beta.sunat.gob.pe/ol-ti-itcpfegem-beta/billService", True),
        ("http://127.0.0.1:8000/x", True),
        ("https://e-factura.sunat.gob.pe/ol-ti-itcpfegem/billService", False),
        ("https://ose.example.pe/beta", False),
    ],
)
def test_a_place_to_try_out_is_told_by_its_host(address, trying):
    assert is_for_trying(address) is trying


def test_without_access_or_over_an_open_line_nothing_is_sent(make_company):
    books = make_company(LegalForm.EIRL, TaxRegime.RER, RUC)
    with pytest.raises(AccessMissingError):
        sending.service_of(books)
    with pytest.raises(InsecureAddressError):
        sending.set_access(books, sending.NewAccess("http://ose.example.pe", "", "A", "b"))


def test_a_receipt_has_no_electronic_form(shop):
    row = give(shop, DocumentKind.RECEIPT)
    with pytest.raises(NotElectronicError):
        sending.signed(shop, row.id)


def test_the_password_is_not_in_the_books_as_it_was_typed(shop):
    told = shop.fetch(kept.access)
    assert "moddatos" not in told.password
    assert told.user == "MODDATOS"


def test_a_page_of_the_outbox_tells_what_is_not_signed_first(shop, sunat):
    sent = give(shop, key="a")
    run(shop)
    new = give(shop, BOLETA, "b")
    page = shop.fetch(kept.outbox_page, None, only_open=False)
    assert [(one.id is None, one.document) for one in page.rows] == [(True, new.id), (False, sent.id)]
    assert page.next_key is None
    assert [one.document for one in shop.fetch(kept.outbox_page, None, only_open=True).rows] == [new.id]
