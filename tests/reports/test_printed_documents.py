"""A document of the books as it is printed: where it stands with SUNAT decides what its paper says."""

import datetime as dt
from decimal import Decimal

import pytest

from emprende_desktop.commands.documents import issue_document, void_document
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Draft, Line, Somebody
from emprende_desktop.invoicing.errors import UnknownDocumentError
from emprende_desktop.invoicing.issuing import NewDocument, Origin, Voiding
from emprende_desktop.invoicing.printed import Standing
from emprende_desktop.queries.printed import printed
from emprende_desktop.trade.documents import DocumentKind
from reports.books import BooksSource
from reports.document import Paper
from reports.registry import REPORTS, Asked
from reports.source import ReportRequest
from reports.writers import Format, write

DAY = dt.date(2026, 9, 5)
OF_DOCUMENTS = tuple(report for report in REPORTS if report.of is Asked.DOCUMENT)
MARIA = Somebody(IdentityKind.DNI, "45678912", "María Quispe")


@pytest.fixture
def bakery(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, "20100070970")


@pytest.fixture
def give(bakery):
    def given(kind=DocumentKind.BOLETA, series="", **more):
        asked = Draft(kind, series, DAY, MARIA, (Line("Pan", Decimal(1), Decimal(118)),), f"{kind}{series}{more}")
        return bakery.execute(issue_document, NewDocument(asked, **more)).row_id

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


def test_what_is_annulled_says_so(bakery, give):
    row = give()
    bakery.execute(void_document, Voiding(row, DAY, "error", "v"))
    assert bakery.fetch(printed, row).standing is Standing.VOID


@pytest.mark.parametrize("report", OF_DOCUMENTS, ids=lambda report: report.key)
def test_a_paper_of_no_document_is_refused(bakery, report):
    with pytest.raises(UnknownDocumentError):
        report.build(BooksSource(bakery), request(99))
