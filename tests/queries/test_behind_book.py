"""What a line of an electronic book is of: where a fault is mended."""

import datetime as dt

import pytest

from emprende_desktop.domain.period import Month
from emprende_desktop.queries.behind_book import behind_line
from emprende_desktop.trade.documents import Document, DocumentKind
from tests.exchange.test_month_of_books import DAY, INN, MONTH, bakery, buy, give  # noqa: F401


@pytest.fixture
def behind(bakery):  # noqa: F811
    return lambda told, month=MONTH, *, bought=False: bakery.fetch(behind_line, month, told, bought=bought)


def test_documents_of_ours_are_found_by_their_number(bakery, behind):  # noqa: F811
    factura = give(bakery, "118", DocumentKind.FACTURA, INN)
    slip = give(bakery, "23.6", DocumentKind.LIQUIDACION)
    assert behind("01 F001-1").document == factura.id
    assert behind("04 L001-1", bought=True).document == slip.id
    assert behind("01 F001-1", bought=True) is None
    assert behind("01 F001-2") is None


def test_a_suppliers_paper_and_notes_are_found_in_their_month(bakery, behind, notes_of):  # noqa: F811
    notes = notes_of(bakery)
    buy(bakery, notes, "01", "F001", "15", 118_00, 18_00)
    spent = notes.spend(59_00, date=DAY, document=Document(DocumentKind.FACTURA, "f002-0007"))
    sold = notes.sell(59_00, date=DAY, document=Document(DocumentKind.BOLETA, "B001-Ω"))
    paper = behind("01 F001-15", bought=True)
    assert (paper.template, paper.date) == ("purchase", DAY)
    assert behind("01 F001-15", Month(2026, 8), bought=True) is None
    assert (behind("01 F002-7", bought=True).entry, behind("03 B001-Ω").entry) == (spent, sold)
    assert behind(f"{sold}/2").template == "sale"
    assert behind("03 B001-Ω").date == dt.date(2026, 9, 5)


@pytest.mark.parametrize("told", ["10411", "ORO 00 0-7", "99 F001-1", "999/1"])
def test_what_is_no_document_and_no_entry_is_of_nothing(behind, told):
    assert behind(told) is None
