"""How a report is seen: its figures on the screen or its paper, and beside which days."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from emprende_desktop.i18n.translation import N_, _
from reports.document import Document
from reports.registry import Report
from reports.source import Compare
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, combo, name_box
from ui.widgets.statement_view import StatementView

BESIDE = (
    (None, N_("Compare: what suits the days")),
    (Compare.BEFORE, N_("Beside what came just before")),
    (Compare.YEAR, N_("Beside a year before")),
    (Compare.NONE, N_("Compare with nothing")),
)
WIDTH_MIN = 440  # a statement with its total and its average month


class ReportView(QWidget):
    """The figures of a report that has any to open, or its paper. Signals: `changed()` when it must be made anew."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._opens = False
        self._compared = False
        self.statement = StatementView(context)
        self.beside = combo(BESIDE)
        name_box(self.beside, _("Compare with"))
        self.as_paper = button(_("A&s it prints"), self.changed.emit, "chip", "file-text")
        self.as_paper.setCheckable(True)
        self.choices = (self.beside, self.as_paper)
        self._stack = QStackedLayout(self)
        self.setMinimumWidth(for_text(WIDTH_MIN))
        self._stack.addWidget(self.statement)
        self.beside.activated.connect(lambda _index: self.changed.emit())

    def lay_over(self, paper: QWidget) -> None:
        """Take the paper in, to be shown in place of the figures."""
        self._stack.addWidget(paper)

    def offer(self, report: Report) -> None:
        """Offer what can be chosen of a report."""
        self._opens, self._compared = report.opens, report.compared
        self.as_paper.setVisible(report.opens)
        self.beside.setVisible(report.compared)

    @property
    def on_screen(self) -> bool:
        """Say whether the figures are asked for, and not the paper."""
        return self._opens and not self.as_paper.isChecked()

    @property
    def compare(self) -> Compare | None:
        """Return beside which days the report is asked for."""
        chosen = self.beside.currentData()  # Qt hands an enumeration back as its text
        return Compare(chosen) if self._compared and chosen else None

    def show_document(self, document: Document) -> None:
        """Show the figures."""
        self.statement.show_document(document)
        self._stack.setCurrentWidget(self.statement)

    def show_paper(self) -> None:
        """Show the paper."""
        self._stack.setCurrentIndex(1)
