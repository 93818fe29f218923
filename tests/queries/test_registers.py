"""The register of sales is read from the documents, agrees with the ledger, and SUNAT's file is written from it."""

import datetime as dt
import io
from decimal import Decimal

import pytest

from emprende_desktop.commands.documents import issue_document, void_document
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import unwatched
from emprende_desktop.exchange.ebooks.layouts import layout
from emprende_desktop.exchange.ebooks.writer import write_book
from emprende_desktop.formality.books import BookPage, journal_row, no_place, sale_rows
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
from emprende_desktop.invoicing.document import Draft, Line, Reference, Somebody
from emprende_desktop.invoicing.issuing import Annulment, NewDocument
from emprende_desktop.invoicing.register import Counterpart, ModifiedPaper, PaperNumber, PurchaseAmounts, RegisterState
from emprende_desktop.queries import journal_book, registers
from emprende_desktop.queries.documents import document
from emprende_desktop.queries.journal_book import journal_postings
from emprende_desktop.queries.registers import sale_lines, settlement_lines
from emprende_desktop.trade.documents import DocumentKind
from tests.reading import nets, sale_totals
from tests.sellers import at_home

RUC = "20100070970"
DAY = dt.date(2026, 9, 5)
MONTH = Month(2026, 9)
INN = Somebody(IdentityKind.RUC, "20554433228", "Hostal Peña")
ROSA = Somebody(IdentityKind.DNI, "45678912", "Rosa Quispe")


@pytest.fixture
def bakery(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, RUC)


def give(company, price, kind=DocumentKind.BOLETA, customer=ROSA, date=DAY, **more):
    key = f"{kind.value}{price}{date}"
    line = Line("Pan", Decimal(1), Decimal(price), affectation=more.pop("affectation", Affectation.TAXED))
    draft = Draft(kind, "", date, customer, (line,), key, **more)
    return company.fetch(document, company.execute(issue_document, NewDocument(at_home(draft))).row_id)


def month_of(company, query=sale_lines):
    return list(company.stream(query, MONTH.first, MONTH.last))


def test_the_register_of_a_month_agrees_with_the_ledger_and_is_what_sunat_takes(bakery):
    give(bakery, "1", date=dt.date(2026, 8, 31))
    give(bakery, "100")
    factura = give(bakery, "1180", DocumentKind.FACTURA, INN, due=dt.date(2026, 9, 30))
    torn = give(bakery, "59", customer=Somebody())
    bakery.execute(void_document, Annulment(torn.id, DAY, "Se equivocó", "v"))
    give(bakery, "118", DocumentKind.FACTURA, INN, currency="USD", rate=Decimal("3.745"))
    reference = Reference(DocumentKind.FACTURA, factura.called, DAY, "07", "Devolución")
    give(bakery, "118", DocumentKind.CREDIT_NOTE, INN, reference=reference)
    give(bakery, "20", DocumentKind.QUOTATION)

    boleta, sold, void, dollars, note = lines = month_of(bakery)
    assert [str(line.paper) for line in lines] == ["03 B001-2", "01 F001-1", "03 B001-3", "01 F001-2", "07 FC01-1"]
    assert boleta.party == Counterpart("1", "45678912", "Rosa Quispe")
    assert (sold.due, sold.amounts.base, sold.rate) == (dt.date(2026, 9, 30), Money(100_000), None)
    assert (void.state, void.party, void.amounts.total) == (
        RegisterState.ANNULLED,
        Counterpart("", "", ""),
        Money(5_900),
    )
    assert (dollars.currency, dollars.rate, dollars.amounts.base) == ("USD", Decimal("3.745"), Money(37_450))
    assert (note.amounts.total, note.modified) == (Money(-11_800), ModifiedPaper(DAY, PaperNumber("01", "F001", "1")))

    august = sale_totals(bakery.stream(sale_lines, dt.date(2026, 8, 1), dt.date(2026, 8, 31)))
    totals = sale_totals(lines) + august
    kept = nets(bakery)
    assert (-kept["70221"], -kept["40111"]) == (totals.base.cents, totals.igv.cents)

    stream = io.BytesIO()
    rows = sale_rows(lines, BookPage(RUC, "Panadería", MONTH), no_place)
    assert write_book(stream, layout("sire-rvie"), rows, unwatched) == 5
    assert stream.getvalue().decode("cp1252").splitlines()[4] == (
        "20100070970|Panadería|202609||05/09/2026||07|FC01|1||6|20554433228|Hostal Peña|0.00|-100.00|0.00|-18.00|0.00|0.00|0.00|"
        "0.00|0.00|0.00|0.00|0.00|-118.00|PEN||05/09/2026|01|F001|1||"
    )


@pytest.mark.parametrize(
    ("affectation", "amounts"),
    [
        (Affectation.TAXED, PurchaseAmounts(base_taxed=Money(100_000), igv_taxed=Money(18_000), total=Money(118_000))),
        (Affectation.EXEMPT, PurchaseAmounts(not_taxed=Money(118_000), total=Money(118_000))),
    ],
)
def test_a_liquidacion_of_ours_is_a_purchase_and_no_sale(bakery, affectation, amounts):
    given = give(bakery, "1180", DocumentKind.LIQUIDACION, affectation=affectation)
    assert month_of(bakery) == []
    (line,) = month_of(bakery, settlement_lines)
    assert (line.paper, line.amounts) == (PaperNumber("04", "L001", "1"), amounts)
    assert line.party == Counterpart("1", "45678912", "Rosa Quispe")
    bakery.execute(void_document, Annulment(given.id, DAY, "Se equivocó", "v"))
    assert month_of(bakery, settlement_lines) == []


def test_the_journal_of_a_month_is_what_sunat_takes_and_balances(bakery, notes_of):
    notes = notes_of(bakery)
    sale = notes.sell(11_800, date=DAY)
    torn = give(bakery, "59", customer=Somebody())
    bakery.execute(void_document, Annulment(torn.id, DAY, "Se equivocó", "v"))
    factura = give(bakery, "1180", DocumentKind.FACTURA, INN, due=dt.date(2026, 9, 30))
    give(bakery, "20", date=dt.date(2026, 10, 1))
    postings = list(bakery.stream(journal_postings, MONTH.first, MONTH.last, memo_text))
    told = {posting.entry: posting for posting in postings}
    assert (told[sale].paper, told[sale].party) == (None, None)
    assert told[torn.entry].paper is None
    assert str(told[factura.entry].paper) == "01 F001-1"
    assert (told[factura.entry].party.number, told[factura.entry].due) == (INN.number, dt.date(2026, 9, 30))
    assert [posting.line for posting in postings if posting.entry == factura.entry] == [1, 2, 3]

    page, stream = BookPage(RUC, "Panadería", MONTH), io.BytesIO()
    rows = (journal_row(posting, page) for posting in postings)
    assert write_book(stream, layout("ple-5.2"), rows, unwatched) == len(postings)
    lines = [line.split("|") for line in stream.getvalue().decode("cp1252").splitlines()]
    kept: dict[str, int] = {}
    for cells in lines:
        cents = (Decimal(cells[17]) - Decimal(cells[18])) * 100
        kept[cells[3]] = kept.get(cells[3], 0) + int(cents)
    assert kept == {"1011": 11_800, "1212": 118_000, "40111": -19_800, "70221": -110_000} | {
        account: 0 for account in kept if not kept[account]
    }


@pytest.mark.parametrize("sql", [registers._DOCUMENTS, journal_book._POSTINGS])
def test_a_book_of_a_month_reads_that_month_and_sorts_nothing(bakery, sql):
    asked = {"first": "2026-09-01", "last": "2026-09-30", "kinds": "[]"}
    plan = [row[-1] for row in bakery.fetch(lambda reader: list(reader.rows(f"EXPLAIN QUERY PLAN {sql}", asked)))]
    assert "date_id (date>? AND date<?)" in plan[0]
    assert [step for step in plan if "TEMP B-TREE" in step] == []
