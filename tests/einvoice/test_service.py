import base64
import datetime as dt
import socket
import time
import urllib.request

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.einvoice.service import Absent, Addresses, Answered, Pending, SoapService, _told, addresses
from emprende_desktop.einvoice.transport import Wire, checked_address
from emprende_desktop.invoicing.answers import Verdict
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.wire_errors import (
    AnswerLostError,
    DamagedAnswerError,
    ForgedAnswerError,
    InsecureAddressError,
    NotReachedError,
    ServiceRefusedError,
)
from resources.files import SHIPPED
from tests.einvoice.certificates import RUC
from tests.einvoice.conftest import TIMEOUT
from tests.einvoice.stand_in import PASSWORD, USER, _response, fault

ZIPPED = b"PK the same bytes"
BOMB = b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    ("plan", "verdict"),
    [("accepted", Verdict.ACCEPTED), ("observed", Verdict.OBSERVED), ("rejected", Verdict.REJECTED)],
)
def test_a_document_is_sent_and_answered(sunat, service, factura, plan, verdict):
    sunat.next_calls(plan)
    told = service.send_bill(factura, ZIPPED)
    assert (told.answer.verdict, told.answer.about, told.cdr) == (verdict, "F001-12", sunat.held[factura.stem])
    (received,) = sunat.received
    assert (received.operation, received.arguments["fileName"]) == ("sendBill", f"{factura.stem}.zip")
    assert received.content == ZIPPED


def test_a_summary_waits_under_its_ticket(sunat, service, summary):
    sunat.next_calls("accepted", "pending")
    ticket = service.send_summary(summary, ZIPPED)
    assert service.status(ticket, summary) == Pending()
    told = service.status(ticket, summary)
    assert isinstance(told, Answered)
    assert (told.answer.about, told.answer.verdict) == ("RC-20261126-1", Verdict.ACCEPTED)
    assert service.status("T-20123456786-RC-20261126-9", summary) == Absent()
    assert len(sunat.sent("sendSummary")) == 1


def test_a_rejected_summary_is_an_answer(sunat, service, summary):
    sunat.next_calls("rejected", "rejected")
    told = service.status(service.send_summary(summary, ZIPPED), summary)
    assert isinstance(told, Answered)
    assert told.answer.code == 2017


@pytest.mark.parametrize("trouble", ["dropped", "lost", ("slow", 0.6), ("dripping", 0.9)], ids=str)
def test_after_a_lost_answer_the_document_may_be_there(sunat, service, hasty, factura, trouble):
    sunat.next_calls(trouble)
    with pytest.raises(AnswerLostError):
        hasty.send_bill(factura, ZIPPED)
    assert [one.content for one in sunat.sent()] == [ZIPPED]
    there = service.cdr_of(factura)
    assert isinstance(there, Absent if trouble in ("dropped", ("dripping", 0.9)) else Answered)


def test_a_question_is_answered_with_what_was_kept(sunat, service, factura):
    assert service.cdr_of(factura) == Absent()
    sent = service.send_bill(factura, ZIPPED)
    assert service.cdr_of(factura) == sent
    asked = sunat.sent("getStatusCdr")[0].arguments
    assert asked == {
        "rucComprobante": RUC, "tipoComprobante": "01", "serieComprobante": "F001", "numeroComprobante": "12"
    }  # fmt: skip


@pytest.mark.parametrize(("status", "kind"), [("0004", AnswerLostError), ("0012", ServiceRefusedError)])
def test_a_question_without_its_answer_is_not_taken_for_absence(sunat, service, factura, status, kind):
    sunat.next_calls(("status", status))
    with pytest.raises(kind):
        service.cdr_of(factura)


@pytest.mark.parametrize(
    ("plan", "code", "message"),
    [
        ("duplicate", "1033", "El comprobante fue registrado previamente con otros datos - Detalle: xxx"),
        (("fault", "soap-env:Client.0151", "El nombre del archivo ZIP es incorrecto"), "0151", "El nombre del archivo"),
        (("fault", "soap-env:Client.3103", "El producto del factor"), "3103", "El producto del factor"),
        (("fault", "S:Server", "0100 - El sistema no puede responder"), "0100", "0100 - El sistema no puede responder"),
        (("http", 401), "HTTP 401", ""),
    ],
)
def test_a_refusal_keeps_the_code_and_the_words_of_the_service(sunat, service, factura, plan, code, message):
    sunat.next_calls(plan)
    with pytest.raises(ServiceRefusedError) as refused:
        service.send_bill(factura, ZIPPED)
    assert refused.value.code == code
    assert refused.value.message.startswith(message)


def test_a_wrong_password_is_said_to_be_one(sunat, factura):
    service = SoapService(Addresses(sunat.address, ""), USER, "otra", TIMEOUT)
    with pytest.raises(ServiceRefusedError) as refused:
        service.send_bill(factura, ZIPPED)
    assert refused.value.code == "0102"
    assert sunat.held == {}


def test_a_pack_of_many_is_refused(sunat, service):
    with pytest.raises(ServiceRefusedError) as refused:
        _told(lambda: service._bill().sendPack(fileName="x.zip", contentFile=b"x"))
    assert refused.value.code == "0153"


@pytest.mark.parametrize(
    "plan",
    [
        ("http", 500), ("http", 503), ("http", 500, b""), ("raw", b""), ("raw", b"\x00\xff" * 50), ("raw", BOMB),
        ("raw", b"<html><body>Mantenimiento</body></html>"), ("raw", b"<a>" * 5000 + b"</a>" * 5000),
        ("raw", b" " * (4 * 1024 * 1024 + 1)), ("raw", fault("S:Server", "Internal Error")[:150]),
        ("fault", "S:Server", "Internal Error"), ("fault", "", ""),
        ("raw", fault("x", "y").replace(b"Fault", b"Nothing")),
    ],
    ids=range(13),
)  # fmt: skip
def test_garbage_is_a_lost_answer(sunat, service, factura, plan):
    sunat.next_calls(plan)
    with pytest.raises(AnswerLostError):
        service.send_bill(factura, ZIPPED)


@pytest.mark.parametrize(("plan", "kind"), [("forged", ForgedAnswerError), ("truncated", DamagedAnswerError)])
def test_an_answer_that_cannot_be_believed_is_refused(sunat, service, factura, plan, kind):
    sunat.next_calls(plan)
    with pytest.raises(kind):
        service.send_bill(factura, ZIPPED)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_answer_that_was_changed_on_its_way_is_an_answer_or_one_of_our_errors(sunat, service, factura, data):
    told = service.send_bill(factura, ZIPPED)
    sound = bytearray(sunat_answer(sunat, factura))
    for _change in range(data.draw(st.integers(1, 4))):
        sound[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    sunat.next_calls(("raw", bytes(sound)))
    try:
        assert service.send_bill(factura, ZIPPED).answer.about == told.answer.about
    except BookkeepingError:
        return


def sunat_answer(sunat, name):
    held = base64.b64encode(sunat.held[name.stem]).decode()
    return _response("sendBill", f"<applicationResponse>{held}</applicationResponse>")


def test_an_answer_that_drips_is_given_up_in_time(sunat, hasty, factura):
    sunat.next_calls(("dripping", 5))
    began = time.monotonic()
    with pytest.raises(AnswerLostError):
        hasty.send_bill(factura, ZIPPED)
    assert time.monotonic() - began < 2


def test_a_sound_answer_that_is_too_large_is_given_up(sunat, service, factura):
    service.send_bill(factura, ZIPPED)
    sunat.next_calls(("raw", sunat_answer(sunat, factura) + b" " * (4 * 1024 * 1024)))
    with pytest.raises(AnswerLostError):
        service.send_bill(factura, ZIPPED)


def test_nothing_follows_to_another_address(sunat, service, factura):
    sunat.next_calls("redirect")
    with pytest.raises(NotReachedError):
        service.send_bill(factura, ZIPPED)
    assert len(sunat.received) == 1


@pytest.mark.parametrize("status", [301, 404, 413])
def test_an_address_where_no_service_is_received_nothing(sunat, service, factura, status):
    sunat.next_calls(("http", status))
    with pytest.raises(NotReachedError):
        service.send_bill(factura, ZIPPED)


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
def test_where_nobody_listens_nothing_was_received(factura, host):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    scheme = "http" if host == "127.0.0.1" else "https"
    service = SoapService(Addresses(f"{scheme}://{host}:{port}/billService", ""), USER, PASSWORD, TIMEOUT)
    with pytest.raises(NotReachedError):
        service.send_bill(factura, ZIPPED)
    with pytest.raises(NotReachedError):
        service.cdr_of(factura)


def test_nothing_is_read_as_sunat_that_has_no_certificate_of_its_name(sunat, factura):
    secure = sunat.address.replace("http://", "https://")
    service = SoapService(Addresses(secure, ""), USER, PASSWORD, TIMEOUT)
    with pytest.raises((AnswerLostError, NotReachedError)):
        service.send_bill(factura, ZIPPED)
    assert sunat.received == []


@pytest.mark.parametrize(
    "address", ["http://e-factura.sunat.gob.pe/x", "ftp://sunat.gob.pe", "", "billService", "https://", "http://[::1"]
)
def test_a_password_goes_nowhere_in_the_clear(address):
    with pytest.raises(InsecureAddressError):
        checked_address(address)


def test_the_descriptions_are_the_shipped_ones_and_no_others():
    wire = Wire(TIMEOUT)
    assert b"sendBill" in wire.load("https://e-factura.sunat.gob.pe/ol-ti-itcpfegem/billService.wsdl")
    with pytest.raises(FileNotFoundError):
        wire.load("https://e-factura.sunat.gob.pe/other.wsdl")
    for held in SHIPPED.joinpath("sunat", "wsdl").iterdir():
        assert b'schemaLocation="http' not in held.read_bytes()


def test_the_stand_in_describes_itself_as_sunat_does(sunat):
    with urllib.request.urlopen(f"{sunat.address}?wsdl", timeout=2) as told:
        assert b"BillServicePortBinding" in told.read()
    with urllib.request.urlopen(f"{sunat.address}?ns1.wsdl", timeout=2) as told:
        assert b"sendSummary" in told.read()


def test_addresses_are_dated(factura):
    told = addresses(dt.date(2026, 11, 26))
    assert set(told) == {"production", "beta", "consult"}
    assert all(checked_address(one) for one in told.values())
    assert addresses(dt.date(2000, 1, 1)) == {}


def test_a_boleta_is_sent_alike(sunat, service):
    boleta = FileName(RUC, "03", "B001", 7)
    assert service.send_bill(boleta, ZIPPED).answer.about == "B001-7"
