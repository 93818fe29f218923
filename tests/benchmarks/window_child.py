"""One window in a fresh process, as `tests.benchmarks.window` starts it: `python -m tests.benchmarks.window_child WHICH`.

`bare` paints an empty QMainWindow; the folder of a company opens the app on it, its key in the environment. A line of
JSON tells when each was seen, in seconds of the machine's clock that started the process, and the memory then in KiB.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

SEEN = {}


def memory():
    """Return the resident KiB of this process."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1])


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
        SEEN[self._name] = (time.monotonic(), memory())
        self._then()


def bare():
    """Paint the window that everything is measured against."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)
    Sight(window, "painted", app.quit)
    window.show()
    app.exec()


def ours(folder):
    """Open the app on a company, see the figures of Inicio, then Vendí ready to type, and close."""
    import ui.start

    class Watched(ui.start.Frame):
        def __init__(self, *given):
            super().__init__(*given)
            Sight(self, "painted", lambda: None)

        def hold(self, shell):
            super().hold(shell)
            shell.currentChanged.connect(lambda _index: Sight(shell.main.page, "figures", self.sell))
            self.shell = shell

        def sell(self):
            self.shell.main.navigate("sale")
            Sight(self.shell.main.page, "sale", self.close)

    ui.start.Frame = Watched
    ui.start.main([folder])


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(sys.argv[1])
    print(json.dumps(SEEN))
