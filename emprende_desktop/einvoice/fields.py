"""One field of a UBL document, read strictly: there once, in its own namespace, and written as its kind is."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.purchase_errors import FieldFault, XmlFieldError

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = {
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "sac": "urn:sunat:names:specification:ubl:peru:schema:xsd:SunatAggregateComponents-1",
}
_TEXT_MAX = 500  # characters: catalogue texts and descriptions of SUNAT end there
_NUMBER = re.compile(r"[0-9]{1,10}(?:\.[0-9]{1,10})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def _qualified(name: str) -> str:
    prefix, _colon, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def each(node: "_Element", name: str) -> "list[_Element]":
    """Return the children of a name such as `cac:InvoiceLine`."""
    wanted = _qualified(name)
    return [child for child in node if child.tag == wanted]


def one(node: "_Element", path: str, field: str) -> "_Element | None":
    """Return the element at a path such as `cac:Party/cbc:ID`, None where it is not there.

    Raises XmlFieldError where a step of it is there twice: nobody can say which is meant.
    """
    for name in path.split("/"):
        found = each(node, name)
        if not found:
            return None
        if len(found) > 1:
            raise XmlFieldError(field, FieldFault.REPEATED)
        node = found[0]
    return node


def text_of(element: "_Element", field: str) -> str:
    """Return an element's text in one line, without characters that are not seen; raises XmlFieldError."""
    if len(element):
        raise XmlFieldError(field, FieldFault.UNREADABLE)
    shown = "".join(
        " " if character in "\t\r\n" else character
        for character in "".join(element.itertext())
        if character in "\t\r\n" or unicodedata.category(character) not in ("Cc", "Cf")
    )
    text = " ".join(shown.split())
    if len(text) > _TEXT_MAX:
        raise XmlFieldError(field, FieldFault.UNREADABLE, text[:40])
    return text


def text(node: "_Element", path: str, field: str) -> str:
    """Return the text at a path, empty where there is none."""
    element = one(node, path, field)
    return "" if element is None else text_of(element, field)


def needed(node: "_Element", path: str, field: str) -> str:
    """Return the text at a path that must be there; raises XmlFieldError."""
    found = text(node, path, field)
    if not found:
        raise XmlFieldError(field, FieldFault.MISSING)
    return found


def number_of(told: str, field: str) -> Decimal:
    """Read a number of zero or more in plain digits; raises XmlFieldError for NaN, signs, exponents, other digits."""
    if _NUMBER.fullmatch(told) is None:
        raise XmlFieldError(field, FieldFault.UNREADABLE, told[:40])
    return Decimal(told)


def number(node: "_Element", path: str, field: str) -> Decimal | None:
    """Return the number at a path, None where there is none."""
    told = text(node, path, field)
    return number_of(told, field) if told else None


def amount(node: "_Element", path: str, field: str, currency: str) -> Money | None:
    """Return the céntimos at a path, None where there is none.

    Raises XmlFieldError for a part of a céntimo, and for an amount in another currency than the document's.
    """
    element = one(node, path, field)
    if element is None:
        return None
    return _cents(element, text_of(element, field), field, currency)


def signed_amount(node: "_Element", path: str, field: str, currency: str) -> Money:
    """Return the céntimos at a path, which may be below zero as a rounding is; zero where there is none."""
    element = one(node, path, field)
    if element is None:
        return ZERO
    told = text_of(element, field)
    bare = _cents(element, told.removeprefix("-"), field, currency)
    return -bare if told.startswith("-") else bare


def _cents(element: "_Element", told: str, field: str, currency: str) -> Money:
    named = element.get("currencyID", currency)
    cents = number_of(told, field) * 100
    if named != currency or cents != cents.to_integral_value():
        raise XmlFieldError(field, FieldFault.UNREADABLE, f"{named} {told}"[:40])
    return Money(int(cents))


def amount_or_zero(node: "_Element", path: str, field: str, currency: str) -> Money:
    """Return the céntimos at a path, zero where there is none."""
    return amount(node, path, field, currency) or ZERO


def day(node: "_Element", path: str, field: str) -> dt.date | None:
    """Return the day at a path, None where there is none; raises XmlFieldError."""
    told = text(node, path, field)
    if not told:
        return None
    try:
        return dt.date.fromisoformat(told if _DAY.fullmatch(told) else "")
    except ValueError:
        raise XmlFieldError(field, FieldFault.UNREADABLE, told[:40]) from None
