"""A trial balance from the terminal, unlocking included, against the text tools on the same entries."""

import os
import resource
import shutil
import statistics
import subprocess
import sys

GOALS = {"ledger": "≤ 0.5×", "hledger": "≤ 0.125×"}


def cpu_of(words, secret, times):
    """Return the median CPU milliseconds, of the person and the system, of a whole process with its children."""
    spans = []
    for _time in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(words, capture_output=True, check=True, env={**os.environ, "EMPRENDE_PASSPHRASE": secret})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.stdout
        spans.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return statistics.median(spans)


def trial_balance(path, journal, secret, end):
    """Yield a text tool, its goal, and the CPU milliseconds of ours and of the tool, run by turns; None without it."""
    ours = [sys.executable, "-m", "emprende_desktop", "report", str(path), "trial-balance", "--to", end.isoformat()]
    for tool, goal in GOALS.items():
        reference = None
        if shutil.which(tool) is not None:
            reference = cpu_of([tool, "-f", str(journal), "balance", "--flat"], secret, 3)
        yield tool, goal, cpu_of(ours, secret, 5), reference
