"""By which paper gold is sold, and what it takes off: a liquidación withholds, a factura adds IGV and is detracted."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from emprende_desktop.commands.gold import NamedSeller
from emprende_desktop.gold.lots import Ownership
from emprende_desktop.gold.net import Paper
from emprende_desktop.gold.paper import WhoSells
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.gold_sales import GoldThere
from emprende_desktop.queries.values import value_on
from emprende_desktop.trade.documents import Document, DocumentKind, papers_issued
from ui.screen import Context
from ui.widgets.basics import name_box
from ui.widgets.drop_down import DropDown
from ui.widgets.field_grid import FieldGrid

PROPOSED = {
    DocumentKind.LIQUIDACION: {"withholding": "gold.withholding_pct"},
    DocumentKind.FACTURA: {"detraction": "gold.detraction_exempt_pct"},
}
TAXES = ("withholding", "igv", "detraction")


class SalePaper(QWidget):
    """The paper and its number; the percentages of its day are proposed. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, context: Context, fields: FieldGrid) -> None:
        super().__init__()
        self._context = context
        self._fields = fields
        self._day = context.books.today
        self.kind = DropDown()
        name_box(self.kind, _("Paper"))
        for kind in (*papers_issued(context.enterprise.regime), DocumentKind.LIQUIDACION):
            self.kind.addItem(_(DOCUMENTS[kind]), kind)
        self.number = QLineEdit()
        self.number.setPlaceholderText(_("Number"))
        self.number.setAccessibleName(_("Number of the paper"))
        self.number.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kind, 1)
        layout.addWidget(self.number, 1)
        self.kind.currentIndexChanged.connect(lambda _index: self._chosen())

    def _chosen(self) -> None:
        kind = DocumentKind(self.kind.currentData())
        self.number.setVisible(kind is not DocumentKind.NONE)
        for name in TAXES:
            self._fields[name].clear()
        self.propose(self._day)
        self.changed.emit()

    def propose(self, day: dt.date) -> None:
        """Put the percentages of a day into the fields that are empty."""
        self._day = day
        for name, value in PROPOSED.get(DocumentKind(self.kind.currentData()), {}).items():
            if not self._fields[name].text().strip():
                self._fields[name].setText(self._context.books.fetch(value_on, value, day))

    def show_paper(self, document: Document) -> None:
        """Show a paper that was noted."""
        if self.kind.findData(document.kind) < 0:  # given under the regime of that day
            self.kind.addItem(_(DOCUMENTS[document.kind]), document.kind)
        self.kind.setCurrentIndex(self.kind.findData(document.kind))
        self.number.setText(document.number)

    def document(self) -> Document:
        """Return the paper."""
        kind = DocumentKind(self.kind.currentData())
        return Document(kind, self.number.text().strip() if kind is not DocumentKind.NONE else "")

    def way(self) -> Paper:
        """Return what the paper takes off."""
        factura = DocumentKind(self.kind.currentData()) is DocumentKind.FACTURA
        return Paper.FACTURA if factura else Paper.LIQUIDACION

    def taxes(self) -> tuple[str, ...]:
        """Return which percentages are asked for."""
        return ("igv", "detraction") if self.way() is Paper.FACTURA else ("withholding",)

    def who_sells(self, lots: tuple[GoldThere, ...], sellers: tuple[NamedSeller, ...]) -> WhoSells | None:
        """Return who sells by a liquidación de compra, as far as the form knows; None for any other paper."""
        if DocumentKind(self.kind.currentData()) is not DocumentKind.LIQUIDACION:
            return None
        enterprise = self._context.enterprise
        behalf = any(there.ownership is Ownership.AGENCY for there in lots)
        rucs = tuple(bool(seller.who.ruc) for seller in sellers)
        return WhoSells(enterprise.form, bool(enterprise.ruc), behalf, rucs)
