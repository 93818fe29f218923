"""Recipes, what was made, what is left and what is with others, in the real window."""

import datetime as dt

from PySide6.QtWidgets import QPushButton

from emprende_desktop.commands.items import ItemMerging, merge_item, note_production, offer_item, save_item
from emprende_desktop.queries.items import items, last_made, made_within
from emprende_desktop.trade.items import ItemChange, ItemKind, NewItem, Production
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
    press("Nuevo producto o servicio")
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


def test_two_names_of_one_cloth_become_one(window, press, person):
    with_cloth_and_vest(window, press, person)
    window.navigate("prices")
    person.answers = ("material", "Drill", "metro", "15")
    press("Nuevo material o mercadería")
    press("Nuevo producto o servicio")
    page = window.page
    page.name.setText("Mandil")
    page.price.setText("30")
    page.batch.setText("1")
    for (box, much), name, quantity in zip(page.lines, ("Drill", "Tela drill"), ("2", "1"), strict=False):
        box.setCurrentIndex(next(i for i in range(box.count()) if box.itemText(i).split(" (")[0] == name))
        much.setText(quantity)
    press("Guardar producto")
    window.navigate("prices")
    kept = next(i for i in window.books.fetch(items, ItemKind.MATERIAL) if i.name == "Tela drill")
    person.answers = (str(kept.id),)
    press("Juntar Drill con otra")
    products = {p.name: p for p in window.books.fetch(items, ItemKind.PRODUCT)}
    assert [(part.name, part.quantity) for part in products["Mandil"].recipe] == [("Tela drill", 3_000)]
    assert [(part.name, part.quantity) for part in products["Chaleco"].recipe] == [("Tela drill", 7_500)]
    assert [item.name for item in window.books.fetch(items, ItemKind.MATERIAL)] == ["Tela drill"]
    press("Volver a ofrecer Drill")
    assert {item.name for item in window.books.fetch(items, ItemKind.MATERIAL)} == {"Drill", "Tela drill"}


def test_what_is_measured_otherwise_is_not_joined(window, press, person):
    with_cloth_and_vest(window, press, person)
    window.navigate("prices")
    person.answers = ("material", "Tela por kilo", "kilo", "30")
    press("Nuevo material o mercadería")
    kept = next(i for i in window.books.fetch(items, ItemKind.MATERIAL) if i.name == "Tela drill")
    person.answers = (str(kept.id),)
    press("Juntar Tela por kilo con otra")
    assert "kilo" in window.page.error.text()
    assert len(window.books.fetch(items, ItemKind.MATERIAL)) == 2


def test_what_was_made_of_both_names_adds_up(company):
    made = []
    for name in ("Pan", "Pancito"):
        item = company.execute(save_item, ItemChange(None, NewItem(ItemKind.PRODUCT, name, "unidad"))).row_id
        company.execute(note_production, Production(END, item, 5_000, 0, name))
        made.append(item)
    company.execute(merge_item, ItemMerging(made[1], made[0]))
    assert [(m.item.name, m.made) for m in company.fetch(made_within, END, END)] == [("Pan", 10_000)]
    assert {row.name for row in company.fetch(last_made)} == {"Pan"}
    company.execute(offer_item, made[1])
    assert {row.name for row in company.fetch(last_made)} == {"Pan", "Pancito"}


def test_a_service_is_sold_and_never_counted_and_fills_a_line_of_a_document(qtbot, window, press, person):
    window.navigate("item")
    page = window.page
    page.kind.setCurrentIndex(page.kind.findData(ItemKind.SERVICE))
    page.name.setText("Bordado de logo")
    page.price.setText("0.125")
    page.offer.unit.setCurrentIndex(page.offer.unit.findData("ZZ"))
    page.offer.code.setText("S-1")
    assert not page.batch.isVisible()
    press("Guardar producto")
    window.navigate("stock")
    assert window.page.fields == {}
    window.navigate("prices")
    qtbot.waitUntil(lambda: "Bordado" in " ".join(b.text() for b in window.page.findChildren(QPushButton)))
    press("Corregir Bordado de logo")
    assert (window.page.price.text(), window.page.offer.code.text()) == ("0.125", "S-1")
    window.navigate("document")
    line = window.page.lines.rows[0]
    line.quantity.setText("1000")
    line.description.setText("bord")
    line.description.completer().activated[str].emit("Bordado de logo")
    typed = line.typed()
    assert (typed.description, typed.price, typed.unit, typed.code) == ("Bordado de logo", "0.125", "ZZ", "S-1")
    assert "125.00" in told(window.page)
    assert report(window, "price-list")["rows"] == [{"name": "Bordado de logo", "unit": "", "price": "0.13"}]


def test_goods_are_corrected_on_their_page_with_price_and_cost(qtbot, window, press, person):
    window.navigate("prices")
    person.answers = ("goods", "Gaseosa", "botella", "2")
    press("Nuevo material o mercadería")
    qtbot.waitUntil(lambda: "Gaseosa" in " ".join(b.text() for b in window.page.findChildren(QPushButton)))
    press("Corregir Gaseosa")
    assert window.page.cost.text() == "2.00"
    window.page.price.setText("3.50")
    assert "deja S/\N{NO-BREAK SPACE}1.50" in window.page.foot.sentence.text()
    press("Guardar producto")
    (kept,) = window.books.fetch(items, ItemKind.GOODS)
    assert (kept.price.cents, kept.cost.cents) == (350, 200)
