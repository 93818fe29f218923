"""What stands on the papers that are given to customers: Spanish, whatever the window speaks, as their law asks."""

from decimal import ROUND_HALF_UP, Decimal

from emprende_desktop.i18n.translation import N_, Voice
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import SOLES, Address
from emprende_desktop.invoicing.outbox import State
from emprende_desktop.invoicing.totals import HUNDRED
from emprende_desktop.trade.documents import DocumentKind
from resources.files import rows

_ = Voice().gettext  # a voice of its own never learns another language
FINE_PLACES, PLACES = Decimal("0.000001"), Decimal("0.0001")

NAMES = {
    DocumentKind.RECEIPT: N_("Receipt"),
    DocumentKind.QUOTATION: N_("Quotation"),
    DocumentKind.BOLETA: N_("Boleta de venta"),
    DocumentKind.FACTURA: N_("Factura"),
    DocumentKind.LIQUIDACION: N_("Purchase slip"),
    DocumentKind.CREDIT_NOTE: N_("Credit note"),
    DocumentKind.DEBIT_NOTE: N_("Debit note"),
}
ELECTRONIC = {
    DocumentKind.BOLETA: N_("Electronic boleta de venta"),
    DocumentKind.FACTURA: N_("Electronic factura"),
    DocumentKind.LIQUIDACION: N_("Electronic purchase slip"),
    DocumentKind.CREDIT_NOTE: N_("Electronic credit note"),
    DocumentKind.DEBIT_NOTE: N_("Electronic debit note"),
}
IDENTITIES = {
    IdentityKind.DNI: "DNI", IdentityKind.RUC: "RUC", IdentityKind.FOREIGNER: N_("Foreigner's card"),
    IdentityKind.PASSPORT: N_("Passport"), IdentityKind.DIPLOMATIC: N_("Diplomatic card"),
}  # fmt: skip
UNITS = {
    "NIU": N_("unit"), "ZZ": N_("service"), "KGM": "kg", "GRM": "g", "MGM": "mg", "LTR": "l", "MTR": "m",
    "DZN": N_("dozen"), "MTK": "m²", "MTQ": "m³",
}  # fmt: skip
STATES: dict[str, str] = {
    State.SIGNED: N_("Not sent to SUNAT yet"), State.SENT: N_("Sent to SUNAT, no answer yet"),
    State.UNKNOWN: N_("Sent to SUNAT, the answer is missing"), State.ACCEPTED: N_("Accepted by SUNAT"),
    State.OBSERVED: N_("Accepted by SUNAT with observations"), State.REJECTED: N_("Rejected by SUNAT"),
    "test": N_("Signed for a test only"), "voided": N_("Annulled"),
}  # fmt: skip
# What SUNAT's catalogue 55 shortens beyond reading.
PROPERTIES = {
    "6000": N_("Code of the mining concession"), "6001": N_("Declaration of commitment no."),
    "6002": N_("RECPO no."), "6003": N_("Resolution of the processing plant"),
    "6004": N_("Grade of the ore (% of gold)"), "6005": N_("Nature of the ore"), "6006": N_("Mining right"),
}  # fmt: skip
CURRENCY_NAMES = {SOLES: N_("Soles"), "USD": N_("US dollars"), "EUR": N_("Euros")}


def listed(catalogue: str, code: str) -> str:
    """Return what a code of one of SUNAT's catalogues stands for; the code itself where it is in none."""
    found = (row["description"] for row in rows(f"sunat/catalogues/{catalogue}.csv") if row["code"] == code)
    return " ".join(next(found, code).split())


def unit_text(code: str) -> str:
    """Return a unit of catalogue 03 as it is written behind a quantity."""
    return _(UNITS[code]) if code in UNITS else listed("03", code).lower()


def property_text(code: str) -> str:
    """Return what a property of a line is called."""
    return _(PROPERTIES[code]) if code in PROPERTIES else listed("55", code)


def number_text(number: Decimal) -> str:
    """Return a quantity or percent with no zeros at its end: `2.5`."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_price(price: Decimal) -> str:
    """Return a price of one unit: two decimals at least, at most six, or four from a hundred on, halves up.

    The document's file has them all.
    """
    places = PLACES if price >= HUNDRED else FINE_PLACES
    whole, _point, decimals = f"{price.quantize(places, rounding=ROUND_HALF_UP):,f}".partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def address_text(address: Address) -> str:
    """Return an address in one line."""
    return ", ".join(filter(None, (address.line, address.district, address.province, address.department)))
