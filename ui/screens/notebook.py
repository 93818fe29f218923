"""Traer mi cuaderno: choose the file, match its columns and words, see what goes in, and bring it in."""

import json
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.imports import MATCHING, NotebookImport, import_notebook
from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.domain.money import NumberStyle
from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.words import fold
from emprende_desktop.exchange.matching import ColumnMatch, ColumnRole, WordMatch, guess_accounts, guess_columns
from emprende_desktop.exchange.notebook import Notebook, read_notebook, row_keys, unknown_words
from emprende_desktop.exchange.sheet import SheetRow, read_sheet
from emprende_desktop.i18n.faults import fault_sentence, faults_told
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.journal import known_keys, latest_day
from emprende_desktop.queries.masters import active_accounts
from resources.files import rows as resource_rows
from ui.screen import Context
from ui.widgets.basics import button, card, clear, label, name_box, titled_form
from ui.widgets.columns import Columns
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.pickers import account_box
from ui.widgets.refusal import Refusal

ROLES = (
    (ColumnRole.DATE, N_("Date")),
    (ColumnRole.DETAIL, N_("Detail")),
    (ColumnRole.MONEY_IN, N_("In")),
    (ColumnRole.MONEY_OUT, N_("Out")),
    (ColumnRole.RUBRO, N_("What it was for")),
    (ColumnRole.MEDIO, N_("Where the money is")),
    (ColumnRole.PERSON, N_("Person")),
)
STYLES = ((NumberStyle.PERU, "5,600.50"), (NumberStyle.EUROPE, "5.600,50"))
WORD_ROLES = (ColumnRole.RUBRO, ColumnRole.MEDIO)


class NotebookScreen(QWidget):
    """The page that brings a notebook in, whole or not at all."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[SheetRow, ...] = ()
        self._match: ColumnMatch | None = None
        self._read: Notebook | None = None
        self._readings = 0
        self.columns: dict[ColumnRole, QComboBox] = {}
        self.words: dict[tuple[ColumnRole, str], QComboBox] = {}
        self.style_of_amounts = DropDown()
        self.said = label(_("Choose your notebook in Excel or CSV. Nothing goes in until you say so."), "", wrap=True)
        self.faults = label("", "muted", wrap=True)
        self.error = Refusal(context.toast)
        self.bring = button(_("&Bring it in"), self.bring_in, "main", "check")
        self.bring.setEnabled(False)
        self._questions = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addWidget(label(_("Bring in my notebook"), "title"))
        choose = button(_("&Choose file"), self.choose, "", "folder-open")
        other = button(_("From another &program"), lambda: self._context.navigate("journal_in"))
        layout.addWidget(flow_of(choose, self.bring, other))
        layout.addWidget(self.error)
        frame, inside = card()
        hint = _(
            "It needs a row of titles, for example: Date, Detail, In, Out, What for, Where. You match the rest here."
        )
        self._questions.addWidget(label(hint, "muted", wrap=True))
        inside.addLayout(self._questions)
        inside.addStretch()
        result, told = card()
        told.addWidget(label(_("What goes in"), "heading"))
        told.addWidget(self.said)
        told.addWidget(self.faults)
        told.addStretch()
        layout.addWidget(Columns(frame, result, (1, 1)), 1)

    def choose(self) -> None:
        """Ask for the file and read it."""
        path = self._context.dialogs.choose_open(_("My notebook"), _("Notebooks (*.csv *.xlsx *.txt)"))
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file beside the window and show its columns and words."""
        self.error.hide()
        self._context.books.work(lambda progress: _sheet(path, progress), self._show_file, self._refused)

    def _show_file(self, read: tuple[tuple[SheetRow, ...], ColumnMatch]) -> None:
        self._rows, self._match = read
        self._ask_columns(self._match)
        self._ask_words()
        self.reread()

    def _ask_columns(self, match: ColumnMatch) -> None:
        clear(self._questions)
        form = titled_form(self._questions, _("Columns of the notebook"))
        header = next(line for line in self._rows if line.line == match.header_line)
        self.columns = {}
        for role, text in ROLES:
            box = DropDown()
            name_box(box, _(text))
            box.addItem("—", None)
            for index, cell in enumerate(header.cells):
                box.addItem(str(cell), index)
            box.setCurrentIndex(box.findData(match.column(role)) if match.column(role) is not None else 0)
            box.activated.connect(lambda _index: self._columns_changed())
            self.columns[role] = box
            form.addRow(_(text), box)
        self.style_of_amounts = DropDown()
        name_box(self.style_of_amounts, _("How amounts are written"))
        for style, example in STYLES:
            self.style_of_amounts.addItem(example, style)
        self.style_of_amounts.activated.connect(lambda _index: self._columns_changed())
        form.addRow(_("How amounts are written"), self.style_of_amounts)

    def _columns_changed(self) -> None:
        assert self._match is not None
        chosen = tuple((role, box.currentData()) for role, box in self.columns.items() if box.currentData() is not None)
        style = NumberStyle(self.style_of_amounts.currentData())
        self._match = ColumnMatch(self._match.header_line, chosen, style)
        self.reread()

    def _ask_words(self) -> None:
        assert self._match is not None
        accounts = self._context.books.fetch(active_accounts)
        remembered = json.loads(self._context.books.fetch(preference, MATCHING) or "{}")
        found = unknown_words(self._rows, self._match)
        self.words = {}
        for role in WORD_ROLES:
            title = _("What each word was for") if role is ColumnRole.RUBRO else _("Where the money is, word by word")
            form = titled_form(self._questions, title)
            stems = tuple((r["stem"], r["account"]) for r in resource_rows("notebook_words.csv") if r["kind"] == role)
            known = {**guess_accounts(found[role], stems), **remembered.get(role.value, {})}
            for word in found[role]:
                box = account_box(accounts, known.get(fold(word), ""))
                name_box(box, word)
                box.activated.connect(lambda _index: self.reread())
                self.words[role, fold(word)] = box
                form.addRow(word, box)

    def _word_match(self) -> WordMatch:
        def of(role: ColumnRole) -> dict[str, str]:
            return {
                word: box.currentData()
                for (kind, word), box in self.words.items()
                if kind is role and box.currentData()
            }

        return WordMatch(of(ColumnRole.RUBRO), of(ColumnRole.MEDIO))

    def reread(self) -> None:
        """Read the rows again under what is matched now, beside the window, and say what would go in."""
        assert self._match is not None
        self.bring.setEnabled(False)
        self._readings += 1
        reading, rows, match, words = self._readings, self._rows, self._match, self._word_match()
        company, today = self._context.books.company, self._context.books.today

        def read(progress: Progress) -> tuple[Notebook, int]:
            notebook = read_notebook(rows, match, words, company.fetch(latest_day, today), progress)
            return notebook, len(company.fetch(known_keys, row_keys(notebook.rows)))

        self._context.books.work(read, lambda result: self._tell(reading, *result), self._refused)

    def _tell(self, reading: int, notebook: Notebook, known: int) -> None:
        if reading != self._readings or not isValid(self):
            return
        self._read = notebook
        self.bring.setEnabled(bool(notebook.rows) and not notebook.faults)
        rows = len(notebook.rows)
        text = ngettext("{count} row reads well.", "{count} rows read well.", rows).format(count=rows)
        told = _("{known} are already in the books. In: {money_in}. Out: {money_out}.").format(
            known=known, money_in=money(notebook.total(inflow=True)), money_out=money(notebook.total(inflow=False))
        )
        self.said.setText(f"{text}\n{told}")
        mend = _("Mend these rows in the file or match their words; nothing goes in while one stands.")
        self.faults.setText(faults_told(notebook.faults, fault_sentence, mend))

    def bring_in(self) -> None:
        """Post every row that is not in the books yet and remember the matching."""
        assert self._read is not None
        self.bring.setEnabled(False)
        words = self._word_match()
        matching: dict[str, object] = {"rubro": dict(words.rubro), "medio": dict(words.medio)}
        value = NotebookImport(self._read.rows, row_keys(self._read.rows), matching)
        self._context.books.do(import_notebook, value, lambda _committed: self._done(), self._refused)

    def _done(self) -> None:
        self._context.toast(_("Your notebook is in."))
        self._context.navigate("movements")

    def _refused(self, sentence: str) -> None:
        if not isValid(self):
            self._context.toast(sentence)
            return
        self.bring.setEnabled(self._read is not None and not self._read.faults)
        self.error.say(sentence)


def _sheet(path: Path, progress: Progress) -> tuple[tuple[SheetRow, ...], ColumnMatch]:
    rows = read_sheet(path, progress)
    match = guess_columns(rows)
    if match is None:
        raise UnreadableFileError(path.name, "headings")
    return rows, match


def build(context: Context, _entry: int | None) -> NotebookScreen:
    """Return the screen."""
    return NotebookScreen(context)
