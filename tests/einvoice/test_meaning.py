import pytest

from emprende_desktop.einvoice.meaning import Advice, event_of_answer, event_of_error, meaning
from emprende_desktop.invoicing.answers import Answer
from emprende_desktop.invoicing.outbox import Event
from emprende_desktop.invoicing.wire_errors import (
    AnswerLostError,
    DamagedAnswerError,
    ForgedAnswerError,
    HostileXmlError,
    NotReachedError,
    ServiceRefusedError,
)
from resources.files import rows


@pytest.mark.parametrize(
    ("code", "advice", "begins"),
    [
        ("0102", Advice.FIX_CREDENTIALS, "Usuario o contrase"),
        ("0100", Advice.TRY_LATER, "El sistema no puede responder"),
        ("1033", Advice.ALREADY_SENT, "El comprobante fue registrado previamente"),
        ("2017", Advice.FIX_CUSTOMER, "El numero de documento de identidad del receptor debe ser RUC"),
        ("2108", Advice.TOO_LATE, "Presentacion fuera de fecha"),
        ("2325", Advice.FIX_CERTIFICATE, "El certificado usado no es el comunicado"),
        ("2335", Advice.FIX_DOCUMENT, "El documento electrónico ingresado ha sido alterado"),
        ("3103", Advice.FIX_DOCUMENT, "El producto del factor"),
        ("1078", Advice.ASK_ADVISOR, "El emisor no se encuentra autorizado"),
        ("2223", Advice.ALREADY_SENT, "El archivo ya fue presentado"),
        ("9998", Advice.ASK_ADVISOR, ""),
        ("HTTP 401", Advice.FIX_CREDENTIALS, ""),
        ("", Advice.ASK_ADVISOR, ""),
    ],
)
def test_a_code_is_told_in_the_words_of_sunat_with_what_to_do(code, advice, begins):
    told = meaning(code)
    assert told.advice == advice
    assert told.message.startswith(begins)
    assert bool(told.message) == bool(begins)


def test_a_code_without_its_zeros_is_the_same():
    assert meaning("102") == meaning("0102")


def test_every_code_of_sunat_has_a_message_and_an_advice():
    codes = rows("sunat/return_codes.csv")
    assert len(codes) == len({row["code"] for row in codes}) > 1_900
    assert all(meaning(row["code"]).message == row["message"] != "" for row in codes)
    assert {meaning(row["code"]).advice for row in codes} == set(Advice)


def test_ranges_of_advice_are_of_codes_that_exist():
    codes = {int(row["code"]) for row in rows("sunat/return_codes.csv")}
    for row in rows("sunat/code_advice.csv"):
        assert any(int(row["first"]) <= code <= int(row["last"]) for code in codes), row


def answer(code, *notes):
    return Answer(code, "", notes, "1", "F001-1")


@pytest.mark.parametrize(
    ("told", "event"),
    [
        (answer(0), Event.ACCEPT), (answer(0, "4252 - x"), Event.OBSERVE), (answer(4252), Event.OBSERVE),
        (answer(2017), Event.REJECT), (answer(109), Event.LOST), (answer(151), Event.REFUSED),
        (answer(2223), Event.DUPLICATE), (answer(1033), Event.DUPLICATE), (answer(4000), Event.DUPLICATE),
    ],
)  # fmt: skip
def test_an_answer_moves_the_outbox(told, event):
    assert event_of_answer(told) == event


@pytest.mark.parametrize(
    ("error", "event"),
    [
        (NotReachedError(""), Event.UNREACHED), (AnswerLostError(""), Event.LOST), (DamagedAnswerError(""), Event.LOST),
        (ForgedAnswerError("", ""), Event.LOST), (HostileXmlError("large"), Event.LOST),
        (ServiceRefusedError("0102", ""), Event.REFUSED), (ServiceRefusedError("HTTP 403", ""), Event.REFUSED),
        (ServiceRefusedError("0137", ""), Event.LOST), (ServiceRefusedError("1033", ""), Event.DUPLICATE),
        (ServiceRefusedError("2109", ""), Event.DUPLICATE), (ServiceRefusedError("3103", ""), Event.REJECT),
        (ServiceRefusedError("1001", ""), Event.REFUSED),
    ],
)  # fmt: skip
def test_an_error_moves_the_outbox(error, event):
    assert event_of_error(error) == event
