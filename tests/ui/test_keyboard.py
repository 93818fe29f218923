"""The keyboard alone: Enter takes what it stands on, Tab goes from question to question."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QToolButton

from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.masters import party_written
from emprende_desktop.queries.journal import JournalFilter, journal_page


def rows(window):
    return window.books.fetch(journal_page, None, JournalFilter()).rows


def tile(page, name):
    return next(one for one in page.findChildren(QToolButton) if one.accessibleName() == name)


def enter(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def sale(qtbot, window, amount="75"):
    window.navigate("sale")
    qtbot.keyClicks(window.page.amount._field, amount)
    return window.page


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_a_tile_chooses_it(qtbot, window, key):
    page = sale(qtbot, window)
    ropa = tile(page, "Ropa")
    ropa.setFocus()
    qtbot.keyClick(ropa, key)
    assert page.category.current().text == "Ropa"
    assert rows(window) == ()
    assert not page.foot.error.isVisible()


def test_enter_on_the_chosen_tile_saves(qtbot, window):
    page = sale(qtbot, window)
    tile(page, "Ropa").setFocus()
    enter(qtbot)
    enter(qtbot)
    assert [row.amount.cents for row in rows(window)] == [7_500]


def test_enter_on_cancel_cancels(qtbot, window):
    page = sale(qtbot, window)
    page.category.choose_first()
    next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Cancelar").setFocus()
    enter(qtbot)
    assert rows(window) == ()
    assert window._shown == "home"


def test_enter_on_an_offered_name_only_picks_it(qtbot, window):
    window.books.company.execute(add_party, party_written("Rosa Quispe"))
    page = sale(qtbot, window)
    page.category.choose_first()
    page.person.setFocus()
    qtbot.keyClicks(page.person, "ros")
    offered = page.person.completer().popup()
    assert offered.isVisible()
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    enter(qtbot)
    assert (page.person.text(), rows(window)) == ("Rosa Quispe", ())
    assert not offered.isVisible()
    enter(qtbot)
    assert [row.party_name for row in rows(window)] == ["Rosa Quispe"]


def test_escape_on_offered_names_closes_only_them(qtbot, window):
    window.books.company.execute(add_party, party_written("Rosa Quispe"))
    page = sale(qtbot, window)
    page.person.setFocus()
    qtbot.keyClicks(page.person, "ros")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.person.completer().popup().isVisible()
    assert (window._shown, page.person.text()) == ("sale", "ros")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window._shown == "home"


def test_tab_goes_from_the_amount_to_the_next_question(qtbot, window):
    page = sale(qtbot, window)
    qtbot.keyClick(page.amount._field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tile(page, "Uniformes")


def test_the_pad_is_for_the_hand_and_leaves_the_keyboard_in_the_amount(qtbot, window, press):
    page = sale(qtbot, window)
    press("Sumar S/\N{NO-BREAK SPACE}20.00")
    assert QApplication.focusWidget() is page.amount._field
    page.detail.setFocus()
    press("Borrar")
    assert QApplication.focusWidget() is page.amount._field
    assert page.amount.text() == ""


def test_typing_takes_the_place_of_the_amount_that_is_corrected(qtbot, window):
    page = sale(qtbot, window, "104")
    page.category.choose_first()
    page.submit()
    window.navigate("sale", rows(window)[0].id)
    qtbot.keyClicks(QApplication.focusWidget(), "114")
    assert window.page.amount.value().cents == 11_400


def test_nothing_that_only_scrolls_takes_the_keyboard(window, shell):
    for key in ("home", "sale", "reports", "bank"):
        window.navigate(key)
        takes = [one for one in shell.findChildren(QScrollArea) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert takes == [], key


def test_opened_books_have_the_keyboard_in_their_page(window):
    assert QApplication.focusWidget() is window.page


@pytest.mark.parametrize("key", ["sale", "home"])
def test_what_goes_away_leaves_the_keyboard_in_the_page(qtbot, window, key):
    window.navigate(key)
    for button in [b for b in window.page.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]:
        for go, come in (
            (button.hide, button.show),
            (lambda b=button: b.setEnabled(False), lambda b=button: b.setEnabled(True)),
        ):
            button.setFocus()
            go()
            focus = QApplication.focusWidget()
            assert focus is window.page or window.page.isAncestorOf(focus), button.accessibleName()
            come()


def test_a_refusal_leaves_the_keyboard_where_it_was(qtbot, window):
    page = sale(qtbot, window)
    page.category.choose_first()
    page.date.setText("31/9")
    page.foot.save.setFocus()
    enter(qtbot)
    assert "31/9 no es un día" in page.foot.error.text()
    assert QApplication.focusWidget() is page.foot.save


def test_a_wrong_key_is_typed_over(qtbot, window, shell):
    window.close()
    key = shell.welcome.passphrase
    key.setFocus()
    qtbot.keyClicks(key, "otra cosa")
    shell.welcome.open.setFocus()
    shell.welcome.submit()
    assert QApplication.focusWidget() is key
    assert key.hasSelectedText()
