"""An electronic document as SUNAT's rules look at it: its tags by path, and the figures that are reckoned with."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from lxml import etree

NAMESPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "sac": "urn:sunat:names:specification:ubl:peru:schema:xsd:SunatAggregateComponents-1",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
}
# An element of the XML; lxml says no types.
Node = Any
ZERO = Decimal(0)
SCHEME = "cac:TaxCategory/cac:TaxScheme/cbc:ID"
FREE = "9996"
TAX_ID = "6"
CUSTOMER_TYPE = "cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification/cbc:ID/@schemeID"
_LINES = {"07": "cac:CreditNoteLine", "08": "cac:DebitNoteLine", "RC": "sac:SummaryDocumentsLine"}
_LINES["RA"] = "sac:VoidedDocumentsLine"
_QUANTITIES = {"07": "cbc:CreditedQuantity", "08": "cbc:DebitedQuantity"}


@dataclass(frozen=True, slots=True)
class Modified:
    """A document that a note modifies, as the books know it: its type, `SERIES-NUMBER`, day, total and currency."""

    kind: str
    number: str
    issued: dt.date
    total: Decimal
    currency: str
    on_credit: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules ask and the XML does not say.

    `file_name` is the document's without its ending, `sent_on` the day it reaches SUNAT in Lima and `last_day` the last
    one on which SUNAT takes it.
    """

    file_name: str
    sent_on: dt.date
    last_day: dt.date | None = None
    modified: tuple[Modified, ...] = ()


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax of a line or of the document; amounts that are missing or no number are zero."""

    code: str
    base: Decimal
    amount: Decimal
    percent: Decimal
    affectation: str
    node: Node = field(repr=False)


@dataclass(frozen=True, slots=True)
class Allowance:
    """A charge or discount of a line or of the document."""

    code: str
    amount: Decimal
    base: Decimal
    factor: Decimal
    node: Node = field(repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its figures."""

    value: Decimal
    quantity: Decimal
    unit_price: Decimal
    prices: tuple[tuple[str, Decimal], ...]
    taxes: tuple[Tax, ...]
    allowances: tuple[Allowance, ...]
    node: Node = field(repr=False)

    @property
    def is_free(self) -> bool:
        """Whether the line is given for nothing: it has the tax 9996 on a base above zero."""
        return self.has(FREE)

    def has(self, *codes: str) -> bool:
        """Whether one of the taxes stands in the line on a base above zero."""
        return any(tax.code in codes and tax.base > ZERO for tax in self.taxes)


@cache
def compiled(path: str) -> etree.XPath:
    """Return the path ready to be walked."""
    return etree.XPath(path, namespaces=NAMESPACES)


def found(node: Node, path: str) -> list[Any]:
    """Return the elements or the values of attributes at a path from a node."""
    result: list[Any] = compiled(path)(node)
    return result


def said(item: Node) -> str:
    """Return the text of an element, or the value of an attribute."""
    return str(item) if isinstance(item, str) else (item.text or "")


def text(node: Node, path: str) -> str:
    """Return the text at the first place a path reaches, without blanks around it, or ""."""
    return next((said(item).strip() for item in found(node, path)), "")


def number(words: str) -> Decimal:
    """Return the number that the words are, or zero: how a number is written is the matter of other rules."""
    digits = words.removeprefix("-").replace(".", "", 1)
    return Decimal(words) if digits.isdecimal() and digits.isascii() and len(digits) <= 60 else ZERO


def figure(node: Node, path: str) -> Decimal:
    """Return the number at a path, or zero."""
    return number(text(node, path))


def day(words: str) -> dt.date | None:
    """Return the day that YYYY-MM-DD names, or None."""
    try:
        return dt.date.fromisoformat(words) if len(words) == len("YYYY-MM-DD") else None
    except ValueError:
        return None


class Document:
    """A document of a kind: 01, 03, 04, 07, 08, RC (daily summary) or RA (voiding)."""

    def __init__(self, root: Node, kind: str, facts: Facts) -> None:
        self.root, self.kind, self.facts = root, kind, facts
        self.names = {
            "line": _LINES.get(kind, "cac:InvoiceLine"),
            "quantity": _QUANTITIES.get(kind, "cbc:InvoicedQuantity"),
            "total": "cac:RequestedMonetaryTotal" if kind == "08" else "cac:LegalMonetaryTotal",
        }
        self._nodes: dict[str, list[Any]] = {}

    def path(self, path: str) -> str:
        """Return the path with the names that the kind of document gives to its lines, quantities and totals."""
        return path.format_map(self.names) if "{" in path else path

    def nodes(self, path: str) -> list[Any]:
        """Return the elements at a path from the root; "" is the root itself."""
        if path not in self._nodes:
            self._nodes[path] = found(self.root, self.path(path)) if path else [self.root]
        return self._nodes[path]

    def text(self, path: str) -> str:
        """Return the text at a path from the root."""
        return text(self.root, self.path(path))

    def figure(self, path: str) -> Decimal:
        """Return the number at a path from the root, or zero."""
        return number(self.text(path))

    @cached_property
    def operation(self) -> str:
        """The type of operation (catalogue 51)."""
        return self.text("cbc:InvoiceTypeCode/@listID")

    @cached_property
    def reason(self) -> str:
        """The type of note (catalogue 9 or 10)."""
        return self.text("cac:DiscrepancyResponse/cbc:ResponseCode")

    @cached_property
    def modifies(self) -> str:
        """The type of the document that a note modifies."""
        return self.text("cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode")

    @cached_property
    def number(self) -> str:
        """Series and number."""
        return self.text("cbc:ID")

    @cached_property
    def issued(self) -> dt.date | None:
        """The day of issue."""
        return day(self.text("cbc:IssueDate"))

    @cached_property
    def currency(self) -> str:
        """The currency of the document."""
        return self.text("cbc:DocumentCurrencyCode")

    @cached_property
    def legends(self) -> tuple[str, ...]:
        """The codes of the legends (catalogue 52)."""
        return tuple(str(code) for code in self.nodes("cbc:Note/@languageLocaleID"))

    @property
    def is_strict(self) -> bool:
        """Whether a wrong sum is an error: in a factura and its notes; elsewhere SUNAT only observes it."""
        return self.kind == "01" or (self.kind in {"07", "08"} and self.modifies == "01")

    @property
    def buyer_has_ruc(self) -> bool:
        """Whether the customer is identified by a RUC."""
        return self.text(CUSTOMER_TYPE) == TAX_ID

    @cached_property
    def taxes(self) -> tuple[Tax, ...]:
        """The taxes of the document."""
        return tuple(_taxes(self.root))

    @cached_property
    def allowances(self) -> tuple[Allowance, ...]:
        """The charges and discounts of the document."""
        return tuple(_allowances(self.root))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines."""
        return tuple(self._line(node) for node in self.nodes("{line}"))

    def _line(self, node: Node) -> Line:
        prices = found(node, "cac:PricingReference/cac:AlternativeConditionPrice")
        return Line(
            figure(node, "cbc:LineExtensionAmount"),
            figure(node, self.names["quantity"]),
            figure(node, "cac:Price/cbc:PriceAmount"),
            tuple((text(price, "cbc:PriceTypeCode"), figure(price, "cbc:PriceAmount")) for price in prices),
            tuple(_taxes(node)),
            tuple(_allowances(node)),
            node,
        )

    def total(self, code: str) -> Tax | None:
        """Return the total of a tax, or None."""
        return next((tax for tax in self.taxes if tax.code == code), None)

    def allowed(self, *codes: str) -> Decimal:
        """Return the sum of the document's charges or discounts of some codes."""
        return sum((item.amount for item in self.allowances if item.code in codes), ZERO)

    def line_values(self, *codes: str) -> Decimal:
        """Return the sum of the values of the lines that have one of the taxes on a base above zero."""
        return sum((line.value for line in self.lines if line.has(*codes)), ZERO)

    def line_taxes(self, *codes: str) -> Iterator[tuple[Line, Tax]]:
        """Yield the taxes of some codes, each with its line."""
        return ((line, tax) for line in self.lines for tax in line.taxes if tax.code in codes)


def _taxes(node: Node) -> Iterator[Tax]:
    for item in found(node, "cac:TaxTotal/cac:TaxSubtotal"):
        yield Tax(
            text(item, SCHEME),
            figure(item, "cbc:TaxableAmount"),
            figure(item, "cbc:TaxAmount"),
            figure(item, "cac:TaxCategory/cbc:Percent"),
            text(item, "cac:TaxCategory/cbc:TaxExemptionReasonCode"),
            item,
        )


def _allowances(node: Node) -> Iterator[Allowance]:
    for item in found(node, "cac:AllowanceCharge"):
        yield Allowance(
            text(item, "cbc:AllowanceChargeReasonCode"),
            figure(item, "cbc:Amount"),
            figure(item, "cbc:BaseAmount"),
            figure(item, "cbc:MultiplierFactorNumeric"),
            item,
        )
