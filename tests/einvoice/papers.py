"""Documents of every kind, as the books would issue them, with what SUNAT wants told of each."""

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path

from lxml import etree

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import legend_in_words
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
from emprende_desktop.invoicing.document import (
    NOBODY,
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
from emprende_desktop.invoicing.totals import totals_of
from emprende_desktop.trade.documents import DocumentKind as Kind

XSD = Path(__file__).parents[1] / "cases" / "einvoice" / "xsd"
SCHEMAS = {
    "Invoice": "2.1/maindoc/UBL-Invoice-2.1.xsd",
    "CreditNote": "2.1/maindoc/UBL-CreditNote-2.1.xsd",
    "DebitNote": "2.1/maindoc/UBL-DebitNote-2.1.xsd",
    "SelfBilledInvoice": "2.1/maindoc/UBL-SelfBilledInvoice-2.1.xsd",
    "SummaryDocuments": "2.0/maindoc/UBL-SummaryDocuments-2.0.xsd",
    "VoidedDocuments": "2.0/maindoc/UBL-VoidedDocuments-2.0.xsd",
}
DAY = dt.date(2026, 9, 5)
DUE = dt.date(2026, 10, 5)
PUNO = Address("Jr. Mina 1", "210101", "Puno", "Puno", "Puno")
ISSUER = Issuer(
    "20123456786",
    "Cooperativa Minera Señor de Ánimas",
    "Ánimas & Hijos",
    Address("Av. Lima 123", "150101"),
    detractions="00-123-456789",
)
COMPANY = Somebody(IdentityKind.RUC, "20100070970", "Supermercados <Peruanos> S.A.")
PERSON = Somebody(IdentityKind.DNI, "45678912", "Juana Pérez Quispe", PUNO)
ABROAD = Somebody(IdentityKind.TIN, "CHE123456", "Refinería Suiza AG")
OF_FACTURA = Reference(Kind.FACTURA, "F001-1", DAY, "01", "Se anuló la operación")
OF_BOLETA = Reference(Kind.BOLETA, "B001-1", DAY, "01", "Se anuló la operación")
GOLD = tuple(
    Property(code, value)
    for code, value in (("6000", "010000123X01"), ("6004", "85.50"), ("6005", "2"), ("6006", "San Juan"))
)


def line(quantity="1", price="118", affectation=Affectation.TAXED, **more):
    return Line("Pan de Ccochas", Decimal(quantity), Decimal(price), affectation=affectation, **more)


def draft(kind, customer, *lines, **more):
    letter = more.pop("letter", {Kind.BOLETA: "B", Kind.LIQUIDACION: "L"}.get(kind, "F"))
    more.setdefault("place", 1)
    return Draft(kind, f"{letter}001", DAY, customer, lines or (line(),), "k", **more)


def issued(asked, number=1, igv="18"):
    return Issued(ISSUER, asked, number, totals_of(asked, Decimal(igv)))


def words(document):
    return legend_in_words(document.totals.payable, document.draft.currency)


def factura(*lines, **more):
    return draft(Kind.FACTURA, COMPANY, *lines, **more)


def bought(*lines, **more):
    gold = line("125.35", "412.5", Affectation.EXEMPT, unit="GRM", properties=GOLD, code="ORO")
    told = {"operation": "0503", "withholding_percent": Decimal("1.5"), "delivery": Delivery("03", PUNO), **more}
    return draft(Kind.LIQUIDACION, PERSON, *(lines or (gold,)), **told)


def advance(net, paid, kind=Kind.FACTURA):
    number = {Kind.FACTURA: "F001-9", Kind.BOLETA: "B001-9", Kind.LIQUIDACION: "L001-9"}[kind]
    return Advance(kind, number, Money(net), Money(paid))


EXEMPT, UNAFFECTED, ABROAD_LINE = (
    line("2", "50", affectation) for affectation in (Affectation.EXEMPT, Affectation.UNAFFECTED, Affectation.EXPORT)
)
PARTS = (Instalment(DUE, Money(5_000)), Instalment(dt.date(2026, 11, 5), Money(6_800)))
DEPOSITED = {"operation": "1001", "detraction": Detraction("031", Decimal(10), "00-123-456789")}
LATER = {"place": None, "due": DUE}
BEFORE, OTHER_BEFORE = advance(10_000, 11_800), advance(5_000, 5_900, Kind.BOLETA)
UNTAXED_BEFORE = advance(4_000, 4_000)
DOLLARS = {"currency": "USD", "rate": Decimal("3.751")}
PRIZE = line("2", "200", Affectation.TAXED_PRIZE)
BAG = line("2", "0.5", Affectation.UNAFFECTED_BONUS, bag_tax=Decimal("0.5"))
EXEMPT_FREE = line("1", "5", Affectation.EXEMPT_FREE)
CUT = {"discount": Decimal("12.35")}
NOTE = {"reference": OF_FACTURA}
HOME = Delivery("05", Address("Jr. Lima 3", "210101"))
DRAFTS = {
    "factura": factura(),
    "factura of every affectation": factura(line("3", "10.55"), EXEMPT, UNAFFECTED),
    "factura with what is free": factura(line(), PRIZE, EXEMPT_FREE),
    "factura all free": factura(line("1", "10", Affectation.UNAFFECTED_SAMPLES)),
    "factura with a discount of a line": factura(line("3", "59", discount=Decimal("17.7"))),
    "factura with a discount of the whole": factura(line("3", "59"), **CUT),
    "factura with a discount of what is exempt": factura(EXEMPT, **CUT),
    "factura with an advance": factura(line("4", "118"), advances=(BEFORE,)),
    "factura with two advances": factura(line("4", "118"), advances=(BEFORE, OTHER_BEFORE)),
    "factura paid before": factura(line("1", "118"), advances=(BEFORE,)),
    "factura with an exempt advance": factura(EXEMPT, advances=(UNTAXED_BEFORE,)),
    "factura with an unaffected advance": factura(UNAFFECTED, advances=(UNTAXED_BEFORE,)),
    "factura on credit": factura(**LATER),
    "factura in instalments": factura(instalments=PARTS, **LATER),
    "factura with detracción": factura(line("1", "1180"), **DEPOSITED, **LATER),
    "factura of gold": factura(
        line("12.4", "380.25", unit="GRM", code="ORO", sunat_code="11101801", properties=GOLD), **DEPOSITED
    ),
    "factura in dollars with detracción": factura(line("1", "1180"), **DOLLARS, **DEPOSITED, **LATER),
    "factura of an export": draft(Kind.FACTURA, ABROAD, ABROAD_LINE, operation="0200", **DOLLARS),
    "factura of an export paid in advance": draft(
        Kind.FACTURA, ABROAD, ABROAD_LINE, operation="0200", advances=(UNTAXED_BEFORE,)
    ),
    "factura with ISC": factura(line("3", "100", with_tax=False, isc_percent=Decimal(10))),
    "factura with bags": factura(line("10", "118"), BAG),
    "factura with observations": factura(observations="Entregar\nen la mina. " * 20),
    "boleta": draft(Kind.BOLETA, PERSON),
    "boleta of nobody": draft(Kind.BOLETA, NOBODY, line("1", "10")),
    "boleta of NRUS": draft(Kind.BOLETA, NOBODY, line("1", "10"), operation="0113"),
    "liquidación of gold": bought(),
    "liquidación": bought(line("3", "33.33"), operation="0501", delivery=HOME),
    "liquidación with a discount": bought(line("3", "33.33", discount=Decimal("7.77")), operation="0501"),
    "liquidación with what is free": bought(line("3", "33.33", Affectation.EXEMPT), EXEMPT_FREE, operation="0501"),
    "liquidación with an advance": bought(
        line("1", "1000", Affectation.EXEMPT), operation="0501", advances=(advance(40_000, 40_000, Kind.LIQUIDACION),)
    ),
    "credit note": draft(Kind.CREDIT_NOTE, COMPANY, **NOTE),
    "credit note of a boleta": draft(Kind.CREDIT_NOTE, PERSON, letter="B", reference=OF_BOLETA),
    "credit note with discounts": draft(
        Kind.CREDIT_NOTE, COMPANY, line("3", "59", discount=Decimal("17.7")), line(), EXEMPT, **CUT, **NOTE
    ),
    "credit note with what is free": draft(Kind.CREDIT_NOTE, COMPANY, PRIZE, line(), **NOTE),
    "credit note with an advance": draft(
        Kind.CREDIT_NOTE, COMPANY, line("4", "118"), line(), advances=(BEFORE,), **NOTE
    ),
    "debit note": draft(Kind.DEBIT_NOTE, COMPANY, **NOTE),
    "debit note with bags and ISC": draft(
        Kind.DEBIT_NOTE,
        COMPANY,
        line("3", "100", isc_percent=Decimal(10)),
        line("4", "1", bag_tax=Decimal("0.5")),
        **NOTE,
    ),
}


def paper(name):
    asked = DRAFTS[name]
    number = list(DRAFTS).index(name) + 1
    return issued(asked, number, igv="0" if asked.operation == "0113" else "18")


@cache
def schema(root):
    return etree.XMLSchema(etree.parse(XSD / SCHEMAS[root]))


def faults(content):
    """Return what the schema of a document finds wrong with it, the place of its signature aside where it is empty."""
    tree = etree.fromstring(content)
    for place in tree.xpath('//*[local-name()="ExtensionContent"][not(*)]'):
        etree.SubElement(place, "{urn:nobody:signed}yet")
    found = schema(etree.QName(tree).localname)
    return [] if found.validate(tree) else [str(error.message) for error in found.error_log]


def path_of(path):
    """Return a path of names without namespaces as XPath: `TaxTotal/TaxAmount`, `.//Line`, `Note[@x="1"]`."""
    steps = []
    for step in path.split("/"):
        name, bracket, rest = step.partition("[")
        steps.append(f'*[local-name()="{name}"]{bracket}{rest}' if name not in ("", ".") else step)
    return "/".join(steps)


def told(content, path):
    """Return the texts at a path of names without namespaces."""
    return [node.text for node in etree.fromstring(content).xpath(path_of(path))]


def sums(content):
    """Return the sums of a document by their names."""
    ends = '*[contains(local-name(), "MonetaryTotal")]/*'
    return {etree.QName(node).localname: node.text for node in etree.fromstring(content).xpath(ends)}


def taxes(content, where="TaxTotal"):
    """Return base and tax by the code of a tax."""
    values = {}
    for one in etree.fromstring(content).xpath(path_of(f"{where}/TaxSubtotal")):
        texts = {etree.QName(node).localname: node.text for node in one.iter()}
        values[texts["ID"]] = texts.get("TaxableAmount"), texts["TaxAmount"]
    return values
