"""A process with little memory: it opens books, makes statements and a book as PDF, and says how much it took.

Words: the folder, the limit in MiB, and `greedy` for the mutant that holds every page of a file at once.
"""

import datetime as dt
import resource
import sys
from pathlib import Path

limit = int(sys.argv[2]) * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

from emprende_desktop.company_file import open_company  # noqa: E402  everything is loaded under the limit
from emprende_desktop.domain.clock import FixedClock, noon  # noqa: E402
from reports.books import BooksSource  # noqa: E402
from reports.registry import report_named  # noqa: E402
from reports.source import ReportRequest  # noqa: E402
from reports.writers import Format, write  # noqa: E402

DAY = dt.date(2026, 9, 30)
if sys.argv[3:] == ["greedy"]:
    kept = [bytes(1024 * 1024) for _page in range(int(sys.argv[2]))]
with open_company(Path(sys.argv[1]), "clave de prueba", FixedClock(noon(DAY))) as company:
    for name in ("trial-balance", "income-statement", "balance-sheet", "journal"):
        output = Format.CSV if name == "journal" else Format.PDF
        content = write(report_named(name).build(BooksSource(company), ReportRequest(None, DAY, None, None)), output)
        assert content
# What the kernel keeps for a whole process (ru_maxrss) begins with what its parent held.
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) // 1024)
