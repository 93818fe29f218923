"""A document of the books as it is printed: where it stands with SUNAT decides what its paper says."""

import datetime as dt
from decimal import Decimal

import pytest

from emprende_desktop.commands.documents import issue_document, void_document
from emprende_desktop.commands.outbox import keep_signed, tell_happened
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Draft, Line, Somebody
from emprende_desktop.invoicing.errors import UnknownDocumentError
from emprende_desktop.invoicing.issuing import Annulment, NewDocument, Origin
from emprende_desktop.invoicing.outbox import Event, State
from emprende_desktop.invoicing.printed import Standing
from emprende_desktop.invoicing.sending import Happened, NewSigned, SignedParts
from emprende_desktop.queries.printed import printed
from emprende_desktop.trade.documents import DocumentKind
from reports.books import BooksSource
from reports.build.paper_parts import code, terms
from reports.document import Paper
from reports.registry import REPORTS, Asked, report_named
from reports.source import ReportRequest
from reports.writers import Format, write
from tests.sellers import at_home

DAY = dt.date(2026, 9, 5)
OF_DOCUMENTS = tuple(report for report in REPORTS if report.of is Asked.DOCUMENT)
MARIA = Somebody(IdentityKind.DNI, "45678912", "María Quispe")


@pytest.fixture
def bakery(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, "20100070970")


@pytest.fixture
def give(bakery):
    def given(kind=DocumentKind.BOLETA, series="", operation="0101", **more):
        lines = (Line("Pan", Decimal(1), Decimal(118)),)
        asked = Draft(kind, series, DAY, MARIA, lines, f"{kind}{series}{more}", operation=operation)
        return bakery.execute(issue_document, NewDocument(at_home(asked), **more)).row_id

    return given


def request(row):
    return ReportRequest(DAY, DAY, None, None, entry=row)


@pytest.mark.parametrize("output", Format)
@pytest.mark.parametrize("report", OF_DOCUMENTS, ids=lambda report: report.key)
def test_a_document_is_the_same_bytes_twice(bakery, give, report, output):
    row = give()
    first, second = (write(report.build(BooksSource(bakery), request(row)), output) for _time in range(2))
    assert first == second


def test_it_is_offered_on_a_page_and_on_both_rolls(bakery, give):
    row = give()
    built = [report.build(BooksSource(bakery), request(row)).document for report in OF_DOCUMENTS]
    assert [document.paper for document in built] == [Paper.A4, Paper.ROLL_80, Paper.ROLL_58]
    assert {document.title for document in built} == {"Borrador: boleta de venta B001-1"}


def test_what_is_not_signed_is_a_draft_and_what_the_portal_gave_a_copy(bakery, give):
    assert bakery.fetch(printed, give()).standing is Standing.DRAFT
    assert bakery.fetch(printed, give(series="EB01", origin=Origin.PORTAL, number=7)).standing is Standing.PORTAL
    assert bakery.fetch(printed, give(series="0001", origin=Origin.PORTAL, number=9)).standing is Standing.BOOKLET


@pytest.fixture
def sign(bakery):
    """Keep a document as signed, and what happened to it after that."""

    def signed(row, *states, test=False):
        new = NewSigned(f"20100070970-03-B001-{row}", "03", DAY, b"<x/>", "abc=", test, row)
        edoc = bakery.execute(keep_signed, new).row_id
        for state in states:
            bakery.execute(tell_happened, Happened(edoc, Event.SEND, state))
        return bakery.fetch(printed, row)

    return signed


@pytest.mark.parametrize(
    ("states", "standing", "told"),
    [
        ((), Standing.SIGNED, "Aún no enviado a SUNAT"),
        ((State.SENT, State.UNKNOWN), Standing.SIGNED, "Enviado a SUNAT, falta la respuesta"),
        ((State.SENT, State.ACCEPTED), Standing.SIGNED, "Aceptado por SUNAT"),
        ((State.SENT, State.REJECTED), Standing.VOID, "Rechazado por SUNAT"),
    ],
)
def test_what_is_signed_has_its_code_and_says_where_it_stands(give, sign, states, standing, told):
    one = sign(give(), *states)
    assert one.standing is standing
    assert one.digest == ("abc=" if standing is Standing.SIGNED else "")
    assert ("Estado", told) in terms(one)
    assert bool(code(one).content) is (standing is Standing.SIGNED)


def test_what_waits_to_be_signed_anew_or_is_a_trial_is_a_draft(give, sign):
    anew = sign(give(), State.DRAFT)
    assert (anew.standing, anew.digest) == (Standing.DRAFT, "")
    trial = sign(give(series="B002", number=1), State.ACCEPTED, test=True)
    assert (trial.standing, trial.digest) == (Standing.DRAFT, "abc=")
    assert code(trial).sentences[0] == "Firmado solo de prueba"
    assert ("Estado", "Firmado solo de prueba") in terms(trial)


def test_a_boleta_that_a_summary_told_of_stands_as_that(bakery, give, sign):
    row = give()
    sign(row)
    new = NewSigned("20100070970-RC-20260905-1", "RC", DAY, b"<x/>", "", False, None, SignedParts(((row, "1"),)))
    summary = bakery.execute(keep_signed, new).row_id
    bakery.execute(tell_happened, Happened(summary, Event.ACCEPT, State.ACCEPTED))
    assert bakery.fetch(printed, row).state == State.ACCEPTED


def test_what_is_annulled_says_so(bakery, give):
    row = give()
    bakery.execute(void_document, Annulment(row, DAY, "error", "v"))
    assert bakery.fetch(printed, row).standing is Standing.VOID


@pytest.mark.parametrize("report", OF_DOCUMENTS, ids=lambda report: report.key)
def test_a_paper_of_no_document_is_refused(bakery, report):
    with pytest.raises(UnknownDocumentError):
        report.build(BooksSource(bakery), request(99))


def test_the_register_of_sales_has_every_document_and_counts_what_stands(bakery, give):
    give()
    bakery.execute(void_document, Annulment(give(series="B002", number=1), DAY, "error", "v"))
    give(kind=DocumentKind.RECEIPT)
    (table,) = report_named("sales-register").build(BooksSource(bakery), request(None)).document.tables()
    *rows, last = table.rows
    assert [(row.cells[4], row.cells[6], row.cells[14]) for row in rows] == [
        ("B001-1", "María Quispe", Money(11_800)),
        ("B002-1", "ANULADO", Money(0)),
    ]
    assert last.cells[8:15] == (Money(10_000), Money(0), Money(0), Money(0), Money(1_800), Money(0), Money(11_800))


def test_the_register_of_purchases_has_the_liquidaciones_of_ours(bakery, give):
    give(kind=DocumentKind.LIQUIDACION, operation="0501")
    (table,) = report_named("purchases-register").build(BooksSource(bakery), request(None)).document.tables()
    row, last = table.rows
    assert (row.cells[3], row.cells[4], row.cells[6]) == ("04", "L001-1", "María Quispe")
    assert row.cells[7] == last.cells[7] == Money(10_000)
