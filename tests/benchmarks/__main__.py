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
from emprende_desktop.queries.journal import JournalFilter, journal_page
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.terminal.journal import bring_in_journal
from emprende_desktop.vault.cost import DEFAULT_COST
from reports.books import BooksSource
from reports.build import trial_balance
from reports.source import ReportRequest
from tests.benchmarks.data import START, write_csv, write_hledger
from tests.benchmarks.paper import paper
from tests.benchmarks.reading import GOAL, against_the_driver
from tests.benchmarks.replay import bare, ran, replayed
from tests.benchmarks.terminal import trial_balance as trial_balance_cpu
from tests.benchmarks.writing import bare_rows, one_sale

LARGE = int(os.environ.get("BENCH_ENTRIES", "1000000"))
SMALL, TERMINAL = LARGE // 100, min(LARGE, 100_000)
KEY = "clave larga de prueba"
END = dt.date(2025, 12, 31)
YEAR = dt.date(2025, 1, 1)
TIMES = 9
ROWS = []


def median(work, times=TIMES):
    """Return the median milliseconds of some runs, after one that does not count."""
    work()
    spans = []
    for _time in range(times):
        start = time.perf_counter()
        work()
        spans.append(1000 * (time.perf_counter() - start))
    return statistics.median(spans)


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


def statements(large, small):
    """Costs that must not grow with the history."""
    request = ReportRequest(None, END, None, None)
    works = {
        "trial balance": lambda c: trial_balance.build(BooksSource(c), request),
        "balances of twelve months": lambda c: c.fetch(kept_balances, YEAR, END),
        "first page of the notes": lambda c: c.fetch(journal_page),
        "first page of a search": lambda c: c.fetch(journal_page, None, JournalFilter(words="cliente")),
    }
    for name, work in works.items():
        ours, reference = (median(lambda c=c, work=work: work(c)) for c in (large, small))
        tell(f"{name}, {LARGE:,} entries against {SMALL:,}", ours, reference, "≤ 1.5×")


def same_sql(company, path):
    """What queries cost over the driver that they run on."""
    raw = bare(path, KEY)
    for name, ours, reference in against_the_driver(company, raw, END, median):
        tell(f"{name}, against the bare driver", ours, reference, GOAL)
    texts = ran(company, kept_balances, YEAR, END)
    ours, reference = median(lambda: company.fetch(kept_balances, YEAR, END)), median(lambda: replayed(raw, texts))
    raw.close()
    tell("balances of twelve months against the bare driver", ours, reference, GOAL)


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
        with open_company(large_path, KEY, SystemClock()) as large:
            with open_company(small_path, KEY, SystemClock()) as small:
                statements(large, small)
            same_sql(large, large_path)
        paper(large_path, KEY, LARGE, tell)
        terminal(folder)
        writing(folder, large_path)
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps({"entries": LARGE, "rows": ROWS}, indent=1, ensure_ascii=False))


main()
