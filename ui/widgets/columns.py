"""Two parts side by side, each scrolling on its own; one below the other where there is no room for both."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from ui.widgets.basics import scrolling

SPACING = 10


class Columns(QScrollArea):
    """As wide as its place; `shares` is how the room is parted."""

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("page")
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACING)
        self._parts = (left, right)
        self._areas = tuple(scrolling(part) for part in self._parts)
        for area, share in zip(self._areas, shares, strict=True):
            self._layout.addWidget(area, share)
        for part in self._parts:
            part.installEventFilter(self)
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange them anew when what one of them shows has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().eventFilter(watched, event)

    def bring_right(self) -> None:
        """Bring the right part into sight where it stands below the left one."""
        bar = self.verticalScrollBar()
        bar.setValue(min(bar.maximum(), self._areas[1].y()))

    def _arrange(self) -> None:
        """Put the parts beside each other only where neither is cut at its side."""
        widths = [
            part.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width()
            for part, area in zip(self._parts, self._areas, strict=True)
        ]
        stacked = self.width() < sum(widths) + SPACING
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(direction)
        for part, area, width in zip(self._parts, self._areas, widths, strict=True):
            area.setMinimumWidth(0 if stacked else width)
            area.setMinimumHeight(part.sizeHint().height() if stacked else 0)
