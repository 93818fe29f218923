"""The reports to choose from: one is shown, those that are ticked are printed together."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from reports.registry import FOR_A_LENDER, Report
from ui.theme import for_text
from ui.widgets.basics import button, card, label, scrolling

HEIGHT_MIN = 240
UNDER_WORDS = 12  # the questions stand under the words of their reports


class ReportGallery(QWidget):
    """A chip a report, with what it answers, and a box to print it together with others.

    Signals: `ticked(tuple[Report, ...])`, in the order of the gallery, whenever a box changes.
    """

    ticked = Signal(object)

    def __init__(self, reports: tuple[Report, ...], choose: Callable[[Report], None]) -> None:
        super().__init__()
        self._choose = choose
        self._group = QButtonGroup(self)
        self.boxes: dict[Report, QCheckBox] = {}
        self._chips: dict[Report, QPushButton] = {}
        frame, inside = card()
        if len(reports) > 1:
            if any(report.key in FOR_A_LENDER for report in reports):
                inside.addWidget(button(_("Folder for a &lender"), self.tick_for_a_lender, "", "folder-open"))
            inside.addWidget(label(_("Tick several to save or print them as one."), "muted", wrap=True))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(0)
        for line, report in enumerate(reports):
            chip = self._chips[report] = self._chip(report)
            grid.addWidget(chip, 2 * line, 1)
            if len(reports) > 1:
                box = self.boxes[report] = self._box(report)
                grid.addWidget(box, 2 * line, 0)
            question = label(_(report.question), "muted", wrap=True)
            question.setContentsMargins(for_text(UNDER_WORDS), 0, 0, for_text(8))
            grid.addWidget(question, 2 * line + 1, 1)
        inside.addLayout(grid)
        self.mark(reports[0])
        inside.addStretch()
        area = scrolling(frame)
        area.setMinimumHeight(for_text(HEIGHT_MIN))
        area.setMinimumWidth(frame.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def mark(self, report: Report) -> None:
        """Show which report is shown, however it was chosen."""
        self._chips[report].setChecked(True)

    def _chip(self, report: Report) -> QPushButton:
        chip = button(_(report.title), partial(self._choose, report), "row", report.icon)
        chip.setCheckable(True)
        chip.setToolTip(_(report.question))
        self._group.addButton(chip)
        return chip

    def _box(self, report: Report) -> QCheckBox:
        box = QCheckBox()
        told = _("Together with others: {report}").format(report=_(report.title))
        box.setAccessibleName(told)
        box.setToolTip(told)
        box.toggled.connect(lambda _on: self.ticked.emit(self.together))
        return box

    @property
    def together(self) -> tuple[Report, ...]:
        """Return the reports that are ticked."""
        return tuple(report for report, box in self.boxes.items() if box.isChecked())

    def tick_for_a_lender(self) -> None:
        """Tick what a lender asks for and nothing else."""
        for report, box in self.boxes.items():
            box.setChecked(report.key in FOR_A_LENDER)
