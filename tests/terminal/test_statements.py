"""The statements of cash flows, equity and one person agree with the trial balance, through the terminal."""

import json
from decimal import Decimal

import pytest
from pypdf import PdfReader

PERIOD = ("--from", "2026-07-01", "--to", "2026-09-30")


@pytest.fixture
def report(terminal, imported):
    def read(name, *more):
        code, out, err = terminal("report", imported, name, *(more or PERIOD))
        assert code == 0, err
        return json.loads(out)

    return read


def held(report, prefix):
    rows = report("trial-balance", "--to", "2026-09-30")["rows"]
    return sum(Decimal(r["debit"]) - Decimal(r["credit"]) for r in rows if r["account"].startswith(prefix))


def test_the_lines_explain_the_cash(report):
    flow = report("cash-flow")
    assert Decimal(flow["closing"]) == held(report, "10")
    assert flow["opening"] == "1730.50"
    lines = sum(map(Decimal, flow["lines"].values()))
    assert lines == Decimal(flow["net_change"]) == sum(map(Decimal, flow["sections"].values()))
    assert Decimal(flow["opening"]) + lines == Decimal(flow["closing"])
    assert Decimal(flow["restricted"]) == held(report, "107")


def test_what_there_was_at_the_start_is_no_flow(report):
    whole = report("cash-flow", "--from", "2026-01-01", "--to", "2026-09-30")
    assert whole["lines"] == report("cash-flow")["lines"]
    assert whole["opening"] == "1730.50"


def test_equity_ends_where_the_position_says(report):
    changes = report("equity-changes")
    position = report("balance-sheet", "--to", "2026-09-30")
    assert changes["total"] == position["total_equity"]
    assert changes["rows"]["result_of_period"]["total"] == "6476.78"
    between = [row for key, row in changes["rows"].items() if key != "closing_balance"]
    for column in ("capital", "accumulated", "result", "total"):
        assert sum(Decimal(row[column]) for row in between) == Decimal(changes["rows"]["closing_balance"][column])


@pytest.mark.parametrize("name", ["income-by-function", "income-by-nature"])
def test_every_layout_comes_to_the_same_result(report, name):
    assert report(name)["net_result"] == "6476.78"


def test_everybodys_statement_adds_up_to_who_owes_me(report, terminal, imported):
    owed = {row["party"]: row["total"] for row in report("receivables", "--to", "2026-09-30")["rows"]}
    named = [name for name in owed if name]
    assert named
    for name in named:
        (one,) = report("statement", "--party", name, *PERIOD)["parties"]
        assert one["closing"] == owed[name]
        assert Decimal(one["opening"]) + sum(Decimal(r["amount"]) for r in one["rows"]) == Decimal(one["closing"])
    everybody = {one["party"]: one["closing"] for one in report("statement", *PERIOD)["parties"]}
    assert {name: everybody[name] for name in named} == {name: owed[name] for name in named}
    code, _out, err = terminal("report", imported, "statement", *PERIOD, "--party", "Nadie Así")
    assert code == 2
    assert "Nadie Así" in err


def test_the_register_tells_what_the_ledger_has_besides(report):
    register = report("assets", "--to", "2026-09-30")
    assert register["rows"] == []
    assert Decimal(register["in_ledger"]) == held(report, "33") + held(report, "39")


def test_the_month_on_one_page_says_what_the_statements_say(report):
    month = report("month-summary", "--to", "2026-08-15")
    statement = report("income-statement")
    august = statement["months"]["2026-08"]
    assert (month["month"], month["sold"], month["kept"]) == ("2026-08", august["net_sales"], august["net_result"])
    assert Decimal(month["sold"]) - Decimal(month["spent"]) == Decimal(month["kept"])
    september = report("month-summary", "--to", "2026-09-30")
    assert Decimal(september["own_money"]) + Decimal(september["set_apart"]) == held(report, "10")
    assert Decimal(september["owed_to_me"]) == held(report, "12")
    assert Decimal(september["i_owe"]) == -held(report, "42")


@pytest.mark.parametrize(
    "name", ["month-summary", "assets", "cash-flow", "equity-changes", "income-by-function", "income-by-nature"]
)
def test_the_paper_is_written(terminal, imported, tmp_path, name):
    for suffix in ("pdf", "xlsx"):
        out = tmp_path / f"{name}.{suffix}"
        assert terminal("report", imported, name, *PERIOD, "--format", suffix, "--out", out)[0] == 0
    assert len(PdfReader(tmp_path / f"{name}.pdf").pages) == 1
