"""A document as an object of JSON: what `emprende issue` reads, and what the books keep of one that was issued.

Numbers are text in plain decimals, days are ISO text. A category, a place and the document that a note corrects are
named in a file and known by their rows in the books: `Known` says which is meant.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.json_errors import WrongKindError
from emprende_desktop.domain.json_fields import Fields, once
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import SALE_WITHIN, Affectation, IdentityKind
from emprende_desktop.invoicing.document import (
    NOBODY,
    NOTHING,
    SOLES,
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
from emprende_desktop.trade.documents import DocumentKind

_KEYS = (
    "kind", "series", "date", "time", "customer", "lines", "payment", "currency", "rate", "operation", "discount",
    "detraction", "advances", "reference", "withholding", "delivery", "observations", "key",
)  # fmt: skip
_LINE = (
    "description", "quantity", "unit", "price", "with_igv", "affectation", "discount", "code", "sunat_code",
    "isc_percent", "bag_tax", "category", "properties",
)  # fmt: skip
_ADDRESS = ("line", "ubigeo", "district", "province", "department")
_IDENTITY_OF_LENGTH = {0: IdentityKind.NONE, 8: IdentityKind.DNI, 11: IdentityKind.RUC}


@dataclass(frozen=True, slots=True)
class Known:
    """What the names in a file mean: the row of a category and of a place; of a document its kind, number and day."""

    category: Callable[[str], int]
    place: Callable[[str], int]
    document: Callable[[str], tuple[DocumentKind, str, dt.date]]


def draft_of(text: str, known: Known, key: str) -> Draft:
    """Read a document; `key` is its idempotency key where the text has none.

    Raises UnknownKeyError, MissingKeyError, WrongKindError, UnreadableNumberError, UnknownChoiceError,
    KeysTogetherError and what a Draft refuses; WrongKindError for text that is no JSON.
    """
    try:
        values = json.loads(text, object_pairs_hook=once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise WrongKindError("JSON", "object") from None
    fields = Fields(values, _KEYS)
    place, due, instalments = _payment(fields, known)
    return Draft(
        kind=fields.choice("kind", DocumentKind),
        series=fields.text_or("series"),
        date=_day(fields, "date"),
        time=_time(fields),
        customer=_somebody(fields.inner("customer", ("identity", "number", "name", "address", "party")))
        if fields.has("customer")
        else NOBODY,
        lines=tuple(_line(Fields(one, _LINE, f"lines[{n}]"), known) for n, one in enumerate(fields.items("lines"), 1)),
        key=fields.text_or("key", key),
        currency=fields.text_or("currency", SOLES),
        rate=fields.decimal("rate") if fields.has("rate") else None,
        operation=fields.text_or("operation", SALE_WITHIN),
        discount=_decimal(fields, "discount"),
        detraction=_detraction(fields) if fields.has("detraction") else None,
        advances=_advances(fields),
        reference=_reference(fields, known) if fields.has("reference") else None,
        withholding_percent=_decimal(fields, "withholding"),
        delivery=_delivery(fields) if fields.has("delivery") else None,
        observations=fields.text_or("observations"),
        place=place,
        due=due,
        instalments=instalments,
    )


def _refuse(text: str) -> object:
    raise ValueError(text)


def _decimal(fields: Fields, key: str) -> Decimal:
    return fields.decimal(key) if fields.has(key) else NOTHING


def _day(fields: Fields, key: str) -> dt.date:
    try:
        return dt.date.fromisoformat(fields.text(key))
    except ValueError:
        raise WrongKindError(fields.named(key), "day") from None


def _time(fields: Fields) -> str:
    told = fields.text_or("time")
    if told and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d", told, re.ASCII):
        raise WrongKindError(fields.named("time"), "time")
    return told


def _money(fields: Fields, key: str) -> Money:
    cents = fields.decimal(key) * 100
    if cents != cents.to_integral_value():
        raise WrongKindError(fields.named(key), "money")
    return Money(int(cents))


def _somebody(fields: Fields) -> Somebody:
    number = fields.text_or("number")
    guessed = _IDENTITY_OF_LENGTH.get(len(number), IdentityKind.NONE)
    return Somebody(
        fields.choice("identity", IdentityKind) if fields.has("identity") else guessed,
        number,
        fields.text_or("name"),
        _address(fields),
        fields.count("party") if fields.has("party") else None,
    )


def _address(fields: Fields) -> Address:
    if not fields.has("address"):
        return Address()
    inner = fields.inner("address", _ADDRESS)
    return Address(*(inner.text_or(key) for key in _ADDRESS))


def _line(fields: Fields, known: Known) -> Line:
    told = fields.value("properties") if fields.has("properties") else {}
    properties = Fields(told, tuple(map(str, told)) if isinstance(told, dict) else (), fields.named("properties"))
    return Line(
        description=fields.text("description"),
        quantity=fields.decimal("quantity"),
        price=fields.decimal("price"),
        unit=fields.text_or("unit", "NIU"),
        affectation=fields.choice("affectation", Affectation) if fields.has("affectation") else Affectation.TAXED,
        with_tax=fields.flag("with_igv", otherwise=True),
        discount=_decimal(fields, "discount"),
        code=fields.text_or("code"),
        sunat_code=fields.text_or("sunat_code"),
        isc_percent=_decimal(fields, "isc_percent"),
        bag_tax=_decimal(fields, "bag_tax"),
        properties=tuple(Property(code, properties.text(code)) for code in told) if isinstance(told, dict) else (),
        category=known.category(fields.text("category")) if fields.has("category") else None,
    )


def _payment(fields: Fields, known: Known) -> tuple[int | None, dt.date | None, tuple[Instalment, ...]]:
    if not fields.has("payment"):
        return None, None, ()
    inner = fields.inner("payment", ("place", "due", "instalments"))
    parts = inner.items("instalments") if inner.has("instalments") else ()
    listed = (Fields(one, ("due", "amount"), f"payment.instalments[{n}]") for n, one in enumerate(parts, 1))
    return (
        known.place(inner.text("place")) if inner.has("place") else None,
        _day(inner, "due") if inner.has("due") else None,
        tuple(Instalment(_day(one, "due"), _money(one, "amount")) for one in listed),
    )


def _detraction(fields: Fields) -> Detraction:
    inner = fields.inner("detraction", ("code", "percent", "account", "amount", "means"))
    amount = _money(inner, "amount") if inner.has("amount") else None
    return Detraction(
        inner.text("code"), inner.decimal("percent"), inner.text_or("account"), amount, inner.text_or("means", "001")
    )


def _advances(fields: Fields) -> tuple[Advance, ...]:
    parts = fields.items("advances") if fields.has("advances") else ()
    keys = ("kind", "number", "net", "paid")
    listed = (Fields(one, keys, f"advances[{n}]") for n, one in enumerate(parts, 1))
    return tuple(
        Advance(one.choice("kind", DocumentKind), one.text("number"), _money(one, "net"), _money(one, "paid"))
        for one in listed
    )


def _reference(fields: Fields, known: Known) -> Reference:
    inner = fields.inner("reference", ("kind", "number", "date", "reason", "words"))
    number = inner.text("number")
    if inner.has("kind") and inner.has("date"):
        kind, date, number = inner.choice("kind", DocumentKind), _day(inner, "date"), number.strip().upper()
    else:
        kind, number, date = known.document(number)
    return Reference(kind, number, date, inner.text("reason"), inner.text_or("words"))


def _delivery(fields: Fields) -> Delivery:
    inner = fields.inner("delivery", ("place_code", "address"))
    return Delivery(inner.text("place_code"), _address(inner))


def json_of(draft: Draft) -> str:
    """Write a document as it was asked for: `draft_of` reads it back the same."""
    values: dict[str, object] = {
        "kind": draft.kind.value,
        "series": draft.series,
        "date": draft.date.isoformat(),
        "time": draft.time,
        "customer": _somebody_told(draft.customer),
        "lines": [_line_told(line) for line in draft.lines],
        "payment": {
            **({} if draft.place is None else {"place": str(draft.place)}),
            **({} if draft.due is None else {"due": draft.due.isoformat()}),
            "instalments": [{"due": p.due.isoformat(), "amount": p.amount.plain()} for p in draft.instalments],
        },
        "currency": draft.currency,
        "operation": draft.operation,
        "discount": f"{draft.discount:f}",
        "advances": [
            {"kind": a.kind.value, "number": a.number, "net": a.net.plain(), "paid": a.paid.plain()}
            for a in draft.advances
        ],
        "withholding": f"{draft.withholding_percent:f}",
        "observations": draft.observations,
        "key": draft.key,
        **_told_if_there(draft),
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _told_if_there(draft: Draft) -> dict[str, object]:
    told: dict[str, object] = {}
    if draft.rate is not None:
        told["rate"] = f"{draft.rate:f}"
    if draft.detraction is not None:
        one = draft.detraction
        told["detraction"] = {
            "code": one.code, "percent": f"{one.percent:f}", "account": one.account, "means": one.means,
            **({} if one.amount is None else {"amount": one.amount.plain()}),
        }  # fmt: skip
    if draft.reference is not None:
        ref = draft.reference
        told["reference"] = {
            "kind": ref.kind.value, "number": ref.number, "date": ref.date.isoformat(), "reason": ref.reason,
            "words": ref.words,
        }  # fmt: skip
    if draft.delivery is not None:
        told["delivery"] = {
            "place_code": draft.delivery.place_code,
            "address": _address_told(draft.delivery.address),
        }
    return told


def _address_told(address: Address) -> dict[str, str]:
    return {key: getattr(address, key) for key in _ADDRESS}


def _somebody_told(somebody: Somebody) -> dict[str, object]:
    return {
        "identity": somebody.identity.value,
        "number": somebody.number,
        "name": somebody.name,
        "address": _address_told(somebody.address),
        **({} if somebody.party is None else {"party": somebody.party}),
    }


def _line_told(line: Line) -> dict[str, object]:
    return {
        "description": line.description,
        "quantity": f"{line.quantity:f}",
        "unit": line.unit,
        "price": f"{line.price:f}",
        "with_igv": line.with_tax,
        "affectation": line.affectation.value,
        "discount": f"{line.discount:f}",
        "code": line.code,
        "sunat_code": line.sunat_code,
        "isc_percent": f"{line.isc_percent:f}",
        "bag_tax": f"{line.bag_tax:f}",
        "properties": {one.code: one.value for one in line.properties},
        **({} if line.category is None else {"category": str(line.category)}),
    }
