import ast
import inspect
import re
import runpy
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from emprende_desktop import domain, formality, gold, invoicing
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import amount_in_words, legend_in_words, money, period_label
from emprende_desktop.i18n.messages import _SENTENCES
from emprende_desktop.i18n.translation import Language, Voice
from resources.files import read_bytes

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "installer" / "catalogues.py"))


LOCALES = tuple(TOOL["CATALOGUES"])


@pytest.fixture(scope="module")
def said():
    return TOOL["extracted"]()


@pytest.fixture(scope="module", params=LOCALES)
def locale(request):
    return request.param


@pytest.fixture(scope="module")
def catalogue(locale):
    with TOOL["CATALOGUES"][locale].open("rb") as stream:
        return read_po(stream, locale=locale)


def key(message):
    return message[0] if isinstance(message, tuple) else message


def lacking(said, catalogue):
    """Return what the code says that a catalogue has no words for, or not for one and for several."""
    found = []
    for message in said:
        known = catalogue.get(key(message))
        forms = (known.string if isinstance(known.string, tuple) else (known.string,)) if known else ()
        if len(forms) != (2 if isinstance(message, tuple) else 1) or not all(forms):
            found.append(message)
    return found


def test_a_language_is_a_catalogue():
    assert {str(language) for language in Language} == set(LOCALES)


def test_every_word_of_the_code_is_translated(said, catalogue):
    assert lacking(said, catalogue) == []


def test_a_word_without_a_translation_is_found(said, catalogue):
    """The mutants: a message that nobody translated, one that was left empty, one without its second form."""
    one, empty = sorted(message for message in said if isinstance(message, str))[:2]
    counted = next(message for message in said if isinstance(message, tuple))
    mutant = Catalog(locale=catalogue.locale)
    for message in said - {one}:
        mutant.add(message, catalogue.get(key(message)).string)
    mutant.get(empty).string = ""
    mutant.get(counted[0]).string = (mutant.get(counted[0]).string[0], "")
    assert set(lacking(said, mutant)) == {one, empty, counted}


def test_nothing_stands_in_the_catalogue_that_the_code_does_not_say(said, catalogue):
    known = {key(message) for message in said}
    assert [m.id for m in catalogue if m.id and key(m.id) not in known] == []


def test_translations_keep_their_arguments(catalogue):
    def names(text):
        return set(re.findall(r"\{(\w+)\}", text))

    def forms(said):
        return said if isinstance(said, tuple) else (said, said)

    for message in catalogue:
        if message.id:
            pairs = zip(forms(message.id), forms(message.string), strict=True)
            assert all(names(said) == names(form) for said, form in pairs), message.id


def test_english_says_nothing_in_spanish(said):
    """Letters that only Spanish has stand in the names of its money and its papers alone."""
    with TOOL["CATALOGUES"]["en"].open("rb") as stream:
        english = read_po(stream, locale="en")
    forms = [form for m in english if m.id for form in (m.string if isinstance(m.string, tuple) else (m.string,))]
    spanish = [form for form in forms if re.search(r"[áéíóúñ¿¡]", form.replace("céntimo", ""))]
    assert spanish == []


def test_english_is_read_only_when_it_is_chosen():
    read = []
    voice = Voice(lambda name: read.append(name) or read_bytes(name))
    assert voice.gettext("Home") == "Inicio"
    assert [name for name in read if "/en/" in name] == []
    voice.speak(Language.ENGLISH)
    assert (voice.gettext("Home"), voice.ngettext("{count} note", "{count} notes", 2)) == ("Home", "{count} notes")
    voice.speak(Language.SPANISH)
    assert voice.ngettext("{count} note", "{count} notes", 2) == "{count} notas"


def test_the_compiled_catalogue_is_the_written_one(locale, catalogue):
    with TOOL["CATALOGUES"][locale].with_suffix(".mo").open("rb") as stream:
        compiled = read_mo(stream)

    def strings(read):
        return sorted((str(list(m.id) if m.pluralizable else m.id), str(m.string)) for m in read if m.id)

    assert [words.replace("(", "[").replace(")", "]") for _id, words in strings(compiled)] == [
        words.replace("(", "[").replace(")", "]") for _id, words in strings(catalogue)
    ]


def test_every_error_has_a_sentence():
    modules = [
        import_module(f"{package.__name__}.{found.name}")
        for package in (domain, gold, invoicing, formality)
        for found in iter_modules(package.__path__)
        if found.name.endswith("errors") or found.name == "days"
    ]
    assert len(modules) > 8
    kinds = {
        kind for module in modules for _name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, BookkeepingError) and kind is not BookkeepingError
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


@pytest.mark.parametrize(
    ("cents", "currency", "words"),
    [
        (11_800, "PEN", "CIENTO DIECIOCHO Y 00/100 SOLES"),
        (2_101, "PEN", "VEINTIUNO Y 01/100 SOLES"),
        (2_100_099, "PEN", "VEINTIÚN MIL Y 99/100 SOLES"),
        (100_000_000, "PEN", "UN MILLÓN Y 00/100 SOLES"),
        (713_900, "USD", "SIETE MIL CIENTO TREINTA Y NUEVE Y 00/100 DÓLARES AMERICANOS"),
        (5, "CLP", "CERO Y 05/100 CLP"),
    ],
)
def test_a_document_says_its_amount_in_spanish_whatever_is_spoken(in_english, cents, currency, words):
    assert legend_in_words(Money(cents), currency) == words


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (21_250, "two hundred and twelve soles and fifty céntimos"),
        (101, "one sol and one céntimo"),
        (100_000_000, "one million soles"),
        (0, "zero soles"),
    ],
)
def test_amounts_are_said_in_english_words(in_english, cents, words):
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
