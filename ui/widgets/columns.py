"""Two parts side by side; one below the other where there is no room for both."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

SPACING = 10


class Columns(QWidget):
    """As wide as its place; `shares` is how the room is parted."""

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int]) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACING)
        self._parts = (left, right)
        for part, share in zip(self._parts, shares, strict=True):
            self._layout.addWidget(part, share)

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the wider part."""
        return QSize(max(self._least()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange them anew when what one of them shows has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def bring_right(self) -> None:
        """Bring the right part into sight where it stands below the left one."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and self._layout.direction() is QBoxLayout.Direction.TopToBottom:
            bar = area.verticalScrollBar()
            bar.setValue(min(bar.maximum(), self._parts[1].mapTo(area.widget(), self.rect().topLeft()).y()))

    def _arrange(self) -> None:
        """Put the parts beside each other only where neither is cut at its side."""
        stacked = self.width() < sum(self._least()) + SPACING
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)

    def _least(self) -> list[int]:
        """Return the width that each part needs."""
        return [max(part.minimumSizeHint().width(), part.minimumWidth()) for part in self._parts]
