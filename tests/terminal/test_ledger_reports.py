"""The general ledger and the debts agree with the trial balance, through the terminal."""

import json
from decimal import Decimal

import pytest
from pypdf import PdfReader


@pytest.fixture
def report(terminal, imported):
    def read(name, *more):
        code, out, _err = terminal("report", imported, name, "--to", "2026-09-30", *more)
        assert code == 0
        return json.loads(out)

    return read


def test_every_account_of_the_ledger_ends_where_the_trial_balance_says(report):
    rows = report("trial-balance")["rows"]
    expected = {row["account"]: Decimal(row["debit"]) - Decimal(row["credit"]) for row in rows}
    accounts = report("general-ledger", "--from", "2026-08-01")["accounts"]
    assert {one["account"]: Decimal(one["closing"]) for one in accounts if Decimal(one["closing"])} == expected
    for one in accounts:
        moved = sum(Decimal(row["debit"]) - Decimal(row["credit"]) for row in one["rows"])
        assert Decimal(one["opening"]) + moved == Decimal(one["closing"])


def test_one_account_is_asked_for_alone(report):
    accounts = report("general-ledger", "--from", "2026-07-01", "--account", "1041")["accounts"]
    assert [(one["account"], one["opening"], one["closing"]) for one in accounts] == [("1041", "1310.00", "5655.13")]


@pytest.mark.parametrize(("name", "total"), [("receivables", "720.77"), ("payables", "196.37")])
def test_what_is_owed_adds_up_to_its_accounts(report, name, total):
    debts = report(name)
    assert debts["totals"]["total"] == total
    assert sum(Decimal(row["total"]) for row in debts["rows"]) == Decimal(total)
    ages = ("0-30", "31-60", "61-90", "over-90")
    assert all(sum(Decimal(row[age]) for age in ages) == Decimal(row["total"]) for row in debts["rows"])


@pytest.mark.parametrize("name", ["general-ledger", "receivables", "payables"])
def test_the_paper_is_written(terminal, imported, tmp_path, name):
    for suffix in ("pdf", "xlsx"):
        out = tmp_path / f"{name}.{suffix}"
        code, _out, _err = terminal("report", imported, name, "--to", "2026-09-30", "--format", suffix, "--out", out)
        assert code == 0
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / f"{name}.pdf").pages)
    assert "no reemplaza declaraciones" in text
