"""How something that is sold stands on a document: code, unit, tax and what it is noted under."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.i18n.documents import AFFECTATIONS
from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.codes import Affectation
from emprende_desktop.invoicing.offers import Offer
from emprende_desktop.queries.document_form import SoldThing
from emprende_desktop.queries.masters import categories
from ui.screen import Context
from ui.widgets.basics import asked, combo, name_box
from ui.widgets.document_line import WITH_TAX, narrow
from ui.widgets.document_lines import units_on


class OfferFields(QWidget):
    """The tax is asked where the enterprise owes IGV."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.unit = narrow(units_on(context, context.books.today))
        self.with_tax = combo(WITH_TAX)
        self.affectation = combo(tuple((kind.value, words) for kind, words in AFFECTATIONS.items() if not kind.is_free))
        self.category = narrow((one.id, one.name) for one in context.books.fetch(categories, CategoryKind.SALE))
        self.code = QLineEdit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        questions = (
            (_("Unit on documents"), self.unit), (_("The price is"), self.with_tax), (_("IGV"), self.affectation),
            (_("A sale of it is noted under"), self.category), (_("Code (if you have one)"), self.code),
        )  # fmt: skip
        form = asked(questions)
        for words, field in questions[:-1]:
            name_box(field, words)
        layout.addLayout(form)
        for field in (self.with_tax, self.affectation):
            form.setRowVisible(field, context.enterprise.regime.splits_igv)

    def show_thing(self, thing: SoldThing) -> None:
        """Show how it stands on documents."""
        for box, value in (
            (self.unit, thing.unit), (self.with_tax, thing.with_tax), (self.affectation, thing.affectation),
            (self.category, thing.category),
        ):  # fmt: skip
            box.setCurrentIndex(max(box.findData(value), 0))
        self.code.setText(thing.code)

    def offer(self, price: str) -> Offer:
        """Return how it stands on documents; `price` is exact, empty where the item's own holds."""
        return Offer(
            self.code.text().strip(), str(self.unit.currentData()), Affectation(self.affectation.currentData()),
            bool(self.with_tax.currentData()), price, self.category.currentData(),
        )  # fmt: skip
