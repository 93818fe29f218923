import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.money import ZERO
from emprende_desktop.einvoice.batches import build_summary, build_voided
from emprende_desktop.einvoice.build import build
from emprende_desktop.einvoice.names import SIGNATURE_ID
from emprende_desktop.invoicing.batches import Condition, Summarised, Summary, Voided, Voiding
from emprende_desktop.invoicing.codes import Affectation
from emprende_desktop.invoicing.document import Line
from emprende_desktop.invoicing.errors import DiscountByLineError
from emprende_desktop.invoicing.told import lines_told
from emprende_desktop.trade.documents import DocumentKind as Kind
from tests.einvoice.papers import (
    COMPANY,
    DAY,
    DRAFTS,
    ISSUER,
    NOBODY,
    OF_BOLETA,
    OF_FACTURA,
    PERSON,
    PRIZE,
    bought,
    draft,
    faults,
    issued,
    line,
    paper,
    sums,
    taxes,
    told,
    words,
)

TOMORROW = dt.date(2026, 9, 6)


def built(name):
    document = paper(name)
    return build(document, words(document))


@pytest.fixture(scope="module")
def summary():
    mixed = issued(draft(Kind.BOLETA, PERSON, PRIZE, line("2", "3", bag_tax=Decimal("0.5"))), 3)
    documents = (
        Summarised(paper("boleta")),
        Summarised(paper("boleta of nobody"), Condition.VOIDED),
        Summarised(paper("credit note of a boleta")),
        Summarised(mixed),
        Summarised(paper("boleta of NRUS")),
    )
    return build_summary(Summary(ISSUER, DAY, TOMORROW, 7, documents))


@pytest.fixture(scope="module")
def voiding():
    documents = (Voided(paper("factura"), "Se emitió por error"), Voided(paper("credit note"), "Otro cliente"))
    return build_voided(Voiding(ISSUER, DAY, TOMORROW, 2, documents))


@pytest.mark.parametrize("name", DRAFTS)
def test_a_document_is_valid_against_its_schema(name):
    assert faults(built(name)) == []


def test_batches_are_valid_against_their_schemas(summary, voiding):
    assert faults(summary) == []
    assert faults(voiding) == []


def test_a_schema_finds_what_is_wrong():
    assert faults(built("factura").replace(b"cbc:IssueDate>", b"cbc:TaxPointDate>")) != []


def test_a_document_is_utf8_on_one_line_with_an_empty_place_for_its_signature():
    content = built("factura")
    assert content.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert content.count(b"\n") == 1
    assert "Señor de Ánimas".encode() in content
    assert b"<ext:ExtensionContent/>" in content
    assert told(content, "Signature/DigitalSignatureAttachment/ExternalReference/URI") == [f"#{SIGNATURE_ID}"]


def test_what_is_free_is_told_at_its_reference_value():
    content = built("factura with what is free")
    assert told(content, "Note[@languageLocaleID='1002']") == [
        "TRANSFERENCIA GRATUITA DE UN BIEN Y/O SERVICIO PRESTADO GRATUITAMENTE"
    ]
    assert told(content, ".//PriceTypeCode") == ["01", "02", "02"]
    assert told(content, "InvoiceLine/PricingReference/AlternativeConditionPrice/PriceAmount") == ["118", "200", "5"]
    assert told(content, "InvoiceLine/Price/PriceAmount") == ["100", "0.00", "0.00"]
    assert told(content, "InvoiceLine/TaxTotal/TaxAmount") == ["18.00", "0.00", "0.00"]
    assert taxes(content) == {"1000": ("100.00", "18.00"), "9996": ("405.00", "72.00")}


def test_a_discount_of_a_line_stands_in_it():
    content = built("factura with a discount of a line")
    assert told(content, ".//AllowanceChargeReasonCode") == ["00"]
    assert told(content, "InvoiceLine/AllowanceCharge/Amount") == ["15.00"]
    assert told(content, "InvoiceLine/AllowanceCharge/BaseAmount") == ["150.00"]
    assert told(content, "InvoiceLine/Price/PriceAmount") == ["50"]
    assert told(content, "InvoiceLine/PricingReference/AlternativeConditionPrice/PriceAmount") == ["53.1"]


def test_a_discount_of_the_whole_lowers_the_base_of_igv():
    content = built("factura with a discount of the whole")
    assert told(content, "AllowanceCharge/AllowanceChargeReasonCode") == ["02"]
    assert taxes(content) == {"1000": ("137.65", "24.78")}
    assert sums(content) == {"LineExtensionAmount": "137.65", "TaxInclusiveAmount": "162.43", "PayableAmount": "162.43"}


def test_a_discount_of_what_is_exempt_is_taken_at_the_end():
    content = built("factura with a discount of what is exempt")
    assert told(content, "AllowanceCharge/AllowanceChargeReasonCode") == ["03"]
    assert taxes(content) == {"9997": ("100.00", "0.00")}
    assert sums(content) == {
        "LineExtensionAmount": "100.00",
        "TaxInclusiveAmount": "100.00",
        "AllowanceTotalAmount": "12.35",
        "PayableAmount": "87.65",
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("factura with an advance", "04"),
        ("factura with an exempt advance", "05"),
        ("factura with an unaffected advance", "06"),
    ],
)
def test_an_advance_is_told_by_its_document_and_what_bears_igv(name, code):
    content = built(name)
    assert told(content, "AllowanceCharge/AllowanceChargeReasonCode") == [code]
    assert told(content, "AdditionalDocumentReference/ID") == ["F001-9"]
    assert told(content, "AdditionalDocumentReference/DocumentTypeCode") == ["02"]
    assert told(content, "AdditionalDocumentReference/DocumentStatusCode") == ["1"]
    assert told(content, "PrepaidPayment/ID") == ["1"]
    assert told(content, "PrepaidPayment/PaidAmount") == told(content, "LegalMonetaryTotal/PrepaidAmount")


def test_what_was_paid_before_leaves_no_tax():
    content = built("factura paid before")
    assert taxes(content) == {"1000": ("0.00", "0.00")}
    assert sums(content)["PayableAmount"] == "0.00"


def terms(content):
    return list(zip(told(content, "PaymentTerms/ID"), told(content, "PaymentTerms/PaymentMeansID"), strict=True))


def test_a_factura_says_how_it_is_paid():
    assert terms(built("factura")) == [("FormaPago", "Contado")]
    once = built("factura on credit")
    assert terms(once) == [("FormaPago", "Credito"), ("FormaPago", "Cuota001")]
    assert told(once, "PaymentTerms/Amount") == ["118.00", "118.00"]
    twice = built("factura in instalments")
    assert terms(twice) == [("FormaPago", "Credito"), ("FormaPago", "Cuota001"), ("FormaPago", "Cuota002")]
    assert told(twice, "PaymentTerms/Amount") == ["118.00", "50.00", "68.00"]
    assert told(twice, "PaymentTerms/PaymentDueDate") == ["2026-10-05", "2026-11-05"]
    assert terms(built("boleta")) == []


def test_what_is_deposited_is_none_of_what_is_owed():
    content = built("factura with detracción")
    assert terms(content) == [("Detraccion", "031"), ("FormaPago", "Credito"), ("FormaPago", "Cuota001")]
    assert told(content, "PaymentTerms/Amount") == ["118.00", "1062.00", "1062.00"]
    assert told(content, "PaymentMeans/PayeeFinancialAccount/ID") == ["00-123-456789"]
    assert told(content, "Note[@languageLocaleID='2006']") == ["Operación sujeta a detracción"]
    dollars = built("factura in dollars with detracción")
    assert told(dollars, "PaymentTerms/Amount") == ["443.00", "1061.90", "1061.90"]
    assert told(dollars, "PaymentTerms/Amount[@currencyID='PEN']") == ["443.00"]


def test_isc_is_in_the_base_of_igv_by_the_line_and_not_of_the_whole():
    content = built("factura with ISC")
    assert taxes(content, "InvoiceLine/TaxTotal") == {"2000": ("300.00", "30.00"), "1000": ("330.00", "59.40")}
    assert taxes(content) == {"2000": ("300.00", "30.00"), "1000": ("300.00", "59.40")}


def test_the_tax_on_bags_is_paid_though_the_bag_is_free():
    content = built("factura with bags")
    assert taxes(content) == {"1000": ("1000.00", "180.00"), "9996": ("1.00", "0.00"), "7152": (None, "1.00")}
    assert sums(content)["PayableAmount"] == "1181.00"
    assert told(content, ".//BaseUnitMeasure") == ["2"]
    assert told(content, ".//PerUnitAmount") == ["0.5"]


def test_observations_fit_in_notes():
    notes = told(built("factura with observations"), "Note[not(@languageLocaleID)]")
    assert [len(note) <= 200 for note in notes] == [True] * 3
    assert "\n" not in "".join(notes)


def test_a_liquidacion_is_told_from_who_buys():
    content = built("liquidación of gold")
    assert told(content, "AccountingCustomerParty/Party/PartyIdentification/ID") == [ISSUER.ruc]
    assert told(content, "AccountingSupplierParty/Party/PartyIdentification/ID[@schemeID='1']") == [PERSON.number]
    assert told(content, ".//NameCode") == ["6000", "6004", "6005", "6006"]
    assert told(content, "DeliveryTerms/DeliveryLocation/LocationTypeCode") == ["03"]
    assert told(content, "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationAddress/AddressTypeCode") == ["03"]
    assert taxes(content) == {"9997": ("51706.88", "0.00"), "3000": ("51706.88", "775.60")}
    assert sums(content)["PayableAmount"] == "50931.28"
    assert told(built("liquidación"), "AccountingSupplierParty//AddressTypeCode") == ["05"]


def test_a_discount_in_a_liquidacion_is_a_lower_price():
    content = built("liquidación with a discount")
    assert told(content, ".//AllowanceCharge/Amount") == []
    quantity, price = (
        Decimal(told(content, f"InvoiceLine/{it}")[0]) for it in ("InvoicedQuantity", "Price/PriceAmount")
    )
    assert round(quantity * price, 2) == Decimal(told(content, "InvoiceLine/LineExtensionAmount")[0])
    with pytest.raises(DiscountByLineError):
        issued(bought(line(), discount=Decimal(1)))


def test_nothing_is_withheld_of_what_a_liquidacion_gets_for_free():
    content = built("liquidación with what is free")
    assert told(content, "InvoiceLine[1]/TaxTotal/TaxSubtotal/TaxCategory/TaxScheme/ID") == ["9997", "3000"]
    assert told(content, "InvoiceLine[2]/TaxTotal/TaxSubtotal/TaxCategory/TaxScheme/ID") == ["9996"]
    assert taxes(content) == {"9996": ("5.00", "0.00"), "9997": ("99.99", "0.00"), "3000": ("99.99", "1.50")}
    assert sums(content)["PayableAmount"] == "98.49"


def test_a_note_says_what_it_corrects():
    content = built("credit note")
    assert told(content, "DiscrepancyResponse/ResponseCode") == ["01"]
    assert told(content, "BillingReference/InvoiceDocumentReference/ID") == ["F001-1"]
    assert told(content, "BillingReference/InvoiceDocumentReference/DocumentTypeCode") == ["01"]
    assert sums(content) == {"PayableAmount": "118.00"}
    assert sums(built("debit note")) == {"PayableAmount": "118.00"}


@pytest.mark.parametrize("name", ["credit note with discounts", "credit note with an advance"])
def test_what_is_taken_from_the_whole_of_a_note_is_taken_from_its_lines(name):
    content = built(name)
    assert told(content, ".//AllowanceCharge/Amount") == []
    whole = taxes(content)
    values = map(Decimal, told(content, "CreditNoteLine/LineExtensionAmount"))
    assert sum(values) == sum(Decimal(base) for base, _tax in whole.values())
    assert sum(map(Decimal, told(content, "CreditNoteLine/TaxTotal/TaxAmount"))) == Decimal(whole["1000"][1])
    assert sums(content) == {"PayableAmount": str(sum(Decimal(base) + Decimal(tax) for base, tax in whole.values()))}


def test_a_summary_tells_boletas_and_what_became_of_them(summary):
    assert told(summary, "ID") == ["RC-20260906-7"]
    assert told(summary, "ReferenceDate") == ["2026-09-05"]
    assert told(summary, "SummaryDocumentsLine/Status/ConditionCode") == ["1", "3", "1", "1", "1"]
    assert told(summary, "SummaryDocumentsLine/AccountingCustomerParty/CustomerAssignedAccountID") == ["45678912"] * 3
    assert told(summary, "SummaryDocumentsLine[3]/BillingReference/InvoiceDocumentReference/ID") == ["B001-1"]
    assert told(summary, "SummaryDocumentsLine[4]/TaxTotal/TaxSubtotal/TaxCategory/TaxScheme/ID") == ["1000", "7152"]
    assert told(summary, "SummaryDocumentsLine[4]/BillingPayment/InstructionID") == ["01", "05"]


def test_a_voiding_tells_series_number_and_reason(voiding):
    assert told(voiding, "ID") == ["RA-20260906-2"]
    assert told(voiding, "VoidedDocumentsLine/DocumentTypeCode") == ["01", "07"]
    assert told(voiding, "VoidedDocumentsLine/DocumentSerialID") == ["F001", "F001"]
    assert told(voiding, "VoidedDocumentsLine/VoidReasonDescription") == ["Se emitió por error", "Otro cliente"]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map("Pan ".__add__)
lines = st.builds(
    Line,
    texts,
    st.decimals("0.001", "99999", places=3),
    st.decimals("0.01", "9999", places=4),
    affectation=st.sampled_from(Affectation),
    with_tax=st.booleans(),
    discount=st.sampled_from([Decimal(0), Decimal("0.00001")]),
    isc_percent=st.sampled_from([Decimal(0), Decimal(10)]),
    bag_tax=st.sampled_from([Decimal(0), Decimal("0.5")]),
    code=texts,
).filter(lambda one: one.quantity * one.price > Decimal("0.02"))
SALE_SCHEMES = ("1000", "9995", "9997", "9998")
KINDS = [
    (Kind.FACTURA, COMPANY, {}),
    (Kind.BOLETA, NOBODY, {}),
    (Kind.CREDIT_NOTE, COMPANY, {"reference": OF_FACTURA}),
    (Kind.DEBIT_NOTE, PERSON, {"reference": OF_BOLETA, "letter": "B"}),
    (Kind.LIQUIDACION, PERSON, {"withholding_percent": Decimal("1.5")}),
]


@given(st.sampled_from(KINDS), st.lists(lines, min_size=1, max_size=4), st.integers(0, 100), texts)
@settings(max_examples=60, deadline=None)
def test_any_document_is_valid_and_adds_up_to_the_centimo(kind, listed, percent, observations):
    what, customer, more = kind
    asked = draft(what, customer, *listed, observations=observations, **more)
    if what is not Kind.LIQUIDACION:
        plain = issued(asked).totals
        most = max(plain.taxed, plain.exempt, plain.unaffected, plain.export)
        asked = draft(what, customer, *listed, discount=Decimal(most.cents * percent // 100) / 100, **more)
    document = issued(asked)
    content, totals = build(document, words(document)), document.totals
    assert faults(content) == []
    assert sums(content)["PayableAmount"] == totals.payable.plain()
    assert told(content, "TaxTotal/TaxAmount") == [totals.taxes.plain()]
    name = {Kind.CREDIT_NOTE: "CreditNoteLine", Kind.DEBIT_NOTE: "DebitNoteLine"}.get(what, "InvoiceLine")
    paid = ZERO
    for one, told_value in zip(lines_told(what, totals), told(content, f"{name}/LineExtensionAmount"), strict=True):
        assert told_value == one.value.plain()
        assert min(one.value, one.igv, one.discount) >= ZERO
        gross = one.unit_value * one.line.quantity - Decimal(one.discount.cents) / 100
        assert abs(Decimal(told_value) - gross) < Decimal("0.02")
        paid = paid + one.taxes + (ZERO if one.line.affectation.is_free else one.value)
    taken = ZERO if name != "InvoiceLine" else totals.discount + totals.discount_igv
    bought_less = totals.withheld + totals.igv if what is Kind.LIQUIDACION else ZERO
    assert totals.payable == paid - taken - bought_less
    untaxed = ZERO if totals.lowered is Affectation.TAXED or name != "InvoiceLine" else totals.discount
    bases = sum(Decimal(base) for code, (base, _tax) in taxes(content).items() if code in SALE_SCHEMES)
    assert bases == Decimal((totals.sold - totals.discount + untaxed).cents) / 100
