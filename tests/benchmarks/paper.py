"""The general ledger on paper: beside a bare canvas, and ten times the lines; each in a process of its own.

`python -m tests.benchmarks.paper COMPANY KEY LAST_DAY` is one such process: it prints what it saw as JSON.
"""

import datetime as dt
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import SystemClock
from reports.books import BooksSource
from reports.build import general_ledger
from reports.pdf.tables import cell_text
from reports.source import ReportRequest
from reports.writers import Format, write_to
from tests.benchmarks.canvas import draw
from tests.benchmarks.data import DAYS, START

TIMES = 3
POSTINGS_AN_ENTRY = 2.1


def seconds(work):
    """Return the median seconds of some runs."""
    spans = []
    for _time in range(TIMES):
        start = time.perf_counter()
        work()
        spans.append(time.perf_counter() - start)
    return statistics.median(spans)


def peak_kib(work):
    """Return the most memory that the process had while it worked; what unlocking took before is forgotten."""
    Path("/proc/self/clear_refs").write_text("5")
    work()
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0])


def seen(path, key, end):
    """Write a ledger until a day, reading and building included; memory first, while nothing else was done yet."""
    request = ReportRequest(START, end, None, None)
    with open_company(path, key, SystemClock()) as company:

        def ours():
            with Path("/dev/null").open("wb") as file:
                write_to(file, general_ledger.build(BooksSource(company), request), Format.PDF)

        memory = peak_kib(ours)
        built = general_ledger.build(BooksSource(company), request)
        rows = [tuple(map(cell_text, row.cells)) for table in built.document.tables() for row in table.rows]
        return {"lines": len(rows), "kib": memory, "s": seconds(ours), "canvas_s": seconds(lambda: draw(rows))}


def in_its_own_process(path, key, end):
    """Return what another process saw."""
    words = [sys.executable, "-m", "tests.benchmarks.paper", str(path), key, end.isoformat()]
    return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)


def paper(path, key, entries, tell):
    """Tell the three rows of books of so many entries."""
    few, many = (
        in_its_own_process(
            path, key, START + dt.timedelta(days=max(1, round(lines * DAYS / POSTINGS_AN_ENTRY / entries)))
        )
        for lines in (1_500, 15_000)
    )
    lines = f"{many['lines']:,} lines"
    tell(f"general ledger PDF, {lines}, against a bare canvas", 1000 * many["s"], 1000 * many["canvas_s"], "≤ 1.5×")
    times = many["lines"] / few["lines"]
    told = f"{lines} against {few['lines']:,} × {times:.1f}"
    tell(f"general ledger PDF, {told}", 1000 * many["s"], 1000 * few["s"] * times, "≤ 1.2×")
    tell(f"memory of it, {lines} against {few['lines']:,}", many["kib"] / 1024, few["kib"] / 1024, "≤ 1.2×", "MiB")


if __name__ == "__main__":
    folder, passphrase, last = sys.argv[1:]
    print(json.dumps(seen(Path(folder), passphrase, dt.date.fromisoformat(last))))
