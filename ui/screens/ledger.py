"""Mayor: one account found by code or name, its postings newest first with the balance after each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.formats import amount, money, short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.chart import account_code
from emprende_desktop.queries.ledger import AccountLine, LedgerKey, account_page
from emprende_desktop.queries.masters import posting_accounts
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import card, label
from ui.widgets.keys import on_key
from ui.widgets.note_list import FORMS, form_of
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, KeyedPages, PagedTableModel, Pages, listed_pages, paged_view
from ui.widgets.pickers import account_search

ENTRY, DETAIL = 1, 2
ROOMY = 640


class LedgerScreen(QWidget):
    """The general ledger of the account that is chosen; Enter on a line corrects its note."""

    def __init__(self, context: Context, account: int | None) -> None:
        super().__init__()
        self._context = context
        self._code = ""
        self.account = account_search(context.books.fetch(posting_accounts), _("Account"))
        self.balance = label("", "heading", wrap=True)
        self.told = label(_("Choose an account: write a part of its code or of its name."), "muted", wrap=True)
        self.model = PagedTableModel(COLUMNS, self._pages)
        self.view = paged_view(self.model, _("General ledger"), DETAIL)
        self._lay_out()
        self.account.activated.connect(lambda _index: self._choose())
        self.view.doubleClicked.connect(lambda _index: self._correct_chosen())
        on_key(self.view, Qt.Key.Key_Return, self._correct_chosen)
        on_key(self.view, Qt.Key.Key_Escape, context.leave)
        context.books.changed.connect(self._reload_if)
        if account is not None:
            self.account.setCurrentIndex(self.account.findData(context.books.fetch(account_code, account)))
        self._choose()
        self.setFocusProxy(self.account if account is None else self.view)

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addWidget(self.account)
        layout.addWidget(self.balance)
        frame, inside = card()
        inside.addWidget(self.told, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        layout.addWidget(frame, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the number of the entry out where there is no room."""
        super().resizeEvent(event)
        self.view.setColumnHidden(ENTRY, self.width() < for_text(ROOMY))

    def _pages(self) -> Pages[AccountLine]:
        if not self._code:
            return listed_pages(())
        pages: KeyedPages[AccountLine, LedgerKey] = KeyedPages(
            lambda before: self._context.books.fetch(account_page, self._code, before)
        )
        return pages

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.JOURNAL in topics:
            self._choose()

    def _choose(self) -> None:
        self._code = self.account.currentData() or ""
        self.model.reload()
        found = self.model.rowCount() > 0
        self.view.setVisible(found)
        self.told.setVisible(not found)
        self.balance.setVisible(found)
        if found:
            self.balance.setText(self._said(self.model.row(0).balance))
        elif self._code:
            self.told.setText(_("This account has no postings yet."))

    def _said(self, cents: int) -> str:
        words = _("Balance {amount}, debit side") if cents >= 0 else _("Balance {amount}, credit side")
        return words.format(amount=money(Money(abs(cents))))

    def _correct_chosen(self) -> None:
        chosen = self.view.selectionModel().selectedRows()
        line = self.model.row(chosen[0].row()) if chosen else None
        if line is not None and line.template in FORMS:
            self._context.navigate(form_of(self._context, line.template, line.entry), line.entry)


def _memo(line: AccountLine) -> str:
    text = memo_text(line.template, line.arguments)
    return f"{text} · {line.party_name}" if line.party_name else text


def _balance(line: AccountLine) -> str:
    side = _("D") if line.balance >= 0 else _("C")
    return f"{amount(Money(abs(line.balance)))} {side}" if line.balance else amount(Money(0))


COLUMNS: tuple[Column[AccountLine], ...] = (
    Column(N_("Day"), lambda line: short_date(line.date)),
    Column(N_("Entry"), lambda line: str(line.entry)),
    Column(N_("Detail"), _memo),
    Column(N_("Debit"), lambda line: amount(Money(line.cents)) if line.cents > 0 else "", RIGHT),
    Column(N_("Credit"), lambda line: amount(Money(-line.cents)) if line.cents < 0 else "", RIGHT),
    Column(N_("Account balance"), _balance, RIGHT),
)


def build(context: Context, entry: int | None) -> LedgerScreen:
    """Return the screen."""
    return LedgerScreen(context, entry)
