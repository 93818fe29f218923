"""What is typed of a document: read part by part, kept as it was, and told back the same."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.errors import InvalidDniError, UnreadableAmountError
from emprende_desktop.domain.json_errors import UnreadableNumberError
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
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
from emprende_desktop.invoicing.errors import CustomerRequiredError, LinesRequiredError, NotAboveZeroError
from emprende_desktop.invoicing.typed_document import (
    Part,
    TypedDocument,
    TypedLine,
    read_document,
    typed_document,
    typed_of,
)
from emprende_desktop.trade.documents import DocumentKind

DAY = dt.date(2026, 9, 5)
BREAD = TypedLine("Pan", "2", "0.50")
RECEIPT = TypedDocument("receipt", "2026-09-05", lines=(BREAD,))
NOTE = Reference(DocumentKind.FACTURA, "F001-9", DAY, "07", "Devolución")
numbers = st.integers(1, 10**8).map(lambda number: Decimal(number).scaleb(-4))
words = st.text("aeñóXZ 019", min_size=1, max_size=12).map(lambda text: f"a{text.strip()}")
places = st.builds(Address, words, st.just("210201"), words, words, words)
lines = st.builds(
    Line, words, numbers, numbers, st.sampled_from(["NIU", "GRM"]), st.sampled_from(list(Affectation)), st.booleans(),
    code=words, category=st.none() | st.integers(1, 9),
    properties=st.lists(st.builds(Property, st.just("6005"), words), max_size=1).map(tuple),
)  # fmt: skip
amounts = st.integers(1, 10**9).map(Money)
days = st.dates(DAY, dt.date(2030, 1, 1))


@st.composite
def drafts(pick):
    kind = pick(st.sampled_from([DocumentKind.FACTURA, DocumentKind.CREDIT_NOTE, DocumentKind.LIQUIDACION]))
    bought = kind is DocumentKind.LIQUIDACION
    advance = st.builds(Advance, st.just(DocumentKind.BOLETA), st.just("B001-1"), amounts, amounts)
    return Draft(
        kind, "F001", DAY, Somebody(IdentityKind.RUC, "20100070970", pick(words), pick(places)),
        tuple(pick(st.lists(lines, min_size=1, max_size=3))), "k", place=pick(st.none() | st.integers(1, 9)),
        due=pick(st.none() | days), currency="USD", rate=pick(numbers), discount=pick(numbers),
        instalments=tuple(pick(st.lists(st.builds(Instalment, days, amounts), max_size=3))),
        detraction=pick(st.none() | st.builds(Detraction, st.just("037"), numbers, words)),
        advances=tuple(pick(st.lists(advance, max_size=2))),
        reference=NOTE if kind is DocumentKind.CREDIT_NOTE else None,
        withholding_percent=pick(numbers) if bought else Decimal(0),
        delivery=Delivery("01", pick(places)) if bought else None, observations=pick(words),
    )  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(drafts())
def test_a_document_told_as_typed_is_kept_and_read_back_the_same(draft):
    typed = typed_of(draft)
    assert typed_document(typed.to_json()) == typed
    assert read_document(typed, "k").draft == draft


def problems(typed):
    return [(one.part, type(one.error), one.line) for one in read_document(typed, "k").problems]


def test_all_that_is_wrong_is_told_at_once_where_it_stands():
    typed = replace(
        RECEIPT, number="123", name="Ana", discount="x", instalments=(("1/10/2026", "1,5"),),
        lines=(BREAD, TypedLine(), TypedLine("Torta", "1", ""), TypedLine("Pie", "dos", "3")),
    )  # fmt: skip
    assert problems(typed) == [
        (Part.LINES, NotAboveZeroError, 2), (Part.LINES, UnreadableNumberError, 3), (Part.CUSTOMER, InvalidDniError, 0),
        (Part.PAYMENT, UnreadableAmountError, 0), (Part.MORE, UnreadableNumberError, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "part", "error"),
    [
        (replace(RECEIPT, lines=(TypedLine(),)), Part.LINES, LinesRequiredError),
        (replace(RECEIPT, kind="factura"), Part.CUSTOMER, CustomerRequiredError),
        (replace(RECEIPT, number="45678912"), Part.CUSTOMER, CustomerRequiredError),
    ],
)
def test_what_is_missing_is_told_at_its_part(typed, part, error):
    assert problems(typed) == [(part, error, 0)]


def test_thousands_are_read_and_an_empty_line_is_passed_over():
    reading = read_document(replace(RECEIPT, lines=(TypedLine("Oro", "1,250.5", "412"), TypedLine())), "k")
    assert reading.draft is not None
    (line,) = reading.draft.lines
    assert line.quantity == Decimal("1250.5")
    assert reading.problems == ()


def test_a_foreigner_is_known_by_the_document_that_was_chosen():
    reading = read_document(replace(RECEIPT, identity="7", number="XA-12", name="John"), "k")
    assert reading.draft is not None
    assert reading.draft.customer.identity is IdentityKind.PASSPORT


def test_nothing_typed_is_blank():
    assert TypedDocument("receipt", "2026-09-05", lines=(TypedLine(),)).is_blank
    assert not RECEIPT.is_blank
