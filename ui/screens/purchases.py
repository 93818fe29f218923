"""Compras: the suppliers' papers of a month, what they add up to, and what gives no IGV credit and why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import first_upper, short_date
from emprende_desktop.i18n.purchases import PAPERS, WHY_SHORT, signed
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.purchases import (
    PurchaseFilter,
    PurchaseRow,
    purchases_page,
    purchases_totals,
)
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.note_list import correct
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, KeyedPages, PagedTableModel, paged_view
from ui.widgets.search_field import SearchField
from ui.widgets.undo import undo_of

MONTHS = 24
DATE, NAME, PAPER, NUMBER = range(4)
ROOMY, NARROW, NARROWEST = 900, 600, 480


class PurchasesScreen(QWidget):
    """The papers of a month; Enter corrects the chosen one, Delete takes it back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        this = Month.of(context.books.today)
        shown = tuple(this.shifted(-back) for back in range(MONTHS))
        self.month = combo(tuple((month, first_upper(month_text(month))) for month in shown))
        name_box(self.month, _("Of which month"))
        self.search = SearchField(_("Find by supplier or number"))
        self.new = button(_("&New purchase"), lambda: context.navigate("purchase"), "main", "plus")
        self.correct = button(_("&Correct"), self._correct_chosen, "", "notebook-pen")
        self.undo = button(_("&Undo"), self._undo_chosen, "", "history")
        self.deposit = button(_("I &deposited the detraction"), self._deposit_chosen, "", "landmark")
        self.papers = button(_("&Papers"), self._show_papers, "", "paperclip")
        self.model = PagedTableModel(_COLUMNS, self._pages)
        self.view = paged_view(self.model, _("Purchases"), NAME)
        self.totals = label("", "muted", wrap=True)
        self._empty = label("", "muted", wrap=True)
        self._lay_out()
        self._listen()
        self._reload()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addWidget(label(_("Purchases with their papers"), "title"))
        layout.addWidget(self.search)
        layout.addWidget(flow_of(self.month, self.new, self.correct, self.undo, self.deposit, self.papers))
        frame, inside = card()
        inside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.totals)
        layout.addWidget(frame, 1)

    def _listen(self) -> None:
        self.search.asked.connect(self._reload)
        self.month.currentIndexChanged.connect(lambda _index: self._reload())
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.view.doubleClicked.connect(lambda _index: self._correct_chosen())
        self.model.modelReset.connect(self._offer)
        for key, act in ((Qt.Key.Key_Return, self._correct_chosen), (Qt.Key.Key_Delete, self._undo_chosen)):
            on_key(self.view, key, act)
        self._context.books.changed.connect(self._reload_if)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the kind of paper out where there is no room for it, and in very large letters day and number too."""
        super().resizeEvent(event)
        self.view.setColumnHidden(DATE, self.width() < for_text(NARROW))
        self.view.setColumnHidden(PAPER, self.width() < for_text(ROOMY))
        self.view.setColumnHidden(NUMBER, self.width() < for_text(NARROWEST))

    def _asked(self) -> PurchaseFilter:
        return PurchaseFilter(self.month.currentData(), self.search.text())

    def _pages(self) -> KeyedPages[PurchaseRow, tuple[str, int]]:
        asked = self._asked()
        return KeyedPages(lambda after: self._context.books.fetch(purchases_page, after, asked))

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.JOURNAL in topics:
            self._reload()

    def _reload(self) -> None:
        self.search.settle()
        self.model.reload()
        found = self.model.rowCount() > 0
        self._empty.setText(
            _("Nothing found. Write fewer letters, or choose another month.")
            if self.search.text().strip()
            else _("No purchase with its paper in this month: press New purchase, or choose another month.")
        )
        self._empty.setVisible(not found)
        self.view.setVisible(found)
        self.totals.setText(self._totalled() if found else "")

    def _totalled(self) -> str:
        totals = self._context.books.fetch(purchases_totals, self._asked())
        papers = ngettext("{count} paper", "{count} papers", totals.papers).format(count=totals.papers)
        told = _("{papers} · {total} in all · IGV {igv}, of which {credit} is credited")
        return told.format(
            papers=papers, total=signed(totals.total), igv=signed(totals.igv), credit=signed(totals.credit)
        )

    def _chosen(self) -> PurchaseRow | None:
        chosen: list[QModelIndex] = self.view.selectionModel().selectedRows()
        return self.model.row(chosen[0].row()) if chosen else None

    def _offer(self) -> None:
        chosen = self._chosen()
        for offered in (self.correct, self.undo, self.papers):
            offered.setEnabled(chosen is not None)
        self.deposit.setEnabled(chosen is not None and bool(chosen.to_deposit))

    def _correct_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            correct(self._context, "purchase", chosen.entry, chosen.date)

    def _undo_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            undo_of(self._context, chosen.entry)()

    def _deposit_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._context.navigate("deposit", chosen.entry)

    def _show_papers(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._context.navigate("papers", chosen.entry)


def _credit(row: PurchaseRow) -> str:
    if row.why is None:
        return signed(row.credit) if row.igv else ""
    return _(WHY_SHORT[row.why])


_COLUMNS: tuple[Column[PurchaseRow], ...] = (
    Column(N_("Date"), lambda row: short_date(row.date), color=lambda _row: "grey"),
    Column(N_("Supplier"), lambda row: row.name),
    Column(N_("Paper"), lambda row: _(PAPERS[row.code]), color=lambda _row: "grey"),
    Column(N_("Number"), lambda row: row.number),
    Column(N_("Total"), lambda row: signed(row.total), RIGHT),
    Column(N_("IGV credit"), _credit, RIGHT, lambda row: "clay" if row.why else ""),
)


def build(context: Context, _entry: int | None) -> PurchasesScreen:
    """Return the screen."""
    return PurchasesScreen(context)
