"""The registers on paper: what a page comes to is carried to the next, and columns add up across and down."""

import datetime as dt
import io
import re
from itertools import pairwise

import pytest
from pypdf import PdfReader

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Period
from reports.build.registers import purchases_register, sales_register
from reports.document import Letterhead
from reports.source import Imprint
from reports.writers import Built, Format, write
from tests.invoicing.registered_lines import purchase_lines, sale_lines
from tests.reading import purchase_totals, sale_totals

LINES = 90
MONTH = Period(dt.date(2026, 9, 1), dt.date(2026, 9, 30))
IMPRINT = Imprint(Letterhead("Panadería", "RUC 20601234567 · RER", "Azángaro"), "seal", dt.datetime(2026, 10, 1), False)
FIGURES = r"(?:—|\(?[\d,]+\.\d\d\)?)"


def sales() -> Built:
    return sales_register(lambda: sale_lines(LINES), MONTH, IMPRINT)


def purchases() -> Built:
    return purchases_register(lambda: purchase_lines(LINES), MONTH, IMPRINT)


def pages(built):
    return [page.extract_text() for page in PdfReader(io.BytesIO(write(built, Format.PDF))).pages]


def carried(word, page):
    found = re.search(rf"{word}\s+((?:{FIGURES}\s*)+)", page)
    return found[1].split() if found else []


@pytest.mark.parametrize("built", [sales, purchases])
@pytest.mark.parametrize("output", Format)
def test_a_register_is_the_same_bytes_twice(built, output):
    assert write(built(), output) == write(built(), output)


@pytest.mark.parametrize(("built", "columns"), [(sales, 8), (purchases, 10)])
def test_what_a_page_comes_to_is_carried_to_the_next(built, columns):
    read = pages(built())
    assert len(read) > 2
    assert not carried("Vienen", read[0])
    assert not carried("Van", read[-1])
    for before, after in pairwise(read):
        assert len(carried("Van", before)) == columns
        assert carried("Van", before) == carried("Vienen", after)


@pytest.mark.parametrize(("built", "totals"), [(sales, sale_totals(sale_lines(LINES))), (purchases, purchase_totals(purchase_lines(LINES)))])  # fmt: skip
def test_columns_add_up_down_and_across(built, totals):
    (table,) = built().document.tables()
    *rows, last = table.rows
    assert len(table.rows) == LINES + 1
    money = [index for index, cell in enumerate(last.cells) if isinstance(cell, Money)]
    for row in (*rows, last):
        amounts = [row.cells[index].cents for index in money]
        assert sum(amounts[:-1]) == amounts[-1]
    for index in money:
        assert sum(row.cells[index].cents for row in rows) == last.cells[index].cents
    assert last.cells[money[-1]] == totals.total


def test_an_annulled_document_keeps_its_place_and_counts_nothing():
    (table,) = sales().document.tables()
    row = list(table.rows)[16]
    assert row.cells[4:7] == ("F001-17", "6 20100070970", "ANULADO")
    assert not any(cell for cell in row.cells if isinstance(cell, Money))


def test_a_register_lies_on_its_side():
    box = PdfReader(io.BytesIO(write(sales(), Format.PDF))).pages[0].mediabox
    assert box.width > box.height


def test_what_other_programs_read_names_nobody():
    assert b"SUPERMERCADOS" not in write(sales(), Format.JSON)
