"""What explains the cash: tax goes with its sale, and what was undone explains nothing."""

import datetime as dt

from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.ledger.account import Side
from emprende_desktop.queries.cash_flow import cash_movements
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.documents import Document, DocumentKind
from reports.books import BooksSource
from reports.build import cash_flow
from reports.source import ReportRequest

START, END = dt.date(2026, 9, 1), dt.date(2026, 9, 30)


def moved(company):
    return {(m.account, m.side): m.cents for m in company.fetch(cash_movements, START, END)}


def test_the_tax_in_a_price_is_collected_from_the_customer(make_company, notes_of):
    company = make_company(LegalForm.NATURAL, TaxRegime.RMT, "10000000006")
    notes_of(company).sell(11_800, document=Document(DocumentKind.BOLETA, "B001-1"))
    assert moved(company) == {("70221", Side.CREDIT): 11_800}
    flow = cash_flow.build(BooksSource(company), ReportRequest(START, END, None, None)).json
    assert flow["lines"] == {"from_customers": "118.00"}


def test_an_undone_note_leaves_no_flow(company, notes):
    notes.sell(5_000)
    undone = notes.spend(2_000)
    company.execute(reverse_entry, Reversal(undone, "undo"))
    assert {key: cents for key, cents in moved(company).items() if cents} == {("70221", Side.CREDIT): 5_000}


def test_a_credit_sale_is_no_flow_until_it_is_paid(company, notes):
    notes.sell(5_000, place=None)
    assert moved(company) == {}
