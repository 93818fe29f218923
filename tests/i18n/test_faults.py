"""What is wrong with a row or a file is said without an empty word, and leads on."""

import pytest

from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.exchange.faults import Fault, FaultCode
from emprende_desktop.i18n.faults import fault_sentence
from emprende_desktop.i18n.messages import sentence


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (FaultCode.UNKNOWN_RUBRO, "", "No dice para qué fue: escríbelo en la columna Rubro."),
        (FaultCode.UNKNOWN_MEDIO, "", "No dice dónde está el dinero: escríbelo en la columna Medio."),
        (FaultCode.UNKNOWN_RUBRO, "Pan", "Este rubro no tiene cuenta: Pan."),
    ],
)
def test_an_empty_word_is_not_quoted(code, text, told):
    assert fault_sentence(Fault(3, code, text)) == told


def test_a_statement_of_a_bank_is_not_called_damaged():
    told = sentence(UnreadableFileError("banco.csv", "headings"))
    assert "Estado del banco" in told
    assert "dañado" not in told
