"""The tabs of a room, always in one line: those that have no room wait behind "More"."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from emprende_desktop.i18n.translation import _
from ui.icons import icon
from ui.theme import for_text
from ui.widgets.basics import button

SIDE, ABOVE, SPACING = 20, 12, 6


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: the key of its screen, its words, and what shows it."""

    key: str
    text: str
    show: Callable[[], None]


class TabBar(QWidget):
    """The tab that is shown is always in the line; `more` opens a menu of those that are not."""

    def __init__(self) -> None:
        super().__init__()
        self._tabs: list[tuple[Tab, QPushButton]] = []
        self.more = button(_("More"), self._open, "chip")
        self.more.setAccessibleName(_("More screens of this room"))
        self.more.setIcon(icon("chevron-down", "teal"))
        self.more.setIconSize(QSize(for_text(18), for_text(18)))
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.more.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_tabs(self, tabs: tuple[Tab, ...], shown: str) -> None:
        """Show the tabs of a room and mark the one of a screen, where it has one; one alone needs none."""
        for _tab, chip in self._tabs:
            chip.hide()
            chip.deleteLater()
        self._tabs = [(tab, self._chip(tab)) for tab in tabs]
        for tab, chip in self._tabs:
            chip.setChecked(tab.key == shown)
        self.setVisible(len(tabs) > 1)
        self._arrange()

    def _chip(self, tab: Tab) -> QPushButton:
        chip = button(tab.text, tab.show, "chip")
        chip.setCheckable(True)
        chip.setParent(self)
        return chip

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(super().sizeHint().width(), ABOVE + self.more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Need the tab that is shown and "More"."""
        widths = [self.more.sizeHint().width()]
        widths += [chip.sizeHint().width() for _tab, chip in self._tabs if chip.isChecked()]
        return QSize(2 * SIDE + sum(widths) + SPACING, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many in the line as fit."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Measure anew when the words have grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        fitting = self._fitting()
        self.more.setVisible(len(fitting) < len(self._tabs))
        left = SIDE
        for index, (_tab, chip) in enumerate(self._tabs):
            chip.setVisible(index in fitting)
            if index in fitting:
                left = self._place(chip, left)
        self._place(self.more, left)

    def _place(self, chip: QPushButton, left: int) -> int:
        size = chip.sizeHint()
        chip.setGeometry(left, ABOVE, size.width(), size.height())
        return left + size.width() + SPACING

    def _fitting(self) -> set[int]:
        """Return which tabs stand in the line: all, or the first ones beside the one that is shown."""
        widths = [chip.sizeHint().width() + SPACING for _tab, chip in self._tabs]
        room = self.width() - 2 * SIDE + SPACING
        if sum(widths) <= room:
            return set(range(len(widths)))
        fitting = {index for index, (_tab, chip) in enumerate(self._tabs) if chip.isChecked()}
        room -= self.more.sizeHint().width() + SPACING + sum(widths[index] for index in fitting)
        for index, width in enumerate(widths):
            if index not in fitting:
                room -= width
                if room < 0:
                    break
                fitting.add(index)
        return fitting

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tab, chip in self._tabs:
            if not chip.isVisible():
                menu.addAction(tab.text, tab.show)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
