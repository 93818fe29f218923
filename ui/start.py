"""The first thing on the screen: the window itself, painted before what fills it is imported."""

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.palettes import PALETTES, PaletteName

LIGHT = PALETTES[PaletteName.LIGHT]
RAIL_WIDTH = 212
SIZE = (1366, 768)
TITLE_BAR = 60  # the highest of the usual desktops, their frame and larger text included


class Frame(QWidget):
    """The window of the app: paper, and the rail where books are to be opened at once; `fill` puts the rest into it."""

    def __init__(self, rail_width: int, fill: Callable[["Frame"], None]) -> None:
        super().__init__()
        self._rail_width = rail_width
        self._fill: Callable[[Frame], None] | None = fill
        self._content: QWidget | None = None
        self.setWindowTitle("Emprende")
        self.resize(*SIZE)

    def open_on(self, room: QSize) -> None:
        """Show it in its usual size, or over all of a screen that has no more room than that."""
        if room.width() > SIZE[0] and room.height() > SIZE[1] + TITLE_BAR:
            self.show()
        else:
            self.resize(QSize(*SIZE).boundedTo(room))
            self.showMaximized()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is to see at once, and ask for the rest as soon as it is seen."""
        painter = QPainter(self)
        if self._content is None:
            painter.fillRect(self.rect(), QColor(LIGHT.paper))
            painter.fillRect(0, 0, self._rail_width, self.height(), QColor(LIGHT.rail))
        else:  # pages are clear: what lies behind them is the paper of the palette in force
            painter.fillRect(self.rect(), self.palette().window())
        painter.end()
        if self._fill is not None:
            QTimer.singleShot(0, partial(self._fill, self))
            self._fill = None

    def hold(self, content: QWidget) -> None:
        """Show something in the whole of the window."""
        self._content = content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what fills it close its books first."""
        if self._content is not None:
            self._content.close()
        super().closeEvent(event)


def main(arguments: list[str]) -> int:
    """Open the window, on the folder of a company where one is given, and return its exit code."""
    app = QApplication([sys.argv[0], *arguments])
    frame = Frame(RAIL_WIDTH if arguments else 0, partial(_fill, app, arguments))
    frame.open_on(frame.screen().availableSize())
    return app.exec()


def _fill(app: QApplication, arguments: list[str], frame: Frame) -> None:
    from ui.app import begin

    begin(app, frame, arguments)
