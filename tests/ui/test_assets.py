"""Buying a machine, noting its use and selling it, in the real window."""

import datetime as dt

from emprende_desktop.queries.assets import assets_on
from tests.reading import told

END = dt.date(2026, 9, 30)


def test_a_machine_is_bought_used_and_sold(qtbot, window, press, person):
    company = window.books.company
    window.navigate("asset")
    window.page.amount._field.setText("1200")
    window.page.detail.setText("Remalladora")
    press("Máquina")
    press("Guardar")
    window.navigate("assets")
    qtbot.waitUntil(lambda: "Remalladora" in told(window.page))
    press("Anotar el uso hasta setiembre 2026")
    assert company.fetch(assets_on, END)[0].used_up.cents == 1_000
    press("Anotar el uso hasta setiembre 2026")
    assert "todo está anotado" in window.page.error.text()
    person.answers = ("nada", "1")
    press("Vendí o perdí: Remalladora")
    assert "nada" in window.page.error.text()
    person.answers = ("900", "1")
    press("Vendí o perdí: Remalladora")
    assert company.fetch(assets_on, END) == ()
    press("Deshacer")
    assert len(company.fetch(assets_on, END)) == 1


def test_what_she_had_before_is_registered_without_a_posting(window, press, person):
    window.navigate("assets")
    assert "Todavía no hay nada" in told(window.page)
    person.answers = ("", "oven", "500", "100")
    press("La tenía antes")
    assert "nombre" in window.page.error.text()
    person.answers = ("Horno", "oven", "500", "100")
    press("La tenía antes")
    asset = window.books.fetch(assets_on, END)[0]
    assert (asset.name, asset.cost.cents, asset.used_up.cents) == ("Horno", 50_000, 10_000)
