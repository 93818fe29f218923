"""One window in a process of its own, started by `tests.benchmarks.window`; what was seen is printed as JSON.

`bare` paints an empty QMainWindow; `open FOLDER` opens the app on a company, its key in the environment, until Vendí is
ready to type; `movements FOLDER` goes through Movimientos. Moments are seconds of the clock of the machine.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

TIMES, PAGES = 7, 30
SEEN = {}


def memory():
    """Return the resident MiB of this process."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024


class Sight(QObject):
    """Keeps when a widget was painted for the first time with all that is in it, then goes on."""

    def __init__(self, widget, name, then):
        super().__init__(widget)
        self._name, self._then = name, then
        widget.installEventFilter(self)

    def eventFilter(self, widget, event):  # noqa: N802  Qt names it
        if event.type() == QEvent.Type.Paint:
            widget.removeEventFilter(self)
            QTimer.singleShot(0, self._seen)
        return False

    def _seen(self):
        SEEN[self._name], SEEN["memory"] = time.monotonic(), memory()
        self._then()


def bare():
    """Paint the window that everything is measured against."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)
    Sight(window, "painted", app.quit)
    window.show()
    app.exec()


def opened(folder, go_on):
    """Start the app as a person does, and go on with the window of the company once its figures are painted."""
    import ui.start

    class Watched(ui.start.Frame):
        def __init__(self, *given):
            super().__init__(*given)
            Sight(self, "painted", lambda: None)

        def hold(self, shell):
            super().hold(shell)
            shell.currentChanged.connect(
                lambda _index: Sight(shell.main.page, "figures", lambda: go_on(shell.main, self.close))
            )

    ui.start.Frame = Watched
    ui.start.main([folder])


def sell(main, close):
    """Open Vendí."""
    main.navigate("sale")
    Sight(main.page, "sale", close)


def move(main, close):
    """Go through Movimientos: to the last line, page by page, and to the first page of a search."""
    while "sqlalchemy" not in sys.modules:  # what the window loads in its own time is no memory of the list
        QApplication.processEvents()
    main.books.tasks.wait()
    before = memory()
    SEEN["first_ms"] = timed(lambda: main.navigate("movements"), main)
    view, model = main.page.view, main.page.model
    bar = view.verticalScrollBar()
    ends = []
    for _time in range(TIMES):
        view.scrollToTop()
        ends.append(timed(view.scrollToBottom, view))
    bar.setValue(bar.maximum() // 2)
    pages = [timed(lambda: bar.setValue(bar.value() + bar.pageStep()), view) for _page in range(PAGES)]
    SEEN["added_mib"] = memory() - before
    SEEN["last_ms"], SEEN["page_ms"] = statistics.median(ends), statistics.median(pages)
    SEEN["search_ms"] = statistics.median(search(main.page, model) for _time in range(TIMES))
    close()


def search(page, model):
    """Return the milliseconds from Enter in the field until the first page of what was found is painted."""
    page.search.clear()
    page.search.returnPressed.emit()
    QApplication.processEvents()
    found = []
    model.modelReset.connect(lambda: found.append(model.rowCount()))
    page.search.setText("fiado")

    def find():
        page.search.returnPressed.emit()
        while not found:  # asleep meanwhile, as a window is: the worker needs Python too
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    return timed(find, page.view)


def timed(act, widget):
    """Return the milliseconds of an act until what it changed is painted."""
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    widget.repaint()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare"]:
            bare()
        case ["open", path]:
            opened(path, sell)
        case ["movements", path]:
            opened(path, move)
    print(json.dumps(SEEN))
