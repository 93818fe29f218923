"""Diario, mayor and balance de comprobación in the real window."""

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from emprende_desktop.commands.closing import close_month
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.daybook import DaybookFilter, daybook_page
from emprende_desktop.queries.ledger import account_page
from emprende_desktop.queries.page import PAGE_SIZE
from tests.reading import nets, told


def cells(page, row):
    model = page.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def choose(page, row):
    page.view.selectRow(row)
    page.view.setFocus()


@pytest.fixture
def books(window, notes_of):
    """A sale in August, one on credit and an expense in September."""
    company = window.books.company
    notes = notes_of(company)
    notes.sell(10_000, date=dt.date(2026, 8, 3), detail="mandiles")
    notes.sell(20_000, place=None, date=dt.date(2026, 9, 4), detail="buzos")
    notes.spend(3_000, date=dt.date(2026, 9, 5))
    return company


def test_the_journal_shows_every_posting_with_its_entry_once(window, books):
    window.navigate("daybook")
    page = window.page
    assert page.model.rowCount() == 6
    entry, day, memo, account, debit, credit = cells(page, 4)
    assert (entry, day, debit, credit) == ("1", "03/08/2026", "100.00", "")
    assert "mandiles" in memo
    assert account.startswith("1011 ·")
    assert cells(page, 5)[:3] == ["", "", ""]
    assert cells(page, 5)[5] == "100.00"


def test_the_journal_is_found_by_month_word_and_account(window, books):
    window.navigate("daybook")
    page = window.page
    page.month.setCurrentIndex(page.month.findData("2026-08"))
    assert page.model.rowCount() == 2
    page.month.setCurrentIndex(0)
    page.search.setText("BUZO")
    assert page.model.rowCount() == 2
    page.search.setText("1211")
    assert [cells(page, row)[3][:4] for row in range(page.model.rowCount())] == ["1211", "\N{EM SPACE}\N{EM SPACE}70"]
    page.search.setText("nada de eso")
    assert page.model.rowCount() == 0
    assert "No se encontró ningún asiento" in told(page)


def test_enter_on_a_line_corrects_its_note(qtbot, window, books):
    window.navigate("daybook")
    choose(window.page, 5)
    qtbot.keyClick(window.page.view, Qt.Key.Key_Return)
    assert window._shown == "sale"
    assert window.page.amount.value() == Money(10_000)


def test_an_entry_of_a_closed_month_is_reversed_on_a_chosen_day(qtbot, window, books, person):
    books.execute(close_month, Month(2026, 8))
    window.navigate("daybook")
    page = window.page
    choose(page, 4)
    assert page.date.date().toPython() == dt.date(2026, 8, 3)
    page.date.setDate(dt.date(2026, 8, 1))
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert "extórnalo con esa fecha o una posterior" in page.error.text()
    page.date.setDate(dt.date(2026, 8, 31))
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert "está cerrado" in page.error.text()
    page.date.setDate(dt.date(2026, 9, 15))
    person.yes = False
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 6
    person.yes = True
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 8
    assert cells(page, 0)[1] == "15/09/2026"
    assert nets(books)["1011"] == -3_000
    choose(page, 0)
    assert not page.reverse.isEnabled(), "a reversal is not reversed"


def test_a_long_journal_is_read_page_by_page_without_gap(window, notes_of):
    company = window.books.company
    notes = notes_of(company)
    for number in range(PAGE_SIZE + 20):
        notes.sell(100 + number, date=dt.date(2026, 9, 1 + number % 7))
    read, after = [], None
    while True:
        page = company.fetch(daybook_page, after)
        read += page.rows
        if page.next_key is None:
            break
        after = page.next_key
    assert len(read) == 2 * (PAGE_SIZE + 20)
    assert sum(line.debit.cents for line in read) == sum(line.credit.cents for line in read)
    firsts = [line.entry for line in read if line.first]
    assert len(firsts) == len(set(firsts)) == PAGE_SIZE + 20
    found = company.fetch(daybook_page, None, DaybookFilter(words="1011"))
    assert len(found.rows) == PAGE_SIZE


def test_the_ledger_of_an_account_is_found_by_a_part_of_its_name(qtbot, window, books):
    window.navigate("ledger")
    page = window.page
    assert "Elige una cuenta" in told(page)
    box = page.account
    box.setFocus()
    qtbot.keyClicks(box.lineEdit(), "fiado")
    completer = box.completer()
    assert "1211" in completer.currentCompletion()
    completer.activated[str].emit(completer.currentCompletion())
    box.setCurrentIndex(box.findData("1211"))
    box.activated.emit(box.currentIndex())
    assert cells(page, 0)[3:] == ["200.00", "", "200.00 D"]
    assert page.balance.text() == "Saldo S/\N{NO-BREAK SPACE}200.00, deudor"


def test_running_balances_meet_across_pages(window, notes_of):
    company = window.books.company
    notes = notes_of(company)
    for number in range(PAGE_SIZE + 30):
        (notes.sell if number % 3 else notes.spend)(100 + number, date=dt.date(2026, 8 + number % 2, 1 + number % 27))
    first = company.fetch(account_page, "1011")
    second = company.fetch(account_page, "1011", first.next_key)
    lines = (*first.rows, *second.rows)
    assert len(lines) == PAGE_SIZE + 30
    assert lines[0].balance == nets(company)["1011"]
    for newer, older in pairwise(lines):
        assert newer.balance - newer.cents == older.balance
    assert lines[-1].balance == lines[-1].cents


def test_the_trial_balance_ties_and_opens_the_ledger(qtbot, window, books):
    window.navigate("trial")
    page = window.page
    rows = [cells(page, row) for row in range(page.model.rowCount())]
    assert ["1011", "Caja", "100.00", "30.00", "70.00", ""] in rows
    assert rows[-1] == ["", "Totales", "330.00", "330.00", "300.00", "300.00"]
    page.month.setCurrentIndex(page.month.findData("2026-08"))
    assert [cells(page, row)[0] for row in range(page.model.rowCount())] == ["1011", "70221", ""]
    choose(page, 0)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert window._shown == "ledger"
    assert window.page.account.currentData() == "1011"
    qtbot.keyClick(window.page.view, Qt.Key.Key_Escape)
    assert window._shown == "trial"


def test_a_year_begins_with_the_balances_of_the_one_before(window, notes_of, clock):
    company = window.books.company
    notes = notes_of(company)
    notes.sell(10_000, date=dt.date(2025, 12, 20))
    notes.spend(4_000, date=dt.date(2026, 9, 5))
    window.navigate("trial")
    page = window.page
    rows = [cells(page, row) for row in range(page.model.rowCount())]
    assert ["1011", "Caja", "100.00", "40.00", "60.00", ""] in rows
