"""Plan de cuentas: the chart as a list to search, with accounts of one's own opened, named, offered or put away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.chart import (
    AccountName,
    AccountUse,
    NewAccount,
    add_account,
    rename_account,
    use_account,
)
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.accounts import account_type_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.chart import AccountRow, chart_in_force, chart_rows, found_in, issued_charts
from ui.screen import Context, Question
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box, row
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.page import page_layout
from ui.widgets.paged_table import Column, PagedTableModel, listed_pages, paged_view
from ui.widgets.refusal import Refusal
from ui.widgets.search_field import SearchField

NAME, TYPE = 1, 2
ROOMY = 640


class ChartScreen(QWidget):
    """The chart; Enter opens the ledger of the chosen account."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.search = SearchField(_("Code or name of an account"))
        self.chart = combo(tuple((issued.key, issued.name) for issued in issued_charts()))
        name_box(self.chart, _("Chart of accounts"))
        in_force = context.books.fetch(chart_in_force, context.books.today.year)
        self.chart.setCurrentIndex(self.chart.findData(in_force))
        self.only_active = QCheckBox(_("Only those in use"))
        self.only_active.setChecked(True)
        self.open = button(_("Sub-&account"), self._open_below, "", "plus")
        self.rename = button(_("&Name"), self._rename_chosen, "", "notebook-pen")
        self.use = button(_("&Use"), self._use_chosen, "", "check")
        self.ledger = button(_("&Ledger"), self._open_ledger, "", "list")
        self.rules = button(_("Which &chart"), lambda: context.navigate("chart_year"), "", "calendar")
        self.error = Refusal(context.toast)
        self._accounts = context.books.fetch(chart_rows, self.chart.currentData())
        self.model = PagedTableModel(COLUMNS, lambda: listed_pages(self._found()))
        self.view = paged_view(self.model, _("Chart of accounts"), NAME)
        self._empty = label(_("No account found. Show also those that are not in use."), "muted", wrap=True)
        self._lay_out()
        self._listen()
        self._reload()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addLayout(row(self.search, self.chart))
        layout.addWidget(flow_of(self.open, self.rename, self.use, self.ledger, self.rules, self.only_active))
        layout.addWidget(self.error)
        frame, inside = card()
        inside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        layout.addWidget(frame, 1)

    def _listen(self) -> None:
        self.search.textChanged.connect(lambda _text: self._reload())
        self.only_active.toggled.connect(lambda _on: self._reload())
        self.chart.currentIndexChanged.connect(lambda _index: self._read_again())
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.model.modelReset.connect(self._offer)
        self.view.doubleClicked.connect(lambda _index: self._open_ledger())
        on_key(self.view, Qt.Key.Key_Return, self._open_ledger)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self._context.books.changed.connect(self._reload_if)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the type out where there is no room."""
        super().resizeEvent(event)
        self.view.setColumnHidden(TYPE, self.width() < for_text(ROOMY))

    def _found(self) -> tuple[AccountRow, ...]:
        return found_in(self._accounts, self.search.text(), only_active=self.only_active.isChecked())

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.ACCOUNTS in topics or Topic.JOURNAL in topics:
            self._read_again()

    def _read_again(self) -> None:
        self._accounts = self._context.books.fetch(chart_rows, self.chart.currentData())
        self._reload()

    def _reload(self) -> None:
        self.model.reload()
        found = self.model.rowCount() > 0
        self._empty.setVisible(not found)
        self.view.setVisible(found)

    def _chosen(self) -> AccountRow | None:
        chosen = self.view.selectionModel().selectedRows()
        return self.model.row(chosen[0].row()) if chosen else None

    def _offer(self) -> None:
        chosen = self._chosen()
        kept = chosen is not None and chosen.id is not None
        self.open.setEnabled(chosen is not None and kept and len(chosen.code) > 1)
        self.rename.setEnabled(chosen is not None and kept and chosen.own)
        self.use.setEnabled(chosen is not None and kept and (chosen.leaf or chosen.active))
        self.ledger.setEnabled(chosen is not None and kept and (chosen.leaf or chosen.active))
        words = _("Stop &using") if chosen is not None and chosen.active else _("&Use")
        self.use.setText(words)
        self.use.setAccessibleName(words.replace("&", ""))
        self.error.hide()

    def _open_below(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        asked = (
            Question(
                _("Its code, which begins with {code}").format(code=chosen.code), proposal=self._free(chosen.code)
            ),
            Question(_("What is it called?")),
        )
        answers = self._context.dialogs.ask(_("New account under {code}").format(code=chosen.code), asked)
        if answers is not None:
            new = NewAccount(self.chart.currentData(), answers[0].strip(), answers[1])
            self._context.books.do(add_account, new, lambda _done: self._show(new.code), self.error.say)

    def _free(self, code: str) -> str:
        """Return the first code below one that is free, from 1 to 9."""
        taken = {account.code for account in self._accounts}
        return next((f"{code}{digit}" for digit in range(1, 10) if f"{code}{digit}" not in taken), code)

    def _rename_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is None or chosen.id is None:
            return
        answers = self._context.dialogs.ask(
            _("Rename {code}").format(code=chosen.code), (Question(_("What is it called?"), proposal=chosen.name),)
        )
        if answers is not None:
            self._context.books.do(
                rename_account,
                AccountName(chosen.id, answers[0]),
                lambda _done: self._show(chosen.code),
                self.error.say,
            )

    def _use_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.id is not None:
            use = AccountUse(chosen.id, not chosen.active)
            self._context.books.do(use_account, use, lambda _done: self._show(chosen.code), self.error.say)

    def _open_ledger(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.ledger.isEnabled():
            self._context.navigate("ledger", chosen.id)

    def _show(self, code: str) -> None:
        """Choose the account that was mended, where it is shown."""
        if not isValid(self):
            return
        codes = [account.code for account in self._found()]
        if code in codes:
            self.view.selectRow(codes.index(code))
            self.view.scrollTo(self.model.index(codes.index(code), 0))


def _state(account: AccountRow) -> str:
    words = [_("yours")] if account.own else []
    words += [] if account.leaf else [_("heading")]
    words += [_("in use")] if account.active else []
    return ", ".join(words)


def _quiet(account: AccountRow) -> str:
    return "" if account.active else "grey"


COLUMNS: tuple[Column[AccountRow], ...] = (
    Column(N_("Account"), lambda account: f"{' ' * (len(account.code) - 1)}{account.code}", color=_quiet),
    Column(N_("Name"), lambda account: account.name, color=_quiet),
    Column(N_("Type"), lambda account: account_type_text(account.type), color=_quiet),
    Column(N_("State"), _state, color=_quiet),
)


def build(context: Context, _entry: int | None) -> ChartScreen:
    """Return the screen."""
    return ChartScreen(context)
