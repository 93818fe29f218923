"""What a liquidación de compra says beside its lines: what is bought, where it was handed over, what is withheld."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.i18n.documents import GOLD_PROPERTIES
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.codes import PURCHASE_OF_GOLD, PURCHASE_WITHIN
from emprende_desktop.invoicing.document import Address
from emprende_desktop.invoicing.typed_document import TypedDocument
from emprende_desktop.queries.catalogues import list_on
from ui.screen import Context
from ui.widgets.basics import asked, combo, name_box
from ui.widgets.drop_down import DropDown
from ui.widgets.field_grid import FieldGrid
from ui.widgets.places_of_peru import DistrictField
from ui.widgets.refusal import Refusal

DELIVERY_PLACES = "60"
OPERATIONS = ((PURCHASE_OF_GOLD, N_("Gold")), (PURCHASE_WITHIN, N_("Another product")))


class DocumentBought(QWidget):
    """Signals: `changed()`."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.operation = combo(OPERATIONS)
        self.withholding, self.address = QLineEdit(), QLineEdit()
        self.delivery = DropDown()
        for one in context.books.fetch(list_on, DELIVERY_PLACES, context.books.today):
            self.delivery.addItem(one.words, one.code)
        self.district = DistrictField(_("District where it was handed over"))
        self.properties = FieldGrid(tuple((code, words, "") for code, words in GOLD_PROPERTIES.items()))
        self.error = Refusal(context.toast)
        for box, words in ((self.operation, _("What do you buy?")), (self.delivery, _("Where was it handed over?"))):
            name_box(box, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(
            asked(
                (
                    (_("What do you buy?"), self.operation),
                    (_("Income tax withheld (%)"), self.withholding),
                    (_("Where was it handed over?"), self.delivery),
                    (_("Address where it was handed over"), self.address),
                )
            )
        )
        layout.addWidget(self.district)
        layout.addWidget(self.properties)
        layout.addWidget(self.error)
        self._ask()
        self._listen()

    def _listen(self) -> None:
        for field in (self.withholding, self.address):
            field.textChanged.connect(lambda _text: self.changed.emit())
        for box in (self.operation, self.delivery):
            box.currentIndexChanged.connect(lambda _index: self._chosen())
        self.district.textChanged.connect(lambda _text: self.changed.emit())
        self.properties.changed.connect(self.changed.emit)

    def _chosen(self) -> None:
        self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        gold = self.operation.currentData() == PURCHASE_OF_GOLD
        self.properties.ask(tuple(GOLD_PROPERTIES) if gold else ())

    def propose(self, withholding: str) -> None:
        """Put the percentage of a day where none is written."""
        if not self.withholding.text().strip():
            self.withholding.setText(withholding)

    def show_typed(self, typed: TypedDocument) -> None:
        """Show it as it was typed."""
        self.operation.setCurrentIndex(max(self.operation.findData(typed.operation), 0))
        self.delivery.setCurrentIndex(max(self.delivery.findData(typed.delivery_code), 0))
        self.withholding.setText(typed.withholding)
        self.address.setText(typed.delivery.line)
        self.district.show_place(typed.delivery)
        kept = dict(typed.lines[0].properties) if typed.lines else {}
        for code in GOLD_PROPERTIES:
            self.properties[code].setText(kept.get(code, ""))
        self._ask()

    def told(self) -> dict[str, object]:
        """Return what is typed, by the names that a document has for it."""
        return {
            "operation": str(self.operation.currentData()), "withholding": self.withholding.text(),
            "delivery_code": str(self.delivery.currentData() or ""), "delivery": self._place(),
        }  # fmt: skip

    def _place(self) -> Address:
        return self.district.place(self.address.text())

    def of_gold(self) -> tuple[tuple[str, str], ...]:
        """Return the properties that every line of gold says; none of another product."""
        if self.operation.currentData() != PURCHASE_OF_GOLD:
            return ()
        return tuple((code, text) for code, text in self.properties.texts().items() if text)
