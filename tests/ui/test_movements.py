"""Movimientos as a long list: filters, totals, and any row at once."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from emprende_desktop.commands.notes import Reversal, record_note, reverse_entry
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.journal import JournalFilter, days_shown, journal_page, journal_totals, notes_from
from emprende_desktop.queries.page import PAGE_SIZE
from emprende_desktop.trade.notes import Transfer
from tests.reading import told
from ui.widgets.paged_table import CountedPages, KeyedPages


@pytest.fixture
def many(company, notes):
    """A hundred and fifty notes over twelve days, some of them undone."""
    made = [
        notes.sell(100 + number, date=dt.date(2026, 9, 1 + number % 12), detail=f"nota {number}")
        for number in range(150)
    ]
    for entry in made[::7]:
        company.execute(reverse_entry, Reversal(entry, f"undo {entry}"))
    return company


@pytest.mark.parametrize("undone", [False, True])
def test_the_kept_counts_agree_with_the_list_read_by_key(many, undone):
    shown = JournalFilter(undone=undone)
    keyed = KeyedPages(lambda after: many.fetch(journal_page, after, shown))
    while keyed.more:
        keyed.extend()
    by_key = [row.id for number in range(-(-keyed.rows // PAGE_SIZE)) for row in keyed.page(number)]
    counts = tuple((c.day, c.notes) for c in many.fetch(days_shown, shown))
    counted = CountedPages(counts, lambda day, offset: many.fetch(notes_from, day, offset, PAGE_SIZE, shown))
    assert counted.rows == keyed.rows == (150 if undone else 150 - len(range(0, 150, 7)))
    by_count = [row.id for number in range(-(-counted.rows // PAGE_SIZE)) for row in counted.page(number)]
    assert by_count == by_key


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 300), max_size=30))
def test_a_page_begins_where_the_counts_say(counts):
    everything = [(place, offset) for place, count in enumerate(counts) for offset in range(count)]

    def read(place, offset):
        start = everything.index((place, offset))
        return tuple(everything[start : start + PAGE_SIZE])

    pages = CountedPages(tuple(enumerate(counts)), read)
    found = [row for number in range(-(-pages.rows // PAGE_SIZE)) for row in pages.page(number)]
    assert found == everything


def test_totals_tell_what_came_in_and_went_out(company, notes):
    notes.sell(10_000)
    notes.sell(3_000, place=None)
    notes.spend(2_500)
    spent = notes.spend(999)
    company.execute(reverse_entry, Reversal(spent, "undo"))
    move = Transfer(dt.date(2026, 9, 30), Money(700), notes.places["Efectivo"], notes.places["Banco"], "t")
    company.execute(record_note, move)
    totals = company.fetch(journal_totals, JournalFilter())
    assert (totals.notes, totals.money_in, totals.money_out) == (4, Money(10_000), Money(2_500))


def test_filters_narrow_the_list(qtbot, window, notes_of, press):
    notes = notes_of(window.books.company)
    notes.sell(10_000, detail="chompa")
    notes.spend(2_500, place="Banco")
    notes.sell(4_000, date=dt.date(2026, 8, 3))
    window.navigate("movements")
    page = window.page
    added_up = "3 notas · entró S/\N{NO-BREAK SPACE}140.00 · salió S/\N{NO-BREAK SPACE}25.00"
    qtbot.waitUntil(lambda: added_up in told(page))
    page.direction.setCurrentIndex(2)
    assert page.model.rowCount() == 1
    page.direction.setCurrentIndex(0)
    page.period.setCurrentIndex(page.period.findData("last_month"))
    qtbot.waitUntil(lambda: "1 nota · entró S/\N{NO-BREAK SPACE}40.00" in told(page))
    page.period.setCurrentIndex(0)
    page.place.setCurrentIndex(page.place.findText("Banco"))
    assert page.model.rowCount() == 1
    page.search.setText("chompa")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.model.rowCount() == 0


def test_a_word_is_looked_for_once_she_stops_typing(qtbot, window, notes_of):
    notes = notes_of(window.books.company)
    notes.sell(10_000, detail="chompa")
    notes.sell(4_000, detail="manta")
    window.navigate("movements")
    page, asked = window.page, []
    qtbot.waitUntil(lambda: "2 notas" in told(page))
    window.books.tasks.started.connect(asked.append)
    qtbot.keyClicks(page.search, "chompa")
    assert page.model.rowCount() == 2
    assert asked == [], "nothing is read between two letters"
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.waitUntil(lambda: "1 nota · entró S/\N{NO-BREAK SPACE}100.00" in told(page))
    assert len(asked) == 2, "the word is looked for once, and added up once"


def test_what_is_not_wanted_any_more_is_not_shown(qtbot, window, notes_of):
    """Each answer arrives after she has asked for something else."""
    notes = notes_of(window.books.company)
    notes.sell(10_000, detail="chompa")
    window.navigate("movements")
    page, waiting = window.page, []
    qtbot.waitUntil(lambda: "1 nota" in told(page))
    window.books.tasks._runner = Later(waiting)
    for typed in ("zzz", "chompa"):
        page.search.setText(typed)
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
    first, last = waiting
    first()
    assert page.model.rowCount() == 1
    last()
    assert (page.model.rowCount(), page.search.text()) == (1, "chompa")
    assert "1 nota" not in told(page), "still to be added up"
    qtbot.waitUntil(lambda: len(waiting) == 3)
    waiting[2]()
    assert "1 nota · entró" in told(page)


class Later:
    """A worker that works when it is told to."""

    def __init__(self, waiting):
        self._waiting = waiting

    def run(self, work, done, _failed):
        self._waiting.append(lambda: done(work()))

    def wait(self):
        pass


def test_keys_act_only_in_the_list(qtbot, window, notes_of):
    """Delete in the search field takes a letter away, never a note."""
    notes_of(window.books.company).sell(10_000, detail="chompa")
    window.navigate("movements")
    page = window.page
    page.view.selectRow(0)
    page.search.setText("ch")
    page.view.selectRow(0)
    page.search.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        qtbot.keyClick(page.search, key)
    assert page.search.text() == "h"
    assert window._shown == "movements"
    assert window.books.fetch(journal_totals, JournalFilter()).notes == 1


def test_what_a_filter_adds_up_to_follows_the_list(qtbot, window, notes_of):
    notes_of(window.books.company).sell(10_000, detail="chompa")
    window.navigate("movements")
    window.page.search.setText("chompa")
    qtbot.waitUntil(lambda: window.page.totals.text().startswith("1 nota"), timeout=3_000)
    window.page.search.setText("nada de esto")
    qtbot.waitUntil(lambda: window.page.model.rowCount() == 0, timeout=3_000)
    assert window.page.totals.text() == ""
