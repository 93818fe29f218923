"""Three months of a gold association in the RMT: ore and gold bought with liquidaciones, gold sold with facturas."""

import datetime as dt

import pytest

from emprende_desktop.commands.notes import record_note
from emprende_desktop.commands.setup import add_category, add_place
from emprende_desktop.domain.enterprise import LegalForm, Standing, TaxRegime, Trade
from emprende_desktop.domain.masters import CategoryKind, NewCategory, NewPlace, PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.owed_books import OwedBook
from emprende_desktop.queries.lots import lot_coded
from emprende_desktop.queries.taxes import books_owed
from emprende_desktop.trade.notes import EntryLine, FreeEntry
from tests.scenarios.agreement import (
    book_of,
    journal_is_the_ledger,
    lights_told,
    sheet_told,
    signed_well,
    sold_without_paper,
    statements_tie,
    summed,
)
from tests.scenarios.desk import Desk
from tests.scenarios.quarter import RUC, begun, choose

REFINERY = {"number": "20100070970", "name": "Oro Sur SAC"}
MINE = {"number": "20131312955", "name": "Minera Ananea SAC"}
MILL = ("20131312955", "Planta San José SAC")
HERE = {"line": "Jr. Lima 12", "ubigeo": "211002", "district": "Ananea", "province": "San Antonio de Putina",
        "department": "Puno"}  # fmt: skip
ANA = {"number": "12345678", "name": "Ana Quispe", "address": HERE}
BERTA = {"number": "87654321", "name": "Berta Ccama", "address": HERE}
GOLD = {"6000": "210000123X01", "6004": "90.00", "6005": "2", "6006": "San Juan"}
HELD = {"code": "036", "percent": "1.5", "account": "00-741-123456"}
ACCEPTED = ("accepted", "0")


@pytest.fixture
def group(shell, clock, tmp_path, press, person, sunat):
    standing = Standing(dt.date(2026, 7, 1), LegalForm.ASSOCIATION, TaxRegime.RMT)
    window = begun(shell, clock, tmp_path / "home", "Asociación Oro de Ananea", standing, Trade.GOLD)
    quarter = Desk(window, press, person, clock, sunat)
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
    first = slip(group, ANA, ore, entry=bought, withholding="1.5", payment={"place": "Efectivo"})
    assert first.called == "L001-1"
    assert group.send() == [("L001-1", *ACCEPTED)]
    group.on(7, 10)
    mill = {"detraction_code": "022", "detraction_percent": "12"}
    waiting = group.buy(MILL, "F001-80", "Molienda en planta", taxed="2000", **mill)
    group.on(7, 13)
    lot = group.company.fetch(lot_coded, "2026-001")
    group.window.navigate("lot", lot)
    group.window.navigate("lot_process", lot)
    group.page.fields["gross"].setText("31.10")
    group.page.fields["fineness"].setText("900")
    group.page.fields["method"]._tiles[1].click()
    group.press("Guardar")
    group.on(7, 20)
    bar_is_sold(group)
    grams = {"description": "Oro refogado", "quantity": "31.10", "price": "405.50", "unit": "GRM"}
    bar = group.for_sale("factura", grams, customer=REFINERY, detraction=HELD["code"])
    assert (bar.called, bar.operation, bar.total.cents) == ("F001-1", "1001", 12_611_05)
    assert group.send() == [("F001-1", *ACCEPTED)]
    group.on(7, 24)
    group.give("factura", service("Chancado de mineral", "590"), customer=MINE, payment={"place": "Banco"})
    group.give("factura", service("Anticipo de perforación", "1180"), customer=MINE, payment={"place": "Banco"})
    refogado = {
        "description": "Oro refogado",
        "quantity": "10",
        "price": "380",
        "unit": "GRM",
        "affectation": "20",
        "category": "Oro comprado",
    }
    bought = group.type_document("liquidacion", refogado, customer=BERTA, properties=GOLD, withholding="4",
                                 delivery=("05", HERE), payment={"place": "Efectivo"})  # fmt: skip
    assert (bought.called, bought.operation) == ("L001-2", "0503")
    assert group.send("accepted", "accepted", "lost") == [
        ("F001-2", *ACCEPTED), ("F001-3", *ACCEPTED), ("L001-2", "unknown", ""),
    ]  # fmt: skip
    assert group.send() == [("L001-2", *ACCEPTED)]
    group.on(7, 30).note("collection", "12422.05", "Banco", pays=["12,611.05"])
    group.note("collection", "189", "Banco de la Nación", pays=["189.00"])
    return waiting


EXEMPT_IN_JULY, TAXED_IN_JULY, IGV_OF_JULY = 12_611_05, 500_00 + 1_000_00, 90_00 + 180_00
ORE, REFOGADO = 2_000_00, 3_800_00
WITHHELD_IN_JULY = 30_00 + 152_00


def july_is_declared(group):
    """The mill's factura waits for the deposit of its detracción: it is in no register yet."""
    assert group.sold(7) == (
        ["F001-1", "F001-2", "F001-3"],
        {"base": TAXED_IN_JULY, "igv": IGV_OF_JULY, "exempt": EXEMPT_IN_JULY, "total": 12_611_05 + 590_00 + 1_180_00},
    )
    assert group.bought(7) == (
        ["L001-1", "L001-2"],
        {"base_taxed": ORE, "igv_taxed": 360_00, "not_taxed": REFOGADO, "total": ORE + 360_00 + REFOGADO},
    )  # fmt: skip
    income = EXEMPT_IN_JULY + TAXED_IN_JULY
    assert group.sheet(7, "advance") == {
        "sales": (income, 14_111_00), "income": (income, 14_111_00), "income_of_year": (income, 14_111_00),
        "income_tax": (141_11, 141_00),
    }  # fmt: skip
    assert group.sheet(7, "igv") == {
        "taxed_sales": (TAXED_IN_JULY, 1_500_00), "tax_of_sales": (270_00, 270_00), "credit": (-360_00, -360_00),
    }  # fmt: skip
    assert group.owes(7) == {"advance": (141_00, 0), "igv": (0, 360_00 - 270_00)}
    assert group.nets("70", "40", "12", "421", "1042", "69", "167") == {
        "70228": -EXEMPT_IN_JULY, "70321": -TAXED_IN_JULY, "40111": 360_00 - 270_00, "40114": -360_00,
        "40175": -WITHHELD_IN_JULY, "1042": 189_00, "69221": ORE, "1673": 360_00, "4212": -283_00,
    }  # fmt: skip
    group.on(8, 14).declare(7)
    group.pay("Pago a cuenta de renta", "Banco de la Nación")
    held = (EntryLine("40114", Money(360_00)), EntryLine("40175", Money(WITHHELD_IN_JULY)),
            EntryLine("1041", Money(-360_00 - WITHHELD_IN_JULY)))  # fmt: skip
    group.company.execute(record_note, FreeEntry(group.today, held, "held-july", "Retenciones de julio"))
    assert group.nets("40", "1042") == {"40111": 90_00, "40171": 141_00, "1042": 189_00 - 141_00}
    group.close(7)


def august(group, waiting):
    group.on(8, 15).window.navigate("deposit", waiting)
    group.page.fields["number"].setText("7654321")
    choose(group.page.fields["place"], "Banco")
    group.press("Guardar el depósito")
    group.on(8, 17).buy(MILL, "F001-95", "Ensayes", taxed="100")
    group.on(8, 18)
    rest = group.type_document("factura", service("Perforación", "3540"), customer=MINE, payment={"place": "Banco"},
                               advances=(("F001-3", "1000", "1180"),))  # fmt: skip
    assert (rest.called, rest.total.cents, rest.igv.cents) == ("F001-4", 3_540_00 - 1_180_00, 540_00 - 180_00)
    bar = group.give("factura", gold("10", "410.25"), customer=REFINERY, detraction=HELD, payment={"place": "Banco"})
    assert bar.called == "F001-5"
    assert group.send() == [("F001-4", *ACCEPTED), ("F001-5", *ACCEPTED)]


def august_is_declared(group):
    assert group.sold(8) == (
        ["F001-4", "F001-5"],
        {"base": 2_000_00, "igv": 360_00, "exempt": 4_102_50, "total": 2_360_00 + 4_102_50},
    )
    assert group.bought(8) == (["F001-80", "F001-95"], {"base_taxed": 2_100_00, "igv_taxed": 378_00, "total": 2_478_00})
    income = 2_000_00 + 4_102_50
    assert group.sheet(8, "advance") == {
        "sales": (income, 6_103_00), "income": (income, 6_103_00),
        "income_of_year": (EXEMPT_IN_JULY + TAXED_IN_JULY + income, 20_214_00), "income_tax": (61_03, 61_00),
    }  # fmt: skip
    assert group.owes(8) == {"advance": (61_00, 0), "igv": (0, 90_00 + 378_00 - 360_00)}
    assert group.nets("70", "40", "12", "1042") == {
        "70228": -EXEMPT_IN_JULY - 4_102_50, "70321": -TAXED_IN_JULY - 2_000_00, "40111": 108_00, "40171": 141_00,
        "1042": 48_00 + 62_00,
    }  # fmt: skip
    group.on(9, 14).declare(8)
    group.pay("Pago a cuenta de renta", "Banco de la Nación")
    group.close(8)


def september(group):
    group.on(9, 15)
    assert slip(group, ANA, gold("20", "375.50", "Oro comprado"), payment={"place": "Banco"}).called == "L001-3"
    told = {"customer": REFINERY, "detraction": HELD, "payment": {"place": "Banco"}}
    group.give("factura", gold("20", "420.10"), **told)
    assert group.send("accepted", "rejected") == [("L001-3", *ACCEPTED), ("F001-6", "rejected", "2017")]
    group.annul("F001-6", "SUNAT la rechazó")
    group.give("factura", gold("20", "420.10"), **told)
    group.give("factura", service("Chancado de mineral", "1770"), customer=MINE, payment={"place": "Banco"})
    assert group.send() == [("F001-7", *ACCEPTED), ("F001-8", *ACCEPTED)]
    assert group.standings() == {"accepted": 10, "rejected": 1}


def september_is_declared(group):
    assert group.sold(9) == (
        ["F001-6", "F001-7", "F001-8"],
        {"base": 1_500_00, "igv": 270_00, "exempt": 8_402_00, "total": 8_402_00 + 1_770_00},
    )
    assert group.bought(9) == (["L001-3"], {"not_taxed": 7_510_00, "total": 7_510_00})
    assert group.owes(9) == {"advance": (99_00, 0), "igv": (270_00 - 108_00, 0)}
    group.on(10, 14).declare(9)
    assert group.nets("40", "1042") == {
        "40111": -162_00, "40171": 141_00 + 61_00, "40175": -300_40, "1042": 110_00 - 61_00 + 126_00,
    }  # fmt: skip
    group.pay("Pago a cuenta de renta", "Banco de la Nación")
    group.pay("IGV")
    assert group.nets("70", "40", "12", "1042") == {
        "70228": -EXEMPT_IN_JULY - 4_102_50 - 8_402_00, "70321": -TAXED_IN_JULY - 2_000_00 - 1_500_00,
        "40171": 141_00 + 61_00 + 99_00, "40175": -300_40, "1042": 110_00 - 61_00 + 126_00 - 99_00,
    }  # fmt: skip
    group.close(9)


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


OWED = OwedBook.SALES, OwedBook.PURCHASES, OwedBook.SIMPLIFIED_JOURNAL, OwedBook.SIMPLIFIED_CHART
RVIE = {
    7: (TAXED_IN_JULY, IGV_OF_JULY, EXEMPT_IN_JULY, TAXED_IN_JULY + IGV_OF_JULY + EXEMPT_IN_JULY),
    8: (2_000_00, 360_00, 4_102_50, 6_462_50),
    9: (1_500_00, 270_00, 8_402_00, 10_172_00),
}
RCE = {
    7: (ORE, 360_00, REFOGADO, 2_360_00 + REFOGADO),
    8: (2_000_00 + 100_00, 360_00 + 18_00, 0, 2_360_00 + 118_00),
    9: (0, 0, 7_510_00, 7_510_00),
}
SHEET = {
    7: {"advance": (141_00, 0), "igv": (0, 90_00), "held_igv": 360_00, "held_sellers": WITHHELD_IN_JULY},
    8: {"advance": (61_00, 0), "igv": (0, 108_00)},
    9: {"advance": (99_00, 0), "igv": (162_00, 0), "held_sellers": 300_40},
}
EARNED = {
    7: EXEMPT_IN_JULY + TAXED_IN_JULY - ORE - REFOGADO - 2_000_00,
    8: 2_000_00 + 4_102_50 - 100_00,
    9: 1_500_00 + 8_402_00 - 7_510_00,
}


def everything_agrees(group, tmp_path):
    """What was declared month by month is what the closed months still tell, and SUNAT's books and papers too."""
    company = group.company
    assert signed_well(company) == 11
    for month in (7, 8, 9):
        _name, sales = book_of(company, "sire-rvie", month, tmp_path)
        assert summed(sales, "base", "igv", "exempt", "total") == RVIE[month]
        _name, purchases = book_of(company, "sire-rce", month, tmp_path)
        assert summed(purchases, "base_taxed", "igv_taxed", "not_taxed", "total") == RCE[month]
        assert journal_is_the_ledger(company, month, tmp_path) == f"LE{RUC}20260{month}00050200001111.TXT"
        assert company.fetch(books_owed, Month(2026, month)) == OWED
        assert (sheet_told(company, month), statements_tie(company, month)) == (SHEET[month], EARNED[month])
        assert sold_without_paper(company, month) == 0
    income = sum(base + exempt for base, _igv, exempt, _total in RVIE.values())
    told = lights_told(company, 9, group.today)
    assert set(told.values()) == {(income, "green")}
    assert {"rmt.advance.limit_uit", "rmt.income.limit_uit"} <= set(told)


def test_a_quarter_of_gold(group, tmp_path):
    waiting = july(group)
    july_is_declared(group)
    august(group, waiting)
    august_is_declared(group)
    september(group)
    september_is_declared(group)
    everything_agrees(group, tmp_path)
