"""A supplier's paper as JSON, which is how the books keep it whole: numbers as text, amounts in céntimos."""

import datetime as dt
import json
from dataclasses import fields
from decimal import Decimal
from typing import Any

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.purchase_credit import NoCredit
from emprende_desktop.invoicing.purchases import (
    Currency,
    Detraction,
    PaperReference,
    Portion,
    PurchaseAmounts,
    PurchaseDocument,
    Supplier,
)

_PARTS = tuple(part.name for part in fields(PurchaseAmounts))


def purchase_to_json(document: PurchaseDocument, why: NoCredit | None) -> str:
    """Write a paper in one line, and why its IGV was not credited."""
    values: dict[str, Any] = {
        "supplier": [document.supplier.identity, document.supplier.number, document.supplier.name],
        "paper": [document.code, document.series, document.number],
        "date": document.date.isoformat(),
        "due": _day_text(document.due),
        "currency": document.currency,
        "rate": str(document.rate),
        "amounts": {name: getattr(document.amounts, name).cents for name in _PARTS},
        "portions": [[one.category, one.value.cents, one.igv.cents] for one in document.portions],
        "place": document.place,
        "withheld": document.withheld.cents,
        "detail": document.detail,
        "why": why or "",
    }
    detraction, reference = document.detraction, document.reference
    if detraction is not None:
        values["detraction"] = [
            detraction.code, str(detraction.percent), detraction.amount.cents, detraction.deposit,
            _day_text(detraction.deposited), detraction.place,
        ]  # fmt: skip
    if reference is not None:
        values["reference"] = [reference.code, reference.series, reference.number, reference.date.isoformat()]
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def purchase_from_json(text: str, key: str) -> PurchaseDocument:
    """Read what `purchase_to_json` wrote, under the key of the form that shows it."""
    values = json.loads(text)
    identity, number, name = values["supplier"]
    code, series, paper_number = values["paper"]
    told = values.get("detraction")
    changed = values.get("reference")
    return PurchaseDocument(
        supplier=Supplier(IdentityKind(identity), number, name),
        code=code,
        series=series,
        number=paper_number,
        date=dt.date.fromisoformat(values["date"]),
        amounts=PurchaseAmounts(**{part: Money(values["amounts"][part]) for part in _PARTS}),
        portions=tuple(Portion(category, Money(value), Money(igv)) for category, value, igv in values["portions"]),
        place=values["place"],
        key=key,
        due=_day(values["due"]),
        currency=Currency(values["currency"]),
        rate=Decimal(values["rate"]),
        detraction=_detraction(told) if told else None,
        withheld=Money(values["withheld"]),
        reference=_reference(changed) if changed else None,
        detail=values["detail"],
    )


def _detraction(told: list[Any]) -> Detraction:
    code, percent, amount, deposit, deposited, place = told
    return Detraction(code, Decimal(percent), Money(amount), deposit, _day(deposited), place)


def _reference(told: list[str]) -> PaperReference:
    code, series, number, day = told
    return PaperReference(code, series, number, dt.date.fromisoformat(day))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _day_text(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()
