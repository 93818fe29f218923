"""The reports to choose from: one is shown, those that are ticked are printed together."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QPushButton, QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from reports.registry import FOR_A_LENDER, Report
from ui.widgets.basics import button, card, label, row


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
            inside.addWidget(button(_("Folder for a &lender"), self.tick_for_a_lender, "", "folder-open"))
            inside.addWidget(label(_("Tick several to save or print them as one."), "muted", wrap=True))
        for report in reports:
            chip = self._chips[report] = self._chip(report)
            if len(reports) > 1:
                box = self.boxes[report] = self._box(report)
                inside.addLayout(row(box, chip, stretch_after=1))
            else:
                inside.addWidget(chip)
            inside.addWidget(label(_(report.question), "muted", wrap=True))
        self.mark(reports[0])
        inside.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def mark(self, report: Report) -> None:
        """Show which report is shown, however it was chosen."""
        self._chips[report].setChecked(True)

    def _chip(self, report: Report) -> QPushButton:
        chip = button(_(report.title), partial(self._choose, report), "chip", report.icon)
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
