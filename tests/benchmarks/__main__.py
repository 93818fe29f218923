"""`make bench`: what ours takes, what a reference takes in the same run, and the ratio; also build/bench.json.

BENCH_ENTRIES (1,000,000 unless told) is the size of the large books; the small ones have a hundredth of it.
"""

import datetime as dt
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import event

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.journal import JournalFilter, journal_page
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.terminal.journal import bring_in_journal
from emprende_desktop.trade.notes import Sale
from emprende_desktop.vault.cipher import connect
from emprende_desktop.vault.cost import DEFAULT_COST
from emprende_desktop.vault.keys import KeyRing, unlock
from reports.books import BooksSource
from reports.build import trial_balance
from reports.source import ReportRequest
from tests.benchmarks.data import START, write_csv, write_hledger
from tests.benchmarks.paper import paper

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
    """What the query costs over the driver that it runs on, the same statement with the same key."""
    seen = []
    event.listen(company._engine, "before_cursor_execute", lambda *given: seen.append(given[2:4]))
    company.fetch(kept_balances, YEAR, END)
    statement, parameters = next(s for s in seen if s[0].lstrip().startswith("SELECT"))
    raw = connect(path / "books.db", unlock(KeyRing.read(path / "keys.json"), KEY))
    reference = median(lambda: raw.execute(statement, parameters).fetchall())
    ours = median(lambda: company.fetch(kept_balances, YEAR, END))
    raw.close()
    tell("balances of twelve months against the bare driver", ours, reference, "≤ 2×")


def one_sale(company, path):
    """A durable sale through its command, against the same statements on the bare driver."""
    place, category = company.fetch(places)[0].id, company.fetch(categories, CategoryKind.SALE)[0].id
    seen, keys = [], iter(range(10**9))

    def sell():
        company.execute(record_note, Sale(END, Money(1_000), category, place, f"bench{next(keys)}"))

    ours = median(sell, 51)
    event.listen(company._engine, "before_cursor_execute", lambda *given: seen.append((given[2], given[3], given[5])))
    sell()
    written = [s for s in seen if s[0].split()[0] in ("INSERT", "UPDATE", "SELECT")]
    raw = connect(path / "books.db", unlock(KeyRing.read(path / "keys.json"), KEY))
    raw.isolation_level = None
    fresh = iter(range(10**9, 2 * 10**9))

    def replay():
        """Write what one sale wrote, under ids and keys of its own."""
        shift = next(fresh)
        raw.execute("BEGIN IMMEDIATE")
        entry = raw.execute("SELECT MAX(id) + 1 FROM journal_entry").fetchone()[0]
        for statement, parameters, many in written:
            for one in parameters if many else (parameters,):
                raw.execute(statement, _renumbered(statement, one, (entry, shift)))
        raw.execute("COMMIT")

    reference = median(replay, 51)
    raw.close()
    tell("one sale, durable, against the same statements bare", ours, reference, "≤ 2.5×")


def _renumbered(statement, parameters, fresh):
    """Give an entry, its postings and its seal an id, a uid, a sequence and a key that nobody has."""
    entry, shift = fresh
    if statement.startswith("INSERT INTO journal_entry"):
        names = [name.strip(' "') for name in statement.split("(", 1)[1].split(")", 1)[0].split(",")]
        new = {"id": entry, "uid": f"u{shift}", "sequence": shift, "key": f"k{shift}"}
        return tuple(new.get(name, value) for name, value in zip(names, parameters, strict=True))
    if statement.startswith("INSERT INTO posting"):
        names = [name.strip(' "') for name in statement.split("(", 1)[1].split(")", 1)[0].split(",")]
        return tuple(entry if name == "entry_id" else value for name, value in zip(names, parameters, strict=True))
    if statement.startswith("UPDATE journal_entry"):
        return (*parameters[:-1], entry)
    return parameters


def importing(folder, seconds):
    """Rows a second of the guarded import, against rows thrown into bare tables; more is better."""
    file = folder / f"b{LARGE}.csv"
    lines = [line.split(",") for line in file.read_text("utf-8").splitlines()[1:]]
    raw = connect(folder / "bare.db", bytes(32))
    raw.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, date TEXT, memo TEXT)")
    raw.execute("CREATE TABLE posting (id INTEGER PRIMARY KEY, entry INTEGER, account TEXT, cents INTEGER)")
    start = time.perf_counter()
    raw.executemany(
        "INSERT INTO entry VALUES (?, ?, ?)", {line[0]: (line[0], line[1], line[3]) for line in lines}.values()
    )
    raw.executemany(
        "INSERT INTO posting (entry, account, cents) VALUES (?, ?, ?)", ((ln[0], ln[2], ln[4]) for ln in lines)
    )
    raw.commit()
    bare = time.perf_counter() - start
    raw.close()
    tell("import, guards on, against bare rows (more is better)", LARGE / seconds, LARGE / bare, "≥ 0.25×", "entries/s")


def cpu_of(words, times=3):
    """Return the median CPU milliseconds of a whole process."""
    spans = []
    for _time in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(words, capture_output=True, check=True, env={**os.environ, "EMPRENDE_PASSPHRASE": KEY})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.stdout
        spans.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return statistics.median(spans)


def terminal(folder):
    """A trial balance from the terminal, unlocking included, against the text tools on the same entries."""
    path = folder / f"b{TERMINAL}.emprende"
    if not path.exists():
        books(folder, TERMINAL)
    journal = folder / "same.journal"
    write_hledger(TERMINAL, journal)
    emprende = [sys.executable, "-m", "emprende_desktop", "report", path, "trial-balance", "--to", END.isoformat()]
    ours = cpu_of(list(map(str, emprende)))
    for tool, goal in (("ledger", "≤ 0.5×"), ("hledger", "≤ 0.125×")):
        if shutil.which(tool) is None:
            print(f"| terminal against {tool} | {ours:,.2f} ms | not installed | – | {goal} |")
            continue
        reference = cpu_of([tool, "-f", str(journal), "balance", "--flat"], 1)
        tell(f"trial balance from the terminal, {TERMINAL:,} entries, CPU, against {tool}", ours, reference, goal)


def main():
    """Run every row, each reference in the same run."""
    print(f"| what, {LARGE:,} entries | ours | reference | ratio | goal |\n|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="emprende-bench-") as made:
        folder = Path(made)
        small_path, _seconds = books(folder, SMALL)
        large_path, seconds = books(folder, LARGE)
        with open_company(large_path, KEY, SystemClock()) as large:
            with open_company(small_path, KEY, SystemClock()) as small:
                statements(large, small)
            same_sql(large, large_path)
        paper(large_path, KEY, LARGE, tell)
        importing(folder, seconds)
        terminal(folder)
        with open_company(large_path, KEY, SystemClock()) as large:
            one_sale(large, large_path)
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps({"entries": LARGE, "rows": ROWS}, indent=1, ensure_ascii=False))


main()
