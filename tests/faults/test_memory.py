"""Little memory (T15): books of fifty thousand notes under 512 MiB, and memory that runs out in the midst of a save.

The suite takes a fiftieth, `make faults` a fifth, `make soak` the whole; each with its mutant.
"""

import datetime as dt
import random
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from emprende_desktop.commands import notes as noting
from emprende_desktop.commands.imports import JournalImport, import_journal
from emprende_desktop.commands.notes import record_note
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.journal_file import proof_read
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.journal import known_keys
from emprende_desktop.trade.notes import Sale
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
CAPPED = Path(__file__).with_name("capped.py")
LIMIT_MIB = 512
ENTRIES = [
    pytest.param(1_000, id="fiftieth"),
    pytest.param(10_000, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(3_600)]),
    pytest.param(50_000, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(7_200)]),
]
POINTS = [
    pytest.param(5, id="fiftieth"),
    pytest.param(20, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(3_600)]),
    pytest.param(100, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(7_200)]),
]
OURS = ("emprende_desktop", "sqlalchemy")


def fill(company, tmp_path, entries):
    path = tmp_path / "diario.csv"
    with path.open("w") as stream:
        stream.write("entry,date,account,memo,cents\n")
        for number in range(entries):
            day = f"2026-{number % 9 + 1:02d}-{number % 28 + 1:02d}"
            stream.write(f"{number},{day},1011,Venta {number},{number + 1}\n{number},{day},70221,,-{number + 1}\n")
    company.execute(import_journal, JournalImport(path, proof_read(path, bool, dt.date(2026, 12, 31))))


def capped(company, tmp_path, *more):
    company.close()
    words = [sys.executable, str(CAPPED), str(tmp_path / "taller.emprende"), str(LIMIT_MIB), *more]
    return subprocess.run(
        words, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set in another way there")
@pytest.mark.parametrize("entries", ENTRIES)
def test_books_are_opened_and_told_within_the_limit(company, tmp_path, entries, trials):
    trials(f"T15 {LIMIT_MIB} MiB, {entries:,} notes", 1)
    fill(company, tmp_path, entries)
    ended = capped(company, tmp_path)
    assert ended.returncode == 0, ended.stderr[-2_000:]
    assert int(ended.stdout) < LIMIT_MIB


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set in another way there")
def test_a_process_that_holds_everything_at_once_is_caught(company, tmp_path):
    """The mutant of the limit: it must be one that can be hit."""
    ended = capped(company, tmp_path, "greedy")
    assert ended.returncode != 0
    assert "MemoryError" in ended.stderr


class Shortage:
    """Memory that runs out at the Nth call of a function of ours or of the library below; counts where N is none."""

    def __init__(self, first=None):
        self.calls, self.first = 0, first

    def __call__(self, frame, event, _argument):
        if event != "call" or not frame.f_globals.get("__name__", "").startswith(OURS):
            return
        self.calls += 1
        if self.calls == self.first:
            raise MemoryError

    def __enter__(self):
        sys.settrace(self)
        return self

    def __exit__(self, *_error):
        sys.settrace(None)


def is_all_or_nothing(company):
    """Say whether a note stands with its line in the audit, or neither does."""
    with company._engine.connect() as connection:
        written = connection.exec_driver_sql("SELECT COUNT(*) FROM audit WHERE command = 'record_note'").scalar()
        entries = connection.exec_driver_sql("SELECT COUNT(*) FROM journal_entry").scalar()
    return written == entries and company.fetch(first_finding) is None


def saved_while_short(company, note, first):
    """Save while memory runs out at a call; say whether it was called saved."""
    try:
        with Shortage(first):
            company.execute(record_note, note)
    except Exception:  # noqa: BLE001  a library that is cut short may speak of it in its own way
        return False
    return True


def sale_of(notes):
    return Sale(TODAY, Money(500), notes.sale_of["Uniformes"], notes.places["Efectivo"], str(uuid.uuid4()))


def calls_of_a_save(company, notes):
    for _time in range(2):  # the first fills caches
        with Shortage() as counting:
            company.execute(record_note, sale_of(notes))
    return counting.calls


@pytest.mark.parametrize("points", POINTS)
def test_memory_that_runs_out_commits_nothing_by_half(company, notes, points, trials):
    trials("T15 MemoryError in a save", points, 15)
    dice = random.Random(15)
    last = calls_of_a_save(company, notes)
    short = 0
    for first in [dice.randint(1, last) for _point in range(points)]:
        note = sale_of(notes)
        told = saved_while_short(company, note, first)
        short += not told
        assert not told or company.fetch(known_keys, (note.key,))
        assert is_all_or_nothing(company)
    assert short
    assert saved_while_short(company, sale_of(notes), None)


def test_a_save_in_two_commits_is_caught(company, notes, monkeypatch):
    """The mutant: where the note is committed before its line in the audit, some shortage must leave one alone."""
    append = noting.append

    def committed_early(uow, note, papers=()):
        written = append(uow, note, papers)
        uow._connection.exec_driver_sql("COMMIT")
        uow._connection.exec_driver_sql("BEGIN IMMEDIATE")
        return written

    monkeypatch.setattr(noting, "append", committed_early)
    last = calls_of_a_save(company, notes)
    for first in range(last, 0, -1):
        note = sale_of(notes)
        saved_while_short(company, note, first)
        if not is_all_or_nothing(company):
            return
    pytest.fail("no shortage left a note alone: the test above could not fail")
