"""Counting the money of a place in the real window."""

import datetime as dt

import pytest

from emprende_desktop.commands.cash import count_cash
from emprende_desktop.domain.errors import AmountNotPositiveError
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.cash import places_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.trade.notes import CashCount
from tests.reading import nets, told

TODAY = dt.date(2026, 9, 30)


@pytest.mark.parametrize(
    ("typed", "words", "after"),
    [
        ("95.50", "Falta S/\N{NO-BREAK SPACE}4.50", {"1011": 9_550, "6599": 450, "70221": -10_000}),
        ("101", "Hay S/\N{NO-BREAK SPACE}1.00 más", {"1011": 10_100, "7599": -100, "70221": -10_000}),
        ("0", "Falta S/\N{NO-BREAK SPACE}100.00", {"6599": 10_000, "70221": -10_000}),
    ],
)
def test_a_difference_is_noted_after_she_says_so(qtbot, window, notes_of, press, person, typed, words, after):
    company = window.books.company
    notes_of(company).sell(10_000)
    window.navigate("cash")
    window.page.amount._field.setText(typed)
    assert words in window.page.sentence.text()
    person.yes = False
    press("Guardar conteo")
    assert nets(company) == {"1011": 10_000, "70221": -10_000}
    person.yes = True
    press("Guardar conteo")
    assert nets(company) == after
    qtbot.waitUntil(lambda: "contada hoy" in told(window.page))
    assert company.fetch(first_finding) is None
    press("Deshacer")
    assert nets(company) == {"1011": 10_000, "70221": -10_000}
    assert company.fetch(places_held)[0].counted_on is None


def test_a_count_that_agrees_posts_nothing_and_is_kept(window, notes_of, press, person):
    notes_of(window.books.company).sell(10_000)
    window.navigate("cash")
    assert "nunca contada" in told(window.page)
    window.page.amount._field.setText("100")
    press("Guardar conteo")
    assert person.asked == []
    assert len(window.books.fetch(journal_page).rows) == 1
    assert window.books.fetch(places_held)[0].counted_on == TODAY


def test_what_is_held_is_hidden_until_pressed(qtbot, window, notes_of, press):
    notes_of(window.books.company).sell(123_456)
    window.navigate("cash")
    assert "1,234.56" not in told(window.page)
    press("Mostrar")
    qtbot.waitUntil(lambda: "S/\N{NO-BREAK SPACE}1,234.56" in told(window.page))


def test_another_place_is_counted_and_the_light_ages(window, notes_of, press, company):
    del company
    window.navigate("cash")
    press("Contar Banco")
    window.page.amount._field.setText("0")
    press("Guardar conteo")
    held = {one.place.name: one for one in window.books.fetch(places_held)}
    assert held["Banco"].counted_on == TODAY
    assert held["Efectivo"].days_since_count(TODAY) is None
    assert held["Banco"].days_since_count(TODAY + dt.timedelta(days=9)) == 9


def test_a_count_sent_twice_counts_once(company, notes):
    notes.sell(10_000)
    count = CashCount(TODAY, notes.places["Efectivo"], Money(9_000), "k")
    assert company.execute(count_cash, count) == company.execute(count_cash, count)
    assert nets(company)["1011"] == 9_000


def test_nobody_counts_less_than_nothing():
    with pytest.raises(AmountNotPositiveError):
        CashCount(TODAY, 1, Money(-1), "k")


def test_an_unreadable_count_stays_typed(window, press):
    window.navigate("cash")
    window.page.amount._field.setText("12,34")
    press("Guardar conteo")
    assert "Escribe cuánto hay" in window.page.error.text()
    assert window.page.amount.text() == "12,34"
