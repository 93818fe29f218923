"""Three months of a bakery in RER: what it sells and buys with papers, what SUNAT answers, and what each month owes."""

import datetime as dt

import pytest

from emprende_desktop.domain.enterprise import LegalForm, Standing, TaxRegime, Trade
from emprende_desktop.trade.documents import DocumentKind
from tests.einvoice.received_papers import FACTURA, sample
from tests.scenarios.agreement import (
    book_of,
    lights_told,
    sheet_told,
    signed_well,
    sold_without_paper,
    statements_tie,
    summed,
)
from tests.scenarios.desk import Desk
from tests.scenarios.quarter import RUC, begun

MILL, PRINTER = ("20100070970", "Molino Santa Rosa SAC"), ("10456789124", "Elena Mamani")
MINE = {"number": "20131312955", "name": "Minera Ananea SAC"}
BANK = {"place": "Banco"}
ANA = {"number": "45678912", "name": "Ana Quispe"}


@pytest.fixture
def bakery(shell, clock, tmp_path, press, person, sunat):
    standing = Standing(dt.date(2026, 7, 1), LegalForm.EIRL, TaxRegime.RER)
    window = begun(shell, clock, tmp_path / "home", "Panadería Pan de Oro EIRL", standing, Trade.BAKERY)
    quarter = Desk(window, press, person, clock, sunat)
    quarter.registered(line="Jr. Lima 12", ubigeo="211002", district="Ananea", province="San Antonio de Putina",
                       department="Puno")  # fmt: skip
    quarter.has(Efectivo="1000", Banco="12000")
    return quarter


def line(what, price, quantity="1", **more):
    return {"description": what, "price": price, "quantity": quantity, "category": "Pan", **more}


def counter_sale(bakery, amount, place, **told):
    """Note a sale of the counter and give its boleta, as what is offered beside it does."""
    bakery.note("sale", amount, place, "Pan", **told)
    return bakery.for_sale("boleta")


ACCEPTED = ("accepted", "0")


def july(bakery, tmp_path):
    bakery.on(7, 3)
    assert counter_sale(bakery, "250.00", "Efectivo").called == "B001-1"
    assert bakery.send() == [("B001-1", *ACCEPTED)]
    bakery.on(7, 6).buy(MILL, "F001-150", "Harina e insumos", taxed="1000")
    bakery.on(7, 8).buy(MILL, "B001-77", "Harina e insumos", "Efectivo", "03", taxed="76.27", igv="13.73", total="90")
    bakery.on(7, 10)
    assert counter_sale(bakery, "177", "Yape / Plin").called == "B001-2"
    bakery.on(7, 15)
    cake = line("Torta de novia", "826", category="Tortas")
    with pytest.raises(AssertionError, match=r"700\.00"):
        bakery.type_document("boleta", cake)
    bakery.window.page.customer.number.setText(ANA["number"])
    bakery.window.page.customer.name.setText(ANA["name"])
    bakery.window.page.foot.save.click()
    assert bakery.send() == [("B001-2", *ACCEPTED), ("B001-3", *ACCEPTED)]
    bakery.on(7, 16)
    bakery.type_document("boleta", line("Pan", "59"))
    assert bakery.send() == [("B001-4", *ACCEPTED)]
    bakery.annul("B001-4", "Se cobró dos veces")
    assert (bakery.send(), bakery.send()) == ([("RC-20260716-1", "sent", "")], [("RC-20260716-1", *ACCEPTED)])
    bakery.on(7, 18)
    path = tmp_path / "F.xml"
    path.write_bytes(sample(FACTURA).replace(b"2019-12-24", b"2026-07-18"))
    bakery.read_xml(path, "Harina e insumos")
    bakery.on(7, 20)
    parts = (("20/08/2026", "1180"), ("20/09/2026", "1180"))
    bakery.type_document("factura", line("Pan serrano", "0.50", "4720"), customer=MINE, payment={"instalments": parts})
    assert bakery.send() == [("F001-1", *ACCEPTED)]
    bakery.on(7, 24)
    bakery.type_document("factura", line("Pan", "590"), customer=MINE, payment=BANK, portal="E001-5")
    bakery.on(7, 25).buy(PRINTER, "E001-3", "Jornales", code="02", untaxed="2000", withheld="160")
    bakery.on(7, 28).note("sale", "29.50", "Efectivo", "Pan", paper=(DocumentKind.BOLETA, "0001-115"))


SOLD_IN_JULY = 211_86 + 150_00 + 700_00 + 2_000_00 + 500_00 + 25_00
IGV_OF_JULY = 38_14 + 27_00 + 126_00 + 360_00 + 90_00 + 4_50
CREDIT_OF_JULY = 180_00 + 252_00


def july_is_declared(bakery):
    assert bakery.sold(7) == (
        ["B001-1", "B001-2", "B001-3", "B001-4", "F001-1", "E001-5", "0001-115"],
        {"base": SOLD_IN_JULY, "igv": IGV_OF_JULY, "total": 250_00 + 177_00 + 826_00 + 2_360_00 + 590_00 + 29_50},
    )
    assert bakery.bought(7) == (
        ["F001-150", "B001-77", "FF11-1"],
        {"base_taxed": 1_000_00 + 1_400_00, "igv_taxed": CREDIT_OF_JULY, "not_taxed": 90_00,
         "total": 1_180_00 + 1_652_00 + 90_00},
    )  # fmt: skip
    assert bakery.sheet(7, "rer") == {
        "sales": (SOLD_IN_JULY, 3_587_00), "income": (SOLD_IN_JULY, 3_587_00), "income_tax": (53_81, 54_00),
    }  # fmt: skip
    assert bakery.sheet(7, "igv") == {
        "taxed_sales": (SOLD_IN_JULY, 3_587_00), "tax_of_sales": (IGV_OF_JULY, 646_00),
        "credit": (-CREDIT_OF_JULY, -432_00),
    }  # fmt: skip
    assert bakery.owes(7) == {"rer": (54_00, 0), "igv": (646_00 - 432_00, 0)}
    assert bakery.nets("70", "40", "12") == {
        "70221": -SOLD_IN_JULY, "40111": CREDIT_OF_JULY - IGV_OF_JULY, "40172": -160_00, "1212": 2_360_00,
    }  # fmt: skip
    bakery.on(8, 12).declare(7, "Renta del RER", "IGV")
    assert bakery.nets("40", "88") == {"40111": -214_00, "40171": -54_00, "40172": -160_00, "881": 54_00}
    bakery.pay("Renta del RER")
    bakery.pay("IGV")
    assert bakery.nets("40", "65") == {"40172": -160_00, "6599": (646_00 - 432_00) - (IGV_OF_JULY - CREDIT_OF_JULY)}
    bakery.close(7)


def august(bakery):
    bakery.on(8, 12)
    counter_sale(bakery, "100", "Efectivo")
    bakery.correct("F001-1", "Nota de crédito", "07", "Pan que llegó aplastado", {"quantity": "472"})
    gift = line("Torta de muestra", "20", affectation="13", category="Tortas")
    bakery.type_document("boleta", line("Pan", "59"), gift)
    bakery.give("boleta", gift, customer=ANA)
    assert [one[:2] for one in bakery.send()] == [
        ("B001-5", "accepted"), ("FC01-1", "accepted"), ("B001-6", "accepted"), ("B001-7", "accepted"),
    ]  # fmt: skip
    bakery.on(8, 14).note("asset", "5900", "Banco", "Horno", who=MILL[1], detail="Horno rotatorio",
                          paper=(DocumentKind.FACTURA, "F002-33"))  # fmt: skip
    bakery.on(8, 17).buy(MILL, "F001-163", "Harina e insumos", "Lo debo", taxed="500")
    bakery.on(8, 18).buy(MILL, "FC01-9", "Harina e insumos", code="07", taxed="100", changed_number="F001-150",
                         changed_date="06/07/2026")  # fmt: skip
    bakery.on(8, 20).note("collection", "1180", "Banco", pays=["2,124.00"])
    bakery.on(8, 21)
    bakery.give("factura", line("Panetón", "1416"), customer=MINE, payment=BANK)
    assert bakery.send_now("lost") == {"F001-2": "unknown"}
    assert bakery.send_now() == {}
    assert [len(bakery.sunat.sent(call)) for call in ("sendBill", "getStatusCdr")] == [10, 1]


SOLD_IN_AUGUST = 84_75 + 50_00 + 1_200_00
NET_OF_AUGUST = SOLD_IN_AUGUST - 200_00
IGV_OF_AUGUST = 15_25 + 9_00 + 216_00
LEFT_OF_AUGUST = -(240_00 - 36_00 - 90_00 - 900_00 + 18_00)


def august_is_declared(bakery):
    assert bakery.sold(8) == (
        ["B001-5", "FC01-1", "B001-6", "B001-7", "F001-2"],
        {"base": NET_OF_AUGUST, "igv": IGV_OF_AUGUST - 36_00, "total": 100_00 - 236_00 + 59_00 + 1_416_00},
    )
    assert bakery.bought(8) == (
        ["F002-33", "F001-163", "FC01-9"],
        {"base_taxed": 5_000_00 + 500_00 - 100_00, "igv_taxed": 900_00 + 90_00 - 18_00,
         "total": 5_900_00 + 590_00 - 118_00},
    )  # fmt: skip
    assert bakery.sheet(8, "rer") == {
        "sales": (SOLD_IN_AUGUST, 1_335_00), "notes": (-200_00, -200_00), "income": (NET_OF_AUGUST, 1_135_00),
        "income_tax": (17_03, 17_00),
    }  # fmt: skip
    assert bakery.sheet(8, "igv") == {
        "taxed_sales": (NET_OF_AUGUST, 1_135_00), "tax_of_sales": (IGV_OF_AUGUST, 240_00), "tax_of_notes": (-36_00, -36_00),
        "credit": (-90_00, -90_00), "credit_of_assets": (-900_00, -900_00), "credit_returned": (18_00, 18_00),
    }  # fmt: skip
    assert bakery.owes(8) == {"rer": (17_00, 0), "igv": (0, LEFT_OF_AUGUST)}
    assert bakery.nets("70", "12", "421", "333") == {
        "70221": -SOLD_IN_JULY - NET_OF_AUGUST, "1212": 2_360_00 - 236_00 - 1_180_00, "4212": -590_00, "33311": 5_000_00,
    }  # fmt: skip
    bakery.on(9, 11).declare(8, "Renta del RER", "IGV")
    bakery.pay("Renta del RER")
    assert bakery.nets("40") == {"40111": LEFT_OF_AUGUST, "40172": -160_00}
    bakery.close(8)


def september(bakery):
    bakery.on(9, 12)
    assert counter_sale(bakery, "118", "Fiado", who="Rosa Quispe").called == "B001-8"
    bakery.give("factura", line("Panetón", "5900"), customer=MINE, payment=BANK)
    assert bakery.send_now("accepted", "rejected") == {"F001-3": "rejected"}
    assert bakery.give_anew("F001-3").called == "F001-4"
    bakery.annul("F001-3", "SUNAT la rechazó")
    assert bakery.send_now() == {}
    bakery.on(9, 15).note("payment", "590", "Banco", pays=["590.00"])
    bakery.buy(MILL, "F001-190", "Harina e insumos", taxed="300")
    bakery.on(9, 17)
    bakery.give("factura", line("Pan", "1000", discount="56"), customer=MINE, payment=BANK)
    bakery.correct("F001-1", "Nota de débito", "01", "Intereses por mora", line("Intereses", "59", "1"))
    assert bakery.send() == [("F001-5", *ACCEPTED), ("FD01-1", *ACCEPTED)]
    bakery.on(9, 20).note("collection", "944", "Banco", pays=["944.00"])
    assert bakery.standings() == {"accepted": 15, "rejected": 1}


SOLD_IN_SEPTEMBER = 100_00 + 5_000_00 + 800_00 + 50_00
IGV_OF_SEPTEMBER = 18_00 + 900_00 + 144_00 + 9_00


def september_is_declared(bakery):
    assert bakery.sold(9) == (
        ["B001-8", "F001-3", "F001-4", "F001-5", "FD01-1"],
        {"base": SOLD_IN_SEPTEMBER, "igv": IGV_OF_SEPTEMBER, "total": 118_00 + 5_900_00 + 944_00 + 59_00},
    )
    assert bakery.bought(9) == (["F001-190"], {"base_taxed": 300_00, "igv_taxed": 54_00, "total": 354_00})
    owed = 1_071_00 - 54_00 - LEFT_OF_AUGUST
    assert bakery.sheet(9, "igv") == {
        "taxed_sales": (SOLD_IN_SEPTEMBER, 5_950_00), "tax_of_sales": (IGV_OF_SEPTEMBER, 1_071_00),
        "credit": (-54_00, -54_00), "credit_before": (-LEFT_OF_AUGUST, -LEFT_OF_AUGUST),
    }  # fmt: skip
    assert bakery.owes(9) == {"rer": (89_00, 0), "igv": (owed, 0)}
    bakery.on(10, 12).declare(9, "Renta del RER")
    assert bakery.nets("40", "70", "12", "421", "88") == {
        "40111": -owed, "40171": -89_00, "40172": -160_00, "1212": 118_00 + 59_00,
        "70221": -(SOLD_IN_JULY + NET_OF_AUGUST + SOLD_IN_SEPTEMBER), "881": 54_00 + 17_00 + 89_00,
    }  # fmt: skip
    bakery.pay("Renta del RER")
    bakery.pay("IGV")
    assert bakery.nets("40") == {"40172": -160_00}
    bakery.close(9)


RVIE = {
    7: (SOLD_IN_JULY, IGV_OF_JULY, SOLD_IN_JULY + IGV_OF_JULY),
    8: (NET_OF_AUGUST, IGV_OF_AUGUST - 36_00, NET_OF_AUGUST + IGV_OF_AUGUST - 36_00),
    9: (SOLD_IN_SEPTEMBER, IGV_OF_SEPTEMBER, SOLD_IN_SEPTEMBER + IGV_OF_SEPTEMBER),
}
RCE = {
    7: (2_400_00, CREDIT_OF_JULY, 90_00, 2_922_00),
    8: (5_400_00, 972_00, 0, 6_372_00),
    9: (300_00, 54_00, 0, 354_00),
}
SHEET = {
    7: {"rer": (54_00, 0), "igv": (214_00, 0), "held_fees": 160_00},
    8: {"rer": (17_00, 0), "igv": (0, LEFT_OF_AUGUST)},
    9: {"rer": (89_00, 0), "igv": (1_071_00 - 54_00 - LEFT_OF_AUGUST, 0)},
}
EARNED = {
    7: SOLD_IN_JULY - (2_400_00 + 90_00) - 2_000_00 - 36 - 54_00,
    8: NET_OF_AUGUST - (500_00 - 100_00) + 25 - 17_00,
    9: SOLD_IN_SEPTEMBER - 300_00 - 89_00,
}


def everything_agrees(bakery, tmp_path):
    """What was declared month by month is what the closed months still tell, and SUNAT's files and papers too."""
    company = bakery.company
    assert signed_well(company) == 16
    for month in (7, 8, 9):
        name, sales = book_of(company, "sire-rvie", month, tmp_path)
        assert name == f"LE{RUC}20260{month}00140400021112.zip"
        assert summed(sales, "base", "igv", "total") == RVIE[month]
        name, purchases = book_of(company, "sire-rce", month, tmp_path)
        assert name == f"LE{RUC}20260{month}00080400021112.zip"
        assert summed(purchases, "base_taxed", "igv_taxed", "not_taxed", "total") == RCE[month]
        assert (sheet_told(company, month), statements_tie(company, month)) == (SHEET[month], EARNED[month])
        assert sold_without_paper(company, month) == 0
    sold, bought = SOLD_IN_JULY + NET_OF_AUGUST + SOLD_IN_SEPTEMBER, 2_400_00 + 90_00 + 500_00 - 100_00 + 300_00
    assert lights_told(company, 9, bakery.today) == {
        "rer.income.limit": (sold, "green"), "rer.purchases.limit": (bought, "green"),
        "rer.assets.limit": (5_000_00, "green"), "books.electronic.limit_uit": (sold, "green"),
        "micro.limit_uit": (sold, "green"),
    }  # fmt: skip


def test_a_quarter_of_bread(bakery, tmp_path):
    july(bakery, tmp_path)
    july_is_declared(bakery)
    august(bakery)
    august_is_declared(bakery)
    september(bakery)
    september_is_declared(bakery)
    everything_agrees(bakery, tmp_path)
