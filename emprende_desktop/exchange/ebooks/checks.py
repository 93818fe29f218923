"""What the values of one line must be to each other: rules that no field can tell alone.

The total is the signed sum of its parts, as in what SUNAT exports; a note names what it changes; another currency has
its rate; a RUC and a DNI have their digits; a factura names its buyer; nothing is dated after the month of its book.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from emprende_desktop.domain.errors import InvalidDniError, InvalidRucError
from emprende_desktop.domain.identity import checked_dni, checked_ruc
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.ebooks.layouts import Layout
from emprende_desktop.formality.book_faults import BookFaultKind
from emprende_desktop.formality.books import Value
from emprende_desktop.invoicing.codes import TYPE_CODES, IdentityKind
from emprende_desktop.invoicing.document import SOLES
from emprende_desktop.invoicing.register import PURCHASE_PARTS, SALE_PARTS
from emprende_desktop.trade.documents import DocumentKind

Found: TypeAlias = tuple[str, BookFaultKind]
Check: TypeAlias = Callable[[Mapping[str, Value]], Iterator[Found]]

NOTES = frozenset({"07", "08", "87", "88", "97", "98"})
_PARTS = {*SALE_PARTS, *PURCHASE_PARTS} - {"total"}
_MODIFIED = ("modified_date", "modified_type", "modified_series", "modified_number")
_PARTY = ("party_kind", "party_number", "party_name")


def checks_of(layout: Layout) -> tuple[Check, ...]:
    """Return the checks that the fields of a book allow."""
    held = {field.value for field in layout.fields}
    found: list[Check] = [_in_its_month("month" if "month" in held else "period")] if "date" in held else []
    if "total" in held:
        found += [
            _adds_up(tuple(sorted(_PARTS & held))),
            _has_its_rate,
            _note_names_its_paper,
            _factura_names_its_buyer,
        ]
    if "party_number" in held:
        found.append(_has_an_identity)
    return tuple(found)


def _in_its_month(month: str) -> Check:
    def check(values: Mapping[str, Value]) -> Iterator[Found]:
        date, told = values["date"], values[month]
        if isinstance(date, dt.date) and isinstance(told, str) and f"{date.year:04d}{date.month:02d}" > told[:6]:
            yield "date", BookFaultKind.AFTER_PERIOD

    return check


def _adds_up(parts: tuple[str, ...]) -> Check:
    def check(values: Mapping[str, Value]) -> Iterator[Found]:
        left = _cents(values["total"])
        for part in parts:
            left -= _cents(values[part])
        if left:
            yield "total", BookFaultKind.SUM

    return check


def _cents(value: Value) -> int:
    assert isinstance(value, Money), value
    return value.cents


def _has_its_rate(values: Mapping[str, Value]) -> Iterator[Found]:
    if values["currency"] != SOLES and values["rate"] is None:
        yield "rate", BookFaultKind.WITHOUT_RATE


def _note_names_its_paper(values: Mapping[str, Value]) -> Iterator[Found]:
    if values["type"] in NOTES:
        for name in _MODIFIED:
            if not values[name]:
                yield name, BookFaultKind.MISSING


def _factura_names_its_buyer(values: Mapping[str, Value]) -> Iterator[Found]:
    if values["type"] == TYPE_CODES[DocumentKind.FACTURA]:
        for name in _PARTY:
            if not values[name]:
                yield name, BookFaultKind.MISSING


def _has_an_identity(values: Mapping[str, Value]) -> Iterator[Found]:
    kind, number = values["party_kind"], str(values["party_number"] or "")
    try:
        if kind == IdentityKind.RUC:
            checked_ruc(number)
        if kind == IdentityKind.DNI:
            checked_dni(number)
    except (InvalidRucError, InvalidDniError):
        yield "party_number", BookFaultKind.IDENTITY
