"""What was sold on credit, beside what was sold for cash: both with IGV, or neither is said."""

import datetime as dt

import pytest

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.trade.documents import Document, DocumentKind
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest

DAYS = (dt.date(2026, 9, 1), dt.date(2026, 9, 30))


def below_the_line(company):
    built = report_named("income-statement").build(BooksSource(company), ReportRequest(*DAYS, None, None))
    return dict(row.cells for row in list(built.document.tables())[-1].rows)


@pytest.mark.parametrize("paper", [DocumentKind.NONE, DocumentKind.BOLETA])
def test_without_igv_what_is_no_credit_is_cash(company, notes, paper):
    notes.sell(5_900, document=Document(paper, "1"))
    notes.sell(11_800, place=None, document=Document(paper, "2"))
    assert below_the_line(company)["De las ventas: al contado 59.00 · fiadas"].cents == 11_800


def test_with_igv_in_the_debt_and_not_in_the_sales_no_cash_is_made_up(make_company, notes_of):
    company = make_company(LegalForm.NATURAL, TaxRegime.GENERAL, ruc="10000000006")
    notes = notes_of(company)
    notes.sell(5_900, document=Document(DocumentKind.BOLETA, "1"))
    notes.sell(11_800, place=None, document=Document(DocumentKind.BOLETA, "2"))
    assert below_the_line(company)["De las ventas, fiadas (con IGV)"].cents == 11_800
