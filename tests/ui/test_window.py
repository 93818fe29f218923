import csv
import datetime as dt
import json

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit
from shiboken6 import isValid

from emprende_desktop.domain.errors import PeriodClosedError
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.queries.journal import JournalFilter, journal_page
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.statements import kept_balances
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest
from ui.registry import SCREENS
from ui.theme import Look, apply_theme
from ui.widgets.choices import ChoiceGrid
from ui.widgets.note_form import NoteForm


def press(qtbot, parent, name):
    """Press the visible button with this accessible name; what a person does, counted by the caller."""

    def shown():
        return [b for b in parent.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=2_000)
    qtbot.mouseClick(shown()[0], Qt.MouseButton.LeftButton)


def rows(window):
    return window.books.fetch(journal_page, None, JournalFilter(undone=True)).rows


def visible_text(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_cash_sale_takes_three_clicks(qtbot, window):
    clicks = ["Vendí", "Uniformes", "Guardar venta"]
    press(qtbot, window.page, clicks[0])
    qtbot.keyClicks(window.page.amount._field, "212.50")
    press(qtbot, window.page, clicks[1])
    assert "Entran S/\N{NO-BREAK SPACE}212.50 a Efectivo por: Uniformes." in visible_text(window)
    assert "doscientos doce soles con cincuenta céntimos" in visible_text(window)
    press(qtbot, window.page, clicks[2])
    assert [row.amount.cents for row in rows(window)] == [21_250]
    assert "Venta guardada" in visible_text(window)


def test_an_expense_takes_three_clicks(qtbot, window):
    press(qtbot, window.page, "Gasté")
    qtbot.keyClicks(window.page.amount._field, "46")
    press(qtbot, window.page, "Pasajes")
    press(qtbot, window.page, "Guardar gasto")
    assert [(row.template, row.amount.cents) for row in rows(window)] == [("expense", 4_600)]


def sell(qtbot, window, amount="100"):
    press(qtbot, window.page, "Vendí")
    qtbot.keyClicks(window.page.amount._field, amount)
    press(qtbot, window.page, "Uniformes")
    press(qtbot, window.page, "Guardar venta")


def test_a_mistake_is_corrected_in_two_clicks(qtbot, window):
    sell(qtbot, window, "1000")
    press(qtbot, window.page, "Corregir Venta: Uniformes")
    assert window.page.amount.value().cents == 100_000
    window.page.amount._field.clear()
    qtbot.keyClicks(window.page.amount._field, "100")
    press(qtbot, window.page, "Guardar venta")
    assert [(row.amount.cents, row.is_reversed) for row in rows(window)] == [(10_000, False), (100_000, True)]


def test_undo_from_the_toast_takes_the_note_back(qtbot, window):
    sell(qtbot, window)
    undo = window.toast_bar.undo
    assert window.childAt(undo.mapTo(window, undo.rect().center())) is undo, "the page that came after it lies below"
    press(qtbot, window.toast_bar, "Deshacer")
    assert [row.is_reversed for row in rows(window)] == [True]
    assert "Deshecho." in visible_text(window)


def test_notes_and_coins_add_up(qtbot, window):
    window.navigate("sale")
    for name in (
        "Sumar S/\N{NO-BREAK SPACE}100.00",
        "Sumar S/\N{NO-BREAK SPACE}20.00",
        "Sumar S/\N{NO-BREAK SPACE}0.50",
    ):
        press(qtbot, window.page, name)
    assert window.page.amount.value().cents == 12_050


def test_what_was_typed_survives_an_error(qtbot, window):
    press(qtbot, window.page, "Vendí")
    qtbot.keyClicks(window.page.amount._field, "12.345")
    window.page.detail.setText("Chalecos")
    press(qtbot, window.page, "Guardar venta")
    assert "Escribe cuánto" in visible_text(window.page)
    assert (window.page.amount.text(), window.page.detail.text()) == ("12.345", "Chalecos")
    assert rows(window) == ()


def test_a_double_enter_saves_once(qtbot, window):
    window.navigate("sale")
    page = window.page
    page.amount._field.setText("50")
    page.category.choose_first()
    page.submit()
    page.submit()
    assert len(rows(window)) == 1


def test_keyboard_alone_saves_a_sale(qtbot, window):
    window.navigate("sale")
    page = window.page
    qtbot.keyClicks(QApplication.focusWidget(), "75")
    page.category.choose_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [row.amount.cents for row in rows(window)] == [7_500]


@pytest.mark.parametrize("key", [screen.key for screen in SCREENS if not screen.of_entry])
def test_the_keyboard_is_in_the_page_that_is_shown(whole, key):
    whole.navigate(key)
    focus = QApplication.focusWidget()
    assert focus is whole.page or whole.page.isAncestorOf(focus)
    if hasattr(whole.page, "foot"):
        assert isinstance(focus, QLineEdit | QComboBox), "a form is ready to type into"


def test_credit_sold_then_paid_goes_down(qtbot, window):
    press(qtbot, window.page, "Vendí")
    qtbot.keyClicks(window.page.amount._field, "365.60")
    press(qtbot, window.page, "Uniformes")
    press(qtbot, window.page, "Fiado")
    window.page.person.setText("Mina San Pedro")
    press(qtbot, window.page, "Guardar venta")
    press(qtbot, window.page, "Me pagaron")
    box = window.page.debts._boxes[0][0]
    box.click()
    assert window.page.amount.value().cents == 36_560
    window.page.amount._field.setText("200")
    press(qtbot, window.page, "Guardar pago")
    assert [item.open.cents for item in window.books.fetch(open_items, Debt.OWED_TO_ME)] == [16_560]


def test_undoing_a_paid_sale_asks_for_both(qtbot, window, person):
    test_credit_sold_then_paid_goes_down(qtbot, window)
    person.yes = False
    press(qtbot, window.page, "Deshacer Venta: Uniformes · Mina San Pedro")
    assert person.asked
    assert not any(row.is_reversed for row in rows(window))
    person.yes = True
    press(qtbot, window.page, "Deshacer Venta: Uniformes · Mina San Pedro")
    assert all(row.is_reversed for row in rows(window))


def test_amounts_are_hidden_until_pressed(qtbot, window):
    sell(qtbot, window, "1234.56")
    window.navigate("home")
    assert "1,234.56" not in visible_text(window.page)
    press(qtbot, window.page, "Mostrar")
    assert "S/\N{NO-BREAK SPACE}1,234.56" in visible_text(window.page)
    window.page.reveal.timer.timeout.emit()
    assert "1,234.56" not in visible_text(window.page)


def test_a_statement_is_saved_in_two_clicks(qtbot, window, tmp_path):
    sell(qtbot, window)
    press(qtbot, window, "Informes")
    press(qtbot, window.page, "Guardar PDF")
    saved = list((tmp_path / "documentos").iterdir())
    assert [path.name for path in saved] == ["Estado de resultados 2026-09-30.pdf"]
    assert saved[0].read_bytes().startswith(b"%PDF")
    assert "Guardado en documentos" in visible_text(window)
    press(qtbot, window.page, "Guardar PDF")
    assert len(list((tmp_path / "documentos").iterdir())) == 2


def test_the_folder_last_used_is_remembered(qtbot, window, tmp_path, person):
    folder = tmp_path / "usb"
    folder.mkdir()
    person.choose_save = lambda _title, proposal: folder / proposal.name
    window.navigate("reports")
    press(qtbot, window.page, "Guardar en…")
    window.navigate("home")
    press(qtbot, window, "Informes")
    press(qtbot, window.page, "Guardar PDF")
    assert len(list(folder.glob("*.pdf"))) == 2


def test_a_category_is_added_from_the_form(qtbot, window, person):
    window.navigate("sale")
    person.answers = ("Mantas", "70221")
    press(qtbot, window.page, "Otro")
    window.page.amount._field.setText("80")
    press(qtbot, window.page, "Guardar venta")
    assert dict(rows(window)[0].arguments)["category"] == "Mantas"


def test_search_finds_by_detail(qtbot, window):
    sell(qtbot, window)
    window.navigate("movements")
    window.page.search.setText("no hay")
    qtbot.keyClick(window.page.search, Qt.Key.Key_Return)
    assert "No se encontró nada" in visible_text(window.page)


@pytest.fixture
def shown_at(shell):
    """Show the window at a size in a look, and as usual again."""

    def show(size, percent):
        apply_theme(QApplication.instance(), Look(percent))
        shell.resize(*size)

    yield show
    apply_theme(QApplication.instance(), Look())


@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 100), ((1024, 600), 100), ((1024, 600), 150)])
def test_every_control_of_every_screen_has_a_name_and_room(whole, shell, shown_at, size, percent):
    shown_at(size, percent)
    nameless, too_wide = [], []
    screens = [screen.key for screen in SCREENS if screen.tab]
    for key in screens:
        whole.navigate(key)
        QApplication.processEvents()
        for kind in (QAbstractButton, QLineEdit, QComboBox):
            for control in whole.page.findChildren(kind):
                if not control.isVisible() or control.objectName().startswith("qt_"):
                    continue
                inner = isinstance(control.parent(), QComboBox)
                if not (inner or control.accessibleName() or control.text()):
                    nameless.append((key, control))
        if shell.width() > size[0]:
            too_wide.append(key)
    assert len(screens) > 50
    assert (nameless, too_wide) == ([], [])


def test_closing_goes_back_to_the_welcome_page(qtbot, window, shell):
    press(qtbot, window, "Cerrar")
    assert shell.currentWidget() is shell.welcome


def test_a_wrong_key_says_so(qtbot, window, shell):
    window.close()
    shell.welcome.passphrase.setText("otra cosa")
    shell.welcome.open.click()
    assert "no abre" in shell.welcome.error.text()
    assert shell.main is None


def test_forms_are_built_for_every_wish(window):
    built = [
        screen.key for screen in SCREENS if screen.tab and isinstance(screen.build(window.context, None), NoteForm)
    ]
    assert built == [
        "transfer",
        "contribution",
        "withdrawal",
        "sale",
        "collection",
        "expense",
        "asset",
        "payment",
        "wage_advance",
        "loan",
        "loan_payment",
        "grant",
    ]
    assert window.books.today == dt.date(2026, 9, 30)


OPENED = {"Efectivo": "420.50", "Banco": "1310.00", "Lo que me deben los clientes": "260.00",
          "Máquinas y herramientas": "2850.00", "Lo que debo a proveedores": "180.00"}  # fmt: skip


def opened_with(qtbot, window, taller):
    """Type what the workshop had on 30 June into the page that asks for it."""
    window.navigate("opening")
    window.page.date.setDate(QDate(2026, 6, 30))
    for field, typed in OPENED.items():
        window.page.fields[field].setText(typed)
    press(qtbot, window.page, "Guardar")


def trial_balance(window):
    request = ReportRequest(dt.date(2026, 1, 1), dt.date(2026, 9, 30), None, None)
    built = report_named("trial-balance").build(BooksSource(window.books.company), request)
    return [(row["account"], row["debit"], row["credit"]) for row in built.json["rows"]]


def expected_trial_balance(taller):
    with (taller / "expected_trial_balance.csv").open() as stream:
        return [(r["account"], r["debit"] or "0.00", r["credit"] or "0.00") for r in csv.DictReader(stream)]


@pytest.mark.parametrize("name", ["cuaderno.csv", "cuaderno-tipos.xlsx"])
def test_the_notebook_comes_in_through_the_window_to_the_centimo(qtbot, window, taller, name):
    opened_with(qtbot, window, taller)
    window.navigate("notebook")
    window.page.open_file(taller / name)
    assert {word: box.currentData() for (_role, word), box in window.page.words.items()} == {
        "uniformes": "70221", "arreglos": "70321", "tela e hilos": "602", "pasajes": "63112", "alquiler": "6352",
        "luz": "6361", "celular": "6364", "jornal costureras": "622", "cuota nrus": "6419", "maquinas": "33311",
        "aporte de la duena": "5018", "saque para mi casa": "5019", "prestamo caja": "4511",
        "interes prestamo": "67311", "capital semilla": "4692", "cobro de deuda": "1211", "pago a proveedor": "4211",
        "comision banco": "6391", "efectivo": "1011", "yape": "1049", "banco": "1041", "fiado": "1211",
        "debo": "4211", "fondo semilla": "1073",
    }  # fmt: skip
    assert "177 filas se leen bien." in visible_text(window.page)
    press(qtbot, window.page, "Traer")
    assert trial_balance(window) == expected_trial_balance(taller)
    expected = json.loads((taller / "expected.json").read_text())
    request = ReportRequest(dt.date(2026, 7, 1), dt.date(2026, 9, 30), None, None)
    result = report_named("income-statement").build(BooksSource(window.books.company), request).json
    assert result["net_result"] == expected["net_result"] == "6476.78"
    assert {m: v["net_result"] for m, v in result["months"].items()} == expected["net_result_by_month"]
    window.navigate("notebook")
    window.page.open_file(taller / name)
    assert "177 ya están anotadas" in visible_text(window.page)


def test_a_faulty_notebook_shows_its_lines_and_stays_out(qtbot, window, taller):
    window.navigate("notebook")
    window.page.open_file(taller / "cuaderno-con-errores.csv")
    text = visible_text(window.page)
    assert [f"Línea {line}:" in text for line in (6, 9, 12, 15, 18, 21, 24, 27, 30)] == [True] * 9
    assert not window.page.bring.isEnabled()
    assert rows(window) == ()


def test_a_file_that_is_no_notebook_is_one_sentence(window, tmp_path):
    window.navigate("notebook")
    (tmp_path / "x.csv").write_text("hola")
    window.page.open_file(tmp_path / "x.csv")
    assert "No se puede usar el archivo" in window.page.error.text()


def test_what_she_has_and_owes_today_opens_her_books(qtbot, window):
    window.navigate("opening")
    page = window.page
    for name, text in (("Efectivo", "420.50"), ("Banco", "1,310"), ("Lo que me deben los clientes", "260")):
        page.fields[name].setText(text)
    page.fields["Máquinas y herramientas"].setText("2850")
    page.fields["Lo que debo a proveedores"].setText("180")
    assert "Lo que queda es tuyo: S/\N{NO-BREAK SPACE}4,660.50." in visible_text(page)
    press(qtbot, page, "Guardar")
    nets = {b.code: b.net for b in window.books.fetch(kept_balances, None, dt.date(2026, 9, 30))}
    assert nets == {
        "1011": 42_050, "1041": 131_000, "1211": 26_000, "33311": 285_000, "4211": -18_000, "5018": -466_050,
    }  # fmt: skip
    window.navigate("opening")
    window.page.fields["Efectivo"].setText("1")
    press(qtbot, window.page, "Guardar")
    assert "ya se anotó el 30/09/2026" in window.page.error.text()
    assert window.page.fields["Efectivo"].text() == "1"


def test_an_amount_that_cannot_be_read_stays_and_is_told(qtbot, window):
    window.navigate("opening")
    window.page.fields["Efectivo"].setText("12,34")
    press(qtbot, window.page, "Guardar")
    assert "12,34 no es un monto" in window.page.error.text()


def test_practising_needs_no_key_and_looks_different(qtbot, shell):
    press(qtbot, shell.welcome, "Practicar primero")
    assert shell.main.context.enterprise.practice
    assert "(práctica)" in visible_text(shell.main)
    assert len(rows(shell.main)) == 100
    press(qtbot, shell.main, "Cerrar")
    press(qtbot, shell.welcome, "Practicar primero")
    assert len(rows(shell.main)) == 100


@pytest.mark.parametrize("paid", ["100", "300"])
def test_correcting_a_payment_keeps_what_it_settles(qtbot, window, paid):
    window.navigate("sale")
    page = window.page
    page.amount._field.setText("300")
    page.category.choose_first()
    page.place.choose(None)
    page.person.setText("Rosa Quispe")
    page.submit()
    press(qtbot, window.page, "Me pagaron")
    window.page.debts._boxes[0][0].click()
    window.page.amount._field.setText(paid)
    press(qtbot, window.page, "Guardar pago")
    before = window.books.fetch(note_of, rows(window)[0].id, "k")
    window.navigate("collection", rows(window)[0].id)
    window.page.detail.setText("Con recibo")
    press(qtbot, window.page, "Guardar pago")
    after = window.books.fetch(note_of, rows(window)[0].id, "k")
    assert (after.detail, after.applications) == ("Con recibo", before.applications)
    assert after.applications


def test_money_moved_to_where_it_is_is_told_in_the_form(window):
    window.navigate("transfer")
    page = window.page
    page.amount._field.setText("10")
    page.target.choose(page.place.current().id)
    page.submit()
    assert "dos lugares" in page.foot.error.text()
    page.target.choose(page.target.last_id)
    page.submit()
    assert len(rows(window)) == 1


def test_a_refusal_after_leaving_the_form_is_still_told(qtbot, window):
    window.navigate("sale")
    page = window.page
    window.navigate("home")
    qtbot.waitUntil(lambda: not isValid(page))
    page.foot.refuse(sentence(PeriodClosedError(dt.date(2026, 1, 31))))
    assert "31/01/2026" in visible_text(window.toast_bar)


def test_undoing_a_correction_brings_the_first_note_back(qtbot, window):
    sell(qtbot, window, "1000")
    press(qtbot, window.page, "Corregir Venta: Uniformes")
    window.page.amount._field.setText("100")
    press(qtbot, window.page, "Guardar venta")
    press(qtbot, window.toast_bar, "Deshacer")
    assert [row.amount.cents for row in rows(window) if not row.is_reversed] == [100_000]


def test_the_first_page_folds_undone_notes_away(qtbot, window):
    sell(qtbot, window)
    press(qtbot, window.toast_bar, "Deshacer")
    window.navigate("home")
    assert "Venta: Uniformes" not in visible_text(window.page)


def test_a_company_without_categories_can_still_add_one(qtbot):
    grid = ChoiceGrid((), lambda: None, "Otro")
    qtbot.addWidget(grid)
    grid.resize(300, 100)
    grid.show()
    assert not grid.has_choice()
