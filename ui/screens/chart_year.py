"""Which chart of accounts rules from which year on, and what moves when the PCGE 2026 takes over."""

import uuid

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.chart import Carrying, ChartChoice, carry_balances, choose_chart
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.formats import amount, short_date
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.chart import Move, chart_changes, chart_in_force, first_free_year, issued_charts, moves
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, PagedTableModel, listed_pages, paged_view
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_of

YEARS_OFFERED = 3
PCGE_BEFORE = "PCGE2019"
NAME, NAME_THERE = 1, 2
ROOMY = 640
TABLE_HEIGHT_MIN = 260


class ChartYearScreen(QWidget):
    """The chart in force, the one to come, and the codes that mean something else there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._charts = {issued.key: issued for issued in issued_charts()}
        self.chart = combo(tuple((issued.key, issued.name) for issued in self._charts.values()))
        name_box(self.chart, _("Chart of accounts"))
        self.chart.setCurrentIndex(self.chart.count() - 1)
        self.year = combo(())
        name_box(self.year, _("From which year on"))
        self.choose = button(_("&Use this chart from that year on"), self._choose, "main", "check")
        self.carry = button(_("&Carry the balances"), self._carry, "", "arrow-right")
        self.state = label("", "heading", wrap=True)
        self.told = label("", "muted", wrap=True)
        self.error = Refusal(context.toast)
        self.model = PagedTableModel(COLUMNS, lambda: listed_pages(context.books.fetch(moves)))
        self.view = paged_view(self.model, _("What moves"), NAME)
        self.view.horizontalHeader().setSectionResizeMode(NAME_THERE, QHeaderView.ResizeMode.Stretch)
        self._lay_out()
        self.chart.currentIndexChanged.connect(lambda _index: self._ask())
        on_key(self, Qt.Key.Key_Escape, lambda: context.navigate("chart"))
        context.books.changed.connect(self._reload_if)
        self._ask()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.JOURNAL in topics:
            self.model.reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        frame, layout = card()
        layout.addWidget(self.state)
        layout.addWidget(flow_of(self.chart, self.year, self.choose, self.carry))
        layout.addWidget(self.error)
        layout.addWidget(self.told)
        self.view.setMinimumHeight(for_text(TABLE_HEIGHT_MIN))
        layout.addWidget(self.view, 1)
        outer.addWidget(frame, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the name of before out where there is no room; where there is, both names share it."""
        super().resizeEvent(event)
        self.view.setColumnHidden(NAME, self.width() < for_text(ROOMY))

    def _ask(self) -> None:
        """Offer the years that have no entries yet, and tell what is known of the chart."""
        fetch, today = self._context.books.fetch, self._context.books.today
        issued = self._charts[self.chart.currentData()]
        first = max(fetch(first_free_year, today), issued.first_year)
        self.year.clear()
        for year in range(first, first + YEARS_OFFERED):
            self.year.addItem(str(year), year)
        ruling = self._charts[fetch(chart_in_force, today.year)].name
        words = [_("{chart} rules in {year}.").format(chart=ruling, year=today.year)]
        words += [
            _("From {year} on: {chart}.").format(year=year, chart=self._charts[key].name)
            for year, key in fetch(chart_changes)
            if year > today.year
        ]
        self.state.setText(" ".join(words))
        self.carry.setVisible(fetch(chart_in_force, today.year) != PCGE_BEFORE)
        self.told.setText(
            _(
                "{chart} must be used from {date} on ({source}). Where a code means something else there, new notes go "
                "to the code that it moves to; what is posted stays. Carry the balances once the year before is closed."
            ).format(chart=issued.name, date=short_date(issued.mandatory_from), source=_source(issued.key))
        )

    def _choose(self) -> None:
        choice = ChartChoice(self.chart.currentData(), self.year.currentData())
        name = self._charts[choice.chart].name
        question = _("{chart} will rule from {year} on. You can change it while {year} has no entries.")
        if self._context.dialogs.confirm(question.format(chart=name, year=choice.year), _("Use it")):
            self._context.books.do(choose_chart, choice, lambda _done: self._chosen(), self.error.say)

    def _carry(self) -> None:
        question = _(
            "What stands on the codes that move goes to their new codes, in one entry of the first of January."
        )
        if self._context.dialogs.confirm(question, _("Carry them")):
            self._context.books.do(carry_balances, Carrying(str(uuid.uuid4())), self._carried, self.error.say)

    def _carried(self, committed: Committed) -> None:
        if isValid(self):
            self.error.hide()
        self._context.toast(_("Balances carried."), undo_of(self._context, committed.row_id))

    def _chosen(self) -> None:
        if isValid(self):
            self.error.hide()
            self._ask()
        self._context.toast(_("Chart chosen."))


def _source(chart: str) -> str:
    words = {
        "PCGE2019": N_("Res. 002-2019-EF/30"),
        "PCGE2026": N_("Res. 002-2026-EF/30; whether it may be used before is not verified: ask your accountant"),
    }
    return _(words[chart])


def _standing(move: Move) -> str:
    if not move.standing:
        return ""
    side = _("D") if move.standing > 0 else _("C")
    return f"{amount(Money(abs(move.standing)))} {side}"


COLUMNS: tuple[Column[Move], ...] = (
    Column(N_("Code"), lambda move: move.code),
    Column(N_("In the PCGE 2019"), lambda move: move.name),
    Column(N_("In the PCGE 2026"), lambda move: move.name_there or "—"),
    Column(N_("Moves to"), lambda move: move.moves_to),
    Column(N_("Account balance"), _standing, RIGHT),
)


def build(context: Context, _entry: int | None) -> ChartYearScreen:
    """Return the screen."""
    return ChartYearScreen(context)
