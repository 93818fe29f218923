"""How a line of a register is told, and how it differs from what SUNAT proposes."""

import datetime as dt

from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.ebooks.layouts import layout
from emprende_desktop.formality.books import Value
from emprende_desktop.formality.register_comparison import Difference
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.codes import TYPE_CODES
from emprende_desktop.invoicing.register import PaperNumber, PurchaseLine, SaleLine

_KINDS = {code: kind for kind, code in TYPE_CODES.items()}


def paper_text(paper: PaperNumber) -> str:
    """Return what a document is called: `Factura F001-25`; one of a kind that is not ours by SUNAT's code."""
    kind = _KINDS.get(paper.type_code)
    if kind is None:
        return str(paper)
    return f"{_(DOCUMENTS[kind])} {paper.series}-{paper.number}"


def registered_text(line: SaleLine | PurchaseLine) -> str:
    """Return the day, the document, whose it is and its total."""
    told = (
        short_date(line.date),
        paper_text(line.paper),
        line.party.name or line.party.number,
        money(line.counted.total),
    )
    return " · ".join(filter(None, told))


def field_name(key: str, value: str) -> str:
    """Return what SUNAT calls a value of a book, in its own words."""
    field = layout(key).field(value)
    return value if field is None else field.name


def told_value(value: Value) -> str:
    """Return a value as it is compared; nothing is told as a dash."""
    if isinstance(value, Money):
        return money(value)
    if value is None or value == "":
        return "–"
    if isinstance(value, dt.date):
        return short_date(value)
    return value if isinstance(value, str) else f"{value:f}"


def difference_text(key: str, found: Difference[SaleLine] | Difference[PurchaseLine]) -> str:
    """Return what is told in two ways: the document, SUNAT's name of the value, ours and theirs."""
    return _("{document} · {what}: here {here}, SUNAT {there}").format(
        document=paper_text(found.ours.paper),
        what=field_name(key, found.value),
        here=told_value(found.here),
        there=told_value(found.there),
    )
