"""The fields of a supplier's paper, what they say as a paper, and showing one in them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.domain.errors import CategoryRequiredError
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import ZERO, Money, parse_money, round_half_up
from emprende_desktop.i18n.purchases import IDENTITIES, PAPERS, detraction_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.detractions import DETRACTIONS, DetractionRule
from emprende_desktop.invoicing.purchase_papers import BOLETA, FACTURA, FEES, paper_type
from emprende_desktop.invoicing.purchases import (
    Currency,
    Detraction,
    PaperReference,
    PurchaseAmounts,
    PurchaseDocument,
    Supplier,
)
from emprende_desktop.invoicing.read_document import ReadDocument
from emprende_desktop.queries.catalogues import list_on
from emprende_desktop.queries.purchases import detraction_on, igv_rate
from ui.screen import Context
from ui.widgets.basics import combo, label, name_box
from ui.widgets.dates import chosen_date, date_field, date_or_none, open_date_field, show_date
from ui.widgets.field_grid import FieldGrid
from ui.widgets.flow import flow_of
from ui.widgets.pickers import category_grid, place_grid
from ui.widgets.portion_rows import PortionRows
from ui.widgets.purchase_fields import (
    CHANGED,
    DETRACTION,
    EXTRAS,
    PurchaseAmountFields,
    detraction_code,
    number,
    offer_codes,
    show_extras,
)

CURRENCIES = ((Currency.PEN, N_("Soles")), (Currency.USD, N_("Dollars")))
CHANGEABLE = ((FACTURA, PAPERS[FACTURA]), (BOLETA, PAPERS[BOLETA]))
NO_IGV = ("untaxed", "total")
EVERY_PART = ("taxed", "igv", "untaxed", "icbper", "isc", "other", "total")


class PurchaseFields:
    """Every field of the form."""

    def __init__(self, context: Context) -> None:
        self._context = context
        today = context.books.today
        self.identity = combo(tuple(IDENTITIES.items()))
        self.supplier = QLineEdit()
        self.name = QLineEdit()
        self.paper = combo(tuple(PAPERS.items()))
        self.number = QLineEdit()
        self.date = date_field(today, _("Date of the paper"))
        self.due = open_date_field(None, _("To be paid by (if it says so)"))
        self.days = flow_of(
            _below(_("Date of the paper"), self.date), _below(_("To be paid by (if it says so)"), self.due)
        )
        self.currency = combo(CURRENCIES)
        self.amounts = PurchaseAmountFields()
        self.category = category_grid(context, CategoryKind.EXPENSE)
        self.portions = PortionRows(context)
        self.place = place_grid(context, _("I owe it"))
        self.changed = combo(CHANGEABLE)
        self.detracted = QCheckBox(_("It has detraction"))
        self.extras = FieldGrid(EXTRAS)
        self.detraction_told = label("", "muted", wrap=True)
        offer_codes(self.extras["detraction_code"], context.books.fetch(list_on, DETRACTIONS, today))
        self.detail = QLineEdit()
        self._name()
        self.ask()

    def _name(self) -> None:
        name_box(self.identity, _("Kind of number"))
        name_box(self.paper, _("Kind of paper"))
        name_box(self.currency, _("Currency"))
        name_box(self.changed, _("Kind of paper that it changes"))
        for field, words, hint in (
            (self.supplier, _("RUC or number of the supplier"), "20100070970"),
            (self.name, _("Name of the supplier"), _("Name of the supplier")),
            (self.number, _("Series and number"), "F001-15"),
            (self.detail, _("Detail"), _("Detail (if you want)")),
        ):
            field.setAccessibleName(words)
            field.setPlaceholderText(hint)
        self.category.setAccessibleName(_("On what?"))
        self.place.setAccessibleName(_("How did you pay?"))

    @property
    def code(self) -> str:
        """Return the kind of paper that is chosen."""
        return str(self.paper.currentData())

    def ask(self) -> None:
        """Ask for what the kind of paper, its currency and its detraction make necessary, and nothing more."""
        note = paper_type(self.code).is_note
        fees = self.code == FEES
        self.amounts.ask(NO_IGV if fees else EVERY_PART)
        self.changed.setVisible(note)
        self.extras.ask(
            (
                *(("rate",) if self.currency.currentData() == Currency.USD else ()),
                *(("withheld",) if fees else ()),
                *(CHANGED if note else ()),
                *(DETRACTION if self.detracted.isChecked() else ()),
            )
        )

    def tell_detraction(self) -> None:
        """Say what SUNAT's list knows of the detracción's code, and propose its percent."""
        rule = self._rule(date_or_none(self.date, self._context.books.today)) if self.detracted.isChecked() else None
        self.detraction_told.setText("" if rule is None else detraction_text(rule))
        self.detraction_told.setVisible(rule is not None)
        percent = "" if rule is None or rule.percent is None else f"{rule.percent.normalize():f}"
        self.extras["detraction_percent"].setPlaceholderText(percent)

    def _rule(self, date: dt.date | None) -> DetractionRule | None:
        day = self._context.books.today if date is None else date
        return self._context.books.fetch(detraction_on, detraction_code(self.extras["detraction_code"]), day)

    def document(self, key: str) -> PurchaseDocument:
        """Return the paper as it is typed; raises a user's mistake."""
        date = chosen_date(self.date)
        supplier = Supplier(
            IdentityKind(self.identity.currentData()), self.supplier.text().strip(), self.name.text().strip()
        )
        currency = Currency(self.currency.currentData())
        rate = Decimal(1) if currency is Currency.PEN else number(self.extras["rate"].text())
        amounts = self.amounts.amounts(self._context.books.fetch(igv_rate, date))
        category = self.category.current().id if self.category.has_choice() else None
        if category is None:
            raise CategoryRequiredError("category")
        series, _dash, bare = self.number.text().strip().rpartition("-")
        place = self.place.current().id
        withheld = self.extras["withheld"].text().strip() if self.code == FEES else ""
        return PurchaseDocument(
            supplier=supplier, code=self.code, series=series, number=bare, date=date, amounts=amounts,
            portions=self.portions.portions(category, amounts.value, amounts.igv), place=place,
            key=key, due=date_or_none(self.due, date), currency=currency, rate=rate,
            detraction=self._detraction(amounts, rate, place, date),
            withheld=parse_money(withheld) if withheld else ZERO, reference=self._reference(date),
            detail=self.detail.text().strip(),
        )  # fmt: skip

    def _reference(self, date: dt.date) -> PaperReference | None:
        if not paper_type(self.code).is_note:
            return None
        series, _dash, bare = self.extras["changed_number"].text().strip().rpartition("-")
        changed_on = date_or_none(self.extras["changed_date"], date)
        return None if changed_on is None else PaperReference(str(self.changed.currentData()), series, bare, changed_on)

    def _detraction(
        self, amounts: PurchaseAmounts, rate: Decimal, place: int | None, date: dt.date
    ) -> Detraction | None:
        if not self.detracted.isChecked():
            return None
        percent = number(self.extras["detraction_percent"].text())
        rule = None if percent else self._rule(date)
        if rule is not None and rule.percent is not None:
            percent = rule.percent
        soles = round_half_up(Decimal(amounts.total.cents) * rate * percent / 10_000)
        deposit = self.extras["deposit"].text().strip()
        deposited = date_or_none(self.extras["deposited"], date)
        paid_from = place if place is not None else self.place.first_id
        done = bool(deposit) and deposited is not None
        code = detraction_code(self.extras["detraction_code"])
        return Detraction(code, percent, Money(soles.cents * 100), deposit, deposited, paid_from if done else None)

    def show_document(self, document: PurchaseDocument) -> None:
        """Show a paper that is in the books."""
        self.identity.setCurrentIndex(self.identity.findData(document.supplier.identity))
        self.supplier.setText(document.supplier.number)
        self.name.setText(document.supplier.name)
        self.paper.setCurrentIndex(self.paper.findData(document.code))
        self.number.setText(document.full_number)
        show_date(self.date, document.date)
        self.due.setText("" if document.due is None else f"{document.due:%d/%m/%Y}")
        self.currency.setCurrentIndex(self.currency.findData(document.currency))
        self.amounts.show_amounts(document.amounts)
        self.category.choose(document.portions[0].category)
        self.portions.show_portions(document.portions[1:])
        self.place.choose(document.place)
        if document.reference is not None:
            self.changed.setCurrentIndex(self.changed.findData(document.reference.code))
        self.detracted.setChecked(document.detraction is not None)
        show_extras(self.extras, document)
        self.detail.setText(document.detail)

    def show_read(self, read: ReadDocument) -> None:
        """Show a paper that was read; what it was for and how it was paid is hers to say."""
        self.identity.setCurrentIndex(self.identity.findData(read.issuer.identity))
        self.supplier.setText(read.issuer.number)
        self.name.setText(read.issuer.name)
        self.paper.setCurrentIndex(self.paper.findData(read.code))
        self.number.setText(f"{read.series}-{read.number}")
        show_date(self.date, read.date)
        self.due.setText("" if read.due is None else f"{read.due:%d/%m/%Y}")
        self.currency.setCurrentIndex(self.currency.findData(read.currency))
        self.amounts.show_read(read.totals)
        if read.on_credit:
            self.place.choose(None)
        self.detracted.setChecked(read.detraction is not None)
        if read.detraction is not None:
            self.extras["detraction_code"].setText(read.detraction.code)
            self.extras["detraction_percent"].setText(f"{read.detraction.percent.normalize():f}")
        if read.reference is not None:
            self.changed.setCurrentIndex(self.changed.findData(read.reference.code))
            self.extras["changed_number"].setText(f"{read.reference.series}-{read.reference.number}")
            day = read.reference.date
            self.extras["changed_date"].setText("" if day is None else f"{day:%d/%m/%Y}")


def _below(words: str, field: QWidget) -> QWidget:
    """Return a field with its words above it."""
    held = QWidget()
    layout = QVBoxLayout(held)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(label(words, "muted"))
    layout.addWidget(field)
    return held
