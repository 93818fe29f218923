import ast
import inspect
import re
import runpy
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from emprende_desktop.domain import bank_errors, chart_errors, days, drive_errors, errors
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import amount_in_words, money, period_label
from emprende_desktop.i18n.messages import _SENTENCES

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "installer" / "catalogues.py"))


@pytest.fixture(scope="module")
def catalogue():
    with TOOL["CATALOGUE"].open("rb") as stream:
        return read_po(stream, locale="es_PE")


def test_every_word_of_the_code_is_translated(catalogue):
    missing = [
        message for message in TOOL["extracted"]()
        if not (known := catalogue.get(message[0] if isinstance(message, tuple) else message)) or not known.string
    ]  # fmt: skip
    assert missing == []


def test_nothing_stands_in_the_catalogue_that_the_code_does_not_say(catalogue):
    said = {message[0] if isinstance(message, tuple) else message for message in TOOL["extracted"]()}
    assert [m.id for m in catalogue if m.id and (m.id[0] if isinstance(m.id, tuple) else m.id) not in said] == []


def test_translations_keep_their_arguments(catalogue):
    def names(text):
        return set(re.findall(r"\{(\w+)\}", text))

    for message in catalogue:
        if message.id and isinstance(message.id, str):
            assert names(message.id) == names(message.string), message.id


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    with TOOL["CATALOGUE"].with_suffix(".mo").open("rb") as stream:
        compiled = read_mo(stream)

    def strings(read):
        return sorted((str(list(m.id) if m.pluralizable else m.id), str(m.string)) for m in read if m.id)

    assert [words.replace("(", "[").replace(")", "]") for _id, words in strings(compiled)] == [
        words.replace("(", "[").replace(")", "]") for _id, words in strings(catalogue)
    ]


def test_every_error_has_a_sentence():
    kinds = {
        kind for module in (errors, bank_errors, chart_errors, days, drive_errors) for _name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, errors.BookkeepingError) and kind is not errors.BookkeepingError
    }  # fmt: skip
    assert kinds == set(_SENTENCES)


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (21_250, "doscientos doce soles con cincuenta céntimos"),
        (100, "un sol"),
        (2_101, "veintiún soles con un céntimo"),
        (3_100, "treinta y un soles"),
        (100_000_000, "un millón de soles"),
        (50, "cincuenta céntimos"),
        (0, "cero soles"),
        (2_100_000, "veintiún mil soles"),
        (3_100_100, "treinta y un mil un soles"),
        (2_100_000_000, "veintiún millones de soles"),
    ],
)
def test_amounts_are_said_in_words(cents, words):
    assert amount_in_words(Money(cents)) == words


def test_amounts_and_months_are_written_as_in_peru():
    import datetime as dt

    from emprende_desktop.domain.period import Period

    assert money(Money(135_000)) == "S/\N{NO-BREAK SPACE}1,350.00"
    period = Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    assert period_label(period) == "Del 1 de julio al 30 de setiembre de 2026"


def test_no_spanish_stands_in_the_code():
    """Words with Spanish letters belong in the catalogue; data and documentation of it excepted."""
    found = []
    for package in ("ui", "reports", "emprende_desktop"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Expr):
                    continue
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_"):
                    words = " ".join(arg.value for arg in node.args if isinstance(arg, ast.Constant))
                    if re.search(r"[áéíóúñ¿¡]", words):
                        found.append((path.name, words))
    assert found == []
