"""One line of a document: what, how much, at what price; discount, tax and category behind "More"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.i18n.documents import AFFECTATIONS
from emprende_desktop.i18n.formats import DASH
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.typed_document import TypedLine
from emprende_desktop.queries.document_form import SoldThing
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, combo, label, name_box
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import flow_of
from ui.widgets.refusal import Refusal

QUANTITY_WIDTH, PRICE_WIDTH = 74, 96
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WITH_TAX = ((True, N_("Price with IGV")), (False, N_("Price without IGV")))


@dataclass(frozen=True, slots=True)
class LineLists:
    """What a line offers: units with their codes, categories with their rows, and what is sold."""

    units: tuple[tuple[str, str], ...]
    categories: tuple[tuple[int, str], ...]
    sold: tuple[SoldThing, ...]


class DocumentLine(QWidget):
    """Signals: `changed()` as something is typed, `unwanted()` when it is taken out."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, context: Context, number: int, lists: LineLists) -> None:
        super().__init__()
        self._sold = {thing.name: thing for thing in lists.sold}
        self.description, self.quantity, self.price, self.discount, self.code = (QLineEdit() for _field in range(5))
        self.unit = narrow(lists.units)
        self.with_tax, self.affectation = combo(WITH_TAX), combo(tuple((k.value, w) for k, w in AFFECTATIONS.items()))
        self.category = narrow(lists.categories)
        self.amount = label(DASH, "move")
        self.amount.setAlignment(RIGHT)
        self.error = Refusal(context.toast)
        self._properties: tuple[tuple[str, str], ...] = ()
        self._away = button("", self.unwanted.emit, "link", "x")
        self._open = button(_("More"), lambda: self.more.setVisible(self.more.isHidden()), "link")
        self.more = flow_of(self.discount, self.with_tax, self.affectation, self.category, self.code)
        self._name(number)
        self._offer()
        self._lay_out()
        self._listen()

    def _name(self, number: int) -> None:
        for field, words in (
            (self.description, _("What, line {line}")), (self.quantity, _("Quantity of line {line}")),
            (self.price, _("Price of line {line}")), (self.discount, _("Discount of line {line}")),
            (self.code, _("Code of line {line}")),
        ):  # fmt: skip
            field.setAccessibleName(words.format(line=number))
        for box, words in (
            (self.unit, _("Unit of line {line}")), (self.with_tax, _("Price of line {line} with or without IGV")),
            (self.affectation, _("IGV of line {line}")), (self.category, _("Noted under, line {line}")),
        ):  # fmt: skip
            name_box(box, words.format(line=number))
        self._away.setAccessibleName(_("Take out line {line}").format(line=number))
        self._open.setAccessibleName(_("More of line {line}").format(line=number))
        self.description.setPlaceholderText(_("What is it? A product, a service or your own words"))
        self.discount.setPlaceholderText(_("Discount"))
        self.code.setPlaceholderText(_("Code (if you have one)"))
        self.price.setPlaceholderText("0.00")
        self.quantity.setText("1")

    def _offer(self) -> None:
        completer = QCompleter(list(self._sold), self.description)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated[str].connect(self._take)  # type: ignore[index]  # the stubs know one form only
        self.description.setCompleter(completer)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(3)
        first = QHBoxLayout()
        first.addWidget(self.description, 1)
        first.addWidget(self._open)
        first.addWidget(self._away)
        outer.addLayout(first)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        self.quantity.setFixedWidth(for_text(QUANTITY_WIDTH))
        self.price.setFixedWidth(for_text(PRICE_WIDTH))
        for field in (self.quantity, self.price):
            field.setAlignment(RIGHT)
        for column, (words, widget) in enumerate(
            ((_("Quantity"), self.quantity), (_("Unit"), self.unit), (_("Each one"), self.price), ("", self.amount))
        ):
            grid.addWidget(label(words, "muted"), 0, column)
            grid.addWidget(widget, 1, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        outer.addLayout(grid)
        outer.addWidget(self.more)
        outer.addWidget(self.error)
        self.more.hide()

    def _listen(self) -> None:
        for field in (self.description, self.quantity, self.price, self.discount, self.code):
            field.textChanged.connect(lambda _text: self.changed.emit())
        for box in (self.unit, self.with_tax, self.affectation, self.category):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _take(self, name: str) -> None:
        """Fill the line in with something of the list of what is sold."""
        thing = self._sold[name]
        self.show_line(
            replace(
                self.typed(), description=thing.name, price=thing.price, unit=thing.unit, code=thing.code,
                affectation=thing.affectation, with_tax=thing.with_tax, category=thing.category,
            )
        )  # fmt: skip

    def ask_tax(self, asked: bool) -> None:  # noqa: FBT001  the regime of the day says so
        """Ask for the tax of the line, or not: an enterprise that owes no IGV has none to tell."""
        self.with_tax.setVisible(asked)
        self.affectation.setVisible(asked)

    def offer_categories(self, categories: tuple[tuple[int, str], ...]) -> None:
        """Offer other categories: what is bought is noted under others than what is sold."""
        self.category.clear()
        for row, words in categories:
            self.category.addItem(words, row)

    def show_line(self, line: TypedLine) -> None:
        """Show a line as it was typed."""
        self.description.setText(line.description)
        self.quantity.setText(line.quantity or "1")
        self.price.setText(line.price)
        self.discount.setText(line.discount)
        self.code.setText(line.code)
        self._properties = line.properties
        for box, value in (
            (self.unit, line.unit),
            (self.affectation, line.affectation),
            (self.category, line.category),
        ):
            if value is not None and box.findData(value) < 0:
                box.addItem(str(value), value)
            box.setCurrentIndex(max(box.findData(value), 0))
        self.with_tax.setCurrentIndex(0 if line.with_tax else 1)
        usual = replace(TypedLine(), category=line.category)
        unusual = (line.discount, line.affectation, line.with_tax) != (
            usual.discount,
            usual.affectation,
            usual.with_tax,
        )
        self.more.setVisible(unusual)

    def typed(self) -> TypedLine:
        """Return the line as it is typed."""
        return TypedLine(
            self.description.text(), self.quantity.text(), self.price.text(), str(self.unit.currentData()),
            str(self.affectation.currentData()), bool(self.with_tax.currentData()), self.discount.text(),
            self.code.text(), self.category.currentData(), self._properties,
        )  # fmt: skip


def narrow(choices: Iterable[tuple[object, str]]) -> QComboBox:
    """Return a list of values with their words that needs no more room than a few letters."""
    box = DropDown()
    for value, words in choices:
        box.addItem(words, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box
