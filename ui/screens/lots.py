"""Lotes: what is open, where it is and for how long; what is used up is folded away."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.lots import LotKind, Stage
from emprende_desktop.i18n.lot_words import held_text, lying_text
from emprende_desktop.i18n.lots import LOT_KINDS, OWNERS
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.lots import LotRow, StorageDays, closed_lots, open_lots, storage_days, waiting_at_plant
from ui.icons import icon
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, label, row
from ui.widgets.keys import on_key
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, PagedTableModel, listed_pages, paged_view
from ui.widgets.reveal import Reveal
from ui.widgets.search_field import SearchField

WHAT, WHERE = 1, 2
ROOMY = 1_000  # pixels of a window in which every column has room
HIDDEN_WEIGHT = "••••"
LOT_PICTURES = {LotKind.ORE: "mountain", LotKind.GOLD: "gem"}


class LotsScreen(QWidget):
    """A line for each lot; Enter or a press opens its page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[LotRow, ...] = ()
        self._limits: StorageDays = context.books.fetch(storage_days, context.books.today)
        self.reveal = Reveal()
        self.search = SearchField(_("Find by number or material"))
        self.closed = button(_("Show those used up"), self._turn, "link", "history")
        self._shows_closed = False
        self._waiting = label("", "warn", wrap=True)
        self._empty = label("", "muted", wrap=True)
        self.model = PagedTableModel(self._columns(), lambda: listed_pages(self._rows))
        self.view = paged_view(self.model, _("Lots"), WHERE)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._reload())
        self.view.doubleClicked.connect(lambda index: self._open(index.row()))
        self.view.clicked.connect(self._clicked)
        on_key(self.view, Qt.Key.Key_Return, self._open_chosen)
        self.reveal.changed.connect(self._show)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        new = button(_("&New lot"), lambda: self._context.navigate("new_lot"), "main", "plus")
        outer.addLayout(row(label(_("Lots"), "title"), self.reveal, new, stretch_after=0))
        outer.addWidget(self.search)
        outer.addWidget(self._waiting)
        frame, inside = card()
        inside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        inside.addLayout(row(self.closed, stretch_after=0))
        outer.addWidget(frame, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of what a lot is where there is no room: its picture and its page say it too."""
        super().resizeEvent(event)
        self.view.setColumnHidden(WHAT, self.width() < for_text(ROOMY))

    def _columns(self) -> tuple[Column[LotRow], ...]:
        return (
            Column(N_("Lot"), lambda one: one.lot.code, picture=lambda one: icon(LOT_PICTURES[one.lot.kind], "earth")),
            Column(N_("Of what"), _what_text),
            Column(N_("Where it is"), _where_text),
            Column(N_("How much"), self._weight_text, RIGHT),
            Column(N_("There since"), self._days_text, RIGHT, self._days_color),
        )

    def _weight_text(self, one: LotRow) -> str:
        if not one.lying:
            return ""
        if not self.reveal.amounts_shown:
            return HIDDEN_WEIGHT
        return " + ".join(held_text(lying.held) for lying in one.lying)

    def _days(self, one: LotRow) -> int:
        return (self._context.books.today - one.since).days

    def _days_text(self, one: LotRow) -> str:
        if not one.lying:
            return ""
        days = self._days(one)
        return ngettext("{days} day", "{days} days", days).format(days=days) if days else _("Today")

    def _days_color(self, one: LotRow) -> str:
        lying = one.at(Stage.PLANT)
        late = lying is not None and (self._context.books.today - lying.since).days >= self._limits.warn
        return "clay" if late else ""

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.LOTS in topics:
            self._reload()

    def _reload(self) -> None:
        query = closed_lots if self._shows_closed else open_lots
        self._rows = self._context.books.fetch(query, self.search.text())
        self._show()
        self._waiting.setText(self._waiting_text())
        self._waiting.setVisible(bool(self._waiting.text()))

    def _show(self) -> None:
        self.model.reload()
        self._empty.setVisible(not self._rows)
        self.view.setVisible(bool(self._rows))
        self._empty.setText(self._empty_text())
        if self._rows:
            self.view.selectRow(0)

    def _empty_text(self) -> str:
        if self.search.text().strip():
            return _("No lot is called so: write a part of its number.")
        if self._shows_closed:
            return _("No lot is used up yet.")
        return _("No lot is open. Open one with “New lot”, or note what you gathered.")

    def _waiting_text(self) -> str:
        books = self._context.books
        told = []
        for waiting in books.fetch(waiting_at_plant, books.today):
            text = ngettext(
                "Lot {lot} has been at the plant for {days} day: settle it or fetch it.",
                "Lot {lot} has been at the plant for {days} days: settle it or fetch it.",
                waiting.days,
            ).format(lot=waiting.code, days=waiting.days)
            soon = _("The plant may mix it with others soon.")
            told.append(f"{text} {soon}" if waiting.is_last else text)
        return "\n".join(told)

    def _turn(self) -> None:
        self._shows_closed = not self._shows_closed
        words = _("Show the open ones") if self._shows_closed else _("Show those used up")
        self.closed.setText(words)
        self.closed.setAccessibleName(words)
        self._reload()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._open(index.row())

    def _open_chosen(self) -> None:
        chosen = self.view.selectionModel().selectedRows()
        if chosen:
            self._open(chosen[0].row())

    def _open(self, number: int) -> None:
        self._context.navigate("lot", self._rows[number].lot.id)


def _what_text(one: LotRow) -> str:
    kind = _(LOT_KINDS[one.lot.kind])
    return " · ".join(filter(None, (one.lot.material or kind, _(OWNERS[one.lot.ownership]))))


def _where_text(one: LotRow) -> str:
    if one.used_up:
        return _("Nothing of it is left")
    where = " + ".join(map(lying_text, one.lying)) or _("Nothing came in yet")
    return _("{where}, with {name}").format(where=where, name=one.custody) if one.custody else where


def build(context: Context, _entry: int | None) -> LotsScreen:
    """Return the screen."""
    return LotsScreen(context)
