"""September 2026 of a bakery in RER: five documents of its own, four of suppliers, for the tests of registers."""

import datetime as dt
from decimal import Decimal

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.books import BookPage
from emprende_desktop.invoicing.register import (
    Counterpart,
    Deposit,
    ModifiedPaper,
    PaperNumber,
    PurchaseAmounts,
    PurchaseLine,
    RegisterState,
    SaleAmounts,
    SaleLine,
)

RUC, BUYER, SUPPLIER, POWER = "20601234565", "20554433228", "20100170915", "20100070970"
MONTH = Month(2026, 9)
PAGE = BookPage(RUC, "Panadería Ñusta E.I.R.L.", MONTH)
NOBODY = Counterpart("", "", "")
INN = Counterpart("6", BUYER, "Hostal Peña & Hijos S.A.C.")
MILL = Counterpart("6", SUPPLIER, "Molinos del Sur S.A.")


def day(number):
    return dt.date(2026, 9, number)


def sold(base, igv, **more):
    """Return amounts of a sale by céntimos of base and IGV, and of any other part."""
    parts = {name: Money(cents) for name, cents in {"base": base, "igv": igv, **more}.items()}
    return SaleAmounts(**parts, total=Money(base + igv + sum(more.values())))


def bought(base, igv, **more):
    """Return amounts of a purchase for taxed sales, likewise."""
    parts = {name: Money(cents) for name, cents in {"base_taxed": base, "igv_taxed": igv, **more}.items()}
    return PurchaseAmounts(**parts, total=Money(base + igv + sum(more.values())))


FACTURA = PaperNumber("01", "F001", "00000001")
BREAD = SaleLine(day(2), None, PaperNumber("03", "B001", "00000001"), NOBODY, sold(8475, 1525))
FEAST = SaleLine(day(5), day(30), FACTURA, INN, sold(100000, 18000, icbper=150))
TORN = SaleLine(
    day(6), None, PaperNumber("03", "B001", "00000002"), Counterpart("1", "41234567", "Rosa Quispe Mamani"),
    sold(5000, 900), state=RegisterState.ANNULLED,
)  # fmt: skip
TOURISTS = SaleLine(
    day(12), None, PaperNumber("01", "F001", "00000002"), INN, sold(37450, 6741), currency="USD", rate=Decimal("3.745")
)
RETURNED = SaleLine(
    day(20), None, PaperNumber("07", "FC01", "00000001"), INN, -sold(10000, 1800),
    modified=ModifiedPaper(day(5), FACTURA),
)  # fmt: skip
SALES = (BREAD, FEAST, TORN, TOURISTS, RETURNED)

SACKS = PaperNumber("01", "F005", "00001234")
FLOUR = PurchaseLine(day(1), day(15), SACKS, MILL, bought(50000, 9000), deposit=Deposit(day(4), "123456789"))
LIGHT = PurchaseLine(
    dt.date(2026, 8, 28), day(16), PaperNumber("14", "S002", "7964323"), Counterpart("6", POWER, "Luz del Sur"),
    bought(12000, 2160, other=35),
)  # fmt: skip
EGGS = PurchaseLine(day(9), None, PaperNumber("01", "E001", "88"), MILL, bought(0, 0, not_taxed=24050))
WET_SACK = PurchaseLine(
    day(10),
    None,
    PaperNumber("07", "F005", "00000021"),
    MILL,
    -bought(1000, 180),
    modified=ModifiedPaper(day(1), SACKS),
)
PURCHASES = (FLOUR, LIGHT, EGGS, WET_SACK)
