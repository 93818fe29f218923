import datetime as dt

import pytest

from emprende_desktop.einvoice.certificate import Check, Finding, Grade, facts_of, findings, read_file
from emprende_desktop.einvoice.meaning import Advice
from emprende_desktop.i18n.einvoice_words import (
    ADVICE,
    CHECKS,
    STATES,
    STEPS,
    advice_sentence,
    finding_sentence,
    refusal_sentence,
)
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.invoicing.outbox import State, Step
from emprende_desktop.invoicing.wire_errors import (
    ForgedAnswerError,
    HostileXmlError,
    InsecureAddressError,
    ServiceRefusedError,
)
from tests.einvoice.certificates import PASSWORD, RUC, pfx


def test_everything_that_can_be_said_has_words():
    assert set(STATES) == set(State)
    assert set(STEPS) == set(Step)
    assert set(ADVICE) == set(Advice)
    assert set(CHECKS) == set(Check)


def test_the_check_list_is_said_in_sentences():
    facts = facts_of(read_file(pfx(subject={"common": "ROSA"}), PASSWORD).certificate)
    told = [finding_sentence(one) for one in findings(facts, RUC, dt.date(2029, 1, 2))]
    assert told == [
        "Llave RSA de 2048 bits.",
        "Hoy no está vigente; su límite es el 31/12/2028: consigue otro.",
        "No lleva RUC: confirma con quien te lo dio que es el tuyo.",
        "Se respalda a sí mismo: sirve para probar, SUNAT no lo acepta.",
    ]


@pytest.mark.parametrize("key", [{"bits": 1024}, {"subject": {"unit": "20100070970", "common": "X"}}, {"issuer": "CA"}])
@pytest.mark.parametrize("day", [dt.date(2026, 6, 1), dt.date(2028, 12, 15), dt.date(2030, 1, 1)])
def test_no_finding_is_without_its_sentence(key, day):
    facts = facts_of(read_file(pfx(**key), PASSWORD).certificate)
    assert all("{" not in finding_sentence(one) for one in findings(facts, RUC, day))


def test_a_refusal_is_said_in_the_words_of_sunat_with_what_to_do():
    told = sentence(ServiceRefusedError("0102", ""))
    assert told.startswith("SUNAT respondió 0102: Usuario o contrase")
    assert told.endswith("SUNAT no aceptó el usuario o la clave: revisa el usuario SOL secundario.")
    assert refusal_sentence("1001", "El ID {raro} no cumple.").startswith(
        "SUNAT respondió 1001: El ID {raro} no cumple. "
    )
    assert sentence(ServiceRefusedError("HTTP 401", "")).startswith("SUNAT respondió HTTP 401. SUNAT no aceptó")
    assert advice_sentence("2108").startswith("Llegó fuera de plazo")


@pytest.mark.parametrize("reason", ["large", "deep", "doctype", "broken"])
def test_hostile_xml_is_refused_with_a_sentence(reason):
    assert "XML" in sentence(HostileXmlError(reason))


def test_a_forged_answer_names_what_was_sent_and_not_what_it_told():
    told = sentence(ForgedAnswerError("F001-12", "<b>F001-13"))
    assert "F001-12" in told
    assert "F001-13" not in told
    assert "https://" in sentence(InsecureAddressError(""))


def test_a_finding_knows_its_figure():
    assert finding_sentence(Finding(Check.OWNER, Grade.GOOD, RUC)) == f"Lleva el RUC {RUC}."
