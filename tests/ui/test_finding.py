"""Ctrl+K, help and the sheet of keys, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.reading import told
from ui.help import HELP
from ui.registry import SCREENS, rooms_of
from ui.widgets.finder import Finder
from ui.widgets.overlay import Overlay


def overlay(window):
    return next(o for o in window.findChildren(Overlay) if o.isVisible())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("jorn", "wages"),
        ("pedido", "orders"),
        ("cuanto queda", "stock"),
        ("CIERRE", "closing"),
        ("arqueo", "cash"),
        ("contar", "cash"),
        ("extracto", "bank"),
        ("deudas", "people"),
        ("tamano", "appearance"),
    ],
)
def test_a_few_letters_lead_anywhere(qtbot, window, typed, shown):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    finder = overlay(window)
    assert isinstance(finder, Finder)
    assert QApplication.focusWidget() is finder.field
    qtbot.keyClicks(finder.field, typed)
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert window._shown == shown
    assert not [o for o in window.findChildren(Overlay) if o.isVisible()]


def test_a_report_is_found_and_shown(qtbot, window):
    window.open_finder()
    finder = overlay(window)
    qtbot.keyClicks(finder.field, "quien me debe")
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert window.page._report.key == "receivables"


def test_arrows_choose_and_escape_leaves(qtbot, window):
    window.navigate("sale")
    window.page.detail.setFocus()
    window.open_finder()
    finder = overlay(window)
    qtbot.keyClicks(finder.field, "ve")
    first = finder.list.currentRow()
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    assert finder.list.currentRow() == first + 1
    qtbot.keyClicks(finder.field, "xyzzy")
    assert finder.list.count() == 0
    assert "Nada con esas letras" in told(window)
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    qtbot.keyClick(finder.field, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert window._shown == "sale"


def test_a_room_is_not_said_twice(window):
    window.open_finder()
    lines = [overlay(window).list.item(row).text() for row in range(overlay(window).list.count())]
    assert "Inicio" in lines
    assert "Vendí   ·   Ventas" in lines


@pytest.mark.parametrize("key", ["home", "sale", "movements"])
def test_ctrl_f_finds_in_the_movements_from_everywhere(qtbot, window, key):
    window.navigate(key)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window._shown == "movements"
    assert QApplication.focusWidget() is window.page.search


def test_every_screen_has_help_in_three_sentences():
    assert set(HELP) == {screen.key for screen in SCREENS}
    for key, text in HELP.items():
        sentences = [part for part in text.replace("?", ".").split(".") if part.strip()]
        assert len(sentences) == 3, key


def test_help_and_keys_come_and_go(qtbot, window):
    window.navigate("market")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "Cuenta tu sencillo antes" in told(window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert "Cuenta tu sencillo antes" not in told(window)
    qtbot.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert "Ir a todo lugar y hacer todo" in told(window)


def test_every_room_has_a_key(qtbot, window):
    *rooms, last = rooms_of(frozenset())
    assert len(rooms) <= 10
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert next(s.room for s in SCREENS if s.key == window._shown) == last.key == "settings"
    for number, room in enumerate(rooms, start=1):
        key = getattr(Qt.Key, f"Key_{number % 10}")
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert next(s.room for s in SCREENS if s.key == window._shown) == room.key


def test_a_card_over_a_form_keeps_its_keys(qtbot, window):
    window.navigate("sale")
    window.page.amount._field.setText("50")
    window.page.category.choose_first()
    window.open_finder()
    qtbot.keyClicks(overlay(window).field, "xyzzy")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert (window._shown, window.page.amount.text()) == ("sale", "50")
    assert window.page.foot.save.isEnabled()
