"""The chart of accounts mended: what is posted stays, what notes need stays, a year with entries keeps its chart."""

import datetime as dt
import itertools

import pytest
from sqlalchemy.exc import IntegrityError

from emprende_desktop.commands.assets import Depreciation, depreciate
from emprende_desktop.commands.chart import (
    AccountName,
    AccountUse,
    Carrying,
    ChartChoice,
    NewAccount,
    add_account,
    carry_balances,
    choose_chart,
    rename_account,
    use_account,
)
from emprende_desktop.commands.closing import YearClosing, close_year
from emprende_desktop.commands.notes import DatedReversal, Reversal, record_note, reverse_entry, reverse_on
from emprende_desktop.domain.chart_errors import (
    AccountExistsError,
    AccountInUseError,
    AccountNotDividedError,
    AccountNotOwnError,
    ChartYearError,
    InvalidAccountCodeError,
    NothingToCarryError,
)
from emprende_desktop.domain.errors import NameRequiredError, UnknownAccountError, YearNotClosedError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.charts import PCGE_2019, PCGE_2026
from emprende_desktop.queries.chart import chart_in_force, chart_rows, moves
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.statements import account_totals
from emprende_desktop.trade.assets import AssetClass, AssetPurchase
from emprende_desktop.trade.notes import EntryLine, FreeEntry
from resources.files import rows
from tests.conftest import TODAY
from tests.reading import nets

FREE = itertools.count()


def account(company, code, chart=PCGE_2019):
    return next(row for row in company.fetch(chart_rows, chart) if row.code == code)


def post(company, debit, credit, date=TODAY):
    lines = (EntryLine(debit, Money(1_000)), EntryLine(credit, Money(-1_000)))
    return company.execute(record_note, FreeEntry(date, lines, f"free {next(FREE)}", "algo")).row_id


def test_an_account_of_ones_own_is_opened_named_posted_to_and_stays(company):
    added = company.execute(add_account, NewAccount(PCGE_2019, "1043", "Caja Cusco")).row_id
    assert (account(company, "1043").own, account(company, "1043").type) == (True, account(company, "104").type)
    company.execute(rename_account, AccountName(added, "Caja Arequipa"))
    assert account(company, "1043").name == "Caja Arequipa"
    post(company, "1043", "1011")
    assert nets(company)["1043"] == 1_000
    with pytest.raises(AccountInUseError):
        company.execute(use_account, AccountUse(added, active=False))


def test_a_leaf_without_postings_becomes_a_heading(company):
    assert account(company, "6324").leaf
    company.execute(add_account, NewAccount(PCGE_2019, "63241", "Asesoría de costura"))
    assert not account(company, "6324").leaf
    assert account(company, "63241").leaf


@pytest.mark.parametrize(
    ("code", "name", "error"),
    [
        ("1011", "Otra caja", AccountExistsError),
        ("10411", "BCP", AccountNotDividedError),  # notes go to 1041 by themselves
        ("1", "Uno", AccountExistsError),
        ("10x", "Letras", InvalidAccountCodeError),
        ("9999999999999", "Larga", InvalidAccountCodeError),
        ("1043", "  ", NameRequiredError),
    ],
)
def test_what_the_chart_does_not_take_is_refused(company, code, name, error):
    with pytest.raises(error):
        company.execute(add_account, NewAccount(PCGE_2019, code, name))


def test_an_account_with_postings_takes_no_sub_account(company):
    post(company, "6324", "1011")
    with pytest.raises(AccountNotDividedError):
        company.execute(add_account, NewAccount(PCGE_2019, "63241", "Asesoría"))


def test_the_database_refuses_a_heading_with_postings(company, notes):
    notes.sell(1_000)
    with pytest.raises(IntegrityError, match="is no heading"):
        company.execute(lambda uow, _value: uow._connection.exec_driver_sql("UPDATE account SET leaf = 0"), None)


def test_the_official_list_keeps_its_names(company):
    with pytest.raises(AccountNotOwnError):
        company.execute(rename_account, AccountName(account(company, "1041").id, "Mi banco"))


def test_only_what_nothing_needs_is_put_away(company):
    idle = account(company, "6453")
    company.execute(use_account, AccountUse(idle.id, active=False))
    assert not account(company, "6453").active
    company.execute(use_account, AccountUse(idle.id, active=True))
    with pytest.raises(AccountInUseError):  # the place "Efectivo" needs it
        company.execute(use_account, AccountUse(account(company, "1011").id, active=False))
    with pytest.raises(AccountNotDividedError):
        company.execute(use_account, AccountUse(account(company, "10").id, active=True))


def test_a_chart_is_chosen_for_a_year_without_entries_and_taken_back(company, notes):
    notes.sell(1_000)
    for chart, year in ((PCGE_2026, 2026), (PCGE_2019, 2026)):
        with pytest.raises(ChartYearError):
            company.execute(choose_chart, ChartChoice(chart, year))
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    assert company.fetch(chart_in_force, 2026) == PCGE_2019
    assert company.fetch(chart_in_force, 2028) == PCGE_2026
    company.execute(choose_chart, ChartChoice(PCGE_2019, 2027))
    assert company.fetch(chart_in_force, 2028) == PCGE_2019


def test_a_year_with_entries_keeps_its_chart_in_the_database_too(company, notes):
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    notes.sell(1_000, date=dt.date(2027, 1, 2))
    for statement in ("INSERT INTO chart_year VALUES (2026, 'PCGE2019')", "DELETE FROM chart_year"):
        with pytest.raises(IntegrityError, match="keeps its chart"):
            company.execute(lambda uow, sql: uow._connection.exec_driver_sql(sql), statement)


def test_an_account_of_ones_own_comes_along(company):
    company.execute(add_account, NewAccount(PCGE_2019, "1043", "Caja Cusco"))
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    assert account(company, "1043", PCGE_2026).name == "Caja Cusco"
    company.execute(add_account, NewAccount(PCGE_2019, "1044", "Caja Huancayo"))
    assert account(company, "1044", PCGE_2026).own


def test_every_account_that_notes_go_to_has_its_leaf_in_the_newer_chart():
    newer = {row["code"]: row for row in rows("charts/chart_2026.csv")}
    moved = {row["code_2019"]: row["code_2026"] for row in rows("charts/moves_2026.csv")}
    differing = {row["code"] for row in rows("charts/conflicts_2026.csv")}
    for row in rows("charts/chart_2019.csv"):
        if row["active"] == "1" and row["leaf"] == "1":
            there = moved.get(row["code"], row["code"])
            assert newer[there]["leaf"] == "1", row["code"]
            assert newer[there]["type"] == row["type"] or row["code"] == "7311", row["code"]  # discounts: 606 there
            assert row["code"] in moved or row["code"] not in differing, row["code"]
    heads = {row["parent"] for row in newer.values()}
    assert {row["code"] for row in newer.values() if row["leaf"] == "0"} == heads - {"", "101", "4018"}
    assert all(code.startswith(row["parent"]) for code, row in newer.items())


def test_notes_of_the_new_year_go_to_the_codes_of_its_chart(company, notes):
    bought = AssetPurchase(TODAY, Money(240_000), AssetClass.MACHINE, notes.places["Efectivo"], "asset")
    company.execute(record_note, bought)
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    notes.sell(1_000, date=dt.date(2027, 1, 5))
    company.execute(depreciate, Depreciation(Month(2026, 12), "2026"))
    stands = company.fetch(moves)[0]
    assert (stands.code, stands.moves_to, stands.standing) == ("39524", "39513", -8_000)
    assert stands.name_there == "Unidades de transporte"
    january = company.execute(depreciate, Depreciation(Month(2027, 1), "2027")).row_id
    assert {code: nets(company)[code] for code in ("39524", "39513", "68412", "68313")} == {
        "39524": -8_000, "39513": -2_000, "68412": 8_000, "68313": 2_000,
    }  # fmt: skip
    company.execute(reverse_entry, Reversal(january, "undo"))
    assert "39513" not in nets(company)
    assert company.fetch(first_finding) is None


def test_what_is_undone_in_the_new_year_goes_to_its_codes_too(company, notes):
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    entry = post(company, "7411", "1011", date=dt.date(2026, 9, 1))
    company.execute(reverse_on, DatedReversal(entry, dt.date(2027, 1, 3), "late"))
    assert nets(company) == {"7411": 1_000, "706": -1_000}


def test_a_person_chooses_accounts_of_the_chart_of_the_day(company):
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    post(company, "68412", "39524", date=dt.date(2027, 2, 1))
    assert nets(company) == {"68412": 1_000, "39524": -1_000}
    with pytest.raises(UnknownAccountError):
        post(company, "7311", "1011", date=dt.date(2027, 2, 1))


def test_balances_are_carried_to_the_codes_they_move_to_once_the_year_is_closed(company, notes):
    bought = AssetPurchase(TODAY, Money(240_000), AssetClass.MACHINE, notes.places["Efectivo"], "asset")
    company.execute(record_note, bought)
    with pytest.raises(NothingToCarryError):
        company.execute(carry_balances, Carrying("none"))
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    notes.sell(1_000, date=dt.date(2027, 1, 5))
    company.execute(depreciate, Depreciation(Month(2026, 12), "2026"))
    with pytest.raises(YearNotClosedError):
        company.execute(carry_balances, Carrying("early"))
    company.execute(close_year, YearClosing(2026, "year"))
    before = sum(net for code, net in nets(company).items() if code.startswith("39"))
    entry = company.execute(carry_balances, Carrying("carried")).row_id
    assert company.execute(carry_balances, Carrying("carried")).row_id == entry
    after = nets(company)
    assert (after["39513"], "39524" in after) == (-8_000, False)
    assert sum(net for code, net in after.items() if code.startswith("39")) == before
    listed = [(total.code, total.net) for total in company.fetch(account_totals, dt.date(2027, 12, 31))]
    assert [net for code, net in listed if code == "39524"] == [0]  # one line for the code of both charts
    with pytest.raises(NothingToCarryError):
        company.execute(carry_balances, Carrying("twice"))
    company.execute(reverse_entry, Reversal(entry, "undo"))
    assert nets(company)["39524"] == -8_000
    company.execute(carry_balances, Carrying("again"))
    assert nets(company)["39513"] == -8_000
    assert company.fetch(first_finding) is None
