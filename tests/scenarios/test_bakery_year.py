"""A year of a bakery in the real window, closed at its end, and agreeing with hledger month by month."""

import datetime as dt
import shutil
import subprocess
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.closing import closing_state
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.terminal.exporting import ExportFormat, write_export
from emprende_desktop.vault.cost import KeyCost
from reports.books import BooksSource
from reports.build import balance_sheet, cash_flow, equity_changes, income_statement
from reports.source import ReportRequest
from ui.app import Shell, Surroundings
from ui.runner import InlineRunner
from ui.theme import Look, apply_theme

KEY = "clave de prueba"
CHEAP = KeyCost(64, 1, 1)
END = dt.date(2026, 12, 31)
YEAR = ReportRequest(dt.date(2026, 1, 1), END, None, None)
WEEKS = (4, 11, 18, 25)


class Yes:
    """Says yes to every question."""

    def confirm(self, _text, _yes):
        return True

    def warn(self, _text, _yes):
        return True

    def ask(self, _title, _questions):
        return None


@pytest.fixture
def window(qtbot, tmp_path):
    path, clock = tmp_path / "panaderia.emprende", FixedClock(noon(END))
    new = NewCompany(
        Enterprise("Pan de Oro", "panaderia", "", "Ananea", Trade.BAKERY),
        Standing(dt.date(2026, 1, 1), LegalForm.UNREGISTERED, TaxRegime.NONE),
        "Julia",
    )
    create_company(path, new, Secrets(KEY, CHEAP), clock)
    restyle = partial(apply_theme, QApplication.instance())
    restyle(Look())
    shell = Shell(Surroundings(tmp_path, tmp_path, clock, InlineRunner(), CHEAP, tmp_path / "log", restyle, Yes()))
    shell.resize(1366, 768)
    qtbot.addWidget(shell)
    shell.show()
    shell.open_company(path, KEY, pytest.fail)
    yield shell.main
    shell.close()


def write(window, screen, date, amount, choose=(), detail=""):
    window.navigate(screen)
    page = window.page
    page.amount._field.setText(str(amount))
    page.date.setDate(date)
    for grid, name in choose:
        field = getattr(page, grid)
        field.choose(next(choice.id for choice in field._choices if choice.text == name))
    page.detail.setText(detail)
    if ("place", "Fiado") in choose:
        page.person.setText("Rosa Quispe")
    page.foot.save.click()
    assert window.page is not page, page.foot.error.text()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def live(window, month):
    """Write a month: bread and cakes sold, flour, firewood and wages paid, a debt made and paid, money taken home."""
    for day in WEEKS:
        date = dt.date(2026, month, day)
        write(window, "sale", date, 310 + 7 * month + day, (("category", "Pan"), ("place", "Efectivo")))
        write(window, "expense", date, 120 + month, (("category", "Harina e insumos"), ("place", "Efectivo")))
    write(window, "sale", dt.date(2026, month, 6), 95, (("category", "Tortas"), ("place", "Yape / Plin")))
    write(window, "sale", dt.date(2026, month, 8), 60, (("category", "Pedidos"), ("place", "Fiado")))
    write(window, "collection", dt.date(2026, month, 20), 45, (("place", "Efectivo"),))
    write(window, "expense", dt.date(2026, month, 21), 80, (("category", "Jornales"), ("place", "Efectivo")))
    write(window, "withdrawal", dt.date(2026, month, 27), 150, (("place", "Efectivo"),))
    write(window, "transfer", dt.date(2026, month, 28), 50, (("place", "Efectivo"), ("target", "Banco")))


def statements(company):
    built = (income_statement, balance_sheet, cash_flow, equity_changes)
    return [one.build(BooksSource(company), YEAR).json for one in built]


def test_a_year_of_bread(window, tmp_path):
    company = window.books.company
    write(window, "loan", dt.date(2026, 1, 2), 1_200, (("place", "Efectivo"),))
    write(window, "asset", dt.date(2026, 1, 3), 900, (("category", "Horno"), ("place", "Efectivo")), "Horno de barro")
    for month in range(1, 13):
        live(window, month)
    window.navigate("loan_payment")
    window.page.second.setText("20")
    window.page.amount._field.setText("220")
    window.page.foot.save.click()
    window.navigate("assets")
    window.page.depreciate.click()
    before = statements(company)
    assert before[0]["net_result"] != "0.00"
    hledger_agrees(company, tmp_path, "before")
    window.open_room("accounting")
    for month in range(1, 12):
        assert company.fetch(closing_state).next_month == Month(2026, month)
        window.page.close_next.click()
    assert company.fetch(closing_state).year == 2026
    window.page.close_next.click()
    assert company.fetch(closing_state).closed_until == Month(2026, 12)
    assert statements(company) == before
    assert company.fetch(first_finding) is None
    nets = {}
    for balance in company.fetch(kept_balances, None, END):
        nets[balance.code] = nets.get(balance.code, 0) + balance.net
    assert not [code for code, net in nets.items() if net and code[0] in "6789"]
    assert Decimal(before[0]["net_result"]) * 100 == -nets["5018"]
    hledger_agrees(company, tmp_path, "after")
    with pytest.raises(AssertionError, match="está cerrado"):
        write(window, "sale", dt.date(2026, 12, 30), 10, (("category", "Pan"), ("place", "Efectivo")))


def hledger_agrees(company, folder, name):
    """Compare the change of every account in every month with what hledger makes of the same entries."""
    if shutil.which("hledger") is None:
        pytest.skip("hledger is not installed here")
    journal = Path(folder) / f"{name}.journal"
    write_export(company, ExportFormat.HLEDGER, journal)
    for month in range(1, 13):
        first, after = Month(2026, month).first, Month(2026, month).next().first
        words = [
            "hledger",
            "-f",
            str(journal),
            "balance",
            "--flat",
            "-N",
            "-O",
            "csv",
            "-b",
            str(first),
            "-e",
            str(after),
        ]
        rows = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
        theirs = {}
        for row in rows:
            account, amount = row.strip('"').split('","')
            code = account.rsplit(":", 1)[-1].split("-")[0].lstrip("A").split(" ")[0]
            cents = int(Decimal(amount.replace(",", "").replace("PEN", "").replace("S/", "").strip() or 0) * 100)
            if cents:
                theirs[code] = cents
        ours = {}
        for balance in company.fetch(kept_balances, first, Month(2026, month).last):
            ours[balance.code] = ours.get(balance.code, 0) + balance.net
        assert {code: net for code, net in ours.items() if net} == theirs, month


def test_the_books_open_again(window, tmp_path):
    write(window, "sale", dt.date(2026, 5, 4), 10, (("category", "Pan"), ("place", "Efectivo")))
    window.close()
    with open_company(tmp_path / "panaderia.emprende", KEY, FixedClock(noon(END))) as company:
        assert company.fetch(first_finding) is None
