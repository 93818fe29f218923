"""A date as a person types it, steps it or picks it in the calendar."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QCalendarWidget, QTableView, QToolButton

from emprende_desktop.queries.journal import JournalFilter, journal_page
from tests.reading import told
from ui.widgets.dates import DateField, chosen_date, date_field

LATE = dt.date(2026, 11, 30)


@pytest.fixture
def field(qtbot):
    made = date_field(LATE, "Fecha")
    made.changes = []
    made.dateChanged.connect(lambda date: made.changes.append(date.toPython()))
    made.refusals = []
    made.refused.connect(made.refusals.append)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def typed(qtbot, field, text):
    field.selectAll()
    qtbot.keyClicks(field, text)


@pytest.mark.parametrize("text", ["31/08/2026", "31/8", "31-8-26"])
def test_a_day_of_another_month_is_typed_over_what_stands_there(qtbot, field, text):
    typed(qtbot, field, text)
    assert chosen_date(field) == dt.date(2026, 8, 31)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "31/08/2026"
    assert field.changes == [dt.date(2026, 8, 31)]


def test_an_impossible_day_is_told_and_stays_as_it_was_typed(qtbot, field):
    typed(qtbot, field, "31/9")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.refusals == ["31/9 no es un día del calendario: escríbelo así: 31/08/2026."]
    assert (field.text(), field.changes, field.property("wrong")) == ("31/9", [], True)
    typed(qtbot, field, "30/9")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.property("wrong")) == ("30/09/2026", False)


def test_arrows_move_a_day(qtbot, field):
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "01/12/2026"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert chosen_date(field) == dt.date(2026, 11, 29)


def calendar_of(field):
    return next(one for one in field.findChildren(QCalendarWidget) if one.isVisible())


def test_nothing_but_its_calendar_answers_a_click(qtbot, field):
    for x in range(0, field.width() - field.findChild(QToolButton).width() - 8, 5):
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(x, field.height() // 2))
        assert chosen_date(field) == LATE, x
    qtbot.mouseClick(field.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert calendar_of(field).selectedDate().toPython() == LATE


def test_the_calendar_speaks_spanish_and_shows_every_day(qtbot, shell, field):
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = calendar_of(field)
    assert "Noviembre" in [button.text() for button in month.findChildren(QToolButton)]
    view = month.findChild(QTableView)
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            words = str(index.data())
            wide = view.fontMetrics().horizontalAdvance(words)
            assert view.visualRect(index).width() >= wide + 8 or not words.strip("None"), words
    assert model.index(0, 0).data() == "lun"
    assert month.findChild(QToolButton, "qt_calendar_prevmonth").accessibleName() == "El mes anterior"


def test_a_day_picked_in_the_calendar_comes_into_the_field(qtbot, field):
    field.open_calendar()
    calendar_of(field).clicked.emit(dt.date(2026, 11, 12))
    assert (field.text(), field.changes) == ("12/11/2026", [dt.date(2026, 11, 12)])
    assert not [one for one in field.findChildren(QCalendarWidget) if one.isVisible()]


def test_enter_in_the_calendar_picks_a_day_and_saves_nothing(qtbot, window):
    window.navigate("sale")
    page = window.page
    qtbot.keyClicks(page.amount._field, "75")
    page.category.choose_first()
    page.date.open_calendar()
    view = calendar_of(page.date).findChild(QTableView)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.date.text() == "29/09/2026"
    assert window.books.fetch(journal_page, None, JournalFilter()).rows == ()


def test_a_sale_is_not_saved_on_a_day_that_is_none(qtbot, window):
    window.navigate("sale")
    page = window.page
    qtbot.keyClicks(page.amount._field, "75")
    page.category.choose_first()
    page.date.setFocus()
    typed(qtbot, page.date, "31/9")
    qtbot.keyClick(page.date, Qt.Key.Key_Return)
    assert "31/9 no es un día" in told(window)
    assert window.books.fetch(journal_page, None, JournalFilter()).rows == ()
    typed(qtbot, page.date, "28/9")
    qtbot.keyClick(page.date, Qt.Key.Key_Return)
    (row,) = window.books.fetch(journal_page, None, JournalFilter()).rows
    assert row.date == dt.date(2026, 9, 28)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("sale", "Guardar venta"),
        ("opening", "Guardar"),
        ("free", "Guardar"),
        ("stock", "Guardar"),
        ("reports", "Guardar PDF"),
        ("reports", "Imprimir"),
        ("reports", "Guardar en…"),
    ],
)
def test_no_screen_breaks_over_a_date_that_is_none(window, shell, person, key, name):
    window.navigate(key)
    if key == "opening":
        window.page.fields["Efectivo"].setText("1")
    for one in window.page.findChildren(DateField):
        one.setText("31/2")
    button = next(b for b in window.page.findChildren(QAbstractButton) if b.accessibleName().startswith(name))
    button.click()
    assert shell.currentWidget() is window
    assert window.books.fetch(journal_page, None, JournalFilter()).rows == ()
    assert person.printed == []


def test_a_click_chooses_the_whole_day_so_that_typing_replaces_it(qtbot, window):
    window.navigate("sale")
    field = window.page.date
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field.selectedText() == field.text())
    qtbot.keyClicks(field, "31/8")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text().startswith("31/08/")
