"""How a document is paid: at once into a place, or on credit until a day, in one part or in instalments."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.typed_document import TypedDocument
from emprende_desktop.trade.documents import DocumentKind
from ui.screen import Context
from ui.widgets.basics import label
from ui.widgets.dates import open_date_field
from ui.widgets.pickers import place_grid
from ui.widgets.refusal import Refusal
from ui.widgets.row_grid import RowGrid


class DocumentPayment(QWidget):
    """Signals: `changed()`."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.question = label("", "step")
        self.place = place_grid(context, _("On credit"))
        self.due = open_date_field(None, _("Until which day? (if you agreed on one)"))
        self.due.setPlaceholderText(_("Until which day? (day/month/year)"))
        self.instalments = RowGrid(
            ((_("Instalment on"), _("day/month/year")), (_("How much"), "0.00")), _("Add an &instalment")
        )
        self.error = Refusal(context.toast)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.question, self.place, self.due, self.instalments, self.error):
            layout.addWidget(widget)
        self.place.choose(self.place.first_id)
        self.place.chosen.connect(self._chosen)
        self.due.textChanged.connect(lambda _text: self.changed.emit())
        self.instalments.changed.connect(self.changed.emit)
        self._show_credit()

    def _chosen(self) -> None:
        self._show_credit()
        self.changed.emit()

    def _show_credit(self) -> None:
        on_credit = self.place.current().id is None
        self.due.setVisible(on_credit)
        self.instalments.setVisible(on_credit)

    def suit(self, kind: DocumentKind) -> None:
        """Ask in the words of a kind of document; a quotation is not paid."""
        words = {
            DocumentKind.LIQUIDACION: _("How did you pay?"),
            DocumentKind.CREDIT_NOTE: _("Where is the money given back from?"),
        }
        told = words.get(kind, _("How did they pay you?"))
        self.question.setText(told)
        self.place.setAccessibleName(told)
        self.setVisible(kind is not DocumentKind.QUOTATION)

    def show_typed(self, typed: TypedDocument) -> None:
        """Show a payment as it was typed."""
        self.place.choose(typed.place)
        self.due.setText(typed.due)
        self.instalments.show_rows(typed.instalments)
        self._show_credit()

    def place_id(self) -> int | None:
        """Return where it was paid, None on credit."""
        return self.place.current().id

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return the instalments as they are typed; none where it was paid at once."""
        if self.place_id() is not None:
            return ()
        return tuple((day, amount) for day, amount in self.instalments.texts())
