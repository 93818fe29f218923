"""Correcting and undoing what did not come from a form, and what stands in the way of a correction."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel

from emprende_desktop.commands.assets import Depreciation, depreciate, register_asset
from emprende_desktop.commands.closing import close_month
from emprende_desktop.commands.notes import record_note, reverse_entry
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.journal import JournalFilter, journal_page, journal_totals
from emprende_desktop.queries.masters import parties, places
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.trade.assets import AssetClass, OwnedAsset
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.notes import Application, Collection, NotebookNote, OpeningBalances, OpeningLine
from ui.screens.movements import CORRECT, UNDO
from ui.widgets.paged_table import PagedTableModel

TODAY = dt.date(2026, 9, 30)


def told(window):
    return " | ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def nets(window):
    found = {}
    for balance in window.books.fetch(kept_balances, None, dt.date(2027, 12, 31)):
        found[balance.code] = found.get(balance.code, 0) + balance.net
    return {code: net for code, net in found.items() if net}


def standing(window):
    return window.books.fetch(journal_page).rows


def click_cell(qtbot, window, line, column):
    view = window.page.view
    where = view.visualRect(view.model().index(line, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def write(window, *lines):
    for number, (amount, inflow, medio, rubro) in enumerate(lines):
        note = NotebookNote(TODAY, Money(amount), inflow, medio, rubro, f"fila:{number}", None, "Fila del cuaderno")
        window.books.company.execute(record_note, note)


@pytest.mark.parametrize(
    ("amount", "inflow", "medio", "rubro"),
    [
        (5_000, True, "1011", "70221"),
        (5_000, False, "1049", "602"),
        (5_000, True, "1211", "70221"),
        (5_000, False, "4211", "602"),
        (5_000, True, "1041", "1211"),
        (5_000, False, "1011", "5019"),
    ],
)
def test_a_row_of_the_notebook_is_read_back_as_it_was(window, amount, inflow, medio, rubro):
    write(window, (amount, inflow, medio, rubro))
    note = window.books.fetch(note_of, standing(window)[0].id, "k")
    assert (note.amount.cents, note.inflow, note.medio, note.rubro) == (amount, inflow, medio, rubro)


def test_a_row_of_the_notebook_is_corrected_in_two_clicks_and_undone(qtbot, window, press):
    write(window, (5_000, True, "1011", "70221"))
    window.navigate("movements")
    click_cell(qtbot, window, 0, CORRECT)
    window.page.amount.setText("75.50")
    window.page.rubro.setCurrentIndex(window.page.rubro.findData("70321"))
    press("Guardar")
    assert nets(window) == {"1011": 7_550, "70321": -7_550}
    assert type(window.page).__name__ == "MovementsScreen"
    press("Deshacer")
    assert nets(window) == {"1011": 5_000, "70221": -5_000}


def test_a_row_that_makes_no_sense_stays_typed(window, press):
    write(window, (5_000, True, "1011", "70221"))
    window.navigate("row", standing(window)[0].id)
    window.page.amount.setText("12,34")
    press("Guardar")
    assert "12,34 no es un monto" in window.page.error.text()
    window.page.amount.setText("10")
    window.page.rubro.setCurrentIndex(window.page.rubro.findData("1011"))
    press("Guardar")
    assert "dos lugares" in window.page.error.text()
    assert nets(window) == {"1011": 5_000, "70221": -5_000}


def test_what_she_had_is_corrected_and_keeps_what_the_page_does_not_ask(window, press):
    lines = (
        OpeningLine("1011", Money(10_000)),
        OpeningLine("39524", Money(-4_000)),
        OpeningLine("33311", Money(9_000)),
    )
    window.books.company.execute(record_note, OpeningBalances(dt.date(2026, 6, 30), lines, "opening"))
    window.navigate("home")
    press("Corregir Lo que tenía al empezar")
    assert window.page.fields["Efectivo"].text() == "100.00"
    window.page.fields["Efectivo"].setText("250")
    press("Guardar")
    assert nets(window) == {"1011": 25_000, "33311": 9_000, "39524": -4_000, "5018": -30_000}
    press("Deshacer")
    assert nets(window) == {"1011": 10_000, "33311": 9_000, "39524": -4_000, "5018": -15_000}


def credit_sale(window, notes_of, paid):
    notes = notes_of(window.books.company)
    rosa = window.books.company.execute(add_party, NewParty("Rosa Quispe")).row_id
    sale = notes.sell(30_000, place=None, party=rosa)
    settled = (Application(sale, Money(paid)),)
    window.books.company.execute(
        record_note, Collection(TODAY, Money(paid), notes.places["Efectivo"], "pago", None, settled)
    )
    return sale


@pytest.mark.parametrize(
    ("wish", "save", "asked", "told_then"),
    [
        ("sale", "Guardar venta", "¿A quién?", "Escribe el nombre de quien te debe."),
        ("expense", "Guardar gasto", "¿A quién le debes?", "Escribe el nombre de a quien le debes."),
        ("asset", "Guardar", "¿A quién le debes?", "Escribe el nombre de a quien le debes."),
    ],
)
def test_what_is_owed_is_somebodys(window, press, wish, save, asked, told_then):
    window.navigate(wish)
    page = window.page
    page.amount._field.setText("300")
    page.category.choose_first()
    page.detail.setText("fiado")
    assert page.person.accessibleName().endswith("(si quieres)")
    press("Fiado" if wish == "sale" else "Lo debo")
    assert page.person.accessibleName() == asked
    press(save)
    assert page.foot.error.text() == told_then
    assert nets(window) == {}
    page.person.setText("Rosa Quispe")
    press(save)
    assert nets(window)


def test_correcting_a_partly_paid_sale_keeps_what_was_paid(window, notes_of, press, person):
    sale = credit_sale(window, notes_of, 10_000)
    window.navigate("sale", sale)
    window.page.amount._field.setText("200")
    press("Guardar venta")
    assert not person.asked, "nothing is to be decided"
    assert "El 30/09/2026 se pagó S/\N{NO-BREAK SPACE}100.00. Eso se queda." in told(window)
    assert nets(window) == {"1011": 10_000, "1211": 10_000, "70221": -20_000}
    press("Deshacer")
    assert nets(window) == {"1011": 10_000, "1211": 20_000, "70221": -30_000}


def test_correcting_a_sale_below_what_was_paid_asks_and_undo_brings_the_payment_back(window, notes_of, press, person):
    sale = credit_sale(window, notes_of, 10_000)
    window.navigate("sale", sale)
    window.page.amount._field.setText("50")
    person.yes = False
    press("Guardar venta")
    assert "No se cambió nada" in window.page.foot.error.text()
    assert nets(window) == {"1011": 10_000, "1211": 20_000, "70221": -30_000}
    assert "El 30/09/2026 se pagó S/\N{NO-BREAK SPACE}100.00." in person.asked[0]
    person.yes = True
    press("Guardar venta")
    assert nets(window) == {"1211": 5_000, "70221": -5_000}
    press("Deshacer")
    assert nets(window) == {"1011": 10_000, "1211": 20_000, "70221": -30_000}


def test_undoing_from_the_list_folds_the_note_away(qtbot, window, notes_of):
    notes_of(window.books.company).sell(5_000)
    window.navigate("movements")
    click_cell(qtbot, window, 0, UNDO)
    assert window.page.model.rowCount() == 0
    assert "Ahí no hay nada anotado" in told(window)
    window.page.undone.click()
    assert window.page.model.rowCount() == 1
    assert "(deshecho)" in window.page.model.index(0, 1).data()
    click_cell(qtbot, window, 0, UNDO)
    assert len(window.books.fetch(journal_page, None, JournalFilter(undone=True)).rows) == 1


def test_the_list_is_driven_by_keys(qtbot, window, notes_of):
    notes = notes_of(window.books.company)
    notes.sell(5_000)
    notes.sell(7_000)
    window.navigate("movements")
    view = window.page.view
    view.setFocus()
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert nets(window)["1011"] == 5_000
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.page.amount.value().cents == 5_000


def test_pages_are_read_as_the_list_is_scrolled(qtbot, window, notes_of):
    notes = notes_of(window.books.company)
    for number in range(130):
        notes.sell(100 + number, detail="Camión de Ñahui" if number == 3 else f"nota {number}")
    window.navigate("movements")
    model = window.page.model
    assert isinstance(model, PagedTableModel)
    assert model.rowCount() == 130
    assert not model.canFetchMore(model.index(-1, -1))
    assert model.index(129, 1).data() is None, "nothing beyond what is in sight was read"
    window.page.view.scrollToBottom()
    qtbot.waitUntil(lambda: model.index(129, 1).data() is not None)
    assert len({model.row(index).id for index in range(130)}) == 130
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    def find(typed):
        window.page.search.setText(typed)
        qtbot.keyClick(window.page.search, Qt.Key.Key_Return)

    for typed in ("camion", "NAHUI cam", "ñahui"):
        find(typed)
        assert model.rowCount() == 1
    for typed in ('"', "%", "AND", "no*", "x OR y"):
        find(typed)
    find("nota 12")
    assert model.rowCount() == 11


def test_an_unbelievable_date_is_refused(window, press):
    window.navigate("sale")
    window.page.amount._field.setText("50")
    window.page.category.choose_first()
    window.page.date.setDate(QDate(2062, 9, 30))
    press("Guardar venta")
    assert "muy adelante" in window.page.foot.error.text()
    assert standing(window) == ()


def test_a_person_is_known_by_her_dni(window, press):
    for typed in ("Rosa Quispe 40123456", "40123456", "rosa quispe"):
        window.navigate("sale")
        window.page.amount._field.setText("50")
        window.page.category.choose_first()
        window.page.person.setText(typed)
        press("Guardar venta")
    window.navigate("sale")
    window.page.amount._field.setText("50")
    window.page.category.choose_first()
    window.page.person.setText("87654321")
    press("Guardar venta")
    assert "Escribe un nombre" in window.page.foot.error.text()
    window.page.person.setText("Ana 10000000001")
    press("Guardar venta")
    assert "RUC 10000000001" in window.page.foot.error.text()
    known = window.books.fetch(parties, "")
    assert [(one.name, one.dni) for one in known] == [("Rosa Quispe", "40123456")]
    assert {row.party_name for row in standing(window)} == {"Rosa Quispe"}


def test_a_place_is_added_with_its_kind_and_holder(window, press, person):
    window.navigate("sale")
    person.answers = ("personal", "Yape de Juana", "Juana")
    window.page.place._other.click()
    window.page.amount._field.setText("50")
    window.page.category.choose_first()
    press("Guardar venta")
    added = window.books.fetch(places)[-1]
    assert (added.kind, added.name, added.holder, added.account) == ("personal", "Yape de Juana", "Juana", "1413")
    assert nets(window)["1413"] == 5_000


def test_a_note_of_a_closed_month_opens_no_form_and_tells_the_way_out(qtbot, window, notes_of, press):
    company = window.books.company
    notes_of(company).sell(5_000, date=dt.date(2026, 8, 3))
    company.execute(close_month, Month(2026, 8))
    window.navigate("movements")
    page = window.page
    page.view.selectRow(0)
    press("Corregir")
    assert window.page is page
    assert "El mes del 03/08/2026 está cerrado. Deshaz la nota" in told(window)


def test_the_foot_counts_what_stands_and_a_note_without_a_form_offers_none(window, notes_of):
    company = window.books.company
    notes = notes_of(company)
    notes.sell(1_000)
    company.execute(reverse_entry, Reversal(notes.spend(400), "deshecha"))
    company.execute(register_asset, OwnedAsset("Recta", AssetClass.MACHINE, Money(120_000), Money(0), Month(2026, 7)))
    company.execute(depreciate, Depreciation(Month(2026, 9), "uso"))
    totals = company.fetch(journal_totals, JournalFilter(undone=True))
    assert (totals.notes, totals.money_in.cents, totals.money_out.cents) == (2, 1_000, 0)
    window.navigate("movements")
    model = window.page.model
    offered = {model.row(line).template: model.index(line, CORRECT).data() for line in range(2)}
    assert offered == {"sale": "Corregir", "depreciation": ""}


def test_the_list_is_as_it_was_left_after_a_correction(qtbot, window, notes_of, press):
    """Opened anew it would forget the word that led to the note."""
    notes = notes_of(window.books.company)
    notes.sell(5_000, detail="chompa")
    notes.sell(7_000, detail="manta")
    window.navigate("movements")
    window.page.search.setText("chompa")
    qtbot.keyClick(window.page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page.model.rowCount() == 1)
    click_cell(qtbot, window, 0, CORRECT)
    window.page.amount._field.setText("60")
    press("Guardar venta")
    assert window.page.search.text() == "chompa"
    qtbot.waitUntil(lambda: window.page.model.rowCount() == 1)
    assert window.page.model.row(0).amount.cents == 6_000
    press("Deshacer")
    assert window.page.isAncestorOf(QApplication.focusWidget()), "the keyboard stays in the page"
