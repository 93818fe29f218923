"""How a page stands in the window: where there is little room all of it scrolls, and its foot stays in sight."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

SIDE, ABOVE, BELOW = 20, 14, 16


class PageArea(QScrollArea):
    """Scrolls up and down; it asks for the width that its widest part needs, so that nothing is cut at its side."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setObjectName("scroll")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        """Need the width of what is inside, and next to no height."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Ask anew when what is inside has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def page_layout(page: QWidget, foot: QWidget | None = None) -> QVBoxLayout:
    """Return the layout for the parts of a page; `foot` is always in sight below them."""
    page.setObjectName("page")
    inner = QWidget()
    inner.setObjectName("page")
    parts = QVBoxLayout(inner)
    parts.setContentsMargins(SIDE, ABOVE, SIDE, BELOW if foot is None else ABOVE)
    parts.setSpacing(12)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(PageArea(inner), 1)
    if foot is not None:
        held = QVBoxLayout()
        held.setContentsMargins(SIDE, 0, SIDE, BELOW)
        held.addWidget(foot)
        outer.addLayout(held)
    return parts
