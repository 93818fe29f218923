"""A bank's statement compared with the notes in the real window."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QAbstractButton

from emprende_desktop.queries.bank import comparison
from emprende_desktop.queries.checks import first_finding
from tests.reading import nets, told

HEAD = "Fecha;Descripción;Cargo;Abono;Saldo\n"
ROWS = (
    "10/09/2026;ABONO ANA QUISPE;;100.00;100.00\n"
    "12/09/2026;COMISION MANTENIMIENTO;12.50;;87.50\n"
    "15/09/2026;TRANSF DESDE YAPE;;40.00;127.50\n"
)
DAY = dt.date(2026, 9, 10)


@pytest.fixture
def statement(tmp_path, person):
    """Write a statement and let the person choose it."""

    def write(text, name="setiembre.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        person.choose_open = lambda _title, _kinds: path

    return write


@pytest.fixture
def brought(window, notes_of, statement, press):
    """Bring the statement of September into the bank, where one sale is noted already."""
    notes = notes_of(window.books.company)
    notes.sell(10_000, "Banco", DAY, detail="Ana Quispe")
    statement(HEAD + ROWS)
    window.navigate("bank")
    press("Banco")
    press("Elegir archivo")
    press("Traer")
    return notes


def seen(window, notes):
    return window.books.fetch(comparison, notes.places["Banco"])


def test_a_statement_is_compared_line_by_line_and_agrees_at_the_end(qtbot, window, brought, press, person):
    press("Aceptar 1 segura")
    person.answers = ("expense-bank",)
    press("Anotar: COMISION MANTENIMIENTO")
    assert window.page.category.current().text == "Comisiones del banco"
    assert "Salen S/\N{NO-BREAK SPACE}12.50 de Banco por: Comisiones del banco" in window.page.foot.sentence.text()
    press("Guardar gasto")
    person.answers = ("transfer-bank",)
    press("Anotar: TRANSF DESDE YAPE")
    window.page.place.choose(brought.places["Yape / Plin"])
    press("Guardar")
    assert nets(window.books.company) == {"1041": 12_750, "1049": -4_000, "6391": 1_250, "70221": -10_000}
    assert seen(window, brought).waiting == ()
    qtbot.waitUntil(lambda: "Al 15/09/2026 tu banco y tus notas dicen lo mismo: S/ ••••" in told(window.page))
    press("Mostrar")
    assert "S/\N{NO-BREAK SPACE}127.50" in window.page.sentence.text()
    assert window.books.fetch(first_finding) is None


def test_what_the_bank_charges_goes_to_the_same_category_the_second_time(window, brought, press, person, statement):
    for _time in range(2):
        person.answers = ("expense-bank",)
        press("Anotar: COMISION MANTENIMIENTO")
        assert window.page.category.current().text == "Comisiones del banco"
        press("Cancelar")
        assert window._shown == "bank"


def test_each_word_of_hers_can_be_taken_back(qtbot, window, brought, press, person):
    press("Sí, es esta: ABONO ANA QUISPE")
    person.answers = ("mine", "")
    press("No es mío: COMISION MANTENIMIENTO")
    qtbot.waitUntil(lambda: "COMISION MANTENIMIENTO → No es de mi negocio" in told(window.page))
    assert len(seen(window, brought).waiting) == 1
    press("Deshacer COMISION MANTENIMIENTO")
    press("Deshacer ABONO ANA QUISPE")
    assert len(seen(window, brought).waiting) == 3


def test_a_line_is_set_aside_only_with_a_reason(window, brought, press, person):
    person.answers = ("other", "")
    press("No es mío: COMISION MANTENIMIENTO")
    assert "Escribe por qué" in window.page.error.text()
    person.answers = ("other", "lo cobró mi hermana")
    press("No es mío: COMISION MANTENIMIENTO")
    assert seen(window, brought).settled[0].reason == "lo cobró mi hermana"


def test_a_note_that_is_undone_lets_its_line_wait_again(qtbot, window, brought, press):
    press("Aceptar 1 segura")
    window.navigate("home")
    press("Deshacer Venta: Uniformes — Ana Quispe")
    window.navigate("bank")
    press("Banco")
    qtbot.waitUntil(lambda: "ABONO ANA QUISPE" in told(window.page))
    assert len(seen(window, brought).waiting) == 3


def test_another_amount_than_the_bank_says_is_refused_and_nothing_is_lost(window, brought, press, person):
    person.answers = ("expense-bank",)
    press("Anotar: COMISION MANTENIMIENTO")
    window.page.amount._field.setText("12")
    press("Guardar gasto")
    assert "El banco dice S/\N{NO-BREAK SPACE}12.50" in window.page.foot.error.text()
    assert window.page.amount.text() == "12"
    assert nets(window.books.company) == {"1041": 10_000, "70221": -10_000}


def test_the_next_statement_adds_only_what_is_new_and_can_be_taken_back(qtbot, window, brought, press, statement):
    statement(HEAD + ROWS + "20/09/2026;ABONO EVA;;5.00;132.50\n", "octubre.csv")
    press("Elegir archivo")
    assert "3 ya habían entrado" in told(window.page)
    press("Traer")
    assert [line.detail for line in seen(window, brought).waiting][-1] == "ABONO EVA"
    press("Deshacer octubre.csv")
    assert len(seen(window, brought).waiting) == 3
    press("Elegir archivo")
    press("Traer")
    assert len(seen(window, brought).waiting) == 4


def test_a_bad_row_is_named_and_nothing_goes_in(window, press, statement):
    statement(HEAD + ROWS + "31/02/2026;ABONO EVA;;5.00;132.50\n")
    window.navigate("bank")
    press("Elegir archivo")
    assert "Línea 5: La fecha 31/02/2026 no existe" in told(window.page)
    bring = next(b for b in window.page.findChildren(QAbstractButton) if b.accessibleName() == "Traer")
    assert not bring.isEnabled()


def test_headings_that_are_not_known_are_asked_once_for_each_place(window, press, statement, notes_of):
    text = "Cuándo;Qué;Plata;Queda\n10/09/2026;ABONO ANA;1.100;1.100\n"
    statement(text)
    window.navigate("bank")
    press("Banco")
    press("Elegir archivo")
    page = window.page._pages.currentWidget()
    assert "Elige qué columna es la fecha" in page.said.text()
    chosen = {"Fecha": "Cuándo", "Detalle": "Qué", "Monto (con su signo)": "Plata"}
    for box in page.columns.values():
        box.setCurrentIndex(max(box.findText(chosen.get(box.accessibleName(), "—")), 0))
    page.style_of_amounts.setCurrentIndex(page.style_of_amounts.findText("1.234,56"))
    page.style_of_amounts.activated.emit(0)
    assert "Entra: S/\N{NO-BREAK SPACE}1,100.00" in page.said.text()
    press("Traer")
    statement(text + "11/09/2026;ABONO EVA;2.000;3.100\n")
    press("Elegir archivo")
    assert "1 ya habían entrado" in window.page._pages.currentWidget().said.text()
    press("Cancelar")
    press("Yape / Plin")
    press("Elegir archivo")
    assert "Elige qué columna es la fecha" in window.page._pages.currentWidget().said.text()


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04nothing"])
def test_a_file_that_is_no_statement_is_refused_with_a_sentence(window, press, tmp_path, person, content):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    person.choose_open = lambda _title, _kinds: path
    window.navigate("bank")
    press("Elegir archivo")
    assert "No se puede usar el archivo" in window.page.error.text()
