"""Impuestos y libros: what a month owes, how near the limits are, until when, and which books are owed."""

import uuid
from functools import partial

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from emprende_desktop.commands.taxes import PayTax, PostTax, pay_month_tax, post_month_tax
from emprende_desktop.domain.days import day_written
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.formality.lights import Level, Light
from emprende_desktop.formality.worksheet import Tax, TaxDue
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formality import (
    DRAFT,
    LEVELS,
    REGIME_NAMES,
    beside_texts,
    due_text,
    light_name,
    light_text,
    tax_name,
)
from emprende_desktop.i18n.formats import first_upper, money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.taxes import TaxMonth, books_owed, last_days, months_told, tax_month, year_lights
from ui.screen import Context, Question
from ui.widgets.basics import button, card, clear, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.flow import flow_of
from ui.widgets.owed_books import OwedBooks
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.tax_card import tax_card
from ui.widgets.undo import undo_of

COLOURS = {Level.GREEN: "in", Level.AMBER: "warn", Level.RED: "out", Level.UNKNOWN: "muted"}
READ_AGAIN = {Topic.JOURNAL, Topic.ENTERPRISE, Topic.VALUES, Topic.ASSETS}


class TaxesScreen(QWidget):
    """The sheet of the chosen month on the left; limits, last days and books on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.month = QComboBox()
        name_box(self.month, _("Month"))
        self.regime = label("", "muted", wrap=True)
        self.sheet = button(_("&Sheet for the declaration"), self.show_sheet, "", "printer")
        self.others = button(_("What if we &changed regime?"), self._show_others, "", "scale")
        self.error = Refusal(context.toast)
        self.written = OwedBooks(context, self.error)
        self._parts = tuple(QVBoxLayout() for _part in range(3))
        self._lay_out()
        self._list_months()
        self.month.currentIndexChanged.connect(lambda _index: self._reload())
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Taxes and books"), "title"))
        outer.addWidget(flow_of(self.month, self.sheet, self.others))
        outer.addWidget(self.regime)
        outer.addWidget(self.error)
        left, right = QWidget(), QWidget()
        owed = QVBoxLayout(left)
        owed.setContentsMargins(0, 0, 0, 0)
        owed.addLayout(self._parts[0])
        owed.addStretch()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        titles = (_("Until when?"), _("How near are the limits?"))
        for title, part in zip(titles, self._parts[1:], strict=True):
            frame, inside = card()
            inside.addWidget(label(title, "heading"))
            inside.addLayout(part)
            beside.addWidget(frame)
        frame, inside = card()
        inside.addWidget(label(_("Books owed"), "heading"))
        inside.addWidget(self.written)
        beside.addWidget(frame)
        beside.addStretch()
        outer.addWidget(Columns(left, right, (6, 5)), 1)

    def _list_months(self) -> None:
        books = self._context.books
        for month in books.fetch(months_told, books.today):
            self.month.addItem(first_upper(month_text(month)), str(month))
        self.month.setCurrentIndex(min(1, self.month.count() - 1))  # what is declared now is the month before

    @property
    def _chosen(self) -> Month:
        return Month.parse(str(self.month.currentData()))

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & READ_AGAIN:
            self._reload()

    def _reload(self) -> None:
        self.error.hide()
        self._owed, self._days, self._lights = told = tuple(map(_emptied, self._parts))
        self.written.forget()
        try:
            self._tell()
        except BookkeepingError as error:
            self.error.say(sentence(error))
        for part in told:
            part.parentWidget().show()

    def _tell(self) -> None:
        books, month = self._context.books, self._chosen
        for light in books.fetch(year_lights, month, books.today):
            self._tell_light(light)
        days = books.fetch(last_days, month)
        for due in days:
            self._days.addWidget(label(due_text(due), "step" if due.day else "muted", wrap=True))
        if not days:
            self._days.addWidget(label(_("Without a RUC and a regime nothing is declared."), "muted", wrap=True))
        self._tell_month(books.fetch(tax_month, month))
        self.written.show_books(month, books.fetch(books_owed, month))

    def _tell_light(self, light: Light) -> None:
        self._lights.addWidget(label(light_name(light), "step", wrap=True))
        level = f"{_(LEVELS[light.level])}. {light_text(light)}"
        self._lights.addWidget(label(level, COLOURS[light.level], wrap=True))
        if light.value is not None and light.value.is_unverified:
            told = _("Not verified: {source}").format(source=light.value.source)
            self._lights.addWidget(label(told, "muted", wrap=True))

    def _tell_month(self, told: TaxMonth) -> None:
        regime = told.taxes.figures.regime
        self.regime.setText(f"{_(REGIME_NAMES[regime])} · {_(DRAFT)}")
        self.sheet.setEnabled(regime is not TaxRegime.NONE)
        over = self._chosen.last < self._context.books.today
        for due in told.taxes.dues:
            note = self.note if over else None
            self._owed.addWidget(tax_card(due, told.states[due.tax], note, self.pay))
        for text in beside_texts(told.taxes.figures, told.held):
            self._owed.addWidget(label(text, "warn", wrap=True))
        if regime is not TaxRegime.NONE and told.unbacked:
            text = _("{amount} was sold without a boleta or factura: give one, for its tax is in no register.")
            self._owed.addWidget(label(text.format(amount=money(told.unbacked)), COLOURS[Level.AMBER], wrap=True))
        if regime is TaxRegime.NONE:
            frame, inside = card()
            text = _("Without a regime you owe no tax of the month. Write yours under “How we are registered”.")
            inside.addWidget(label(text, "", wrap=True))
            go = button(_("How we are registered"), partial(self._context.navigate, "registration"), "", "landmark")
            inside.addLayout(row(go, stretch_after=0))
            self._owed.addWidget(frame)

    def note(self, tax: Tax) -> None:
        """Post what a tax owes, after she says so."""
        self.error.hide()
        month = self._chosen
        question = _("{tax} of {month} goes into your books with the sums of the sheet.").format(
            tax=tax_name(tax), month=month_text(month)
        )
        if self._context.dialogs.confirm(question, _("Note it")):
            self._context.books.do(post_month_tax, PostTax(tax, month), self._saved, self.error.say)

    def pay(self, due: TaxDue) -> None:
        """Ask from which money and on which day it was paid, and note it."""
        self.error.hide()
        books, month = self._context.books, self._chosen
        asked = (
            Question(_("From which money?"), tuple((str(place.id), place.name) for place in books.fetch(places))),
            Question(_("On which day?"), proposal=short_date(books.today)),
        )
        title = _("{tax} of {month}: {amount}").format(
            tax=tax_name(due.tax), month=month_text(month), amount=money(due.to_pay)
        )
        answers = self._context.dialogs.ask(title, asked)
        if answers is None:
            return
        try:
            date = day_written(answers[1], books.today)
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        wish = PayTax(due.tax, month, int(answers[0]), date, str(uuid.uuid4()))
        books.do(pay_month_tax, wish, self._saved, self.error.say)

    def _saved(self, committed: Committed) -> None:
        self._context.toast(_("Noted"), undo_of(self._context, committed.row_id))

    def show_sheet(self) -> None:
        """Open the sheet of the chosen month, to print or to save."""
        month = self._chosen
        self._context.navigate("tax_sheet", month.year * 100 + month.month)

    def _show_others(self) -> None:
        self._context.navigate("regimes")


def _emptied(part: QVBoxLayout) -> QVBoxLayout:
    """Return the layout of a new widget in a part that is emptied; it is shown when all of it is there."""
    clear(part)
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    part.addWidget(holder)
    return inside


def build(context: Context, _entry: int | None) -> TaxesScreen:
    """Return the screen."""
    return TaxesScreen(context)
