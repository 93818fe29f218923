"""Every screen can be heard and walked through with the keyboard: names, roles, states and order, asked in-process."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from emprende_desktop.queries.journal import journal_page
from tests.conftest import TALLER
from tests.ui.hearing import (
    ambiguous,
    backwards,
    controls,
    group_of,
    misplaced,
    nameless,
    places_of,
    same_letters,
    tabbed,
    told,
)
from ui.dialogs import QuestionDialog
from ui.registry import SCREENS
from ui.screen import Question
from ui.widgets import announce
from ui.widgets.overlay import Overlay
from ui.widgets.tab_order import reading_order


def stumbled(qtbot, page):
    """Return what a person who hears a page, or has no mouse, would stumble over."""
    window = page.window()
    start = QApplication.focusWidget()
    everything = controls(window)
    places = places_of(everything, window)
    order, hidden = tabbed(qtbot, start)
    reached = {group_of(widget) or widget for widget in order}
    outside = next((index for index, widget in enumerate(order) if not page.isAncestorOf(widget)), 0)
    on_page = [widget for widget in order[outside:] + order[:outside] if page.isAncestorOf(widget)]
    found = {
        "nameless": nameless(window),
        "misplaced": misplaced(window),
        "ambiguous": ambiguous(page),
        "same letters": same_letters(window),
        "never reached": [told(widget) for widget in everything if (group_of(widget) or widget) not in reached],
        "unseen": hidden,
        "backwards": backwards(on_page, places),
    }
    return {fault: where for fault, where in found.items() if where}


def stumbled_everywhere(qtbot, window, note=None):
    """Walk through every screen that needs nothing, and the papers of a note where there is one."""
    shown = {screen.key: None for screen in SCREENS if not screen.of_entry} | ({"papers": note} if note else {})
    found = {}
    for key, entry in shown.items():
        window.navigate(key, entry)
        QApplication.processEvents()
        found[key] = stumbled(qtbot, window.page)
    return {key: faults for key, faults in found.items() if faults}


def test_every_screen_with_notes_can_be_heard_and_walked_through(qtbot, whole_practice):
    note = whole_practice.books.fetch(journal_page).rows[0].id
    assert stumbled_everywhere(qtbot, whole_practice, note) == {}


def test_every_empty_screen_can_be_heard(whole):
    """What Tab reaches is asked with notes; without any a screen has its words still to say."""
    found = {}
    for screen in (screen for screen in SCREENS if not screen.of_entry):
        whole.navigate(screen.key)
        QApplication.processEvents()
        found[screen.key] = nameless(whole) + ambiguous(whole.page) + same_letters(whole)
    assert {key: faults for key, faults in found.items() if faults} == {}


def test_a_note_that_is_corrected_can_be_heard_and_walked_through(qtbot, practice):
    for row in practice.books.fetch(journal_page).rows[:6]:
        practice.navigate("expense" if row.template == "expense" else "free", row.id)
        QApplication.processEvents()
        assert stumbled(qtbot, practice.page) == {}


BANK = b"""Fecha;Detalle;Cargo;Abono;Saldo
10/09/2026;ABONO ANA QUISPE;;100.00;100.00
12/09/2026;COMISION;12.50;;87.50
12/09/2026;COMISION;12.50;;75.00
"""
JOURNAL = b"entry,date,account,memo,cents\n1,2026-08-01,1011,Saldo,5000\n1,2026-08-01,99X,Saldo,-5000\n"
FILES = {
    "bank": (BANK, ("Banco", "Elegir archivo", "Traer")),
    "notebook": ((TALLER / "cuaderno.csv").read_bytes(), ("Elegir archivo",)),
    "journal_in": (JOURNAL, ("Elegir archivo",)),
}


@pytest.mark.parametrize("key", FILES)
def test_a_file_that_was_chosen_can_be_heard_and_walked_through(qtbot, window, notes_of, press, person, tmp_path, key):
    content, presses = FILES[key]
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    person.choose_open = lambda _title, _kinds: path
    notes_of(window.books.company).sell(10_000, "Banco", dt.date(2026, 9, 10), detail="Ana Quispe")
    window.navigate(key)
    before = len(controls(window.page))
    for name in presses:
        press(name)
    QApplication.processEvents()
    assert len(controls(window.page)) > before, "it asks for more than a file"
    assert stumbled(qtbot, window.page) == {}


def test_the_first_page_and_those_of_a_new_enterprise_too(qtbot, shell):
    assert stumbled(qtbot, shell.currentWidget()) == {}
    shell.ask_new()
    pages = shell.currentWidget()
    QApplication.processEvents()
    assert stumbled(qtbot, pages) == {}
    pages.name.setText("Panadería Sol")
    for first in (pages.form, pages.passphrase, pages.code):
        pages.passphrase.setText("tres palabras mías")
        pages.again.setText("tres palabras mías")
        pages.next.click()
        QApplication.processEvents()
        assert first.isVisible()
        assert QApplication.focusWidget() in (first, pages.written), "the keyboard is at the first question"
        assert stumbled(qtbot, pages) == {}


def test_the_page_after_a_mistake_of_ours_too(qtbot, shell, window):
    shell.show_crash()
    QApplication.processEvents()
    assert stumbled(qtbot, shell.currentWidget()) == {}


def test_what_is_asked_in_between_too(qtbot, window):
    choices = (("1", "Efectivo"), ("2", "Banco"))
    asked = (Question("¿Cuál recibe su dinero?", choices), Question("¿Cómo se llama?"), Question("Clave", secret=True))
    dialog = QuestionDialog(window, "Juntar", asked)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert nameless(dialog) + misplaced(dialog) + ambiguous(dialog) == []


@pytest.mark.parametrize("sheet", ["help", "show_keys", "open_finder"])
def test_tab_stays_inside_what_lies_over_the_window(qtbot, window, sheet):
    getattr(window, sheet)()
    over = next(found for found in window.findChildren(Overlay) if found.isVisible())
    assert nameless(over) + misplaced(over) == []
    order, hidden = tabbed(qtbot, QApplication.focusWidget())
    assert [widget for widget in order if over.isAncestorOf(widget)] == order != []
    assert hidden == []


def test_shift_tab_goes_the_other_way(qtbot, window):
    window.navigate("sale")
    start = QApplication.focusWidget()
    qtbot.keyClick(start, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not start
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is start


def test_tab_comes_to_what_was_laid_out_later_where_it_stands(window):
    """Rows that are read again are made after everything else, and still come between what is above and below."""
    window.navigate("free")
    window.page.add_line()
    QApplication.processEvents()
    order = [widget.accessibleName() for widget in reading_order(window.page)]
    last = len(window.page.lines)
    assert order.index(f"Cuenta de la línea {last}") == order.index(f"Haber de la línea {last - 1}") + 1


@pytest.fixture
def said(monkeypatch):
    """Return what a screen reader is told to say at once."""
    heard = []
    monkeypatch.setattr(announce.QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    return heard


def test_an_error_is_said_at_once(window, press, said):
    window.navigate("sale")
    assert said == []
    press("Guardar venta")
    assert said == ["Escribe cuánto, por ejemplo 25.50."]
    window.page.foot.refuse("Otra cosa está mal.")
    assert said[1:] == ["Otra cosa está mal."]


def test_a_toast_is_said_at_once(window, said):
    window.toast("Venta guardada")
    assert said == ["Venta guardada"]


def planted(window, *widgets, layout=QVBoxLayout):
    """Return a page of the window with some controls on it, laid out as they are given."""
    window.navigate("sale")
    page = QWidget()
    inside = layout(page)
    for widget in widgets:
        inside.addWidget(widget)
    window.page.layout().addWidget(page)
    QApplication.processEvents()
    return page


def named(widget, name):
    widget.setAccessibleName(name)
    return widget


def test_a_control_without_a_name_is_found(window):
    """The mutants of the names: none, a picture's, a letter with its mark, and one that does not say what is shown."""
    faulty = (QLineEdit(), named(QPushButton(), "paperclip"), named(QPushButton(), "&Guardar"))
    page = planted(window, *faulty, named(QPushButton("Ocultar"), "Mostrar"), named(QLineEdit(), "Nombre"))
    assert len(nameless(page)) == 4


def test_two_controls_that_sound_the_same_are_found(window):
    page = planted(window, QPushButton("Corregir"), QPushButton("Corregir"), QPushButton("Deshacer"))
    assert [heard[0] for heard in ambiguous(page)] == ["Corregir"]


def test_two_buttons_of_one_letter_are_found(window):
    page = planted(window, QPushButton("&Corregir"), QPushButton("&cerrar"), QPushButton("&Deshacer"))
    assert same_letters(page) == ["c"]


def test_a_control_that_is_said_to_be_something_else_is_found(window):
    odd = named(QLabel("Guardar"), "Guardar")
    odd.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page = planted(window, odd, QPushButton("Deshacer"))
    assert [name for _kind, (name, _more), _role in misplaced(page)] == ["Guardar"]


def test_an_order_against_reading_is_found(window):
    for layout in (QVBoxLayout, QHBoxLayout):
        one, two = QPushButton("Uno"), QPushButton("Dos")
        page = planted(window, one, two, layout=layout)
        places = places_of((one, two), page.window())
        assert backwards([one, two], places) == []
        assert backwards([two, one], places) == [("Dos", "Uno")]


def test_a_trap_is_found(qtbot, window, monkeypatch):
    page = planted(window, QPushButton("Uno"), QPushButton("Dos"))
    monkeypatch.setattr(type(window.window()), "focusNextPrevChild", lambda _shell, _forward: True)
    window.page.setFocus()
    assert ("Dos", "") in stumbled(qtbot, page)["never reached"]
