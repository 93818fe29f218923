"""Odd words, folders that are not there and readers that leave: always 0 or 2, and one line that helps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TO = ("--to", "2026-12-31")


@pytest.fixture
def refused(terminal):
    def refuse(*words):
        code, out, err = terminal(*words)
        assert (code, out, len(err.strip().splitlines())) == (2, "", 1)
        return err

    return refuse


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("report",), "falta COMPANY, NAME, --to"),
        (("report", "x", "journal", *TO, "--ou", "x"), "aquí no hay nada llamado --ou x"),
        (("report", "x", "journal", "--to"), "después de --to falta algo"),
        (("volar",), "volar no es una de estas: new, report"),
        (("report", "x", "journal", *TO, "--entry", "9" * 40), "no es el número de un asiento"),
        (("close", "x", "--month", "202608"), "2026-06"),
        (("close", "x", "--month", "2026-13"), "2026-06"),
        (("close", "x", "--year", "-1"), "2026"),
        (("close", "x", "--year", "99999"), "2026"),
        (("reopen", "x", "--month", "0001-01", "--reason", "x"), "de 1900 a 2999"),
    ],
)
def test_odd_words_are_told_in_spanish(refused, words, told):
    assert told in refused(*words)


@pytest.mark.parametrize("name", ["income-statement", "balance-sheet", "cash-book", "receivables", "month-summary"])
@pytest.mark.parametrize("days", [("0001-01-01", "0001-01-31"), ("2026-01-01", "9999-12-31")])
def test_days_at_the_ends_of_the_calendar_are_refused(workshop, refused, name, days):
    assert "de 1900 a 2999" in refused("report", workshop, name, "--from", days[0], "--to", days[1])


@pytest.mark.parametrize("days", [("1900-01-01", "1900-01-31"), ("2999-12-01", "2999-12-31")])
@pytest.mark.parametrize("compare", ["before", "year", "none"])
def test_the_first_and_the_last_month_that_may_be_asked_for_are_printed(terminal, workshop, days, compare):
    words = ("--from", days[0], "--to", days[1], "--compare", compare)
    assert terminal("report", workshop, "income-statement", *words)[0] == 0


def test_what_cannot_be_written_is_named(terminal, workshop, refused, tmp_path):
    nowhere = tmp_path / "no hay" / "x"
    assert str(nowhere) in refused("report", workshop, "journal", *TO, "--out", nowhere)
    assert str(nowhere) in refused("export", workshop, "--format", "csv", "--out", nowhere)
    assert str(nowhere) in refused("backup", workshop, nowhere)
    assert str(tmp_path) in refused("export", workshop, "--format", "csv", "--out", tmp_path)
    assert terminal("backup", workshop, tmp_path / "copia")[0] == 0
    under_a_file = tmp_path / "copia" / "y.emprende"
    assert str(under_a_file) in refused("new", under_a_file, "--name", "x")
    assert str(under_a_file) in refused("restore", tmp_path / "copia", under_a_file)
    assert str(tmp_path / "copia") in refused("demo", tmp_path / "copia")


@pytest.mark.parametrize("output", ["json", "csv", "pdf", "xlsx"])
def test_a_reader_that_leaves_is_no_mistake_and_a_full_disk_is_told(workshop, output):
    words = [sys.executable, "-m", "emprende_desktop", "report", str(workshop), "journal", *TO, "--format", output]
    reading, writing = os.pipe()
    os.close(reading)
    left = subprocess.run(words, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (left.returncode, left.stderr) == (0, b"")
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(words, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert (done.returncode, len(done.stderr.splitlines()), "Traceback" in done.stderr) == (2, 1, False)
