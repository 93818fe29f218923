"""From another program: choose its journal, see where each code goes, match the rest, and compare the balances."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from emprende_desktop.commands.imports import JournalImport, import_journal
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.journal_file import JournalFile, proof_read
from emprende_desktop.i18n.faults import faults_told, journal_fault_sentence
from emprende_desktop.i18n.formats import amount
from emprende_desktop.i18n.journal_in import told_of
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.journal import latest_day
from emprende_desktop.queries.journal_in import (
    CodeFate,
    Compared,
    Fate,
    changes_by_account,
    code_fates,
    net_balances,
    remembered_matching,
)
from emprende_desktop.queries.masters import posting_accounts
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, label
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, PagedTableModel, listed_pages, paged_view
from ui.widgets.pickers import account_search
from ui.widgets.refusal import Refusal

CODE, NAME, BEFORE, CHANGE = 0, 1, 2, 3
ROOMY = 640
FATES = {
    Fate.IN_USE: N_("In use"),
    Fate.ACTIVATED: N_("Will be used from now on"),
    Fate.OPENED: N_("Will be opened under it"),
    Fate.MATCHED: N_("Matched by hand"),
    Fate.UNKNOWN: N_("Match it to an account"),
}


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code of the file with what happens to it, and its account's balances as they would be or as they came out."""

    fate: CodeFate
    balances: Compared


class JournalInScreen(QWidget):
    """The page that brings another program's journal in, whole or not at all."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._file: tuple[Path, JournalFile] | None = None
        self._matching = context.books.fetch(remembered_matching)
        self._came: dict[str, int] | None = None
        self._before: dict[str, int] = {}
        self.said = label("", "", wrap=True)
        self.faults = label("", "muted", wrap=True)
        self.error = Refusal(context.toast)
        self.choose_file = button(_("&Choose file"), self.choose, "", "folder-open")
        self.bring = button(_("&Bring it in"), self.bring_in, "main", "check")
        self.account = account_search(context.books.fetch(posting_accounts), _("Account of the chosen code"))
        self.assign = button(_("&Match"), self._assign, "", "arrow-right")
        self.model = PagedTableModel(COLUMNS, lambda: listed_pages(self._lines()))
        self.view = paged_view(self.model, _("Codes of the file"), NAME)
        self._lay_out()
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        on_key(self.view, Qt.Key.Key_Return, self.account.setFocus)
        self._show()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addWidget(flow_of(self.choose_file, self.bring, self.account, self.assign))
        layout.addWidget(self.error)
        frame, inside = card()
        inside.addWidget(self.said)
        inside.addWidget(self.faults)
        inside.addWidget(self.view, 1)
        inside.addStretch()
        layout.addWidget(frame, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what was before and what changes out where there is no room."""
        super().resizeEvent(event)
        for column in (BEFORE, CHANGE):
            self.view.setColumnHidden(column, self.width() < for_text(ROOMY))

    def choose(self) -> None:
        """Ask for the file and read it."""
        path = self._context.dialogs.choose_open(_("Journal of another program"), _("Journals (*.csv)"))
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file beside the window: any code may stand in it, for here it can be matched."""
        latest = self._context.books.fetch(latest_day, self._context.books.today)
        self._context.books.work(
            lambda progress: proof_read(path, bool, latest, progress),
            lambda read: self._opened(path, read),
            self._refused,
        )

    def _opened(self, path: Path, read: JournalFile) -> None:
        if not isValid(self):
            return
        self._file, self._came = (path, read), None
        self._before = self._context.books.fetch(net_balances)
        self._show()

    def _fates(self) -> tuple[CodeFate, ...]:
        if self._file is None:
            return ()
        codes = tuple(sorted(self._file[1].changes))
        fates = self._context.books.fetch(code_fates, codes, self._matching)
        return tuple(sorted(fates, key=lambda fate: (fate.fate is not Fate.UNKNOWN, fate.code)))

    def _lines(self) -> tuple[CodeLine, ...]:
        """Return each code of the file; those that go to one account show its balances together."""
        if self._file is None:
            return ()
        changes = changes_by_account(self._file[1].changes, self._matching)
        expected = {code: self._before.get(code, 0) + cents for code, cents in changes.items()}
        after = self._came if self._came is not None else expected
        return tuple(
            CodeLine(
                fate,
                Compared(
                    fate.account,
                    self._before.get(fate.account, 0),
                    changes.get(fate.account or fate.code, 0),
                    after.get(fate.account, 0),
                ),
            )
            for fate in self._fates()
        )

    def _show(self) -> None:
        """Show the codes and say what would go in, or what came of it."""
        self.error.hide()
        self.model.reload()
        read = self._file[1] if self._file else None
        unknown = sum(fate.fate is Fate.UNKNOWN for fate in self._fates())
        faults = faults_told(read.faults if read else (), journal_fault_sentence)
        self.faults.setText(faults)
        self.faults.setVisible(bool(faults))
        self.view.setVisible(self.model.rowCount() > 0 and not faults)
        for control in (self.account, self.assign):
            control.setVisible(self.model.rowCount() > 0 and not faults and self._came is None)
        self.bring.setEnabled(
            read is not None and read.entries > 0 and not faults and not unknown and self._came is None
        )
        self.said.setText(self._told(read, unknown))
        self._offer()

    def _told(self, read: JournalFile | None, unknown: int) -> str:
        if read is None:
            return _(
                "Choose a CSV with one line a posting: entry,date,account,memo,cents — cents without a point, debit "
                "positive. Nothing goes in until you say so."
            )
        if read.faults:
            return _("Mend these lines in the file and choose it again; nothing goes in while one stands.")
        if self._came is not None:
            lines = self._lines()
            pairs = {
                line.fate.account: (line.balances.change, line.balances.after - line.balances.before) for line in lines
            }
            return told_of(read.entries, tuple(pairs.values()))
        entries = ngettext("{count} entry reads well.", "{count} entries read well.", read.entries)
        match = ngettext("{count} code needs its account.", "{count} codes need their account.", unknown)
        told = [entries.format(count=read.entries)]
        return " ".join([*told, match.format(count=unknown)] if unknown else told)

    def _chosen(self) -> CodeLine | None:
        chosen = self.view.selectionModel().selectedRows()
        return self.model.row(chosen[0].row()) if chosen else None

    def _offer(self) -> None:
        chosen = self._chosen()
        self.assign.setEnabled(chosen is not None)
        if chosen is not None:
            self.account.setCurrentIndex(self.account.findData(chosen.fate.account))

    def _assign(self) -> None:
        """Match the chosen code to the account in the field; to itself it is matched no more."""
        chosen, account = self._chosen(), self.account.currentData()
        if chosen is None or not account:
            return
        self._matching.pop(chosen.fate.code, None)
        if account != chosen.fate.code:
            self._matching[chosen.fate.code] = account
        self._show()

    def bring_in(self) -> None:
        """Post every entry that is not in the books yet, and remember the matching."""
        assert self._file is not None
        path, read = self._file
        self.bring.setEnabled(False)
        wish = JournalImport(path, read, dict(self._matching))
        self._context.books.do(import_journal, wish, lambda _done: self._done(), self._refused)

    def _done(self) -> None:
        self._context.toast(_("The journal is in."))
        if isValid(self):
            self._came = self._context.books.fetch(net_balances)
            self._show()

    def _refused(self, sentence: str) -> None:
        if not isValid(self):
            self._context.toast(sentence)
            return
        self._show()
        self.error.say(sentence)


def _where(line: CodeLine) -> str:
    fate = line.fate
    if fate.fate is Fate.OPENED:
        return f"{fate.name} · {_(FATES[fate.fate])}"
    if fate.fate is Fate.UNKNOWN:
        return _(FATES[fate.fate])
    return f"{fate.account} · {fate.name} · {_(FATES[fate.fate])}"


def _side(cents: int) -> str:
    return f"{amount(Money(abs(cents)))} {_('D') if cents > 0 else _('C')}" if cents else amount(Money(0))


def _clay_if_open(line: CodeLine) -> str:
    return "clay" if line.fate.fate is Fate.UNKNOWN or not line.balances.agrees else ""


COLUMNS: tuple[Column[CodeLine], ...] = (
    Column(N_("Code"), lambda line: line.fate.code, color=_clay_if_open),
    Column(N_("Where it goes"), _where, color=_clay_if_open),
    Column(N_("Before"), lambda line: _side(line.balances.before), RIGHT),
    Column(N_("The file"), lambda line: _side(line.balances.change), RIGHT),
    Column(N_("After"), lambda line: _side(line.balances.after), RIGHT, _clay_if_open),
)


def build(context: Context, _entry: int | None) -> JournalInScreen:
    """Return the screen."""
    return JournalInScreen(context)
