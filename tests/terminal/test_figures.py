"""Every figure of every statement is the sum of the entries behind it: the workshop's quarter and the practice."""

import datetime as dt
import shutil

import pytest

from emprende_desktop.cli import run
from emprende_desktop.commands.closing import YearClosing, close_year
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.money import Money
from emprende_desktop.practice import LAST_DAY, make_practice
from emprende_desktop.practice import PASSPHRASE as PRACTICE_KEY
from emprende_desktop.queries.behind import entries_behind
from reports.books import BooksSource
from reports.registry import REPORTS
from reports.source import Compare, ReportRequest
from tests.conftest import CHEAP, TALLER
from tests.terminal.conftest import PASSPHRASE

STATEMENTS = (
    "income-statement", "income-by-function", "income-by-nature", "balance-sheet", "cash-flow", "equity-changes",
    "month-summary", "trial-balance", "receivables", "payables",
)  # fmt: skip
SPANS = (
    (dt.date(2026, 7, 1), dt.date(2026, 9, 30)),
    (dt.date(2026, 8, 1), dt.date(2026, 8, 31)),
    (dt.date(2026, 7, 10), dt.date(2026, 9, 12)),
    (None, dt.date(2026, 12, 31)),
    (dt.date(2026, 11, 1), dt.date(2027, 2, 28)),
)


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    path = tmp_path_factory.mktemp("practice") / "practica.emprende"
    make_practice(path)
    with open_company(path, PRACTICE_KEY, FixedClock(noon(LAST_DAY))) as company:
        yield company


@pytest.fixture(scope="module")
def workshop_folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("taller") / "taller.emprende"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EMPRENDE_PASSPHRASE", PASSPHRASE)
        patch.setattr("emprende_desktop.vault.cost.DEFAULT_COST", CHEAP)
        for words in (
            ("new", path, "--name", "Taller", "--ruc", "10000000006", "--opening", TALLER / "opening.csv",
             "--opening-date", "2026-06-30"),
            ("import", "notebook", path, TALLER / "cuaderno.csv", "--map", TALLER / "mapping.csv"),
            ("import", "journal", path, TALLER / "ajustes.csv"),
        ):  # fmt: skip
            assert run([str(word) for word in words], pytest.fail) == 0
    return path


@pytest.fixture(scope="module")
def closed_folder(workshop_folder, tmp_path_factory):
    return shutil.copytree(workshop_folder, tmp_path_factory.mktemp("cerrado") / "taller.emprende")


@pytest.fixture(scope="module")
def workshop_books(workshop_folder, closed_folder):
    with open_company(workshop_folder, PASSPHRASE, FixedClock(noon(LAST_DAY))) as company:
        yield company


@pytest.fixture(scope="module")
def closed_books(closed_folder):
    with open_company(closed_folder, PASSPHRASE, FixedClock(noon(dt.date(2027, 2, 28)))) as company:
        company.execute(close_year, YearClosing(2026, "closing"))
        yield company


def behind(company, source):
    """Return how many entries stand behind a figure, and their sum, read page by page."""
    count, total, after = 0, 0, None
    while True:
        page = company.fetch(entries_behind, source, after)
        count += len(page.rows)
        total += sum(row.amount.cents for row in page.rows)
        after = page.next_key
        if after is None:
            return count, Money(total)


def figures(company, name, span, compare=None):
    """Return the words, the amount and the source of every figure of a statement."""
    report = next(report for report in REPORTS if report.key == name)
    request = ReportRequest(*span, None, None, compare=compare)
    for table in report.build(BooksSource(company), request).document.tables():
        for row in table.rows:
            for cell, origin in zip(row.cells, row.origins or (None,) * len(row.cells), strict=True):
                if isinstance(cell, Money):
                    yield row.cells[0], cell, origin


def proved(company, name, span, compare=None):
    """Return how many figures were compared with the entries behind them; each says in words where it comes from."""
    counted = 0
    for words, cell, origin in figures(company, name, span, compare):
        assert origin is not None, words
        assert origin.told, words
        if origin.source is not None:
            assert (words, behind(company, origin.source)[1]) == (words, cell)
            counted += 1
    return counted


@pytest.mark.parametrize("name", STATEMENTS)
@pytest.mark.parametrize("span", SPANS, ids=str)
def test_every_figure_of_the_workshop_is_the_sum_of_its_entries(workshop_books, name, span):
    assert proved(workshop_books, name, span) >= 1


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_figure_of_the_practice_is_the_sum_of_its_entries(practice, name):
    for span in SPANS[:3]:
        for compare in (None, Compare.BEFORE, Compare.NONE):
            assert proved(practice, name, span, compare) >= 1


@pytest.mark.parametrize("name", STATEMENTS)
def test_after_the_year_is_closed_the_figures_still_open(closed_books, name):
    for span in SPANS[-2:]:
        for compare in (None, Compare.BEFORE):
            assert proved(closed_books, name, span, compare) >= 1
