"""Produje: what was made today and what spoiled; nothing is posted, it tells what a piece costs and what is lost."""

import uuid
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.items import note_production, undo_production
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.quantity import parse_quantity, quantity_text
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.formats import day_label, money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.items import items, last_made, made_within
from emprende_desktop.trade.items import ItemKind, Production
from ui.screen import Context
from ui.widgets.basics import asked, button, card, clear, label, row
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.drop_down import DropDown
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal


class ProduceScreen(QWidget):
    """Three questions on the left; the last days and what the month lost on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = str(uuid.uuid4())
        self.product = DropDown()
        self.made, self.spoiled = QLineEdit(), QLineEdit()
        self.date = date_field(context.books.today, _("Which day?"))
        self.error = Refusal(context.toast)
        self.save = button(_("&Save what I made"), self.submit, "main", "check")
        self._days, self._month = QGridLayout(), QVBoxLayout()
        self._lay_out()
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("I made"), "title"))
        outer.addWidget(self.error)
        left, questions = card()
        questions.addLayout(
            asked(
                (
                    (_("What did you make?"), self.product),
                    (_("How many came out well?"), self.made),
                    (_("How many spoiled?"), self.spoiled),
                    (_("Which day?"), self.date),
                )
            )
        )
        questions.addLayout(row(self.save, stretch_after=0))
        questions.addStretch()
        right, told = card()
        told.addWidget(label(_("This month"), "heading"))
        told.addLayout(self._month)
        told.addWidget(label(_("The last days"), "heading"))
        self._days.setColumnStretch(1, 1)
        self._days.setHorizontalSpacing(14)
        told.addLayout(self._days)
        told.addStretch()
        outer.addWidget(Columns(left, right, (1, 1)), 1)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.ITEMS in topics:
            self._reload()

    def _reload(self) -> None:
        fetch, today = self._context.books.fetch, self._context.books.today
        chosen = self.product.currentData()
        self.product.clear()
        for product in fetch(items, ItemKind.PRODUCT):
            self.product.addItem(f"{product.name} ({product.unit})" if product.unit else product.name, product.id)
        self.product.setCurrentIndex(max(self.product.findData(chosen), 0))
        self.save.setEnabled(self.product.count() > 0)
        clear(self._month)
        month = Month.of(today)
        for made in fetch(made_within, month.first, month.last):
            told = _("{name}: {made} well, {spoiled} spoiled; what spoiled cost {lost}.")
            words = told.format(
                name=made.item.name, made=quantity_text(made.made), spoiled=quantity_text(made.spoiled),
                lost=money(made.lost),
            )  # fmt: skip
            self._month.addWidget(label(words, wrap=True))
        if not self.save.isEnabled():
            empty = _("Write your products first, under Prices and recipes.")
            self._month.addWidget(label(empty, "muted", wrap=True))
        clear(self._days)
        for line, day in enumerate(fetch(last_made)):
            told = f"{day.name}: {quantity_text(day.made)} {day.unit}".rstrip()
            if day.spoiled:
                told += " · " + _("{count} spoiled").format(count=quantity_text(day.spoiled))
            self._days.addWidget(label(day_label(day.date, today), "muted"), line, 0)
            self._days.addWidget(label(told, wrap=True), line, 1)
            back = button(_("Undo"), partial(self._undo, day.id), "link")
            back.setAccessibleName(_("Undo {note}").format(note=told))
            self._days.addWidget(back, line, 2)

    def submit(self) -> None:
        """Save once; what was typed stays where something is wrong."""
        self.error.hide()
        try:
            made, spoiled = (parse_quantity(f.text()) if f.text().strip() else 0 for f in (self.made, self.spoiled))
            note = Production(chosen_date(self.date), self.product.currentData(), made, spoiled, self._key)
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(note_production, note, lambda done: self._saved(done.row_id), self.error.say)

    def _saved(self, production: int) -> None:
        self._key = str(uuid.uuid4())
        self.made.clear()
        self.spoiled.clear()
        self.made.setFocus()
        self._context.toast(_("Saved"), partial(self._undo, production))

    def _undo(self, production: int) -> None:
        self._context.books.do(undo_production, production, lambda _done: None, self.error.say)


def build(context: Context, _entry: int | None) -> ProduceScreen:
    """Return the screen."""
    return ProduceScreen(context)
