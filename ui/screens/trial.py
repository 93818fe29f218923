"""Balance de comprobación: each account's debits, credits and balance until the end of a month."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import amount
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.chart import account_named
from emprende_desktop.queries.daybook import months_noted
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.statements.trial_balance import WorkingBalance, WorkingRow, working_balance
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, PagedTableModel, listed_pages, paged_view

NAME, DEBIT, CREDIT = 1, 2, 3
ROOMY = 760


class TrialScreen(QWidget):
    """The trial balance of a month, its year's sums; Enter on an account opens its ledger."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        today = Month.of(context.books.today)
        months = context.books.fetch(months_noted)
        self.month = combo(())
        name_box(self.month, _("Month"))
        for month in months if today in months else (today, *months):
            self.month.addItem(month_text(month).capitalize(), str(month))
        self.month.setCurrentIndex(self.month.findData(str(today)))
        self.balance = self._read()
        self.told = label("", "muted", wrap=True)
        self.model = PagedTableModel(COLUMNS, lambda: listed_pages(self._rows()))
        self.view = paged_view(self.model, _("Trial balance"), NAME)
        self._lay_out()
        self.month.currentIndexChanged.connect(lambda _index: self._reload())
        self.view.doubleClicked.connect(lambda _index: self._open_chosen())
        on_key(self.view, Qt.Key.Key_Return, self._open_chosen)
        context.books.changed.connect(self._reload_if)
        self._tell()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        self.open = button(_("&Ledger"), self._open_chosen, "", "list")
        layout.addWidget(flow_of(self.month, self.open))
        frame, inside = card()
        inside.addWidget(self.told)
        inside.addWidget(self.view, 1)
        layout.addWidget(frame, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sums out where there is room only for the balances."""
        super().resizeEvent(event)
        for column in (DEBIT, CREDIT):
            self.view.setColumnHidden(column, self.width() < for_text(ROOMY))

    def _read(self) -> WorkingBalance:
        fetch, month = self._context.books.fetch, Month.parse(self.month.currentData())
        begins = dt.date(month.year, 1, 1)
        before = fetch(kept_balances, None, begins - dt.timedelta(days=1))
        return working_balance(before, fetch(kept_balances, begins, month.last))

    def _rows(self) -> tuple[WorkingRow, ...]:
        return (*self.balance.rows, self.balance.total) if self.balance.rows else ()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.JOURNAL in topics:
            self._reload()

    def _reload(self) -> None:
        self.balance = self._read()
        self.model.reload()
        self._tell()

    def _tell(self) -> None:
        found = bool(self.balance.rows)
        self.view.setVisible(found)
        self.open.setVisible(found)
        sums = _("Sums since January, with what the year began with.")
        self.told.setText(sums if found else _("Nothing is noted until that month."))

    def _open_chosen(self) -> None:
        chosen = self.view.selectionModel().selectedRows()
        row = self.model.row(chosen[0].row()) if chosen else None
        if row is not None and row.account:
            day = Month.parse(self.month.currentData()).last
            self._context.navigate("ledger", self._context.books.fetch(account_named, row.account, day))


def _shown(value: Money) -> str:
    return amount(value) if value else ""


def _if_total(row: WorkingRow) -> str:
    return "" if row.account else "teal"


COLUMNS: tuple[Column[WorkingRow], ...] = (
    Column(N_("Account"), lambda row: row.account, color=_if_total),
    Column(N_("Name"), lambda row: row.name if row.account else _("Totals"), color=_if_total),
    Column(N_("Debit"), lambda row: _shown(row.debit), RIGHT, _if_total),
    Column(N_("Credit"), lambda row: _shown(row.credit), RIGHT, _if_total),
    Column(N_("Debit balance"), lambda row: _shown(row.debit_balance), RIGHT, _if_total),
    Column(N_("Credit balance"), lambda row: _shown(row.credit_balance), RIGHT, _if_total),
)


def build(context: Context, _entry: int | None) -> TrialScreen:
    """Return the screen."""
    return TrialScreen(context)
