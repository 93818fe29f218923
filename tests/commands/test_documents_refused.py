"""Documents that are refused before they take a number, because nobody could sign, send or reckon with them."""

import datetime as dt
import json
import uuid
from decimal import Decimal

import pytest

from emprende_desktop.commands.closing import close_month
from emprende_desktop.commands.documents import issue_document, open_series, void_document
from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.commands.setup import Registration, change_registration
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.domain.errors import BookkeepingError, PeriodClosedError
from emprende_desktop.domain.json_errors import UnknownKeyError, WrongKindError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.slip_errors import PastDateError
from emprende_desktop.domain.value_errors import NoValueError
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.invoicing.errors import (
    AdvanceDiffersError,
    CategoryRequiredError,
    CorrectedAnnulledError,
    IssuedStaysError,
    NotASaleError,
    NoteExceedsDocumentError,
    NumberRequiredError,
    NumberTakenError,
    RateRequiredError,
    ReferenceRequiredError,
    SeriesFormatError,
    UnknownDocumentError,
)
from emprende_desktop.invoicing.issuing import Annulment, NewDocument, NewSeries, Origin
from emprende_desktop.invoicing.wire_errors import RuleBrokenError
from emprende_desktop.outbox import signed
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.document_form import somebody_known
from emprende_desktop.queries.documents import called, document, draft_from_file, issued
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.documents import DocumentKind
from tests.conftest import CHEAP, PASSPHRASE
from tests.einvoice.shop import signing_key
from tests.reading import nets

DAY = "2026-09-05"
MINE = {"number": "20100070970", "name": "Minera SAC"}
MARIA = {"number": "45678912", "name": "María Quispe"}
LIMA = {"line": "Jr. Lima 1", "ubigeo": "210201", "district": "AZANGARO", "province": "AZANGARO", "department": "PUNO"}


@pytest.fixture
def bakery(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, "20100070970")


def line(price="118", **more):
    return {"description": "Pan", "quantity": "1", "price": price, **more}


def told(kind="boleta", *lines, **more):
    customer = MINE if kind == "factura" else MARIA
    return {
        "kind": kind, "date": DAY, "customer": customer, "lines": lines or [line()], "payment": {"place": "Efectivo"},
        **more,
    }  # fmt: skip


def note(number, kind="credit_note", price="1", **more):
    return told(kind, line(price), reference={"number": number, "reason": "01"}, customer={}, **more)


def advance(net, paid):
    return {"kind": "factura", "number": "F001-1", "net": net, "paid": paid}


def give(company, asked, **more):
    draft = company.fetch(draft_from_file, json.dumps(asked), str(uuid.uuid4()))
    return company.fetch(document, company.execute(issue_document, NewDocument(draft, **more)).row_id)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (told("factura", line(unit="zzz")), "2936"),
        (told(operation="9999"), "3206"),
        (told("factura", line(affectation="40")), "2800"),
        (told("factura", *[line("1")] * 1000), "2137"),
        (told("factura", customer={"number": "20100070970", "name": "x" * 5000}), "2022"),
        (told("factura", payment={"due": DAY}), "3267"),
        (told("factura", advances=[advance("0.00", "0.00")]), "2503"),
        (told("factura", advances=[advance("50.00", "59.00")] * 2), "2365"),
        (told("factura", line("1000"), detraction={"code": "zzz", "percent": "12", "account": "00-1"}), "3033"),
        (told("liquidacion", customer={**MARIA, "address": LIMA}), "2454"),
    ],
)
def test_what_could_never_be_signed_takes_no_number_and_posts_nothing(bakery, asked, code):
    with pytest.raises(RuleBrokenError) as refused:
        give(bakery, asked)
    assert refused.value.code == code
    assert nets(bakery) == {}
    with pytest.raises(UnknownDocumentError):
        bakery.fetch(called, "F001-1")


def test_what_the_portal_numbered_is_kept_as_it_is(bakery):
    assert give(bakery, told("factura", line(unit="zzz"), series="E001"), origin=Origin.PORTAL, number=7).id


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (told(lines=[{**line(), "description": "a\ud800b"}]), WrongKindError),
        (told(time="25:61:00"), WrongKindError),
        (told(customer={**MARIA, "party": 99_999}), UnknownKeyError),
        (told("boleta", line(category="Tela e hilos")), CategoryRequiredError),
        (told("factura", currency="USD", rate="0"), RateRequiredError),
        (told("factura", currency="USD", rate="0.000000001"), RateRequiredError),
        (told("factura", line(affectation="20"), advances=[advance("50.00", "59.00")]), AdvanceDiffersError),
    ],
)
def test_what_nobody_can_reckon_with_is_refused_with_a_sentence(bakery, asked, error):
    with pytest.raises(error) as refused:
        give(bakery, asked)
    assert sentence(refused.value)


def test_soles_have_no_rate(bakery):
    assert give(bakery, told("factura", rate="3.3")).total == Money(11_800)


@pytest.mark.parametrize("name", ["F001-1", "f001-1", "F001-00000001", "01-F001-1"])
def test_a_note_corrects_its_document_however_the_number_is_written(bakery, name):
    factura = give(bakery, told("factura"))
    assert (given := give(bakery, note(name))).corrects == factura.id
    assert bakery.fetch(issued, given.id).draft.reference.words == "Anulación de la operación"
    with pytest.raises(NoteExceedsDocumentError):
        give(bakery, note(name, price="117.01"))


def test_nothing_corrects_what_was_annulled_or_is_no_comprobante(bakery):
    factura = give(bakery, told("factura"))
    bakery.execute(void_document, Annulment(factura.id, dt.date(2026, 9, 5), "Error", "v"))
    for kind in ("credit_note", "debit_note"):
        with pytest.raises(CorrectedAnnulledError):
            give(bakery, note("F001-1", kind))
    give(bakery, told("quotation"))
    with pytest.raises(ReferenceRequiredError):
        give(bakery, note("C001-1"))


@pytest.mark.parametrize("number", [0, -1, 100_000_000, 2**63])
def test_a_number_has_at_most_eight_digits(bakery, number):
    with pytest.raises(NumberRequiredError):
        give(bakery, told("factura", series="E001"), origin=Origin.PORTAL, number=number)
    with pytest.raises(SeriesFormatError):
        bakery.execute(open_series, NewSeries(DocumentKind.BOLETA, "B009", "", number))


@pytest.mark.parametrize("digits", [20, 5_000])
def test_a_number_of_many_digits_is_nobodys(bakery, digits):
    with pytest.raises(UnknownDocumentError):
        bakery.fetch(called, "F001-" + "9" * digits)


def test_a_series_that_these_books_number_takes_none_from_the_portal_and_goes_on_after_those_it_had(bakery):
    give(bakery, told("factura", series="F001"), origin=Origin.PORTAL, number=7)
    assert give(bakery, told("factura")).called == "F001-8"
    give(bakery, told("factura", series="F001"), origin=Origin.PORTAL, number=6)
    with pytest.raises(NumberTakenError):
        give(bakery, told("factura", series="F001"), origin=Origin.PORTAL, number=500)
    assert bakery.fetch(first_finding) is None


def test_a_document_without_an_address_leaves_the_one_that_is_known(bakery):
    row = give(bakery, told(customer={**MARIA, "address": LIMA}))
    assert give(bakery, told()).party == row.party
    assert bakery.fetch(somebody_known, MARIA["number"]).address.line == "Jr. Lima 1"


def test_what_is_left_to_pay_after_an_advance_is_what_is_posted(bakery):
    row = give(bakery, told("factura", advances=[advance("8.47", "10.00")]))
    assert bakery.fetch(issued, row.id).totals.payable == row.total == Money(10_800)


@pytest.fixture
def notes(bakery, notes_of):
    return notes_of(bakery)


def test_what_brought_a_sale_in_line_stays_with_its_document(bakery, notes):
    given = give(bakery, told(payment={}), entry=notes.sell(11_800, place=None))
    with pytest.raises(IssuedStaysError):
        bakery.execute(reverse_entry, Reversal(given.adjusts, "r"))
    with pytest.raises(PastDateError):
        bakery.execute(void_document, Annulment(given.id, dt.date(2026, 9, 4), "Error", "v"))
    bakery.execute(void_document, Annulment(given.id, dt.date(2026, 9, 5), "Error", "v"))
    assert bakery.fetch(first_finding) is None


@pytest.mark.parametrize("asked", [told("quotation"), note("B001-1", price="118")])
def test_a_quotation_and_a_note_are_for_no_saved_sale(bakery, notes, asked):
    give(bakery, told())
    with pytest.raises(NotASaleError):
        give(bakery, asked, entry=notes.sell(11_800))


def test_every_tax_of_a_saved_sale_is_posted_with_its_document(bakery, notes):
    give(bakery, told("boleta", line("117.50", isc_percent="10", bag_tax="0.50")), entry=notes.sell(11_800))
    told_by = nets(bakery)
    assert (told_by["40111"], told_by["4012"], told_by["40189"]) == (-1792, -905, -50)
    assert sum(told_by.values()) == 0
    assert bakery.fetch(first_finding) is None


def test_a_note_has_the_tax_of_what_it_corrects(make_company):
    shop = make_company(LegalForm.NATURAL, TaxRegime.NRUS, "10456789124", name="shop")
    give(shop, told(date="2026-06-30"))
    after = Standing(dt.date(2026, 7, 1), LegalForm.NATURAL, TaxRegime.RER)
    shop.execute(change_registration, Registration("10456789124", after))
    assert give(shop, told(date="2026-07-01")).igv == Money(1800)
    assert give(shop, note("B001-1", date="2026-07-01")).igv == Money(0)
    assert give(shop, note("B001-2", price="118", date="2026-07-01")).igv == Money(1800)


def test_a_closed_month_takes_no_document_and_loses_none(bakery):
    given = give(bakery, told())
    bakery.execute(close_month, Month(2026, 9))
    with pytest.raises(PeriodClosedError):
        bakery.execute(void_document, Annulment(given.id, dt.date(2026, 9, 30), "Error", "v"))
    for asked in (told(), told("boleta", line(affectation="21"))):
        with pytest.raises(PeriodClosedError):
            give(bakery, asked)
    assert give(bakery, told("quotation")).id


def test_a_slip_of_a_year_without_its_uit_says_what_is_missing(tmp_path):
    clock = FixedClock(noon(dt.date(2028, 2, 29)))
    new = NewCompany(
        Enterprise("Acopio", "Acopio", "20100070970", "Azángaro", Trade.GENERAL),
        Standing(dt.date(2028, 1, 1), LegalForm.EIRL, TaxRegime.RER),
        "Rosa",
    )
    path = tmp_path / "acopio.emprende"
    create_company(path, new, Secrets(PASSPHRASE, CHEAP), clock)
    with open_company(path, PASSPHRASE, clock) as books:
        more = {"customer": {**MARIA, "address": LIMA}, "delivery": {"place_code": "03", "address": LIMA}}
        with pytest.raises(NoValueError) as refused:
            give(books, told("liquidacion", date="2028-02-29", **more))
    assert refused.value.name == "uit"


def test_an_nrus_enterprise_gives_a_note_that_can_be_signed(make_company, monkeypatch):
    monkeypatch.setattr("emprende_desktop.einvoice.trial.trial_key", lambda *_: signing_key())
    nrus = make_company(LegalForm.NATURAL, TaxRegime.NRUS, "10456789124", name="nrus")
    day = dt.date(2026, 9, 30).isoformat()
    give(nrus, told(date=day))
    given = give(nrus, note("B001-1", date=day))
    assert (given.total, given.igv, given.igv_percent) == (Money(100), Money(0), Decimal(0))
    assert signed(nrus, given.id).xml
    with pytest.raises(BookkeepingError):
        give(nrus, told("boleta", line(affectation="11"), date=day))
