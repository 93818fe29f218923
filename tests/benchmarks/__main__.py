"""`make bench`: what ours takes, what a reference takes in the same run, and the ratio; also build/bench.json.

BENCH_ENTRIES (1,000,000 unless told) is the size of the large books; the small ones have a hundredth of it.
"""

import datetime as dt
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.terminal.journal import bring_in_journal
from emprende_desktop.vault.cost import DEFAULT_COST
from tests.benchmarks import history
from tests.benchmarks.data import START, write_csv, write_hledger
from tests.benchmarks.documents import document_rows
from tests.benchmarks.folder import folder as buyer_folder
from tests.benchmarks.gold import gold_rows
from tests.benchmarks.paper import paper
from tests.benchmarks.register import register
from tests.benchmarks.replay import bare
from tests.benchmarks.terminal import trial_balance as trial_balance_cpu
from tests.benchmarks.window import window_rows
from tests.benchmarks.writing import bare_rows, one_sale

LARGE = int(os.environ.get("BENCH_ENTRIES", "1000000"))
SMALL, TERMINAL = LARGE // 100, min(LARGE, 100_000)
KEY = "clave larga de prueba"
END = dt.date(2025, 12, 31)
ROWS = []


def tell(what, ours, reference, goal, unit="ms"):
    """Keep a row and print it."""
    row = {"what": what, "ours": round(ours, 3), "reference": round(reference, 3), "unit": unit,
           "ratio": round(ours / reference, 3), "goal": goal}  # fmt: skip
    ROWS.append(row)
    print(f"| {what} | {ours:,.2f} {unit} | {reference:,.2f} {unit} | {ours / reference:.2f}× | {goal} |", flush=True)


def books(folder, count):
    """Make books of so many entries; return their path and the seconds of the import."""
    path, file = folder / f"b{count}.emprende", folder / f"b{count}.csv"
    new = NewCompany(
        Enterprise("Bench", "bench", "", "", Trade.SHOP),
        Standing(START, LegalForm.UNREGISTERED, TaxRegime.NONE), "Rosa",
    )  # fmt: skip
    create_company(path, new, Secrets(KEY, DEFAULT_COST), SystemClock())
    write_csv(count, file)
    with open_company(path, KEY, SystemClock()) as company:
        start = time.perf_counter()
        bring_in_journal(company, file, END, dry_run=False)
        return path, time.perf_counter() - start


def reading(small_path, large_path):
    """Costs that must not grow with the history, and what queries cost over the driver that they run on."""
    with open_company(large_path, KEY, SystemClock()) as large:
        with open_company(small_path, KEY, SystemClock()) as small:
            for name, ours, reference, goal in history.against_small(large, small, END):
                tell(f"{name}, {LARGE:,} entries against {SMALL:,}", ours, reference, goal)
        raw = bare(large_path, KEY)
        for name, ours, reference, goal in history.against_the_driver(large, raw, END):
            tell(f"{name}, against the bare driver", ours, reference, goal)
        raw.close()


def writing(folder, large_path):
    """A durable sale, and a journal of another program brought in, each against the driver alone."""
    tell("one sale, durable, against the same statements bare", *one_sale(large_path, KEY, END), "≤ 2.5×")
    ours, bare = [], []
    for round_ in range(3):
        (folder / str(round_)).mkdir()
        path, seconds = books(folder / str(round_), TERMINAL)
        rows, bare_seconds = bare_rows(path, KEY)
        ours.append(rows / seconds)
        bare.append(rows / bare_seconds)
    what = f"import of {TERMINAL:,} entries, guards on, against bare rows (more is better)"
    tell(what, statistics.median(ours), statistics.median(bare), "≥ 0.25×", "rows/s")


def terminal(folder):
    """A trial balance from the terminal, unlocking included, against the text tools on the same entries."""
    path, journal = folder / f"b{TERMINAL}.emprende", folder / "same.journal"
    if not path.exists():
        books(folder, TERMINAL)
    write_hledger(TERMINAL, journal)
    for tool, goal, ours, reference in trial_balance_cpu(path, journal, KEY, END):
        if reference is None:
            print(f"| terminal against {tool} | {ours:,.2f} ms | not installed | – | {goal} |")
            continue
        tell(f"trial balance from the terminal, {TERMINAL:,} entries, CPU, against {tool}", ours, reference, goal)


def main():
    """Run every row, each reference in the same run."""
    print(f"| what, {LARGE:,} entries | ours | reference | ratio | goal |\n|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="emprende-bench-") as made:
        folder = Path(made)
        small_path, _seconds = books(folder, SMALL)
        large_path, _seconds = books(folder, LARGE)
        reading(small_path, large_path)
        paper(large_path, KEY, LARGE, tell)
        buyer_folder(KEY, tell)
        document_rows(KEY, tell)
        terminal(folder)
        writing(folder, large_path)
        gold_rows(folder, KEY, TERMINAL, tell)
        register(folder, TERMINAL, KEY, tell)
        middling = (TERMINAL, folder / f"b{TERMINAL}.emprende")
        window_rows(folder, KEY, (middling, (LARGE, large_path)), tell)
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps({"entries": LARGE, "rows": ROWS}, indent=1, ensure_ascii=False))


main()
