"""Movimientos: every note, newest first, to find, correct or undo."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.formats import day_label, money
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.document_form import takes_document
from emprende_desktop.queries.journal import (
    TOTALLED_MAX,
    Direction,
    JournalFilter,
    JournalRow,
    JournalTotals,
    days_shown,
    journal_page,
    journal_totals,
    notes_from,
)
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.page import PAGE_SIZE
from ui.icons import icon
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.note_list import FORMS, PAPERS, SIGNS, correct
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, CountedPages, KeyedPages, PagedTableModel, Pages, paged_view
from ui.widgets.search_field import SearchField
from ui.widgets.spans import SPANS, span_of
from ui.widgets.undo import undo_of

T = TypeVar("T")
COLORS = {Direction.IN: "green", Direction.OUT: "clay", Direction.NONE: "ink"}
DETAIL, PLACE, CORRECT, UNDO = 1, 2, 4, 5
ROOMY = 900
ADDING_MS = 300
DIRECTIONS = ((None, N_("In and out")), (Direction.IN, N_("Came in")), (Direction.OUT, N_("Went out")))


class MovementsScreen(QWidget):
    """The list of notes; Enter corrects the chosen one, Delete takes it back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.search = SearchField(_("Find by detail or person"))
        self.undone = QCheckBox(_("Show undone notes too"))
        self.period = combo(SPANS)
        self.direction = combo(DIRECTIONS)
        self.place = combo(((None, N_("Every place")),))
        for place in context.books.fetch(places):
            self.place.addItem(place.name, place.id)
        for box, name in (
            (self.period, _("Of which days")),
            (self.direction, _("In or out")),
            (self.place, _("Where")),
        ):
            name_box(box, name)
        self.totals = label("", "muted", wrap=True)
        self._adding = QTimer(self, singleShot=True, interval=ADDING_MS)
        self._wanted = self._shown()
        self.model = PagedTableModel(_columns(context), lambda: self._pages(self._wanted))
        self.view = paged_view(self.model, _("Movements"), DETAIL)
        self._empty = label("", "muted", wrap=True)
        self.correct = button(_("&Correct"), self._correct_chosen, "", "notebook-pen")
        self.undo = button(_("&Undo"), self._undo_chosen, "", "history")
        self.papers = button(_("&Papers"), self._show_papers, "", "paperclip")
        self.give = button(_("&Give a document"), self._give_document, "", "file-text")
        self.receipt = button(_("&Receipt"), self._print_receipt, "", "receipt-text")
        self._lay_out()
        self._listen()
        self._told()
        self._offer()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addWidget(label(_("Movements"), "title"))
        layout.addWidget(self.search)
        layout.addWidget(flow_of(self.period, self.direction, self.place, self.undone))
        layout.addWidget(flow_of(self.correct, self.undo, self.give, self.receipt, self.papers))
        frame, inside = card()
        inside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.totals)
        layout.addWidget(frame, 1)

    def _listen(self) -> None:
        self.search.asked.connect(self._reload)
        self._adding.timeout.connect(self._add_up)
        self.undone.toggled.connect(lambda _on: self._reload())
        for box in (self.period, self.direction, self.place):
            box.currentIndexChanged.connect(lambda _index: self._reload())
        self.view.clicked.connect(self._clicked)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.model.modelReset.connect(self._offer)
        self.view.doubleClicked.connect(lambda _index: self._correct_chosen())
        keys = ((Qt.Key.Key_Return, self._correct_chosen), (Qt.Key.Key_Delete, self._undo_chosen))
        for key, act in keys:
            on_key(self.view, key, act)
        self._context.books.changed.connect(self._reload_if)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the place and the links out where there is no room: the buttons above do the same."""
        super().resizeEvent(event)
        for column in (PLACE, CORRECT, UNDO):
            self.view.setColumnHidden(column, self.width() < for_text(ROOMY))

    def _shown(self) -> JournalFilter:
        start, end = span_of(self.period.currentData(), self._context.books.today)
        return JournalFilter(
            self.place.currentData(), self.search.text(), start, end, self.undone.isChecked(),
            self.direction.currentData(),
        )  # fmt: skip

    def _pages(self, shown: JournalFilter) -> Pages[JournalRow]:
        """Return the pages of what is asked for: any of them at once where only days decide, else one after another."""
        fetch = self._context.books.fetch
        if not shown.is_by_day:
            return KeyedPages(lambda after: fetch(journal_page, after, shown))
        counts = tuple((counted.day, counted.notes) for counted in fetch(days_shown, shown))
        return CountedPages(counts, lambda day, offset: fetch(notes_from, day, offset, PAGE_SIZE, shown))

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.JOURNAL in topics:
            self._reload()

    def _reload(self) -> None:
        """Read what is asked for now: at once where the kept counts tell where it stands, else beside the window."""
        self.search.settle()
        self._wanted = self._shown()
        if self._wanted.is_by_day:
            self.model.reload()
            self._told()
        else:
            self._beside(self._wanted, self._pages, self._found)

    def _beside(
        self, shown: JournalFilter, read: Callable[[JournalFilter], T], done: Callable[[JournalFilter, T], None]
    ) -> None:
        """Read on the worker; what she does not want any more is neither read nor shown."""

        def answered(answer: T | None) -> None:
            if answer is not None and isValid(self) and shown == self._wanted:
                done(shown, answer)

        self._context.books.work(
            lambda _progress: read(shown) if shown == self._wanted else None, answered, self._context.toast
        )

    def _found(self, _shown: JournalFilter, pages: Pages[JournalRow]) -> None:
        self.model.show(pages)
        self._told()

    def _told(self) -> None:
        found = self.model.rowCount() > 0
        self._empty.setText(
            _("Nothing found. Write fewer letters, or note something first.")
            if self._wanted.words
            else _("Nothing was noted there: choose other days or places, or note something first.")
        )
        self._empty.setVisible(not found)
        self.view.setVisible(found)
        self.totals.setText("")
        self._adding.start()  # what it adds up to comes a moment later: the next search must not wait for it

    def _add_up(self) -> None:
        if self.model.rowCount():
            self._beside(self._wanted, self._totalled, lambda _shown, text: self.totals.setText(text))

    def _totalled(self, shown: JournalFilter) -> str:
        totals = self._context.books.fetch(journal_totals, shown)
        if totals is None:
            more = _("More than {count} notes. Choose a month or write a word to see what they add up to.")
            return more.format(count=f"{TOTALLED_MAX:,}")
        return _totals_text(totals)

    def _chosen(self) -> JournalRow | None:
        chosen = self.view.selectionModel().selectedRows()
        return self.model.row(chosen[0].row()) if chosen else None

    def _offer(self) -> None:
        chosen = self._chosen()
        standing = chosen is not None and not chosen.is_reversed
        self.undo.setEnabled(standing)
        self.give.setEnabled(chosen is not None and self._context.books.fetch(takes_document, chosen.id))
        self.papers.setEnabled(chosen is not None)
        self.receipt.setEnabled(chosen is not None and standing and chosen.direction is not Direction.NONE)
        self.correct.setEnabled(chosen is not None and standing and chosen.template in FORMS)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == CORRECT:
            self._correct_chosen()
        elif index.column() == UNDO:
            self._undo_chosen()

    def _correct_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.correct.isEnabled():
            correct(self._context, chosen.template, chosen.id, chosen.date)

    def _show_papers(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._context.navigate("papers", chosen.id)

    def _print_receipt(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._context.navigate(PAPERS.get(chosen.template, "reports"), chosen.id)

    def _give_document(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._context.navigate("document-sale", chosen.id)

    def _undo_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.undo.isEnabled():
            undo_of(self._context, chosen.id)()


def _columns(context: Context) -> tuple[Column[JournalRow], ...]:
    return (
        Column(N_("Day"), lambda row: day_label(row.date, context.books.today), color=_grey),
        Column(N_("Detail"), _detail, color=_if_undone, picture=_picture),
        Column(N_("Place"), lambda row: row.place_name, color=_grey),
        Column(N_("Amount"), _amount, RIGHT, lambda row: _if_undone(row) or COLORS[row.direction]),
        Column("", lambda row: _link(N_("Correct"), row) if row.template in FORMS else "", color=_teal),
        Column("", partial(_link, N_("Undo")), color=_teal),
    )


def _totals_text(totals: JournalTotals) -> str:
    notes = ngettext("{count} note", "{count} notes", totals.notes).format(count=totals.notes)
    told = _("{notes} · {money_in} came in · {money_out} went out")
    return told.format(notes=notes, money_in=money(totals.money_in), money_out=money(totals.money_out))


def _detail(row: JournalRow) -> str:
    text = memo_text(row.template, row.arguments)
    text = f"{text} · {row.party_name}" if row.party_name else text
    text = f"{text} · {row.given}" if row.given else text
    return "{text} ({undone})".format(text=text, undone=_("undone")) if row.is_reversed else text


def _amount(row: JournalRow) -> str:
    return f"{SIGNS[row.direction][0]}{money(row.amount)}"


def _link(word: str, row: JournalRow) -> str:
    return "" if row.is_reversed else _(word)


def _picture(row: JournalRow) -> QIcon:
    return icon(FORMS.get(row.template, ("", "notebook-pen"))[1], "teal")


def _grey(_row: JournalRow) -> str:
    return "grey"


def _teal(_row: JournalRow) -> str:
    return "teal"


def _if_undone(row: JournalRow) -> str:
    return "grey" if row.is_reversed else ""


def build(context: Context, _entry: int | None) -> MovementsScreen:
    """Return the screen."""
    return MovementsScreen(context)
