"""Three months of a gold association in the RMT: ore and gold bought with liquidaciones, gold sold with facturas."""

import datetime as dt

import pytest

from emprende_desktop.commands.setup import add_category, add_place
from emprende_desktop.domain.enterprise import LegalForm, Standing, TaxRegime, Trade
from emprende_desktop.domain.masters import CategoryKind, NewCategory, NewPlace, PlaceKind
from emprende_desktop.queries.lots import lot_coded
from tests.scenarios.quarter import Quarter, begun

REFINERY = {"number": "20100070970", "name": "Oro Sur SAC"}
MINE = {"number": "20131312955", "name": "Minera Ananea SAC"}
MILL = ("20131312955", "Planta San José SAC")
HERE = {"line": "Jr. Lima 12", "ubigeo": "211002", "district": "Ananea", "province": "San Antonio de Putina",
        "department": "Puno"}  # fmt: skip
ANA = {"number": "12345678", "name": "Ana Quispe", "address": HERE}
BERTA = {"number": "87654321", "name": "Berta Ccama", "address": HERE}
GOLD = {"6000": "210000123X01", "6004": "90.00", "6005": "2", "6006": "San Juan"}
ACCEPTED = ("accepted", "0")


@pytest.fixture
def group(shell, clock, tmp_path, press, person, sunat):
    standing = Standing(dt.date(2026, 7, 1), LegalForm.ASSOCIATION, TaxRegime.RMT)
    window = begun(shell, clock, tmp_path / "home", "Asociación Oro de Ananea", standing, Trade.GOLD)
    quarter = Quarter(window, press, person, clock, sunat)
    quarter.registered(**HERE, detractions="00-741-123456")
    quarter.company.execute(add_place, NewPlace(PlaceKind.DETRACTIONS, "Banco de la Nación"))
    quarter.company.execute(add_category, NewCategory(CategoryKind.EXPENSE, "Oro comprado", "gem", "602"))
    quarter.company.execute(add_category, NewCategory(CategoryKind.SALE, "Servicios", "wrench", "70321"))
    quarter.has(Efectivo="8000", Banco="20000")
    return quarter


def gold(grams, price, category="Venta de oro", **more):
    """A line of gold in grams, exempt from IGV, with what catalogue 55 asks of it."""
    return {"description": "Oro refogado", "quantity": grams, "price": price, "unit": "GRM", "affectation": "20",
            "category": category, "properties": GOLD, **more}  # fmt: skip


def service(what, price):
    return {"description": what, "quantity": "1", "price": price, "unit": "ZZ", "category": "Servicios"}


def slip(group, seller, line, entry=None, **more):
    """Give a liquidación for what a woman without RUC sold."""
    told = {"operation": "0503", "delivery": {"place_code": "05", "address": HERE}, "withholding": "4", **more}
    return group.give("liquidacion", line, customer=seller, entry=entry, **told)


def enrol(group, who):
    group.window.navigate("members")
    group.press("Nueva socia")
    group.page.name.setText(who["name"])
    group.page.dni.setText(who["number"])
    group.page.born.setText("12/3/85")
    group.press("Guardar socia")


def ore_is_bought(group):
    """Ana brings ore, which is bought into a lot: the day is noted first, and her liquidación is given for it."""
    group.window.navigate("gather")
    page = group.page
    group.press("Lo compramos a las socias")
    row = page.rows.rows[next(id_ for id_, one in page.rows.rows.items() if one.name == ANA["name"])]
    row.here.click()
    row.much.setText("400")
    row.price.setText("2000")
    page.place.choose(page.place.first_id)
    group.press("Guardar el día")
    return group.company.fetch(
        lambda reader: reader.value("SELECT MAX(id) FROM journal_entry WHERE memo_template = 'ore_purchase'")
    )


def july(group):
    enrol(group, ANA)
    enrol(group, BERTA)
    group.on(7, 6)
    bought = ore_is_bought(group)
    ore = {
        "description": "Mineral aurífero",
        "quantity": "400",
        "price": "5",
        "unit": "KGM",
        "with_igv": False,
        "category": "Oro comprado",
        "properties": GOLD | {"6005": "1"},
    }
    first = slip(group, ANA, ore, entry=bought, withholding="1.5")
    assert first.called == "L001-1"
    assert group.send() == [("L001-1", *ACCEPTED)]
    group.on(7, 10).buy(MILL, "F001-80", "Molienda en planta", "Banco", taxed="2000", detraction_code="022",
                        detraction_percent="12")  # fmt: skip
    group.on(7, 13)
    lot = group.company.fetch(lot_coded, "2026-001")
    group.window.navigate("lot", lot)
    group.window.navigate("lot_process", lot)
    group.page.fields["gross"].setText("31.10")
    group.page.fields["fineness"].setText("900")
    group.page.fields["method"]._tiles[1].click()
    group.press("Guardar")
    group.on(7, 20)
    sold = bar_is_sold(group)
    parts = [{"due": "2026-07-30", "amount": "12422.05"}]
    held = {"code": "036", "percent": "1.5", "account": "00-741-123456"}
    bar = group.give("factura", gold("31.10", "405.50"), customer=REFINERY, entry=sold,
                     payment={"instalments": parts}, detraction=held)  # fmt: skip
    assert (bar.called, bar.total.cents) == ("F001-1", 12_611_05)
    print(group.send())
    print(group.nets(""))


def bar_is_sold(group):
    group.window.navigate("gold_sale")
    page = group.page
    page.bars.rows[0].gross.setText("31.10")
    page.bars.rows[0].fineness.setText("900")
    page.price_by.setCurrentIndex(1)
    page.fields["gram_price"].setText("405.50")
    page.buyer.setText(REFINERY["name"])
    page.place.choose(None)
    page.place.chosen.emit()
    return group._saved(page, page.foot.save)


def test_a_quarter_of_gold(group):
    july(group)
