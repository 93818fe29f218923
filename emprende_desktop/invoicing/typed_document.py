"""What is typed of a document, kept as it was typed: a draft opens again filled in, whatever it still lacks.

Numbers, amounts and days stay text until the document is read; what is wrong is told by the part it stands in.
"""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from emprende_desktop.domain.days import day_written
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.exact import parse_exact, without_thousands
from emprende_desktop.domain.identity import checked_dni, checked_ruc
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.invoicing.codes import SALE_WITHIN, Affectation, IdentityKind
from emprende_desktop.invoicing.document import (
    NOTHING,
    NOWHERE,
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
from emprende_desktop.invoicing.errors import (
    CustomerRequiredError,
    LinesRequiredError,
    NotAboveZeroError,
    ReferenceRequiredError,
)
from emprende_desktop.trade.documents import DocumentKind

T = TypeVar("T")


class Part(StrEnum):
    """Where on the form something stands."""

    CUSTOMER = "customer"
    LINES = "lines"
    PAYMENT = "payment"
    REFERENCE = "reference"
    MORE = "more"
    BOUGHT = "bought"


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as it was typed; `category` is the row that it is noted under, `properties` codes with their values."""

    description: str = ""
    quantity: str = ""
    price: str = ""
    unit: str = "NIU"
    affectation: str = Affectation.TAXED.value
    with_tax: bool = True
    discount: str = ""
    code: str = ""
    category: int | None = None
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was written in it yet."""
        return not (self.description.strip() or self.price.strip())


@dataclass(frozen=True, slots=True)
class TypedDocument:
    """A document as it was typed; an empty text was left empty.

    `identity` is a code of catalogue 06, empty for a DNI or a RUC, which their length tells. `place` is where it was
    paid, None on credit. `instalments` are (day, amount), `advances` (number, net, paid). `portal` is the
    number that SUNAT's portal gave, empty where the books number it.
    """

    kind: str
    date: str
    series: str = ""
    identity: str = ""
    number: str = ""
    name: str = ""
    address: Address = NOWHERE
    lines: tuple[TypedLine, ...] = ()
    place: int | None = None
    due: str = ""
    instalments: tuple[tuple[str, str], ...] = ()
    currency: str = SOLES
    rate: str = ""
    operation: str = SALE_WITHIN
    discount: str = ""
    detraction: str = ""
    detraction_percent: str = ""
    detraction_account: str = ""
    advances: tuple[tuple[str, str, str], ...] = ()
    corrects: str = ""
    corrects_kind: str = DocumentKind.FACTURA.value
    corrects_date: str = ""
    reason: str = ""
    reason_words: str = ""
    withholding: str = ""
    delivery_code: str = ""
    delivery: Address = NOWHERE
    observations: str = ""
    portal: str = ""

    @property
    def of(self) -> DocumentKind:
        """Return what document it is."""
        return DocumentKind(self.kind)

    @property
    def day(self) -> dt.date:
        """Return its day."""
        return dt.date.fromisoformat(self.date)

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was written yet that would be missed."""
        return all(line.is_empty for line in self.lines) and not (
            self.name.strip() or self.number.strip() or self.portal.strip()
        )

    def to_json(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a part of the form; `line` counts from zero."""

    part: Part
    error: BookkeepingError
    line: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read, or None with what is wrong with it."""

    draft: Draft | None
    problems: tuple[Problem, ...] = ()


def typed_document(content: str) -> TypedDocument:
    """Read a document back as it was typed."""
    kept: dict[str, Any] = json.loads(content)
    kept["address"], kept["delivery"] = Address(**kept["address"]), Address(**kept["delivery"])
    kept["lines"] = tuple(
        TypedLine(**{**line, "properties": tuple(map(tuple, line["properties"]))}) for line in kept["lines"]
    )
    kept["instalments"] = tuple(map(tuple, kept["instalments"]))
    kept["advances"] = tuple(map(tuple, kept["advances"]))
    return TypedDocument(**{one.name: kept[one.name] for one in fields(TypedDocument) if one.name in kept})


def read_document(typed: TypedDocument, key: str) -> Reading:
    """Read what was typed; `key` is the idempotency key of the form."""
    trial = _Trial([])
    lines = tuple(
        trial.of(Part.LINES, partial(line_of, one), None, at) for at, one in enumerate(typed.lines) if not one.is_empty
    )
    customer = trial.of(Part.CUSTOMER, partial(somebody_of, typed), Somebody())
    parts = trial.of(Part.PAYMENT, partial(_instalments, typed), _NO_INSTALMENTS)
    due = trial.of(Part.PAYMENT, partial(_day_or_none, typed.due, typed.day), None)
    reference = trial.of(Part.REFERENCE, partial(_reference, typed), None)
    more = trial.of(Part.MORE, partial(_More.of, typed), None)
    withheld = trial.of(Part.BOUGHT, partial(_decimal, typed.withholding, "withholding"), NOTHING)
    if more is None or trial.problems:
        return Reading(None, tuple(trial.problems))
    bought = typed.of is DocumentKind.LIQUIDACION
    try:
        draft = Draft(
            kind=typed.of, series=typed.series.strip().upper(), date=typed.day, customer=customer,
            lines=tuple(line for line in lines if line is not None), key=key, place=typed.place, due=due,
            currency=typed.currency, rate=more.rate, operation=typed.operation, discount=more.discount,
            instalments=parts, detraction=more.detraction, advances=more.advances, reference=reference,
            withholding_percent=withheld if bought else NOTHING, delivery=_delivery(typed) if bought else None,
            observations=typed.observations.strip(),
        )  # fmt: skip
    except BookkeepingError as error:
        return Reading(None, (Problem(_PARTS.get(type(error), Part.LINES), error),))
    return Reading(draft)


@dataclass(frozen=True, slots=True)
class _Trial:
    """Reads one part after another and goes on where one is wrong, so that all that is wrong is told at once."""

    problems: list[Problem]

    def of(self, part: Part, make: Callable[[], T], otherwise: T, line: int = 0) -> T:
        try:
            return make()
        except BookkeepingError as error:
            self.problems.append(Problem(part, error, line))
            return otherwise


_NO_INSTALMENTS: tuple[Instalment, ...] = ()
_PARTS: dict[type[BookkeepingError], Part] = {
    CustomerRequiredError: Part.CUSTOMER,
    LinesRequiredError: Part.LINES,
    ReferenceRequiredError: Part.REFERENCE,
}


def line_of(typed: TypedLine) -> Line:
    """Return a line; raises what is wrong with it."""
    return Line(
        description=typed.description.strip(),
        quantity=_above_zero(typed.quantity, "quantity"),
        price=_above_zero(typed.price, "price"),
        unit=typed.unit,
        affectation=Affectation(typed.affectation),
        with_tax=typed.with_tax,
        discount=_decimal(typed.discount, "discount"),
        code=typed.code.strip(),
        properties=tuple(Property(code, value.strip()) for code, value in typed.properties if value.strip()),
        category=typed.category,
    )


def somebody_of(typed: TypedDocument) -> Somebody:
    """Return who it is made out to; raises InvalidDniError, InvalidRucError, CustomerRequiredError without a name."""
    number = typed.number.strip()
    if number and not typed.name.strip():
        raise CustomerRequiredError(typed.of)
    if typed.identity:
        return Somebody(IdentityKind(typed.identity), number, typed.name.strip(), typed.address.stripped())
    if not number:
        return Somebody(IdentityKind.NONE, "", typed.name.strip(), typed.address.stripped())
    if len(number) > len("12345678"):
        return Somebody(IdentityKind.RUC, checked_ruc(number), typed.name.strip(), typed.address.stripped())
    return Somebody(IdentityKind.DNI, checked_dni(number), typed.name.strip(), typed.address.stripped())


def _decimal(text: str, name: str) -> Decimal:
    bare = without_thousands(text)
    if not bare:
        return NOTHING
    parse_exact(bare, name)
    return Decimal(bare)


def _above_zero(text: str, name: str) -> Decimal:
    if not text.strip():
        raise NotAboveZeroError(name)
    return _decimal(text, name)


def _day_or_none(text: str, near: dt.date) -> dt.date | None:
    return day_written(text, near) if text.strip() else None


def _instalments(typed: TypedDocument) -> tuple[Instalment, ...]:
    written = [(day, amount) for day, amount in typed.instalments if day.strip() or amount.strip()]
    return tuple(Instalment(day_written(day, typed.day), parse_money(amount)) for day, amount in written)


def _reference(typed: TypedDocument) -> Reference | None:
    if typed.of not in (DocumentKind.CREDIT_NOTE, DocumentKind.DEBIT_NOTE):
        return None
    if not (typed.corrects.strip() and typed.corrects_date.strip() and typed.reason):
        raise ReferenceRequiredError(typed.of)
    day = day_written(typed.corrects_date, typed.day)
    kind = DocumentKind(typed.corrects_kind)
    return Reference(kind, typed.corrects.strip().upper(), day, typed.reason, typed.reason_words.strip())


def _delivery(typed: TypedDocument) -> Delivery | None:
    return Delivery(typed.delivery_code, typed.delivery.stripped()) if typed.delivery_code else None


@dataclass(frozen=True, slots=True)
class _More:
    rate: Decimal | None
    discount: Decimal
    detraction: Detraction | None
    advances: tuple[Advance, ...]

    @classmethod
    def of(cls, typed: TypedDocument) -> "_More":
        rate = _decimal(typed.rate, "rate") if typed.currency != SOLES and typed.rate.strip() else None
        percent = _decimal(typed.detraction_percent, "detraction")
        detraction = Detraction(typed.detraction, percent, typed.detraction_account.strip())
        advances = tuple(
            Advance(_kind_of(number), number.strip().upper(), _money(net), _money(paid))
            for number, net, paid in typed.advances
            if number.strip()
        )
        return cls(rate, _decimal(typed.discount, "discount"), detraction if typed.detraction else None, advances)


def _kind_of(number: str) -> DocumentKind:
    """Return what a series numbers by its first letter: boletas begin with B."""
    return DocumentKind.BOLETA if number.strip().upper().startswith("B") else DocumentKind.FACTURA


def _money(text: str) -> Money:
    return parse_money(text) if text.strip() else ZERO


def typed_of(draft: Draft) -> TypedDocument:
    """Return a document as it would have been typed: it is corrected, copied or gone on with."""
    customer, more, reference = draft.customer, draft.detraction, draft.reference
    guessed = customer.identity in (IdentityKind.NONE, IdentityKind.DNI, IdentityKind.RUC)
    return TypedDocument(
        kind=draft.kind.value, date=draft.date.isoformat(), series=draft.series,
        identity="" if guessed else customer.identity.value, number=customer.number, name=customer.name,
        address=customer.address, lines=tuple(map(_typed_line, draft.lines)), place=draft.place,
        due="" if draft.due is None else _day_text(draft.due),
        instalments=tuple((_day_text(part.due), part.amount.plain()) for part in draft.instalments),
        currency=draft.currency, rate="" if draft.rate is None else _text(draft.rate), operation=draft.operation,
        discount=_text(draft.discount), detraction="" if more is None else more.code,
        detraction_percent="" if more is None else _text(more.percent),
        detraction_account="" if more is None else more.account,
        advances=tuple((one.number, one.net.plain(), one.paid.plain()) for one in draft.advances),
        corrects="" if reference is None else reference.number,
        corrects_kind=(reference.kind if reference else DocumentKind.FACTURA).value,
        corrects_date="" if reference is None else _day_text(reference.date),
        reason="" if reference is None else reference.reason,
        reason_words="" if reference is None else reference.words, withholding=_text(draft.withholding_percent),
        delivery_code="" if draft.delivery is None else draft.delivery.place_code,
        delivery=NOWHERE if draft.delivery is None else draft.delivery.address,
        observations=draft.observations,
    )  # fmt: skip


def _typed_line(line: Line) -> TypedLine:
    return TypedLine(
        line.description, _text(line.quantity), _text(line.price), line.unit, line.affectation.value, line.with_tax,
        _text(line.discount), line.code, line.category, tuple((one.code, one.value) for one in line.properties),
    )  # fmt: skip


def _day_text(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _text(number: Decimal) -> str:
    """Return a number as a person writes it, empty for zero."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "" if text in ("", "0") else text
