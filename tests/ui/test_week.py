"""Orders, wages and a market day in the real window, and the papers they leave."""

import datetime as dt

from PySide6.QtCore import Qt

from emprende_desktop.queries.orders import open_orders
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest
from tests.reading import nets, told

END = dt.date(2026, 9, 30)


def report(window, name, entry=None):
    request = ReportRequest(None, END, None, None, entry=entry)
    return report_named(name).build(BooksSource(window.books.company), request)


def take_order(window, press, price="300", advance="100"):
    window.open_room("sales")
    press("Pedidos")
    press("Nuevo pedido")
    fields = window.page.fields
    fields["person"].setText("Colegio 72")
    fields["what"].setText("12 buzos")
    fields["price"].setText(price)
    fields["advance"].setText(advance)
    press("Uniformes")
    assert "falta pagar S/" in window.page.foot.sentence.text()
    press("Guardar pedido")


def test_an_order_is_taken_paid_and_handed_over(qtbot, window, press, person):
    take_order(window, press)
    window.navigate("orders")
    qtbot.waitUntil(lambda: "en 7 días" in told(window.page))
    assert report(window, "orders").json["rows"][0]["rest"] == "200.00"
    cash = str(window.books.fetch(open_orders)[0].id)
    person.answers = ("mucho", cash)
    press("Dejó a cuenta: 12 buzos")
    assert "mucho no es un monto" in window.page.error.text()
    person.answers = ("50", "1")
    press("Dejó a cuenta: 12 buzos")
    person.answers = ("", "none", "")
    press("Entregado: 12 buzos")
    assert nets(window.books.company) == {"1011": 15_000, "1211": 15_000, "70221": -30_000}
    qtbot.waitUntil(lambda: "Ningún pedido espera" in told(window.page))
    press("Deshacer")
    qtbot.waitUntil(lambda: "12 buzos" in told(window.page))
    person.answers = ("1",)
    press("Se canceló: 12 buzos")
    assert nets(window.books.company) == {}


def test_a_form_says_what_is_missing_and_loses_nothing(window, press):
    window.navigate("order")
    fields = window.page.fields
    press("Guardar pedido")
    assert "Elige de qué fue" in window.page.foot.error.text()
    press("Ropa")
    fields["what"].setText("Chompas")
    press("Guardar pedido")
    assert "Escribe un nombre" in window.page.foot.error.text()
    fields["person"].setText("Rosa")
    fields["price"].setText("12,34")
    press("Guardar pedido")
    assert "12,34 no es un monto" in window.page.foot.error.text()
    assert fields["what"].text() == "Chompas"


def test_saturday_is_paid_with_a_receipt(qtbot, window, press):
    window.navigate("wage_advance")
    window.page.amount._field.setText("30")
    press("Guardar")
    assert "Escribe un nombre" in window.page.foot.error.text()
    window.page.person.setText("Elena Mamani")
    press("Guardar")
    window.open_room("expenses")
    press("Jornales")
    fields = window.page.fields
    fields["person"].setText("elena mamani")
    fields["days"].setText("5.5")
    fields["rate"].setText("50")
    assert "Adelantado hasta hoy: S/\N{NO-BREAK SPACE}30.00." in window.page.foot.sentence.text()
    fields["deducted"].setText("30")
    assert "ahora se paga S/\N{NO-BREAK SPACE}245.00" in window.page.foot.sentence.text()
    press("Guardar jornal")
    assert nets(window.books.company) == {"1011": -27_500, "622": 27_500}
    window.navigate("movements")
    window.page.view.selectRow(0)
    press("Recibo")
    assert window.page._report.key == "receipt"
    paper = report(window, "receipt", 2)
    assert (paper.json["person"], paper.json["amount"]) == ("Elena Mamani", "245.00")
    words = [cell for table in paper.document.tables() for row in table.rows for cell in row.cells]
    assert "5.5 a S/\N{NO-BREAK SPACE}50.00" in words
    assert "doscientos cuarenta y cinco soles" in words


def test_a_market_day_is_noted_and_corrected_on_one_page(qtbot, window, press):
    window.open_room("sales")
    press("Día de feria")
    fields = window.page.fields
    for name, amount in (("taken", "50"), ("returned", "250"), ("stall", "10"), ("fares", "8")):
        fields[name].setText(amount)
    press("Ropa")
    assert "Vendiste S/\N{NO-BREAK SPACE}218.00" in window.page.foot.sentence.text()
    qtbot.keyClick(fields["fares"], Qt.Key.Key_Return)
    assert nets(window.books.company) == {"1011": 20_000, "6352": 1_000, "63112": 800, "70221": -21_800}
    press("Corregir Día de feria: Ropa")
    window.page.fields["returned"].setText("240")
    press("Guardar día de feria")
    assert nets(window.books.company)["1011"] == 19_000
    assert [row["amount"] for row in report(window, "fares").json["rows"]] == ["8.00"]
    press("Deshacer")
    assert nets(window.books.company)["1011"] == 20_000


def test_the_list_on_the_wall_shows_no_whole_name(window, notes_of, press, person):
    from emprende_desktop.commands.masters import PartyChange, change_party
    from emprende_desktop.commands.setup import add_party
    from emprende_desktop.domain.masters import NewParty

    company = window.books.company
    ana = company.execute(add_party, NewParty("Ana Quispe Mamani")).row_id
    zoila = company.execute(add_party, NewParty("Zoila Flores")).row_id
    for party, cents in ((ana, 4_000), (zoila, 1_000)):
        notes_of(company).sell(cents, place=None, party=party)
    company.execute(change_party, PartyChange(zoila, NewParty("Zoila Flores"), "La Zoilita"))
    rows = report(window, "credit-list").json["rows"]
    assert rows == [{"who": "Ana Q. M.", "owes": "40.00"}, {"who": "La Zoilita", "owes": "10.00"}]
