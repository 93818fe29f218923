import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.ledger.account import AccountType, Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.statements.balance_sheet import ASSETS, EQUITY, LIABILITIES, balance_sheet
from emprende_desktop.statements.balances import AccountBalance, AccountTotal
from emprende_desktop.statements.income_statement import Facts, income_statement, is_result, net_result
from emprende_desktop.statements.trial_balance import trial_balance
from reports.source import layout
from resources.files import rows

CODES = [row["code"] for row in rows("charts/chart_2019.csv") if len(row["code"]) > 1]
POSTABLE = [row["code"] for row in rows("charts/chart_2019.csv") if row["leaf"] == "1"]


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("name", ["esf", "er_gestion", "er_funcion", "er_naturaleza", "efe"])
def test_every_account_falls_in_exactly_one_line(name, side):
    chosen = layout(name)
    for code in CODES:
        if (name.startswith("er_") and not is_result(code)) or (name == "efe" and code.startswith("10")):
            continue
        lengths = sorted((line.match(code, side) for line in chosen.lines), reverse=True)
        assert lengths[0] > lengths[1], f"{code} on {side}"
        assert chosen.line_of(code, side).match(code, side) == lengths[0]


@pytest.mark.parametrize(
    ("code", "debit", "credit"),
    [
        ("1011", "cash", "overdraft"), ("1073", "restricted_cash", "overdraft"),
        ("1042", "restricted_cash", "overdraft"), ("1673", "tax_assets", "taxes_payable"),
        ("4221", "supplier_advances", "payables"), ("1221", "receivables", "customer_advances"),
        ("40111", "tax_assets", "taxes_payable"), ("39524", "fixed_assets", "fixed_assets"),
        ("3921", "right_of_use", "right_of_use"), ("3651", "intangibles", "intangibles"),
        ("3661", "biological", "biological"), ("4692", "grants_to_spend", "grants_to_spend"),
        ("89", "result", "result"),
    ],
)  # fmt: skip
def test_money_set_apart_and_contrary_balances_have_lines_of_their_own(code, debit, credit):
    position = layout("esf")
    assert [position.line_of(code, side).key for side in (Side.DEBIT, Side.CREDIT)] == [debit, credit]


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("efe", "1422", "to_members"), ("efe", "1411", "to_members"), ("efe", "4692", "grants_received"),
        ("efe", "641", "taxes_paid"), ("efe", "1673", "taxes_paid"), ("efe", "4412", "withdrawals"),
        ("efe", "4411", "loans_paid"), ("er_funcion", "602", "cost_of_sales"), ("er_funcion", "6214", "administration"),
        ("er_funcion", "6361", "administration"), ("er_funcion", "68412", "administration"),
        ("er_funcion", "711", "cost_of_sales"), ("er_funcion", "722", "cost_of_sales"),
        ("er_naturaleza", "691", "change_goods"), ("er_naturaleza", "692", "production_stored"),
        ("er_naturaleza", "6132", "purchases_materials"),
    ],
)  # fmt: skip
def test_no_account_is_forgotten_by_a_statement(name, code, line):
    assert layout(name).line_of(code, Side.DEBIT).key == line


def test_the_active_chart_is_the_one_that_was_asked_for():
    active = [row["code"] for row in rows("charts/chart_2019.csv") if row["active"] == "1"]
    assert len(active) == 165


def test_accounts_in_use_have_names_of_their_own_that_fit_a_statement():
    names = [row["name"] for row in rows("charts/chart_2019.csv") if row["active"] == "1"]
    assert len(set(names)) == len(names)
    assert [name for name in names if len(name) > 45 or (name.isupper() and len(name) > 5)] == []


@st.composite
def balanced(draw):
    count = draw(st.integers(1, 12))
    codes = draw(st.lists(st.sampled_from(POSTABLE), min_size=count + 1, max_size=count + 1, unique=True))
    nets = draw(st.lists(st.integers(-(10**9), 10**9), min_size=count, max_size=count))
    month = Month(2026, draw(st.integers(1, 12)))
    return [
        AccountBalance(code, code, AccountType.ASSET, month, EntryKind.NORMAL, Money(max(n, 0)), Money(max(-n, 0)))
        for code, n in zip(codes, [*nets, -sum(nets)], strict=True)
    ]


@given(balanced())
def test_assets_equal_liabilities_plus_equity_whatever_was_posted(balances):
    sheet = balance_sheet(balances, dt.date(2026, 12, 31), layout("esf"))
    assert sheet.total(ASSETS) == sheet.total(LIABILITIES + EQUITY)


@pytest.mark.parametrize("name", ["er_gestion", "er_funcion", "er_naturaleza"])
@given(balances=balanced())
def test_the_lines_add_up_to_the_net_result(name, balances):
    period = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    statement = income_statement(balances, period, layout(name), Facts())
    lines = sum((line.total for block in statement.blocks for line in block.lines), ZERO)
    assert lines == statement.subtotal("net_result").total == net_result(balances)


@given(balanced())
def test_a_trial_balance_has_equal_totals(balances):
    trial = trial_balance(AccountTotal(balance.code, balance.name, balance.net) for balance in balances)
    assert trial.debit == trial.credit


SEPTEMBER = Month(2026, 9)


def one(code, cents, month=SEPTEMBER, kind=EntryKind.NORMAL):
    return AccountBalance(code, code, AccountType.ASSET, month, kind, Money(max(cents, 0)), Money(max(-cents, 0)))


def test_contrary_balances_change_sides():
    sheet = balance_sheet([one("1041", -500), one("4211", 500)], dt.date(2026, 9, 30), layout("esf"))
    assert {line.key: line.amount.cents for line in sheet.lines} == {"overdraft": 500, "supplier_advances": 500}


def test_restricted_money_and_detracciones_stand_apart():
    balances = [one("1073", 300), one("1042", 200), one("1011", 100), one("5018", -600)]
    sheet = balance_sheet(balances, dt.date(2026, 9, 30), layout("esf"))
    assert {line.key: line.amount.cents for line in sheet.lines} == {
        "cash": 100, "restricted_cash": 500, "capital": 600,
    }  # fmt: skip


def test_closing_entries_do_not_empty_the_statement():
    balances = [one("70221", -900), one("70221", 900, kind=EntryKind.CLOSING)]
    assert net_result(balances) == Money(900)


def test_a_year_left_open_stands_with_the_accumulated_results():
    balances = [one("70221", -900, Month(2025, 12)), one("70221", -100), one("1011", 1_000)]
    sheet = balance_sheet(balances, dt.date(2026, 9, 30), layout("esf"))
    assert {line.key: line.amount.cents for line in sheet.lines} == {"cash": 1_000, "accumulated": 900, "result": 100}
