"""The lines of a document, each under the one before; one more stands ready below."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.documents import UNITS
from emprende_desktop.i18n.formats import DASH, money
from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.typed_document import TypedLine
from emprende_desktop.queries.catalogues import list_on
from emprende_desktop.queries.document_form import things_sold
from emprende_desktop.queries.masters import categories
from ui.screen import Context
from ui.widgets.basics import button
from ui.widgets.document_line import DocumentLine, LineLists
from ui.widgets.flow import flow_of

UNIT_LIST = "03"


def units_on(context: Context, day: dt.date) -> tuple[tuple[str, str], ...]:
    """Return the units of SUNAT's list, those that are asked for most first and in short words."""
    listed = context.books.fetch(list_on, UNIT_LIST, day)
    usual = tuple((code, _(words)) for code, words in UNITS.items())
    return usual + tuple((one.code, one.words) for one in listed if one.code not in UNITS)


class DocumentLines(QWidget):
    """Signals: `changed()` as something is typed or a line comes or goes."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kind = CategoryKind.SALE
        self._lists = LineLists(
            units_on(context, context.books.today), self._categories(), context.books.fetch(things_sold)
        )
        self._asks_tax = True
        self.rows: list[DocumentLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addWidget(flow_of(button(_("Add a &line"), self.add, "link", "plus")))
        self.add()

    def add(self) -> DocumentLine:
        """Put an empty line below the others and the keyboard into it."""
        made = DocumentLine(self._context, len(self.rows) + 1, self._lists)
        made.ask_tax(self._asks_tax)
        made.changed.connect(self.changed.emit)
        made.unwanted.connect(lambda: self._take_out(made))
        self.rows.append(made)
        self._list.addWidget(made)
        if self.isVisible():
            made.description.setFocus()
        self.changed.emit()
        return made

    def _take_out(self, line: DocumentLine) -> None:
        if len(self.rows) == 1:
            line.show_line(TypedLine())
            return
        self.rows.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.rows[-1].description.setFocus()
        self.changed.emit()

    def _categories(self) -> tuple[tuple[int, str], ...]:
        return tuple((one.id, one.name) for one in self._context.books.fetch(categories, self._kind))

    def suit(self, kind: CategoryKind, *, asks_tax: bool) -> None:
        """Offer the categories of what is sold or bought, and ask for the tax of each line, or not."""
        self._asks_tax = asks_tax
        for row in self.rows:
            row.ask_tax(asks_tax)
        if kind is self._kind:
            return
        self._kind = kind
        self._lists = replace(self._lists, categories=self._categories())
        for row in self.rows:
            row.offer_categories(self._lists.categories)

    def propose_unit(self, code: str) -> None:
        """Put a unit into the lines in which nothing is written yet."""
        for row in self.rows:
            if row.typed().is_empty:
                row.unit.setCurrentIndex(max(row.unit.findData(code), 0))

    def show_lines(self, lines: tuple[TypedLine, ...]) -> None:
        """Show lines as they were typed."""
        for number, line in enumerate(lines):
            row = self.rows[number] if number < len(self.rows) else self.add()
            row.show_line(line)

    def typed(self) -> tuple[TypedLine, ...]:
        """Return the lines as they are typed."""
        return tuple(row.typed() for row in self.rows)

    def show_amounts(self, amounts: tuple[Money, ...]) -> None:
        """Show what each line comes to; those that are not written yet come to nothing."""
        told = iter(amounts)
        for row in self.rows:
            amount = None if row.typed().is_empty else next(told, None)
            row.amount.setText(DASH if amount is None else money(amount))

    def say(self, told: dict[int, str]) -> None:
        """Say what is wrong with lines, by their place; nothing with the others."""
        for number, row in enumerate(self.rows):
            row.error.setVisible(number in told)
            row.error.setText(told.get(number, ""))
