"""Recipes, what was made, what is left and what is with others, in the real window."""

import datetime as dt

from emprende_desktop.queries.items import items
from emprende_desktop.trade.items import ItemKind
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest
from tests.reading import nets, told

END = dt.date(2026, 9, 30)


def report(window, name):
    request = ReportRequest(dt.date(2026, 9, 1), END, None, None)
    return report_named(name).build(BooksSource(window.books.company), request).json


def with_cloth_and_vest(window, press, person):
    window.open_room("products")
    press("Precios y recetas")
    person.answers = ("material", "Tela drill", "metro", "14,00")
    press("Nuevo material o mercadería")
    assert "14,00 no es un monto" in window.page.error.text()
    person.answers = ("material", "Tela drill", "metro", "14")
    press("Nuevo material o mercadería")
    press("Nuevo producto")
    page = window.page
    page.name.setText("Chaleco")
    page.price.setText("40")
    page.batch.setText("6")
    page.labor.setText("40")
    box, much = page.lines[0]
    box.setCurrentIndex(1)
    much.setText("7.5")
    assert "deja S/\N{NO-BREAK SPACE}15.83" in page.foot.sentence.text()  # (105 + 40) / 6 = 24.17
    press("Guardar producto")


def test_a_recipe_tells_what_one_costs_and_leaves(qtbot, window, press, person):
    with_cloth_and_vest(window, press, person)
    window.navigate("prices")
    qtbot.waitUntil(lambda: "S/\N{NO-BREAK SPACE}24.17" in told(window.page))
    press("Corregir Chaleco")
    assert window.page.lines[0][1].text() == "7.5"
    window.page.price.setText("42")
    press("Guardar producto")
    assert report(window, "price-list")["rows"] == [{"name": "Chaleco", "unit": "", "price": "42.00"}]
    assert report(window, "product-costs")["rows"][0]["left"] == "17.83"
    window.navigate("prices")
    press("Dejar de usar Chaleco")
    assert window.books.fetch(items, ItemKind.PRODUCT) == ()
    press("Deshacer")
    (back,) = window.books.fetch(items, ItemKind.PRODUCT)
    assert back.unit_cost.cents == 2_417


def test_what_was_made_and_spoiled_is_told(qtbot, window, press, person):
    window.navigate("produce")
    assert not window.page.save.isEnabled()
    with_cloth_and_vest(window, press, person)
    window.navigate("produce")
    press("Guardar lo que hice")
    assert "mayor que cero" in window.page.error.text()
    window.page.made.setText("11")
    window.page.spoiled.setText("1")
    press("Guardar lo que hice")
    qtbot.waitUntil(lambda: "lo malogrado costó S/\N{NO-BREAK SPACE}24.17" in told(window.page))
    press("Deshacer")
    qtbot.waitUntil(lambda: "malogrado" not in told(window.page))


def test_what_is_left_turns_purchases_into_use(qtbot, window, press, person, notes_of):
    with_cloth_and_vest(window, press, person)
    notes_of(window.books.company).spend(30_000)
    window.open_room("products")
    page = window.page
    press("Guardar lo que queda")
    assert "Elige de qué fue" in page.foot.error.text()
    cloth = next(item.id for item in window.books.fetch(items) if item.name == "Tela drill")
    page.fields[cloth].setText("diez")
    assert "diez no es una cantidad" in page.foot.sentence.text()
    page.fields[cloth].setText("10")
    assert "vale S/\N{NO-BREAK SPACE}140.00" in page.foot.sentence.text()
    press("Guardar lo que queda")
    assert nets(window.books.company) == {"1011": -30_000, "24111": 14_000, "602": 30_000, "6121": -14_000}
    press("Deshacer")
    assert nets(window.books.company) == {"1011": -30_000, "602": 30_000}


def test_goods_left_with_a_shop(qtbot, window, press, person):
    window.open_room("sales")
    press("En consignación")
    press("Dejé mercadería")
    fields = window.page.fields
    fields["person"].setText("Tienda de la plaza")
    fields["what"].setText("Chalecos")
    fields["units"].setText("5")
    fields["price"].setText("38")
    assert "pregunta antes a tu asesora" in window.page.foot.sentence.text()
    press("Ropa")
    press("Guardar")
    window.navigate("consigned")
    person.answers = ("6", "1")
    press("Vendieron: Chalecos")
    assert "Solo quedan 5 unidades" in window.page.error.text()
    person.answers = ("2", "")
    press("Vendieron: Chalecos")
    assert nets(window.books.company) == {"1211": 7_600, "70221": -7_600}
    person.answers = ("3",)
    press("Volvieron: Chalecos")
    qtbot.waitUntil(lambda: "No hay nada tuyo con otros" in told(window.page))
