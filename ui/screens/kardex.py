"""Kardex: what came in, went out and was left, of all gold or of one lot, the newest first; hidden until asked for."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.costing import choose_costing
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.costing import CostFormula
from emprende_desktop.gold.kardex import Subject, per_gram
from emprende_desktop.gold.lots import GOLD_POOL
from emprende_desktop.i18n.formats import amount, grams, kilos, short_date, weighed
from emprende_desktop.i18n.lots import LOT_KINDS, move_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.kardex import (
    KardexKey,
    KardexLine,
    costing,
    kardex_page,
    lots_with_kardex,
    subject_of,
)
from ui.screen import NEW, Context
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box, row
from ui.widgets.dates import date_field, date_or_told, show_date
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, KeyedPages, PagedTableModel, Pages, paged_view
from ui.widgets.pickers import found_by_writing
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import Reveal

WHAT = 1
GROSS, BESIDE = (3, 5, 7), (2, 9, 10)  # what is left out where there is no room: gross grams, then lot and cost
ROOMY, TIGHT = 1_100, 700
HIDDEN = "••••"
FORMULAS = (
    (CostFormula.AVERAGE, N_("What goes out costs the average")),
    (CostFormula.FIFO, N_("What goes out costs what the oldest did")),
)


class KardexScreen(QWidget):
    """The kardex of the lot that is chosen, or of all gold; Enter on a line opens its lot."""

    def __init__(self, context: Context, lot: int | None) -> None:
        super().__init__()
        self._context = context
        self._until: dt.date | None = None
        self._subject = Subject(GOLD_POOL)
        self.lot = found_by_writing(self._choices(), _("Kardex of"), _("All gold, or the number of a lot"))
        self.lot.setCurrentIndex(0 if lot is None else self.lot.findData(lot))
        self.date = date_field(context.books.today, _("Until which day"))
        self.formula = combo(FORMULAS)
        name_box(self.formula, _("What gold that goes out costs"))
        self._show_formula()
        self.reveal = Reveal()
        self.error = Refusal(context.toast)
        self.told = label("", "heading", wrap=True)
        self.note = label("", "muted", wrap=True)
        self.empty = label("", "muted", wrap=True)
        self.model = PagedTableModel(self._columns(), self._pages)
        self.view = paged_view(self.model, _("Kardex"), WHAT)
        self._lay_out()
        self._listen()
        self._choose()
        self.setFocusProxy(self.lot if lot is None else self.view)

    def _choices(self) -> tuple[tuple[object, str], ...]:
        lots = self._context.books.fetch(lots_with_kardex)
        named = ((lot.id, f"{_(LOT_KINDS[lot.kind])} · {lot.code}") for lot in lots)
        return ((None, _("All gold")), *named)

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addLayout(row(label(_("Kardex"), "title"), self.reveal, stretch_after=0))
        go = button(_("&Go to that day"), self.go_to_day, "", "calendar")
        newest = button(_("&Newest"), self.go_to_newest, "", "history")
        paper = button(_("&Print"), lambda: self._context.navigate("kardex_paper", NEW), "", "printer")
        layout.addWidget(flow_of(self.lot, self.date, go, newest, paper, self.formula))
        layout.addWidget(self.error)
        frame, inside = card()
        inside.addWidget(self.told)
        inside.addWidget(self.note)
        inside.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        layout.addWidget(frame, 1)

    def _listen(self) -> None:
        self.lot.activated.connect(lambda _index: self._choose())
        self.formula.activated.connect(lambda _index: self._choose_formula())
        self.reveal.changed.connect(self._repaint)
        self.view.doubleClicked.connect(lambda _index: self._open_lot())
        on_key(self.view, Qt.Key.Key_Return, self._open_lot)
        on_key(self.view, Qt.Key.Key_Escape, self._context.leave)
        self._context.books.changed.connect(self._reload_if)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the gross grams out where there is room only for the fine ones; then the lot and the cost."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for column in GROSS:
            self.view.setColumnHidden(column, self.width() < for_text(ROOMY) or self._of_ore)
        for column in BESIDE:
            self.view.setColumnHidden(column, self.width() < for_text(TIGHT))

    @property
    def _of_ore(self) -> bool:
        return self._subject.pool != GOLD_POOL

    def _pages(self) -> Pages[KardexLine]:
        first: KardexKey | None = ((self._until + dt.timedelta(days=1)).isoformat(), 0) if self._until else None
        pages: KeyedPages[KardexLine, KardexKey] = KeyedPages(
            lambda before: self._context.books.fetch(kardex_page, self._subject, before or first)
        )
        return pages

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.LOTS in topics:
            self._reload()

    def _choose(self) -> None:
        self._subject = self._context.books.fetch(subject_of, self.lot.currentData())
        self._until = None
        show_date(self.date, self._context.books.today)
        self._reload()

    def _show_formula(self) -> None:
        self.formula.setCurrentIndex(self.formula.findData(self._context.books.fetch(costing)))

    def _choose_formula(self, formula: CostFormula | None = None) -> None:
        """Cost what goes out from now on as it is chosen; where that is refused, the list goes back."""
        self.error.hide()
        before, chosen = self._context.books.fetch(costing), formula or CostFormula(self.formula.currentData())
        back = None if formula else lambda: self._choose_formula(before)
        told = _("From now on: {words}").format(words=_(dict(FORMULAS)[chosen]))

        def done(_committed: Committed) -> None:
            if chosen is not before:
                self._context.toast(told, back)
            self._show_formula()

        self._context.books.do(choose_costing, chosen, done, self._refused)

    def go_to_day(self) -> None:
        """Show the kardex from a day backwards."""
        self.error.hide()
        day = date_or_told(self.date, self._refused)
        if day is not None:
            self._until = day
            self._reload()

    def go_to_newest(self) -> None:
        """Show the kardex from its end."""
        self._until = None
        show_date(self.date, self._context.books.today)
        self._reload()

    def _refused(self, text: str) -> None:
        self._show_formula()
        self.error.say(text)

    def _reload(self) -> None:
        self.model.reload()
        found = self.model.rowCount() > 0
        self.view.setVisible(found)
        self.told.setVisible(found)
        self.empty.setVisible(not found)
        self.empty.setText(self._nothing())
        self.note.setVisible(found)
        self.note.setText(self._units())
        self._fit()
        self._tell()

    def _units(self) -> str:
        if self._of_ore:
            return _("In kilos and soles.")
        alone = _(
            "In grams of fine gold. It costs the average of all: what is left of this lot is told in grams alone."
        )
        return _("In grams of fine gold and soles.") if self._subject.lot is None else alone

    def _nothing(self) -> str:
        if self._until is not None:
            return _("Nothing had moved until {date}.").format(date=short_date(self._until))
        if self._of_ore or self._subject.lot is not None:
            return _("Nothing has moved this lot yet.")
        return _("No gold has come in yet. It comes in when a lot is processed: open the lot, and press what was done.")

    def _tell(self) -> None:
        if self.model.rowCount() == 0:
            return
        left = self.model.row(0).left
        if not self.reveal.amounts_shown:
            self.told.setText(_("What is left: {amount}").format(amount=HIDDEN))
        elif self._of_ore:
            told = _("{kilos} left, which cost S/ {amount}")
            self.told.setText(told.format(kilos=kilos(left.held.ore_g), amount=amount(Money(left.cents))))
        elif self._subject.lot is not None:
            told = _("{fine} of fine gold left in {gross}")
            self.told.setText(told.format(fine=grams(left.held.fine_mg), gross=grams(left.held.gross_mg)))
        else:
            told = _("{fine} of fine gold left, which cost S/ {amount}: S/ {each} a gram")
            each = amount(Money(per_gram(left.cents, left.held.fine_mg)))
            self.told.setText(told.format(fine=grams(left.held.fine_mg), amount=amount(Money(left.cents)), each=each))

    def _repaint(self) -> None:
        self._tell()
        last = self.model.index(max(self.model.rowCount() - 1, 0), self.model.columnCount() - 1)
        self.model.dataChanged.emit(self.model.index(0, 0), last)
        self.view.verticalScrollBar().valueChanged.emit(self.view.verticalScrollBar().value())

    def _open_lot(self) -> None:
        chosen = self.view.selectionModel().selectedRows()
        if chosen:
            self._context.navigate("lot", self.model.row(chosen[0].row()).move.lots[0][0])

    def _columns(self) -> tuple[Column[KardexLine], ...]:
        def weight(line: KardexLine, sign: int) -> str:
            change = line.move.change
            value = sign * (change.ore_g if self._of_ore else change.fine_mg)
            return self._shown(weighed(value)) if value > 0 else ""

        def gross(line: KardexLine, sign: int) -> str:
            value = sign * line.move.change.gross_mg
            return self._shown(weighed(value)) if value > 0 else ""

        def left(line: KardexLine) -> str:
            held = line.left.held
            return self._shown(weighed(held.ore_g if self._of_ore else held.fine_mg))

        return (
            Column(N_("Day"), lambda line: short_date(line.move.date)),
            Column(N_("What happened"), lambda line: move_text(line.move.kind, line.move.cause)),
            Column(N_("Lot"), lambda line: line.move.codes),
            Column(N_("Gross in"), lambda line: gross(line, 1), RIGHT),
            Column(N_("In"), lambda line: weight(line, 1), RIGHT, _green),
            Column(N_("Gross out"), lambda line: gross(line, -1), RIGHT),
            Column(N_("Out"), lambda line: weight(line, -1), RIGHT, _clay),
            Column(N_("Gross left"), lambda line: self._shown(weighed(line.left.held.gross_mg)), RIGHT),
            Column(N_("Left"), left, RIGHT),
            Column(N_("Cost"), self._cost, RIGHT),
            Column(N_("Left, S/"), self._cost_left, RIGHT),
        )

    def _shown(self, text: str) -> str:
        return text if self.reveal.amounts_shown else HIDDEN

    def _cost(self, line: KardexLine) -> str:
        return self._shown(amount(Money(line.move.cents))) if line.move.cents else ""

    def _cost_left(self, line: KardexLine) -> str:
        return "" if self._subject.lot is not None else self._shown(amount(Money(line.left.cents)))


def _green(_line: KardexLine) -> str:
    return "green"


def _clay(_line: KardexLine) -> str:
    return "clay"


def build(context: Context, lot: int | None) -> KardexScreen:
    """Return the screen."""
    return KardexScreen(context, lot)
