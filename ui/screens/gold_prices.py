"""Precios del oro: reference prices and exchange rates, typed or from a file, the newest first; gaps are told."""

import uuid
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from emprende_desktop.commands.prices import take_back_price, take_back_prices, tell_prices
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.exchange.price_file import PriceColumns, find_columns, read_prices
from emprende_desktop.exchange.sheet import SheetRow, read_sheet
from emprende_desktop.gold.prices import BASES, Basis, DayPrice, PriceList, Quoted, Series, StandingPrice
from emprende_desktop.i18n.faults import fault_sentence, faults_told
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.prices import BASIS_WORDS, QUOTED, UNITS, gaps_text, series_text
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.journal import latest_day
from emprende_desktop.queries.prices import PriceKey, price_gaps, price_told_last, prices_page
from ui.screen import Context, Question
from ui.theme import for_text
from ui.widgets.basics import asked, button, card, combo, label, name_box
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys, on_key
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, KeyedPages, PagedTableModel, Pages, paged_view
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_by

WHAT, SOURCE = 1, 3
ROOMY, TABLE_WIDTH = 1_000, 420


class GoldPricesScreen(QWidget):
    """A price to write on the left, those that stand on the right; Delete takes the chosen one back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.name = combo(tuple(QUOTED.items()))
        self.basis = DropDown()
        self.date = date_field(context.books.today, _("Of which day?"))
        self.value, self.source = QLineEdit(), QLineEdit()
        self.unit = label("", "muted")
        self.gaps = label("", "warn", wrap=True)
        self.error = Refusal(context.toast)
        self.empty = label(
            _("No price is here yet. Write today's, or bring in a file with a day and a price in each row."),
            "muted", wrap=True,
        )  # fmt: skip
        self.model = PagedTableModel(COLUMNS, self._pages)
        self.view = paged_view(self.model, _("Reference prices"), WHAT)
        self.view.setMinimumWidth(for_text(TABLE_WIDTH))
        self._lay_out()
        self._listen()
        self._offer_bases()
        self._begin_as_last()
        self._reload()
        self.setFocusProxy(self.value)

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addWidget(label(_("Reference prices"), "title"))
        layout.addWidget(self.error)
        left, form = card()
        form.addLayout(self._questions())
        form.addWidget(self.unit)
        save = button(_("&Save the price"), self.submit, "main", "check")
        form.addWidget(flow_of(save, button(_("From a &file"), self.bring_in, "", "folder-open")))
        form.addWidget(self.gaps)
        form.addStretch()
        right, listed = card()
        self.undo = button(_("&Take back"), self.take_back_chosen, "", "history")
        listed.addWidget(flow_of(self.undo))
        listed.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        listed.addWidget(self.view, 1)
        layout.addWidget(Columns(left, right, (5, 8)), 1)

    def _questions(self) -> QFormLayout:
        form = asked(
            (
                (_("Price of what?"), self.name),
                (_("Whose price is it?"), self.basis),
                (_("Of which day?"), self.date),
                (_("How much is it?"), self.value),
                (_("Where did you read it?"), self.source),
            )
        )
        for box, name in ((self.name, _("Price of what?")), (self.basis, _("Whose price is it?"))):
            name_box(box, name)
        return form

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out where a price was read where there is no room."""
        super().resizeEvent(event)
        self.view.setColumnHidden(SOURCE, self.width() < for_text(ROOMY))

    def _listen(self) -> None:
        self.name.currentIndexChanged.connect(lambda _index: self._offer_bases())
        self.basis.currentIndexChanged.connect(lambda _index: self._tell_series())
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.model.modelReset.connect(self._offer)
        on_key(self.view, Qt.Key.Key_Delete, self.take_back_chosen)
        form_keys(self, self.submit, self._context.leave)
        self._context.books.changed.connect(self._reload_if)

    def _begin_as_last(self) -> None:
        """Propose what was told last, but its value."""
        last = self._context.books.fetch(price_told_last)
        if last is not None:
            self.name.setCurrentIndex(self.name.findData(last.series.name))
            self.basis.setCurrentIndex(self.basis.findData(last.series.basis))
            self.source.setText(last.source)

    def _pages(self) -> Pages[StandingPrice]:
        pages: KeyedPages[StandingPrice, PriceKey] = KeyedPages(
            lambda before: self._context.books.fetch(prices_page, before)
        )
        return pages

    def _offer_bases(self) -> None:
        self.basis.clear()
        for basis in BASES[Quoted(self.name.currentData())]:
            self.basis.addItem(_(BASIS_WORDS[basis]), basis)

    @property
    def series(self) -> Series:
        """Return what is quoted and by whom, as it is chosen."""
        return Series(Quoted(self.name.currentData()), Basis(self.basis.currentData()))

    def _tell_series(self) -> None:
        if self.basis.currentData() is None:
            return
        self.unit.setText(_(UNITS[self.series.name]))
        told = self._context.books.fetch(price_gaps, self.series, self._context.books.today)
        self.gaps.setText(gaps_text(told) if self.model.rowCount() else "")

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.LOTS in topics:
            self._reload()

    def _reload(self) -> None:
        self.model.reload()
        found = self.model.rowCount() > 0
        self.view.setVisible(found)
        self.undo.setVisible(found)
        self.empty.setVisible(not found)
        self._tell_series()

    def _offer(self) -> None:
        self.undo.setEnabled(bool(self.view.selectionModel().selectedRows()))

    def submit(self) -> None:
        """Save the price that is written; what was typed stays where something is wrong."""
        self.error.hide()
        key = str(uuid.uuid4())
        try:
            price = DayPrice(chosen_date(self.date), self.value.text().strip().replace(",", ""))
            told = PriceList(self.series, (price,), self.source.text(), key)
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._tell(told)

    def _tell(self, told: PriceList) -> None:
        self._context.books.do(tell_prices, told, partial(self._told, told.key), self.error.say)

    def _told(self, key: str, committed: Committed) -> None:
        count = committed.row_id
        if not count:
            self._context.toast(_("These prices were here already."))
            return
        self.value.clear()
        self.value.setFocus()
        text = ngettext("{count} price saved", "{count} prices saved", count).format(count=count)
        self._context.toast(text, undo_by(self._context, take_back_prices, key))

    def take_back_chosen(self) -> None:
        """Take the chosen price back."""
        chosen = self.view.selectionModel().selectedRows()
        if not chosen:
            return
        row = self.model.row(chosen[0].row())
        again = PriceList(row.series, (row.price,), row.source, str(uuid.uuid4()))
        told = _("The price of {date} is taken back").format(date=short_date(row.price.date))
        done = lambda _done: self._context.toast(told, partial(self._tell, again))  # noqa: E731
        self._context.books.do(take_back_price, row.id, done, self.error.say)

    def bring_in(self) -> None:
        """Ask for a file and what is in doubt of it, and keep its prices, all or none."""
        path = self._context.dialogs.choose_open(_("A file with days and prices"), _("Tables (*.csv *.xlsx)"))
        if path is None:
            return
        self.error.hide()
        try:
            rows = read_sheet(path)
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        columns = find_columns(rows, self.series.basis)
        if columns is None:
            self.error.say(_("No column is headed Fecha: write the headings in the first row of the file."))
            return
        answers = self._ask_about(path.name, columns)
        if answers is not None:
            self._bring(rows, PriceColumns(columns.header_line, columns.headings, *map(int, answers[:2])), answers[2])

    def _ask_about(self, file: str, columns: PriceColumns) -> tuple[str, ...] | None:
        def headings(first: int | None) -> tuple[tuple[str, str], ...]:
            named = [(str(index), heading) for index, heading in enumerate(columns.headings) if heading]
            return tuple(sorted(named, key=lambda choice: choice[0] != str(first)))

        questions = (
            Question(_("Which column has the day?"), headings(columns.date)),
            Question(_("Which column has the price?"), headings(columns.value)),
            Question(_("Where is the file from?"), proposal=self.source.text() or file),
        )
        return self._context.dialogs.ask(_("Prices of {file}").format(file=file), questions)

    def _bring(self, rows: tuple[SheetRow, ...], columns: PriceColumns, source: str) -> None:
        books = self._context.books
        read = read_prices(rows, columns, books.fetch(latest_day, books.today))
        if read.faults or not read.prices:
            mend = _("Mend these rows in the file; nothing goes in while one stands.")
            nothing = _("Below the headings there is no price.")
            self.error.say(faults_told(read.faults, fault_sentence, mend) or nothing)
            return
        try:
            self._tell(PriceList(self.series, read.prices, source, str(uuid.uuid4())))
        except BookkeepingError as error:
            self.error.say(sentence(error))


COLUMNS: tuple[Column[StandingPrice], ...] = (
    Column(N_("Day"), lambda row: short_date(row.price.date)),
    Column(N_("Price of"), lambda row: series_text(row.series)),
    Column(N_("Price"), lambda row: f"{row.price.value} {_(UNITS[row.series.name])}", RIGHT),
    Column(N_("Where it was read"), lambda row: row.source),
)


def build(context: Context, _entry: int | None) -> GoldPricesScreen:
    """Return the screen."""
    return GoldPricesScreen(context)
