"""What the books write breaks no rule of SUNAT: every paper of the tests, and sales and purchases of any lines."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from emprende_desktop.einvoice.batches import build_summary, build_voided
from emprende_desktop.einvoice.build import build
from emprende_desktop.einvoice.rules import Facts, check
from emprende_desktop.invoicing.batches import Condition, Summarised, Summary, Voided, Voiding
from emprende_desktop.invoicing.codes import Affectation
from emprende_desktop.invoicing.document import Line
from emprende_desktop.trade.documents import DocumentKind as Kind
from tests.einvoice.papers import (
    COMPANY,
    DAY,
    DOLLARS,
    DRAFTS,
    ISSUER,
    OF_BOLETA,
    OF_FACTURA,
    PERSON,
    bought,
    draft,
    issued,
    paper,
    words,
)

KINDS = {"CreditNote": "07", "DebitNote": "08", "SelfBilledInvoice": "04"}
TOMORROW = DAY + dt.timedelta(days=1)
WITHIN = [one for one in Affectation if one is not Affectation.EXPORT]


def broken(content):
    """Return what a document breaks on its day, under the name that its file would have."""
    root = etree.fromstring(content)
    kind = KINDS.get(etree.QName(root).localname) or root.findtext("{*}InvoiceTypeCode")
    facts = Facts(f"20123456786-{kind}-{root.findtext('{*}ID')}", DAY)
    return {(one.code, one.tag, one.value) for one in check(content, kind, facts)}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_document_breaks_nothing(name):
    document = paper(name)
    assert broken(build(document, words(document))) == set()


def test_a_daily_summary_breaks_nothing():
    told = [name for name in DRAFTS if name.startswith("boleta") or name == "credit note of a boleta"]
    documents = [Summarised(paper(name)) for name in told]
    voided = Summarised(issued(draft(Kind.BOLETA, PERSON), 900), Condition.VOIDED)
    content = build_summary(Summary(ISSUER, DAY, TOMORROW, 7, (*documents, voided)))
    assert check(content, "RC", Facts(f"20123456786-RC-{TOMORROW:%Y%m%d}-7", TOMORROW)) == ()


def test_a_voiding_breaks_nothing():
    documents = (Voided(paper("factura"), "Se emitió por error"), Voided(paper("credit note"), "Otro cliente"))
    content = build_voided(Voiding(ISSUER, DAY, TOMORROW, 2, documents))
    assert check(content, "RA", Facts(f"20123456786-RA-{TOMORROW:%Y%m%d}-2", TOMORROW)) == ()


def sold(affectations, **more):
    return st.builds(
        Line,
        st.just("Pan"),
        st.decimals("1", "999", places=2),
        st.decimals("1", "9999", places=4),
        affectation=st.sampled_from(affectations),
        with_tax=st.booleans(),
        **more,
    )


BAGS = st.builds(
    Line,
    st.just("Bolsa"),
    st.integers(1, 99).map(Decimal),
    st.decimals("1", "9", places=2),
    affectation=st.sampled_from(WITHIN),
    bag_tax=st.just(Decimal("0.5")),
)
WITH_DISCOUNT = st.one_of(sold(WITHIN, discount=st.sampled_from([Decimal(0), Decimal("0.90")])), BAGS)
WITH_ISC = st.one_of(WITH_DISCOUNT, sold(WITHIN, isc_percent=st.just(Decimal(10))))
SALES = [
    (Kind.FACTURA, COMPANY, {}),
    (Kind.BOLETA, PERSON, {}),
    (Kind.CREDIT_NOTE, COMPANY, {"reference": OF_FACTURA}),
    (Kind.DEBIT_NOTE, PERSON, {"reference": OF_BOLETA, "letter": "B"}),
]


@given(st.sampled_from(SALES), st.lists(WITH_ISC, min_size=1, max_size=4), st.sampled_from([{}, DOLLARS]))
@settings(max_examples=60, deadline=None)
def test_any_sale_breaks_nothing(kind, listed, currency):
    what, customer, more = kind
    document = issued(draft(what, customer, *listed, **more, **currency))
    assert broken(build(document, words(document))) == set()


@given(st.sampled_from(SALES), st.lists(WITH_DISCOUNT, min_size=1, max_size=4), st.integers(1, 99))
@settings(max_examples=60, deadline=None)
def test_any_sale_with_a_discount_of_the_whole_breaks_nothing(kind, listed, percent):
    what, customer, more = kind
    plain = issued(draft(what, customer, *listed, **more)).totals
    most = max(plain.taxed, plain.exempt, plain.unaffected)
    discount = Decimal(most.cents * percent // 100) / 100
    document = issued(draft(what, customer, *listed, discount=discount, **more))
    assert broken(build(document, words(document))) == set()


@given(st.lists(sold([one for one in WITHIN if not one.is_free]), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_any_purchase_slip_breaks_nothing(listed):
    document = issued(bought(*listed, operation="0501"))
    assert broken(build(document, words(document))) == set()
