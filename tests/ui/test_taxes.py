"""Impuestos y libros in the real window: the sums of a month, noting and paying it, limits, days, another regime."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from emprende_desktop.domain.clock import noon
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.trade.documents import Document, DocumentKind
from tests.reading import told

NBSP = "\N{NO-BREAK SPACE}"
FACTURA = Document(DocumentKind.FACTURA, "F001-7")
AUGUST = dt.date(2026, 8, 5)


def registered(window, ruc, form, regime):
    """Write the RUC and the regime from January on, as a person does."""
    window.navigate("registration")
    page = window.page
    page.ruc.setText(ruc)
    page.form.setCurrentIndex(page.form.findData(form))
    page.regime.setCurrentIndex(page.regime.findData(regime))
    page.date.setText("01/01/2026")
    page.save.click()
    window.toast_bar.hide()
    return window


@pytest.fixture
def nrus(window, notes_of):
    registered(window, "10123456781", "natural", "nrus")
    notes = notes_of(window.books.company)
    notes.sell(700_000, date=AUGUST)
    notes.spend(200_000, date=AUGUST)
    return window


@pytest.fixture
def rer(window, notes_of):
    registered(window, "20100000009", "eirl", "rer")
    notes = notes_of(window.books.company)
    notes.sell(650_847, date=AUGUST)
    notes.spend(180_000, date=AUGUST, document=FACTURA)
    return window


def pressable(page):
    return [one.accessibleName() for one in page.findChildren(QPushButton) if one.isVisible()]


def nets(company):
    found = {}
    for balance in company.fetch(kept_balances, None, dt.date(2026, 12, 31)):
        found[balance.code] = found.get(balance.code, 0) + balance.net
    return found


def test_the_month_before_is_shown_with_its_sums_and_its_last_day(nrus):
    nrus.navigate("taxes")
    shown = told(nrus.page)
    assert nrus.page.month.currentText() == "Agosto 2026"
    for words in (
        "Cuota del NRUS", "Vendido en el mes · 1 nota", f"S/{NBSP}50.00", "hasta el 16/09/2026",
        "Se pasó en agosto 2026: este mes paga la cuota de la categoría 2.", "Borrador para su contador(a)",
        "Ninguno: guarda los papeles",
    ):  # fmt: skip
        assert words in shown


def test_what_was_sold_without_a_paper_is_told(nrus, notes_of):
    nrus.navigate("taxes")
    assert f"Se vendió S/{NBSP}7,000.00 sin boleta ni factura" in told(nrus.page)
    notes_of(nrus.books.company).sell(100, date=AUGUST, document=Document(DocumentKind.BOLETA, "B001-1"))
    nrus.navigate("home")
    nrus.navigate("taxes")
    assert f"Se vendió S/{NBSP}7,000.00 sin boleta ni factura" in told(nrus.page)


def test_what_is_owed_is_noted_after_asking_and_paid_from_a_place(nrus, press, person):
    company = nrus.books.company
    nrus.navigate("taxes")
    person.yes = False
    press("Anotar lo que se debe: Cuota del NRUS")
    assert "40189" not in nets(company)
    person.yes = True
    press("Anotar lo que se debe: Cuota del NRUS")
    assert "Cuota del NRUS de agosto 2026" in person.asked[-1]
    assert nets(company)["40189"] == -5_000
    assert "anotado el 31/08/2026" in told(nrus.page)
    person.answers = (str(company.fetch(places)[0].id), "15/9/2026")
    press("Ya lo pagué: Cuota del NRUS")
    assert f"Cuota del NRUS de agosto 2026: S/{NBSP}50.00" in person.asked
    assert nets(company)["40189"] == 0
    assert f"S/{NBSP}50.00 pagados el 15/09/2026" in told(nrus.page)
    press("Deshacer")
    assert nets(company)["40189"] == -5_000
    assert "pagados" not in told(nrus.page)


def test_a_day_that_is_none_is_told_and_nothing_is_paid(nrus, press, person):
    nrus.navigate("taxes")
    person.answers = ("1", "31/2/2026")
    press("Ya lo pagué: Cuota del NRUS")
    assert "31/2/2026" in nrus.page.error.text()
    assert "6419" not in nets(nrus.books.company)


def test_books_that_changed_after_it_was_noted_say_so(nrus, press, notes_of):
    nrus.navigate("taxes")
    press("Anotar lo que se debe: Cuota del NRUS")
    assert "cambiaron" not in told(nrus.page)
    notes_of(nrus.books.company).sell(90_000, date=AUGUST)
    notes_of(nrus.books.company).sell(90_000, date=AUGUST)
    nrus.navigate("home")
    nrus.navigate("taxes")
    assert "Los libros cambiaron desde entonces" in told(nrus.page)


def test_a_month_that_is_not_over_can_be_read_and_not_noted(nrus, notes_of):
    notes_of(nrus.books.company).sell(100_000)
    nrus.navigate("taxes")
    nrus.page.month.setCurrentIndex(0)
    assert f"S/{NBSP}20.00" in told(nrus.page)
    assert [name for name in pressable(nrus.page) if name.startswith("Anotar")] == []
    nrus.page.month.setCurrentIndex(1)
    assert [name for name in pressable(nrus.page) if name.startswith("Anotar")] == [
        "Anotar lo que se debe: Cuota del NRUS"
    ]


def test_the_rer_shows_both_taxes_books_and_a_limit_that_nobody_read(rer):
    rer.navigate("taxes")
    shown = told(rer.page)
    for words in (
        "Renta del RER", f"Impuesto sobre el ingreso neto (1.5{NBSP}%)", f"IGV de ventas (18{NBSP}%) · 1 nota",
        "Registro de ventas (SIRE)", "Registro de compras (SIRE)", "Sin verificar: R.S. 379-2013/SUNAT",
        "Usado y sin verificar en una norma: A cuánto se redondea una declaración.", "hasta el 22/09/2026",
    ):  # fmt: skip
        assert words in shown


def test_the_colour_of_a_light_is_said_in_words_too(nrus):
    nrus.navigate("taxes")
    lights = {one.objectName() for one in nrus.page.findChildren(QLabel) if one.text().startswith("Sobre el límite")}
    assert lights == {"out"}


def test_the_sheet_is_of_the_chosen_month(rer, press, qtbot):
    rer.navigate("taxes")
    press("Hoja para declarar")
    page = rer.page
    assert (page.start.text(), page.end.text()) == ("01/08/2026", "31/08/2026")
    built = page._built(page._report)
    assert built.json["month"] == "2026-08"
    assert [tax["tax"] for tax in built.json["taxes"]] == ["rer", "igv"]
    qtbot.wait(1)


def test_a_week_before_its_last_day_the_first_page_says_so(nrus, clock, press):
    clock._moment = noon(dt.date(2026, 9, 10))
    nrus.navigate("taxes")
    nrus.navigate("home")
    words = "Pagar la cuota del NRUS de agosto 2026: hasta el 16/09/2026."
    press(f"Ver: {words}")
    assert "Cuota del NRUS" in told(nrus.page)


def test_other_regimes_stand_beside_each_other_with_their_reasons(rer):
    rer.navigate("regimes")
    shown = told(rer.page)
    assert "Agosto 2026" in shown
    assert "NRUS no habría sido posible. Tu forma legal no puede elegirlo." in shown


def test_nothing_to_compare_says_what_to_do(window):
    window.navigate("regimes")
    assert "anota lo que vendes y gastas" in told(window.page)


def test_without_a_regime_the_page_says_where_to_write_it(window, press):
    registered(window, "", "unregistered", TaxRegime.NONE)
    window.navigate("taxes")
    assert "Sin régimen no debes impuestos" in told(window.page)
    press("Cómo estamos registradas")
    assert window.page.ruc.text() == ""
