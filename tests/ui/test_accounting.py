"""Closing a month and writing a free entry in the real window."""

import datetime as dt

import pytest

from emprende_desktop.domain.period import Month
from emprende_desktop.queries.closing import closing_state
from emprende_desktop.queries.journal import journal_page
from tests.reading import nets, told


def test_august_is_closed_and_reopened_with_a_reason(qtbot, window, notes_of, press, person):
    company = window.books.company
    notes_of(company).sell(10_000, date=dt.date(2026, 8, 3))
    window.open_room("accounting")
    qtbot.waitUntil(lambda: "Sigue: agosto 2026" in told(window.page))
    assert "no se contó" in told(window.page)
    person.yes = False
    press("Cerrar ahora")
    assert company.fetch(closing_state).closed_until is None
    assert "La cuota del NRUS de este mes no se anotó" in person.asked[-1]
    assert person.warned == person.asked, "Enter does not close"
    press("Anotar La cuota del NRUS de este mes no se anotó: S/\N{NO-BREAK SPACE}20.00.")
    assert "Buen día" in told(window.page)
    window.open_room("accounting")
    person.yes = True
    press("Cerrar ahora")
    assert company.fetch(closing_state).closed_until == Month(2026, 8)
    window.navigate("sale")
    page = window.page
    page.amount._field.setText("25")
    page.category.choose_first()
    page.date.setDate(dt.date(2026, 8, 31))
    press("Guardar venta")
    assert "está cerrado" in page.foot.error.text()
    assert "Contabilidad, Cierre" in page.foot.error.text()
    window.open_room("accounting")
    person.answers = ("",)
    press("Reabrir lo último")
    assert "por qué" in window.page.error.text()
    person.answers = ("faltó una venta",)
    press("Reabrir lo último")
    qtbot.waitUntil(lambda: "reabierto: faltó una venta" in told(window.page))
    assert company.fetch(closing_state).closed_until is None


@pytest.fixture
def free(window):
    window.navigate("free")
    return window.page


def fill(page, line, account, debit="", credit=""):
    box, debits, credits_ = page.lines[line]
    box.setCurrentIndex(box.findData(account))
    debits.setText(debit)
    credits_.setText(credit)


def test_a_free_entry_is_saved_when_both_sides_agree(window, free, press):
    company = window.books.company
    free.detail.setText("Depreciación de la máquina")
    fill(free, 0, "68412", debit="23.75")
    fill(free, 1, "39524", credit="23")
    assert "tienen que ser iguales" in free.foot.sentence.text()
    press("Guardar asiento")
    assert "difieren" in free.foot.error.text()
    assert free.lines[0][1].text() == "23.75"
    fill(free, 1, "39524", credit="23.75")
    assert "cuadran" in free.foot.sentence.text()
    press("Guardar asiento")
    assert nets(company) == {"68412": 2_375, "39524": -2_375}
    press("Deshacer")
    assert nets(company) == {}


def test_a_free_entry_is_corrected_from_the_list(window, free, press):
    fill(free, 0, "6391", debit="10")
    fill(free, 1, "1011", credit="10")
    press("Guardar asiento")
    entry = window.books.fetch(journal_page).rows[0].id
    window.navigate("free", entry)
    page = window.page
    assert [line[0].currentData() for line in page.lines] == ["6391", "1011"]
    page.lines[0][1].setText("12")
    page.lines[1][2].setText("12")
    press("Guardar asiento")
    assert nets(window.books.company) == {"6391": 1_200, "1011": -1_200}


def test_words_that_are_no_amount_are_told(free):
    fill(free, 0, "6391", debit="diez")
    assert "diez" in free.foot.sentence.text()
