"""Diario: every entry with its postings, the newest first, to find, correct or reverse on a chosen day."""

import uuid

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHeaderView, QWidget

from emprende_desktop.commands.notes import reverse_on
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import amount, short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.daybook import DaybookFilter, DaybookLine, daybook_page, months_noted
from emprende_desktop.trade.corrections import DatedReversal
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box, row
from ui.widgets.dates import date_field, date_or_told, show_date
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.note_list import FORMS, form_of
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, KeyedPages, PagedTableModel, paged_view
from ui.widgets.refusal import Refusal
from ui.widgets.search_field import SearchField

ENTRY, DETAIL, ACCOUNT = 0, 2, 3
ROOMY = 900


class DaybookScreen(QWidget):
    """The journal; Enter corrects the chosen entry, Delete reverses it on the day in the field."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.search = SearchField(_("Find by detail, person or account"))
        self.month = combo((("", N_("All months")),))
        name_box(self.month, _("Month"))
        for month in context.books.fetch(months_noted):
            self.month.addItem(month_text(month).capitalize(), str(month))
        self.correct = button(_("&Correct"), self._correct_chosen, "", "notebook-pen")
        self.reverse = button(_("&Reverse on"), self._reverse_chosen, "", "history")
        self.date = date_field(context.books.today, _("Day of the reversal"))
        self.error = Refusal(context.toast)
        self.model = PagedTableModel(COLUMNS, self._pages)
        self.view = paged_view(self.model, _("Journal"), DETAIL)
        self._empty = label(_("No entry found."), "muted", wrap=True)
        self._lay_out()
        self._listen()
        self._reload()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addLayout(row(self.search, self.month))
        self.other = button(_("From another &program"), lambda: self._context.navigate("journal_in"), "", "download")
        layout.addWidget(flow_of(self.correct, self.reverse, self.date, self.other))
        layout.addWidget(self.error)
        frame, inside = card()
        inside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        layout.addWidget(frame, 1)

    def _listen(self) -> None:
        self.search.textChanged.connect(lambda _text: self._reload())
        self.month.currentIndexChanged.connect(lambda _index: self._reload())
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.model.modelReset.connect(self._offer)
        self.view.doubleClicked.connect(lambda _index: self._correct_chosen())
        on_key(self.view, Qt.Key.Key_Return, self._correct_chosen)
        on_key(self.view, Qt.Key.Key_Delete, self._reverse_chosen)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self._context.books.changed.connect(self._reload_if)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the number, the detail and the way to other programs out where there is no room."""
        super().resizeEvent(event)
        narrow = self.width() < for_text(ROOMY)
        self.other.setHidden(narrow)
        for column in (ENTRY, DETAIL):
            self.view.setColumnHidden(column, narrow)
        stretched = QHeaderView.ResizeMode.Stretch if narrow else QHeaderView.ResizeMode.ResizeToContents
        self.view.horizontalHeader().setSectionResizeMode(ACCOUNT, stretched)

    def _pages(self) -> KeyedPages[DaybookLine, tuple[str, int, int]]:
        chosen = self.month.currentData()
        shown = DaybookFilter(Month.parse(chosen) if chosen else None, self.search.text())
        return KeyedPages(lambda after: self._context.books.fetch(daybook_page, after, shown))

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.JOURNAL in topics:
            self._reload()

    def _reload(self) -> None:
        self.model.reload()
        found = self.model.rowCount() > 0
        self._empty.setVisible(not found)
        self.view.setVisible(found)

    def _chosen(self) -> DaybookLine | None:
        chosen = self.view.selectionModel().selectedRows()
        return self.model.row(chosen[0].row()) if chosen else None

    def _offer(self) -> None:
        chosen = self._chosen()
        mendable = chosen is not None and chosen.mendable
        self.correct.setEnabled(chosen is not None and mendable and chosen.template in FORMS)
        self.reverse.setEnabled(mendable)
        self.error.hide()
        if chosen is not None and mendable:
            show_date(self.date, chosen.date)

    def _correct_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.correct.isEnabled():
            self._context.navigate(form_of(self._context, chosen.template, chosen.entry), chosen.entry)

    def _reverse_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self.reverse.isEnabled():
            return
        day = date_or_told(self.date, self.error.say)
        if day is None:
            return
        question = _("Entry {entry} will be reversed by a new entry of {date}.").format(
            entry=chosen.entry, date=short_date(day)
        )
        if self._context.dialogs.confirm(question, _("Reverse it")):
            reversal = DatedReversal(chosen.entry, day, str(uuid.uuid4()))
            self._context.books.do(
                reverse_on, reversal, lambda _done: self._context.toast(_("Reversed.")), self.error.say
            )


def _memo(line: DaybookLine) -> str:
    if not line.first:
        return ""
    text = memo_text(line.template, line.arguments)
    text = f"{text} · {line.party_name}" if line.party_name else text
    return "{text} ({undone})".format(text=text, undone=_("undone")) if line.is_reversed else text


def _account(line: DaybookLine) -> str:
    indent = "" if line.debit else "\N{EM SPACE}\N{EM SPACE}"
    return f"{indent}{line.account} · {line.account_name}"


def _grey_if_undone(line: DaybookLine) -> str:
    return "grey" if line.is_reversed else ""


COLUMNS: tuple[Column[DaybookLine], ...] = (
    Column(N_("Entry"), lambda line: str(line.entry) if line.first else "", color=_grey_if_undone),
    Column(N_("Day"), lambda line: short_date(line.date) if line.first else "", color=_grey_if_undone),
    Column(N_("Detail"), _memo, color=_grey_if_undone),
    Column(N_("Account"), _account, color=_grey_if_undone),
    Column(N_("Debit"), lambda line: amount(line.debit) if line.debit else "", RIGHT, _grey_if_undone),
    Column(N_("Credit"), lambda line: amount(line.credit) if line.credit else "", RIGHT, _grey_if_undone),
)


def build(context: Context, _entry: int | None) -> DaybookScreen:
    """Return the screen."""
    return DaybookScreen(context)
