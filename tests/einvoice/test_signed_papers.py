"""What we build, signed, against SUNAT's schemas and rules: nothing is refused, and nothing observed."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emprende_desktop.einvoice.batches import build_summary, build_voided
from emprende_desktop.einvoice.build import build
from emprende_desktop.einvoice.rules import Facts, Modified, check
from emprende_desktop.einvoice.sign import sign, verify
from emprende_desktop.invoicing.batches import Condition, Summarised, Summary, Voided, Voiding
from emprende_desktop.invoicing.codes import TYPE_CODES, Affectation
from emprende_desktop.invoicing.document import Line
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.trade.documents import DocumentKind as Kind
from tests.einvoice.papers import (
    COMPANY,
    DAY,
    DRAFTS,
    ISSUER,
    OF_BOLETA,
    OF_FACTURA,
    PERSON,
    advance,
    draft,
    faults,
    issued,
    paper,
    words,
)

MUCH = Decimal(10**12)
CORRECTED = tuple(
    Modified(TYPE_CODES[one.kind], one.number, one.date, MUCH, "PEN", on_credit=False)
    for one in (OF_FACTURA, OF_BOLETA)
)
TOMORROW = DAY + dt.timedelta(days=1)


def findings(content, code, series, number):
    facts = Facts(FileName(ISSUER.ruc, code, series, number).stem, TOMORROW, modified=CORRECTED)
    return [(one.code, one.message, one.tag, one.value) for one in check(content, code, facts)]


@pytest.mark.parametrize("name", DRAFTS)
def test_sunat_would_take_what_we_sign(name, signing):
    document = paper(name)
    signed = sign(build(document, words(document)), signing)
    assert verify(signed) == signing.certificate
    assert faults(signed) == []
    assert findings(signed, TYPE_CODES[document.kind], document.draft.series, document.number) == []


def test_sunat_would_take_a_summary_and_a_voiding(signing):
    names = ("boleta", "boleta of nobody", "credit note of a boleta", "boleta of NRUS")
    told = tuple(Summarised(paper(name)) for name in names)
    gone = Summarised(replace(paper("boleta"), number=99), Condition.VOIDED)
    summary = sign(build_summary(Summary(ISSUER, DAY, TOMORROW, 1, (*told, gone))), signing)
    assert (faults(summary), findings(summary, "RC", f"{TOMORROW:%Y%m%d}", 1)) == ([], [])
    void = tuple(Voided(paper(name), "Se emitió por error") for name in ("factura", "credit note", "debit note"))
    voiding = sign(build_voided(Voiding(ISSUER, DAY, TOMORROW, 1, void)), signing)
    assert (faults(voiding), findings(voiding, "RA", f"{TOMORROW:%Y%m%d}", 1)) == ([], [])


WITHIN = [one for one in Affectation if one is not Affectation.EXPORT]
lines = st.builds(
    Line,
    st.just("Pan"),
    st.decimals("0.5", "9999", places=3),
    st.decimals("2", "9999", places=4),
    affectation=st.sampled_from(WITHIN),
    with_tax=st.booleans(),
    discount=st.sampled_from([Decimal(0), Decimal("0.35")]),
    isc_percent=st.sampled_from([Decimal(0), Decimal(0), Decimal(10)]),
)
KINDS = [
    (Kind.FACTURA, COMPANY, {}),
    (Kind.BOLETA, PERSON, {}),
    (Kind.CREDIT_NOTE, COMPANY, {"reference": OF_FACTURA}),
    (Kind.DEBIT_NOTE, COMPANY, {"reference": OF_FACTURA}),
]


def unsigned_findings(document):
    found = findings(
        build(document, words(document)), TYPE_CODES[document.kind], document.draft.series, document.number
    )
    return [one for one in found if not one[2].startswith("ext:")]


@given(st.sampled_from(KINDS), st.lists(lines, min_size=1, max_size=4), st.integers(1, 95))
@settings(max_examples=40, deadline=None)
def test_sunat_would_take_any_document_with_an_advance(kind, listed, percent):
    what, customer, more = kind
    totals = issued(draft(what, customer, *listed, **more)).totals
    most = max(totals.taxed, totals.exempt, totals.unaffected)
    less = Decimal(most.cents * percent // 100) / 100
    lowered = issued(draft(what, customer, *listed, discount=less, **more)).totals
    paid = lowered.discount + lowered.discount_igv
    before = (advance(lowered.discount.cents, paid.cents),) if paid else ()
    assert unsigned_findings(issued(draft(what, customer, *listed, advances=before, **more))) == []
