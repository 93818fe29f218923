"""The file of a statement before it comes in: which column is what, what reads well, and what is to mend."""

import json
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.bank import COLUMNS, StatementImport, import_statement, withdraw_statement
from emprende_desktop.domain.masters import Place
from emprende_desktop.domain.money import NumberStyle
from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.topics import Committed
from emprende_desktop.exchange.bank_statement import (
    BankColumns,
    BankRole,
    BankStatement,
    columns_at,
    guess_columns,
    line_keys,
    memory_of,
    read_statement,
)
from emprende_desktop.exchange.sheet import SheetRow
from emprende_desktop.i18n.faults import fault_sentence, faults_told
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.bank import lines_known
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.journal import latest_day
from ui.screen import Context
from ui.widgets.basics import button, card, clear, label, name_box, row, titled_form
from ui.widgets.columns import Columns
from ui.widgets.drop_down import DropDown
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_by

HEADERS_OFFERED = 30
HEADER_SHOWN = 18
ROLES = (
    (BankRole.DATE, N_("Date")),
    (BankRole.DETAIL, N_("Detail")),
    (BankRole.AMOUNT, N_("Amount, with its sign")),
    (BankRole.MONEY_OUT, N_("What went out")),
    (BankRole.MONEY_IN, N_("What came in")),
    (BankRole.DIRECTION, N_("A word for in or out")),
    (BankRole.BALANCE, N_("What was left")),
)
STYLES = ((None, "—"), (NumberStyle.PERU, "1,234.56"), (NumberStyle.EUROPE, "1.234,56"))


class BankFile(QWidget):
    """Asks what is not known of a statement and brings it in, whole or not at all. Signals: `left()` when done."""

    left = Signal()

    def __init__(self, context: Context, place: Place, path: Path, rows: tuple[SheetRow, ...]) -> None:
        super().__init__()
        self._context = context
        self._place = place
        self._file = path.name
        self._rows = rows
        self._read: BankStatement | None = None
        self._readings = 0
        remembered = json.loads(context.books.fetch(preference, f"{COLUMNS}{place.id}") or "{}")
        self._columns = guess_columns(rows, remembered)
        self.columns: dict[BankRole, QComboBox] = {}
        self.header = DropDown()
        self.style_of_amounts = DropDown()
        self.said = label("", "", wrap=True)
        self.faults = label("", "muted", wrap=True)
        self.error = Refusal(context.toast)
        self.bring = button(_("&Bring it in"), self.bring_in, "main", "check")
        self._asked = QVBoxLayout()
        self._lay_out()
        self._ask()
        self.reread()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        told = _("{file}, for {place}").format(file=self._file, place=self._place.name)
        outer.addWidget(label(told, "title", wrap=True))
        frame, inside = card()
        inside.addLayout(self._asked)
        inside.addStretch()
        result, found = card()
        found.addWidget(label(_("What goes in"), "heading"))
        found.addWidget(self.said)
        found.addWidget(self.faults)
        found.addStretch()
        outer.addWidget(Columns(frame, result, (1, 1)), 1)
        outer.addWidget(self.error)
        outer.addLayout(row(button(_("Cancel"), self.left.emit), self.bring, stretch_after=0))

    def _ask(self) -> None:
        clear(self._asked)
        form = titled_form(self._asked, _("Columns of the statement"))
        self.header = _box(_("The row of titles"))
        for line in self._rows[:HEADERS_OFFERED]:
            words = " · ".join(str(cell) for cell in line.cells if cell != "")
            self.header.addItem(f"{line.line}: {_short(words)}", line.line)
        self.header.setCurrentIndex(self.header.findData(self._columns.header_line))
        self.header.activated.connect(lambda _index: self._other_header())
        form.addRow(_("The row of titles"), self.header)
        titles = next((line.cells for line in self._rows if line.line == self._columns.header_line), ())
        self.columns = {}
        for role, text in ROLES:
            box = _box(_(text))
            box.addItem("—", None)
            for index, cell in enumerate(titles):
                box.addItem(str(cell) or f"({index + 1})", index)
            known = self._columns.column(role)
            box.setCurrentIndex(0 if known is None else box.findData(known))
            box.activated.connect(lambda _index: self._changed())
            self.columns[role] = box
            form.addRow(_(text), box)
        self.style_of_amounts = _box(_("How amounts are written"))
        for style, example in STYLES:
            self.style_of_amounts.addItem(example, style)
        self.style_of_amounts.setCurrentIndex([style for style, _text in STYLES].index(self._columns.style))
        self.style_of_amounts.activated.connect(lambda _index: self._changed())
        form.addRow(_("How amounts are written"), self.style_of_amounts)

    def _other_header(self) -> None:
        header = next(line for line in self._rows if line.line == self.header.currentData())
        self._columns = columns_at(self._rows, header)
        self._ask()
        self._changed()

    def _changed(self) -> None:
        chosen = tuple((role, box.currentData()) for role, box in self.columns.items() if box.currentData() is not None)
        style = self.style_of_amounts.currentData()
        self._columns = BankColumns(self._columns.header_line, chosen, NumberStyle(style) if style else None)
        self.reread()

    def reread(self) -> None:
        """Read the rows under what is chosen now, beside the window, and say what would go in."""
        self.bring.setEnabled(False)
        self.faults.setText("")
        self._readings += 1
        if not self._columns.is_whole:
            wanted = _("Choose the columns of the date and of the amounts, and how amounts are written.")
            self.said.setText(wanted)
            return
        reading, rows, columns, place = self._readings, self._rows, self._columns, self._place.id
        company, today = self._context.books.company, self._context.books.today

        def read(progress: Progress) -> tuple[BankStatement, int]:
            statement = read_statement(rows, columns, company.fetch(latest_day, today), progress)
            return statement, company.fetch(lines_known, place, line_keys(statement.lines))

        self._context.books.work(read, lambda result: self._tell(reading, *result), self._refused)

    def _tell(self, reading: int, statement: BankStatement, known: int) -> None:
        if not isValid(self) or reading != self._readings:
            return
        self._read = statement
        self.bring.setEnabled(bool(statement.lines) and not statement.faults)
        count = len(statement.lines)
        text = ngettext("{count} row reads well.", "{count} rows read well.", count).format(count=count)
        told = _("{known} came in before. In: {money_in}. Out: {money_out}.").format(
            known=known,
            money_in=money(statement.total(inflow=True)),
            money_out=money(statement.total(inflow=False)),
        )
        self.said.setText(f"{text}\n{told}")
        mend = _("Mend these rows in the file or choose other columns; nothing goes in while one stands.")
        self.faults.setText(faults_told(statement.faults, fault_sentence, mend))

    def bring_in(self) -> None:
        """Keep every line that is not there yet and remember how this place's statement looks."""
        assert self._read is not None
        self.bring.setEnabled(False)
        lines = self._read.lines
        columns = memory_of(self._rows, self._columns)
        value = StatementImport(self._place.id, self._file, lines, line_keys(lines), self._read.balance, columns)
        self._context.books.do(import_statement, value, self._done, self._refused)

    def _done(self, committed: Committed) -> None:
        context = self._context

        take_back = undo_by(context, withdraw_statement, committed.row_id)
        text = _("The statement is in.") if committed.row_id else _("All its lines were here already.")
        context.toast(text, take_back if committed.row_id else None)
        if isValid(self):
            self.left.emit()

    def _refused(self, sentence: str) -> None:
        if not isValid(self):
            self._context.toast(sentence)
            return
        self.bring.setEnabled(self._read is not None and not self._read.faults)
        self.error.say(sentence)


def _short(words: str) -> str:
    return words if len(words) <= HEADER_SHOWN else words[:HEADER_SHOWN].rstrip(" ·") + "…"


def _box(name: str) -> DropDown:
    box = DropDown()
    name_box(box, name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    return box
