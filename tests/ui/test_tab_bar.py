"""The tabs of a room stay in one line; those without room wait behind "Más"."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QPushButton

from ui.theme import Look, apply_theme


@pytest.fixture
def narrow(window, shell):
    apply_theme(QApplication.instance(), Look(150))
    shell.resize(1024, 600)
    yield window
    apply_theme(QApplication.instance(), Look())


def in_line(window):
    chips = window._tabs.findChildren(QPushButton)
    return [chip.text() for chip in chips if chip.isVisible()]


def menu_of(window):
    return next(menu for menu in window._tabs.findChildren(QMenu) if menu.isVisible())


def test_where_all_have_room_there_is_no_more(window):
    window.navigate("closing")
    QApplication.processEvents()
    assert in_line(window)[0] == "Cierre"
    assert in_line(window)[-1] == "Máquinas y equipos"
    assert not window._tabs.more.isVisible()


def test_the_tab_that_is_shown_is_always_in_the_one_line(narrow):
    for key, title in (("cash", "Mi caja"), ("opening", "Lo que tengo hoy"), ("assets", "Máquinas y equipos")):
        narrow.navigate(key)
        QApplication.processEvents()
        assert title in in_line(narrow)
        assert {chip.y() for chip in narrow._tabs.findChildren(QPushButton) if chip.isVisible()} == {
            narrow._tabs.more.y()
        }


def test_the_rest_is_reached_with_the_keyboard(qtbot, narrow):
    narrow.navigate("cash")
    QApplication.processEvents()
    assert "Lo que tengo hoy" not in in_line(narrow)
    narrow._tabs.more.setFocus()
    qtbot.keyClick(narrow._tabs.more, Qt.Key.Key_Space)
    menu = menu_of(narrow)
    assert [action.text() for action in menu.actions()][-1] == "Lo que tengo hoy"
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Lo que tengo hoy" in in_line(narrow)
    assert narrow._tabs.more.accessibleName() == "Más páginas de este lugar"


def test_a_card_over_the_window_goes_with_the_page_it_lay_on(window):
    window.help()
    assert any(card.objectName() == "overlay" and card.isVisible() for card in window.findChildren(QFrame))
    window.navigate("sale")
    assert not any(card.objectName() == "overlay" and card.isVisible() for card in window.findChildren(QFrame))


def test_the_room_that_is_shown_is_in_sight_in_the_rail(narrow):
    narrow.navigate("appearance")
    QApplication.processEvents()
    room = narrow._rooms["settings"]
    assert room.visibleRegion().boundingRect().height() == room.height()
