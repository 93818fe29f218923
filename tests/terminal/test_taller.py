"""The workshop's quarter through the terminal, to the céntimo."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def test_a_company_whose_opening_is_refused_does_not_stay(terminal, tmp_path):
    path, opening = tmp_path / "x.emprende", tmp_path / "opening.csv"
    opening.write_text("account,debit,credit\n9999999,5.00,\n")
    words = ("--name", "X", "--opening", opening, "--opening-date", "2026-06-30")
    code, out, err = terminal("new", path, *words)
    assert (code, out) == (2, "")
    assert "9999999" in err
    assert not path.exists()


def test_the_trial_balance_is_the_expected_one(terminal, imported, taller):
    code, out, _err = terminal("report", imported, "trial-balance", "--to", "2026-09-30")
    rows = [(row["account"], row["debit"], row["credit"]) for row in json.loads(out)["rows"]]
    with (taller / "expected_trial_balance.csv").open() as stream:
        expected = [(r["account"], r["debit"] or "0.00", r["credit"] or "0.00") for r in csv.DictReader(stream)]
    assert (code, rows) == (0, expected)


def test_the_results_are_the_expected_ones(terminal, imported, taller):
    expected = json.loads((taller / "expected.json").read_text())
    _code, out, _err = terminal("report", imported, "income-statement", "--from", "2026-07-01", "--to", "2026-09-30")
    result = json.loads(out)
    assert result["net_result"] == expected["net_result"]
    assert {m: v["net_result"] for m, v in result["months"].items()} == expected["net_result_by_month"]
    _code, out, _err = terminal("report", imported, "balance-sheet", "--to", "2026-09-30")
    position = json.loads(out)
    assert position["total_assets"] == expected["total_assets"]
    assert (position["total_liabilities"], position["total_equity"]) == ("8334.02", "10896.28")


def test_the_cash_book_ends_with_what_the_till_holds(terminal, imported, taller):
    words = ("--from", "2026-07-01", "--to", "2026-09-30", "--place", "efectivo")
    _code, out, _err = terminal("report", imported, "cash-book", *words)
    book = json.loads(out)
    assert (book["opening"], book["closing"]) == ("420.50", "4038.60")


def test_the_faulty_notebook_reports_its_lines_and_imports_nothing(terminal, workshop, taller, bring_in):
    code, out, err = bring_in("cuaderno-con-errores.csv")
    with (taller / "cuaderno-con-errores.expected.csv").open() as stream:
        lines = [row["line"] for row in csv.DictReader(stream)]
    assert code == 2
    assert [line.split("\t")[0] for line in out.splitlines()] == lines
    assert "no se trajo nada" in err
    _code, out, _err = terminal("report", workshop, "journal", "--from", "2026-07-01", "--to", "2026-12-31")
    assert json.loads(out)["entries"] == []


def test_a_notebook_that_comes_again_adds_nothing(terminal, imported, taller, bring_in):
    for name in ("cuaderno.csv", "cuaderno.xlsx", "cuaderno-tipos.xlsx"):
        code, _out, err = bring_in(name)
        assert (code, err.startswith("Entraron 0 filas, 177 ya estaban")) == (0, True)


def test_a_dry_run_imports_nothing(terminal, workshop, taller, bring_in):
    code, _out, err = bring_in("cuaderno.csv", "--dry-run")
    assert (code, err.startswith("Entrarían 177 filas")) == (0, True)
    code, _out, err = bring_in("cuaderno.csv")
    assert err.startswith("Entraron 177 filas")


def test_check_backup_and_restore_agree(terminal, imported, tmp_path):
    assert terminal("check", imported)[0] == 0
    backup, restored = tmp_path / "copia.emprende-copia", tmp_path / "otra.emprende"
    assert terminal("backup", imported, backup)[0] == 0
    assert terminal("backup", imported, backup)[0] == 2
    assert terminal("restore", backup, restored)[0] == 0
    assert terminal("restore", backup, restored)[0] == 2
    assert terminal("check", restored)[0] == 0
    before = terminal("report", imported, "trial-balance", "--to", "2026-09-30")[1]
    assert terminal("report", restored, "trial-balance", "--to", "2026-09-30")[1] == before


def test_beancount_accepts_the_export_and_agrees(terminal, imported, tmp_path):
    target = tmp_path / "taller.beancount"
    assert terminal("export", imported, "--format", "beancount", "--out", target)[0] == 0
    checker = Path(sys.executable).parent / "bean-check"
    assert subprocess.run([checker, target], check=False).returncode == 0
    ours = our_balances(terminal, imported)
    from beancount import loader
    from beancount.core import realization

    entries, errors, _options = loader.load_file(str(target))
    assert errors == []
    found = {}
    for account in realization.iter_children(realization.realize(entries), leaf_only=True):
        position = account.balance.get_only_position()
        if position is not None:
            code = account.account.split(":")[-1].split("-")[0].removeprefix("A")
            found[code] = f"{position.units.number:.2f}"
    assert found == ours


@pytest.mark.skipif(shutil.which("hledger") is None, reason="hledger is not installed and could not be")
def test_hledger_accepts_the_export_and_agrees(terminal, imported, tmp_path):
    target = tmp_path / "taller.journal"
    assert terminal("export", imported, "--format", "hledger", "--out", target)[0] == 0
    assert subprocess.run(["hledger", "-f", target, "check", "--strict"], check=False).returncode == 0
    listed = subprocess.run(
        ["hledger", "-f", target, "balance", "--flat", "-O", "csv", "--no-total"], check=True, capture_output=True
    ).stdout.decode()
    found = {}
    for account, amount in list(csv.reader(listed.splitlines()))[1:]:
        if amount != "0":
            code = account.split(":")[-1].split("-")[0].removeprefix("A")
            found[code] = amount.removesuffix(" PEN").replace(",", "")
    assert found == our_balances(terminal, imported)


def our_balances(terminal, company):
    _code, out, _err = terminal("report", company, "trial-balance", "--to", "2026-12-31")
    rows = json.loads(out)["rows"]
    return {r["account"]: r["debit"] if r["debit"] != "0.00" else f"-{r['credit']}" for r in rows}


@pytest.mark.parametrize(
    "words",
    [("nada",), ("report", "X", "journal", "--to", "hoy"), ("report",), ("check", "/no/hay"), ("new",),
     ("new", "y.emprende", "--name", "A", "--ruc", "20100070970"), ("new", "y.emprende", "--name", "A", "--ruc", "1"), ("new", "y.emprende", "--name", "A", "--trade", "nada")],
)  # fmt: skip
def test_a_mistake_is_one_line_and_exit_two(terminal, words):
    code, _out, err = terminal(*words)
    assert code == 2
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("more", [("--printed-at", "ayer"), ("--from", "2027-01-01"), ("--format", "docx")])
def test_a_report_asked_for_wrongly_is_one_line(terminal, workshop, more):
    code, _out, err = terminal("report", workshop, "journal", "--to", "2026-09-30", *more)
    assert code == 2
    assert len(err.strip().splitlines()) == 1


def test_a_wrong_passphrase_is_told(terminal, imported, monkeypatch):
    monkeypatch.setenv("EMPRENDE_PASSPHRASE", "otra cosa distinta")
    code, _out, err = terminal("check", imported)
    assert (code, "no abre" in err) == (2, True)


def test_the_practice_till_is_never_below_zero(terminal, tmp_path, monkeypatch):
    assert terminal("demo", tmp_path / "demo")[0] == 0
    monkeypatch.setenv("EMPRENDE_PASSPHRASE", "negocio de práctica")
    words = ("--from", "2026-07-01", "--to", "2026-09-30", "--place", "efectivo")
    _code, out, _err = terminal("report", tmp_path / "demo" / "practica.emprende", "cash-book", *words)
    assert [row for row in json.loads(out)["rows"] if row["balance"].startswith("-")] == []
