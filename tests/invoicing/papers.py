"""Documents of each kind, made without any books, for the tests of what is printed."""

import datetime as dt
from decimal import Decimal

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import PURCHASE_OF_GOLD, TYPE_CODES, WITH_DETRACTION, Affectation, IdentityKind
from emprende_desktop.invoicing.document import (
    Address,
    Advance,
    Delivery,
    Detraction,
    Draft,
    Instalment,
    Line,
    Property,
    Reference,
    Somebody,
)
from emprende_desktop.invoicing.issued import Issued, Issuer
from emprende_desktop.invoicing.printed import Printed, Standing
from emprende_desktop.invoicing.totals import totals_of
from emprende_desktop.trade.documents import DocumentKind

DAY = dt.date(2026, 9, 5)
DIGEST = "p2Yk3m0Zq8J1xV5bT7nC4sL6dF9hG2aQwErTyUiOpAs="
ISSUER = Issuer(
    "20601234567",
    "PANADERÍA Y PASTELERÍA LOS ANDES DE AZÁNGARO SOCIEDAD DE RESPONSABILIDAD LIMITADA",
    "Panadería Los Andes",
    Address("Jr. Lima 123", "210201", "Azángaro", "Azángaro", "Puno"),
    phone="951 000 000",
    email="losandes@example.pe",
)
BUYER = Somebody(
    IdentityKind.RUC, "20100070970", "SUPERMERCADOS PERUANOS SOCIEDAD ANÓNIMA 'O' S.P.S.A.",
    Address("Cal. Morelli 181 Int. P-2", "150130", "San Borja", "Lima", "Lima"),
)  # fmt: skip
PERSON = Somebody(IdentityKind.DNI, "40123456", "María Elena Mamani Quispe", Address("Rinconada s/n"))
GOLD = tuple(
    Property(f"600{number}", value)
    for number, value in enumerate(
        ("010000123X01", "DC-0001234", "RECPO-2026-00087", "RD-045-2019-MEM", "12.45", "Mineral aurífero de pallaqueo",
         "Cerro Lunar 1")
    )
)  # fmt: skip
LINES = (
    Line("Pan francés", Decimal(100), Decimal("0.20")),
    Line("Torta de chocolate de veinte porciones con dedicatoria", Decimal(2), Decimal("45.50"), discount=Decimal(5)),
)


def issued(kind, *lines, number=15, customer=BUYER, issuer=ISSUER, **more):
    series = {"boleta": "B001", "liquidacion": "L001", "receipt": "R001", "quotation": "C001"}.get(kind.value, "F001")
    draft = Draft(kind, series, DAY, customer, lines or LINES, "k", **more)
    return Issued(issuer, draft, number, totals_of(draft, Decimal(18)), Decimal(18))


def paper(kind, *lines, standing=Standing.SIGNED, state="", logo=b"", copy="", **more):
    digest = DIGEST if kind in TYPE_CODES and standing is Standing.SIGNED else ""
    return Printed(issued(kind, *lines, **more), standing, state, digest, logo, copy)


def credit_note():
    of = Reference(DocumentKind.FACTURA, "F001-3", dt.date(2026, 9, 1), "07", "Devolución de dos tortas quemadas")
    return paper(DocumentKind.CREDIT_NOTE, LINES[1], reference=of)


def liquidacion():
    line = Line(
        "Oro en bruto", Decimal("12.400"), Decimal("385.123456"), "GRM", Affectation.EXEMPT, properties=GOLD,
    )  # fmt: skip
    where = Delivery("03", Address("Cerro Lunar, labor 4", "210405", "Ananea", "San Antonio de Putina", "Puno"))
    return paper(
        DocumentKind.LIQUIDACION, line, customer=PERSON, operation=PURCHASE_OF_GOLD, place=1, delivery=where,
        withholding_percent=Decimal("1.5"),
    )  # fmt: skip


def on_credit():
    lines = (Line("Servicio de catering", Decimal(1), Decimal(1180), "ZZ"),)
    parts = tuple(Instalment(dt.date(2026, 10 + month, 5), Money(17_700)) for month in range(3))
    more = tuple(Instalment(dt.date(2027, 1 + month, 5), Money(17_700)) for month in range(3))
    spot = Detraction("037", Decimal(10), "00-123-456789")
    return paper(
        DocumentKind.FACTURA, *lines, instalments=parts + more, due=dt.date(2027, 3, 5), detraction=spot,
        operation=WITH_DETRACTION, observations="Entregar por la puerta de atrás.",
    )  # fmt: skip


def all_at_once():
    """Return a factura with every kind of line, a discount and an advance of the whole."""
    lines = (
        *LINES,
        Line("Bolsa de tela", Decimal(3), Decimal(1), bag_tax=Decimal("0.50")),
        Line("Agua", Decimal(10), Decimal(2), isc_percent=Decimal(10)),
        Line("Papa nativa", Decimal("2.5"), Decimal(4), "KGM", Affectation.EXEMPT),
        Line("Muestra de galletas", Decimal(2), Decimal(3), affectation=Affectation.TAXED_ADVERTISING),
    )
    advance = Advance(DocumentKind.FACTURA, "F001-9", Money(1_000), Money(1_180))
    return paper(DocumentKind.FACTURA, *lines, place=1, discount=Decimal(5), advances=(advance,))


def long_boleta():
    lines = [Line(f"Producto {number} de la panadería", Decimal(number), Decimal("1.50")) for number in range(1, 41)]
    return paper(DocumentKind.BOLETA, *lines, customer=PERSON, place=1, state="Aún no enviado a SUNAT")


def every_paper():
    """Return papers by name, one at least of each kind and standing."""
    boleta = DocumentKind.BOLETA
    return {
        "receipt": paper(DocumentKind.RECEIPT, customer=PERSON, place=1),
        "quotation": paper(DocumentKind.QUOTATION, due=dt.date(2026, 9, 20)),
        "boleta": paper(boleta, LINES[0], customer=PERSON, place=1, state="Aceptado por SUNAT"),
        "factura": all_at_once(),
        "credit": on_credit(),
        "credit-note": credit_note(),
        "debit-note": paper(
            DocumentKind.DEBIT_NOTE, Line("Intereses", Decimal(1), Decimal("11.80"), "ZZ"),
            reference=Reference(DocumentKind.FACTURA, "F001-3", DAY, "01", "Intereses por mora"),
        ),
        "liquidacion": liquidacion(),
        "long": long_boleta(),
        "draft": paper(boleta, standing=Standing.DRAFT, number=0, place=1),
        "portal": paper(boleta, standing=Standing.PORTAL, place=1),
        "booklet": paper(boleta, standing=Standing.BOOKLET, place=1),
        "void": paper(boleta, standing=Standing.VOID, place=1),
    }  # fmt: skip
