"""¿Cuánto material te queda?: counted at the end of a month, so that what was bought becomes what was used."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from emprende_desktop.commands.items import count_stock
from emprende_desktop.domain.errors import BookkeepingError, CategoryRequiredError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.quantity import parse_quantity, worth
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.items import KINDS
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.items import items, last_counted
from emprende_desktop.trade.items import COUNTED, Item, StockCount, StockLine
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import card, label, row
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.saving import SavingFoot

QUANTITY_WIDTH = 110


class StockScreen(QWidget):
    """A line for each item: how much is left, and what that is worth."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._items = context.books.fetch(items, *COUNTED)
        self.fields: dict[int, QLineEdit] = {}
        self._worths: dict[int, QLabel] = {}
        self.date = date_field(context.books.today, _("Counted on which day?"))
        self.foot = SavingFoot(
            context, None, (N_("&Save what is left"), N_("What is left is noted")), self.submit
        ).without_papers()
        self._lay_out()
        form_keys(self, self.submit, context.leave)
        self.setFocusProxy(next(iter(self.fields.values()), self.date))
        self._tell()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addWidget(label(_("How much is left?"), "title"))
        outer.addLayout(row(label(_("Counted on which day?")), self.date, self._last(), stretch_after=2))
        frame, layout = card()
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(14)
        line = 0
        for kind in COUNTED:
            of_kind = [item for item in self._items if item.kind is kind]
            if of_kind:
                grid.addWidget(label(_(KINDS[kind]), "heading"), line, 0)
                line += 1
            for item in of_kind:
                self._ask(grid, line, item)
                line += 1
        layout.addLayout(grid)
        if not self._items:
            empty = _("Write your materials first, under Prices and recipes: name, unit and what one costs.")
            layout.addWidget(label(empty, "muted", wrap=True))
        layout.addStretch()
        outer.addWidget(frame, 1)

    def _last(self) -> QLabel:
        day: dt.date | None = self._context.books.fetch(last_counted)
        return label(_("Last count: {date}").format(date=short_date(day)) if day else "", "muted")

    def _ask(self, grid: QGridLayout, line: int, item: Item) -> None:
        field = QLineEdit()
        field.setPlaceholderText("0")
        field.setMaximumWidth(for_text(QUANTITY_WIDTH))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(_("How much is left of {name}").format(name=item.name))
        field.textChanged.connect(lambda _text: self._tell())
        each = _("{amount} each {unit}").format(amount=money(item.unit_cost), unit=item.unit or _("unit"))
        self.fields[item.id] = field
        self._worths[item.id] = label("", "move")
        grid.addWidget(label(item.name, wrap=True), line, 0)
        grid.addWidget(label(each, "muted"), line, 1)
        grid.addWidget(field, line, 2)
        grid.addWidget(self._worths[item.id], line, 3)

    def _lines(self) -> tuple[StockLine, ...]:
        """Return what is counted: of a kind with any figure, an empty field means nothing is left.

        Raises UnreadableQuantityError, CategoryRequiredError where nothing is written.
        """
        counted = {item.kind for item in self._items if self.fields[item.id].text().strip()}
        if not counted:
            raise CategoryRequiredError("stock")
        lines = []
        for item in self._items:
            if item.kind in counted:
                text = self.fields[item.id].text().strip()
                quantity = parse_quantity(text) if text else 0
                lines.append(StockLine(item.id, item.kind, quantity, worth(quantity, item.unit_cost)))
        return tuple(lines)

    def _tell(self) -> None:
        try:
            lines = self._lines()
        except CategoryRequiredError:
            self.foot.tell(_("Count and write how much is left; what you do not write of a kind is nothing."))
            return
        except BookkeepingError as error:
            self.foot.tell(sentence(error))
            return
        for line in lines:
            self._worths[line.item].setText(money(line.worth))
        total = Money(sum(line.worth.cents for line in lines))
        text = _("What is left is worth {amount}; the rest of what you bought counts as used.")
        self.foot.tell(text.format(amount=money(total)))

    def submit(self) -> None:
        """Save the count; what was typed stays where something is wrong."""
        key = self.foot.key
        self.foot.submit("", lambda _party: StockCount(chosen_date(self.date), self._lines(), key), count_stock)


def build(context: Context, _entry: int | None) -> StockScreen:
    """Return the screen."""
    return StockScreen(context)
