"""The window in English and in Spanish: chosen for a company, shown at once, and nothing of the other left over."""

import pytest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget

from emprende_desktop.i18n.translation import VOICE, Language
from emprende_desktop.queries.journal import journal_page
from reports.registry import REPORTS
from tests.ui.hearing import same_letters
from tests.ui.words import Stranger, data_of, texts
from ui.registry import SCREENS
from ui.widgets.overlay import Overlay


def overlay(window):
    return next(sheet for sheet in window.findChildren(Overlay) if sheet.isVisible())


def everything_shown(window):
    """Return what every screen, every statement, help, keys and the finder show."""
    note = window.books.fetch(journal_page).rows[0].id
    for screen in SCREENS:
        if not screen.of_entry or screen.key == "papers":  # the practice enterprise has no notebook and no bank's lines
            window.navigate(screen.key, note if screen.of_entry else None)
            QApplication.processEvents()
            yield screen.key, texts(window)
            window.help()
            yield f"help of {screen.key}", texts(overlay(window))
            overlay(window).leave()
    for report in REPORTS:
        if not report.of.is_one_row:
            window._show_report(report)
            yield report.title, texts(window)
    for name in ("open_finder", "show_keys"):
        getattr(window, name)()
        yield name, texts(overlay(window))


def left_over(window, other):
    shown = {}
    for where, seen in everything_shown(window):
        shown = dict.fromkeys(seen, where) | shown
    return {text: shown[text] for text in Stranger(other, data_of(window.books.company)).found(shown)}


@pytest.fixture
def english(whole, shell, press):
    whole.navigate("appearance")
    press("English")
    return shell.main


def test_no_spanish_is_left_over_in_english(whole_practice, shell, press):
    whole_practice.navigate("appearance")
    press("English")
    assert left_over(shell.main, Language.SPANISH) == {}


def test_no_english_is_left_over_in_spanish(whole_practice):
    assert left_over(whole_practice, Language.ENGLISH) == {}


@pytest.mark.parametrize(
    ("other", "planted"),
    [
        (Language.SPANISH, "Guardar venta"),
        (Language.SPANISH, "Corregir: Uniformes"),
        (Language.SPANISH, "3 notas"),
        (Language.SPANISH, "algo del cuaderno"),
        (Language.ENGLISH, "Save sale"),
        (Language.ENGLISH, "Write down what you sold"),
        (Language.ENGLISH, "in 3 days"),
    ],
)
def test_a_word_of_the_other_language_is_found(window, other, planted):
    page = QWidget()
    QLabel(planted, page)
    assert Stranger(other, data_of(window.books.company)).found(texts(page)) == [planted]


def test_the_language_is_remembered_for_this_company(window, shell, press):
    window.navigate("appearance")
    press("English")
    press("Home")
    assert "Wednesday 30 September 2026" in texts(shell.main)
    shell.main.close()
    assert VOICE.language is Language.SPANISH, "the first page, and the next company, speak as they did"
    assert "Abrir" in texts(shell.welcome)
    shell.welcome.passphrase.setText("clave de prueba")
    shell.welcome.open.click()
    press("I sold")
    assert "Save sale" in texts(shell.main)
    shell.main.navigate("appearance")
    press("Español")
    press("Inicio")
    assert "Miércoles 30 de setiembre de 2026" in texts(shell.main)


def test_the_calendar_and_the_buttons_of_qt_speak_as_the_window(english):
    english.navigate("sale")
    english.page.date.open_calendar()
    calendar = english.page.date.findChild(QCalendarWidget)
    assert calendar.locale().monthName(9) == "September"
    calendar.close()
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_sentence_that_refuses_is_said_in_english(english, press):
    english.navigate("sale")
    press("Save sale")
    assert "Write how much, for example 25.50." in texts(english)


def test_no_spanish_is_left_over_in_what_a_file_asks(english, press, person, tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("Day;Words;Out;In;Rest\n10/09/2026;FEE;12.50;;87.50\n11/09/2026;SALE;;40.00;127.50\n", "utf-8")
    person.choose_open = lambda _title, _kinds: path
    heads = {"Day", "Words", "Out", "In", "Rest", "Fecha", "Detalle", "Entra", "Sale"}  # of this file, and a notebook's
    stranger = Stranger(Language.SPANISH, data_of(english.books.company) | heads)
    for key in ("notebook", "journal_in", "bank"):
        english.navigate(key)
        press("Choose file")
        QApplication.processEvents()
        assert stranger.found(texts(english)) == [], key


def test_no_two_buttons_answer_to_one_letter_in_english(english):
    for screen in SCREENS:
        if not screen.of_entry:
            english.navigate(screen.key)
            QApplication.processEvents()
            assert same_letters(english) == [], screen.key


def test_the_paper_follows_the_window(english, press):
    press("Reports")
    assert any("30 September 2026" in text for text in texts(english))
