"""What returns every month is proposed on the first page, and noted with one press."""

import datetime as dt

from emprende_desktop.commands.assets import Depreciation, depreciate, register_asset
from emprende_desktop.commands.closing import close_month
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.queries.proposals import ProposalKind, months_without_use, proposals
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.trade.assets import AssetClass, OwnedAsset
from tests.reading import told

TODAY = dt.date(2026, 9, 30)


def found(company):
    return [(p.kind, p.amount.cents if p.amount else None) for p in company.fetch(proposals, TODAY)]


def test_the_rent_of_two_months_is_proposed_and_noted_once(qtbot, window, notes_of, press):
    notes = notes_of(window.books.company)
    company = window.books.company
    for month in (7, 8):
        notes.spend(35_000, date=dt.date(2026, month, 3))
    notes.spend(999, date=dt.date(2026, 7, 9))
    window.navigate("home")
    qtbot.waitUntil(lambda: "Tela e hilos, como el mes pasado" in told(window.page))
    assert "350" not in told(window.page)
    press("Anotar Tela e hilos, como el mes pasado")
    rows = company.fetch(journal_page).rows
    assert (rows[0].date, rows[0].amount.cents, len(rows)) == (TODAY, 35_000, 4)
    assert ProposalKind.AGAIN not in [kind for kind, _amount in found(company)]
    press("Deshacer")
    assert ProposalKind.AGAIN in [kind for kind, _amount in found(company)]


def test_what_came_twice_a_month_or_at_another_price_is_not_guessed(company, notes):
    notes.spend(35_000, date=dt.date(2026, 7, 3))
    notes.spend(36_000, date=dt.date(2026, 8, 3))
    assert ProposalKind.AGAIN not in [kind for kind, _amount in found(company)]
    notes.spend(35_000, date=dt.date(2026, 8, 4))
    assert ProposalKind.AGAIN not in [kind for kind, _amount in found(company)]


def test_the_fee_of_the_nrus_follows_the_month_before(window, notes_of, press, qtbot):
    company = window.books.company
    notes = notes_of(company)
    notes.sell(500_000, date=dt.date(2026, 8, 10))
    assert found(company) == [(ProposalKind.NRUS, 2_000)]
    notes.sell(1, place=None, date=dt.date(2026, 8, 11))
    assert found(company) == [(ProposalKind.NRUS, 5_000)]
    window.navigate("home")
    press("Anotar Cuota del NRUS de agosto 2026, de la caja")
    nets = {b.code: b.net for b in company.fetch(kept_balances, dt.date(2026, 9, 1), TODAY)}
    assert nets == {"6419": 5_000, "1011": -5_000}
    assert found(company) == []
    notes.sell(300_000, date=dt.date(2026, 8, 12))
    assert company.fetch(first_finding) is None


def test_above_the_second_limit_no_fee_is_proposed(company, notes):
    notes.sell(800_001, date=dt.date(2026, 8, 10))
    assert found(company) == []


def test_without_the_nrus_no_fee_is_proposed(make_company, notes_of):
    company = make_company(LegalForm.NATURAL, TaxRegime.RMT, "10000000006")
    notes_of(company).sell(100_000, date=dt.date(2026, 8, 10))
    assert found(company) == []


def test_the_use_of_machines_is_proposed_until_it_is_noted(window, press):
    company = window.books.company
    machine = OwnedAsset("Recta", AssetClass.MACHINE, Money(120_000), Money(0), Month(2026, 7))
    company.execute(register_asset, machine)
    assert found(company) == [(ProposalKind.USE, None)]
    window.navigate("home")
    press("Anotar Uso de máquinas hasta julio 2026")
    assert [p.month for p in company.fetch(proposals, TODAY)] == [Month(2026, 8)]
    press("Anotar Uso de máquinas hasta agosto 2026")
    assert found(company) == []
    for month in (Month(2026, 7), Month(2026, 8)):
        nets = {b.code: b.net for b in company.fetch(kept_balances, month.first, month.last)}
        assert nets == {"68412": 1_000, "39524": -1_000}, "each month has its own use"


def test_use_missed_in_closed_months_is_caught_up_in_the_first_open_one(company, notes):
    notes.sell(1_000, date=dt.date(2026, 7, 3))
    machine = OwnedAsset("Recta", AssetClass.MACHINE, Money(120_000), Money(0), Month(2026, 6))
    company.execute(register_asset, machine)
    company.execute(close_month, Month(2026, 7))
    assert company.fetch(months_without_use, Month(2026, 8)) == (Month(2026, 8),)
    company.execute(depreciate, Depreciation(Month(2026, 8), "agosto"))
    assert [b.net for b in company.fetch(kept_balances, None, TODAY) if b.code == "68412"] == [3_000]
    assert company.fetch(months_without_use, Month(2026, 8)) == ()
