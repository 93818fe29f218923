"""A statement beside the period before, and the average month."""

import datetime as dt
import json

import pytest

from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Period
from emprende_desktop.trade.corrections import Reversal
from reports.books import BooksSource
from reports.build.comparison import chosen, mean
from reports.document import BarChart
from reports.registry import report_named
from reports.source import Compare, ReportRequest
from reports.writers import Format, write
from ui.widgets.statement_view import grid_of

SEPTEMBER = (dt.date(2026, 9, 1), dt.date(2026, 9, 30))
QUARTER = (dt.date(2026, 7, 1), dt.date(2026, 9, 30))


@pytest.fixture
def shop(company, notes):
    """Sales in August and September of this year, and in August of the year before."""
    notes.sell(7_000, date=dt.date(2025, 8, 20))
    notes.sell(10_000, date=dt.date(2026, 8, 3))
    notes.spend(2_500, date=dt.date(2026, 8, 9))
    notes.sell(16_001, date=dt.date(2026, 9, 3))
    return company


def built(company, name, span, compare=None):
    return report_named(name).build(BooksSource(company), ReportRequest(*span, None, None, compare=compare))


def titles(report):
    return [column.title for column in next(iter(report.document.tables())).columns]


def figures(report, title):
    rows = [row for table in report.document.tables() for row in table.rows]
    return [cell for cell in next(row.cells for row in rows if row.cells[0] == title)[1:] if isinstance(cell, Money)]


def test_a_month_stands_beside_the_month_before(shop):
    report = built(shop, "income-statement", SEPTEMBER)
    assert titles(report) == ["", "Setiembre", "Agosto"]
    assert figures(report, "Ventas netas") == [Money(16_001), Money(10_000)]
    assert figures(report, "Materiales usados") == [Money(0), Money(-2_500)]
    assert report.json["compared"]["total"]["net_result"] == "75.00"
    assert (report.json["compared"]["from"], report.json["compared"]["to"]) == ("2026-08-01", "2026-08-31")


def test_a_longer_span_stands_beside_the_same_days_a_year_before(shop):
    report = built(shop, "income-statement", QUARTER)
    assert titles(report) == ["", "Julio", "Agosto", "Setiembre", "Total", "Mes promedio", "Un año antes"]
    assert figures(report, "Ventas netas")[-1] == Money(7_000)
    assert "Un año antes: del 1 de julio al 30 de setiembre de 2025." in report.document.remarks


@pytest.mark.parametrize(
    ("compare", "months"),
    [(Compare.BEFORE, "2026-08-01"), (Compare.YEAR, "2025-09-01"), (Compare.NONE, None)],
)
def test_what_it_stands_beside_can_be_chosen(shop, compare, months):
    compared = built(shop, "income-statement", SEPTEMBER, compare).json["compared"]
    assert (compared and compared["from"]) == months


def test_the_span_decides_only_where_nothing_was_chosen():
    month, quarter = Period(*SEPTEMBER), Period(*QUARTER)
    wish = ReportRequest(*SEPTEMBER, None, None)
    assert (chosen(wish, month), chosen(wish, quarter)) == (Compare.BEFORE, Compare.YEAR)


@pytest.mark.parametrize("name", ["income-statement", "income-by-function", "income-by-nature", "cash-flow"])
def test_before_the_books_begin_there_is_no_column_and_a_note_says_so(company, notes, name):
    notes.sell(5_000, date=dt.date(2026, 9, 5))
    report = built(company, name, SEPTEMBER)
    assert titles(report) == ["", "Setiembre"]
    assert report.json["compared"] is None
    assert any("No hay con qué comparar" in note and "05/09/2026" in note for note in report.document.remarks)


def test_a_column_that_begins_late_says_so(company, notes):
    notes.sell(5_000, date=dt.date(2026, 8, 20))
    notes.sell(6_000, date=dt.date(2026, 9, 5))
    report = built(company, "income-statement", SEPTEMBER)
    assert titles(report)[-1] == "Agosto"
    assert any("no está completa" in note for note in report.document.remarks)


def test_the_average_month_is_of_the_months_the_books_tell_of(company, notes):
    notes.sell(5_000, date=dt.date(2026, 8, 20))
    notes.sell(6_001, date=dt.date(2026, 9, 5))
    report = built(company, "income-statement", (dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
    assert report.json["average_month"]["net_sales"] == "55.01"


def test_a_month_without_notes_between_others_counts_in_the_average(company, notes):
    notes.sell(3_000, date=dt.date(2026, 7, 1))
    notes.sell(6_000, date=dt.date(2026, 9, 5))
    assert built(company, "income-statement", QUARTER).json["average_month"]["net_sales"] == "30.00"


@pytest.mark.parametrize(("cents", "months", "expected"), [(-500, 3, -167), (500, 3, 167), (1, 2, 1), (7, 0, 7)])
def test_a_mean_is_rounded_half_up(cents, months, expected):
    assert mean(Money(cents), months) == Money(expected)


def test_the_position_stands_beside_that_at_the_end_of_the_month_before(shop):
    report = built(shop, "balance-sheet", SEPTEMBER)
    assert titles(report) == ["", "30/09/2026", "31/08/2026"]
    assert figures(report, "Total activo") == [Money(30_501), Money(14_500)]
    assert report.json["compared"]["total_assets"] == "145.00"


def test_what_undoes_a_line_leaves_its_column(shop, company, notes):
    undone = notes.spend(900, date=dt.date(2026, 9, 9))
    company.execute(reverse_entry, Reversal(undone, "undo"))
    assert figures(built(shop, "income-statement", SEPTEMBER), "Materiales usados") == [Money(0), Money(-2_500)]


def test_cash_flow_and_month_tell_the_month_before_and_the_average(shop):
    flow = built(shop, "cash-flow", SEPTEMBER)
    assert figures(flow, "Efectivo al final") == [Money(30_501), Money(14_500)]
    assert flow.json["compared"]["lines"] == {"from_customers": "100.00", "to_suppliers": "-25.00"}
    month = built(shop, "month-summary", SEPTEMBER)
    assert titles(month) == ["", "Agosto", "Setiembre", "Diferencia", "Mes promedio"]
    assert month.json["compared"]["kept"] == "75.00"
    year = built(shop, "month-summary", SEPTEMBER, Compare.NONE)
    assert titles(year) == ["", "Setiembre", "Mes promedio"]
    heading = next(row for row in grid_of(month.document).rows if row.cells[0] == "Lo que tengo al final")
    assert heading.cells == ("Lo que tengo al final", "", "", "", "30/09/2026"), "what is held is no average"


def test_where_months_fill_the_page_they_go_before_the_average(shop):
    span = (dt.date(2026, 4, 1), dt.date(2026, 9, 30))
    heads = titles(built(shop, "income-statement", span, Compare.NONE))
    assert heads == ["", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Setiembre", "Total"]
    whole = (dt.date(2026, 1, 1), dt.date(2026, 9, 30))
    assert titles(built(shop, "income-statement", whole))[:3] == ["", "Total", "Mes promedio"]


def test_the_chart_of_the_month_begins_with_the_books(company, notes):
    notes.sell(3_000, date=dt.date(2026, 8, 10))
    notes.sell(6_000, date=dt.date(2026, 9, 5))
    parts = built(company, "month-summary", SEPTEMBER).document.parts
    (chart,) = [part for part in parts if isinstance(part, BarChart)]
    assert [bar.label for bar in chart.bars] == ["Agosto", "Setiembre"]


@pytest.mark.parametrize("output", [Format.PDF, Format.XLSX, Format.CSV])
def test_the_widest_statement_is_written(shop, output):
    span = (dt.date(2026, 1, 1), dt.date(2026, 5, 31))
    assert write(built(shop, "income-statement", span, Compare.BEFORE), output)


def test_json_can_be_read_by_other_programs(shop):
    told = json.loads(write(built(shop, "cash-flow", QUARTER), Format.JSON))
    assert told["compared"]["from"] == "2025-07-01"
