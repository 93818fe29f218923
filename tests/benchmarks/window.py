"""The window in fresh processes under Xvfb: first paint, figures, memory, and Movimientos in a long journal."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager

from emprende_desktop.company_file import Secrets, change_key
from emprende_desktop.vault.cost import KeyCost

AT_HAND = KeyCost(memory_kib=64, iterations=1, lanes=1)
ROUNDS, LONG_ROUNDS = 7, 3
CHILD = "tests.benchmarks.window_child"


def window_rows(folder, key, books, tell):
    """Tell every row of the window; `books` are (entries, path) of a middling and of a large company."""
    if shutil.which("Xvfb") is None:
        print("| the window | Xvfb is not installed | – | – | – |", flush=True)
        return
    for _entries, path in books:
        change_key(path, key, Secrets(key, AT_HAND))
    with screen() as display:
        surroundings = {
            **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "EMPRENDE_PASSPHRASE": key,
            "XDG_DATA_HOME": str(folder / "data"), "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }  # fmt: skip
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        _opening(surroundings, books[0], tell)
        _movements(surroundings, books, tell)


@contextmanager
def screen():
    """Lend a screen that nobody sees; its name is found by the server itself."""
    words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def seen_in(surroundings, *words):
    """Run a window of its own; return what was seen, moments as milliseconds since it was started."""
    start = time.monotonic()
    command = [sys.executable, "-m", CHILD, *map(str, words)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout)
    moments = ("painted", "figures", "sale")
    return {name: 1000 * (value - start) if name in moments else value for name, value in seen.items()}


def medians(runs):
    """Return the median of each thing that was seen."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _opening(surroundings, middling, tell):
    entries, path = middling
    bare, ours = [], []
    for _round in range(ROUNDS + 1):
        bare.append(seen_in(surroundings, "bare"))
        ours.append(seen_in(surroundings, "open", path))
    reference, opened = medians(bare[1:]), medians(ours[1:])
    rows = (("first paint", "painted", "≤ 1.5×"), ("figures shown", "figures", "≤ 3×"),
            ("Vendí ready to type", "sale", "≤ 3×"))  # fmt: skip
    for what, name, goal in rows:
        tell(f"window, {entries:,} entries: {what}, against a bare window", opened[name], reference["painted"], goal)
    tell(f"window, {entries:,} entries: memory then, against it", opened["memory"], reference["memory"], "≤ 2×", "MiB")


def _movements(surroundings, books, tell):
    runs = {entries: [] for entries, _path in books}
    for _round in range(LONG_ROUNDS):
        for entries, path in books:
            runs[entries].append(seen_in(surroundings, "movements", path))
    (few, _path), (many, _path) = books
    reference, ours = medians(runs[few]), medians(runs[many])
    rows = (("first paint", "first_ms", "≤ 1.5×", "ms"), ("to the last line", "last_ms", "≤ 33 ms", "ms"),
            ("a page further", "page_ms", "≤ 33 ms", "ms"), ("memory added", "added_mib", "≤ 15 MiB", "MiB"),
            ("first page of a word in a tenth of them", "search_ms", "≤ 50 ms", "ms"))  # fmt: skip
    for what, name, goal, unit in rows:
        tell(f"Movimientos, {many:,} entries against {few:,}: {what}", ours[name], reference[name], goal, unit)
