"""Lo que tengo hoy: what she has and what she owes on the day her books begin; the rest is her capital."""

import uuid
from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from emprende_desktop.commands.notes import correct_note, record_note
from emprende_desktop.domain.errors import UnreadableAmountError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.i18n.formats import amount, money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.masters import active_accounts, places
from emprende_desktop.queries.notes import note_of
from emprende_desktop.trade.corrections import Correction
from emprende_desktop.trade.notes import OpeningBalances, OpeningLine, opening_capital
from ui.screen import Context
from ui.widgets.basics import button, card, label, row
from ui.widgets.dates import date_field, date_or_told, show_date
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_of, undo_of_correction

HAVE = (
    ("1211", N_("What customers owe me")),
    ("20111", N_("Goods to sell")),
    ("24111", N_("Materials kept")),
    ("33311", N_("Machines and tools")),
)
OWE = (("4211", N_("What I owe to suppliers")), ("4511", N_("What I owe of loans")))


class OpeningScreen(QWidget):
    """The page that asks what there is; nothing is written before it is saved."""

    def __init__(self, context: Context, entry: int | None) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        self._key = str(uuid.uuid4())
        self._original = context.books.fetch(note_of, entry, self._key) if entry is not None else None
        self._signs: list[tuple[QLineEdit, OpeningLine, int]] = []
        self.fields: dict[str, QLineEdit] = {}
        self.date = date_field(context.books.today, _("On what day?"))
        self.told = label("", "sentence", wrap=True)
        self.error = Refusal(context.toast)
        self.save = button(_("&Save"), self.submit, "main", "check")
        self._lay_out()
        if isinstance(self._original, OpeningBalances):
            self._fill(self._original)
        form_keys(self, self.submit, context.leave)
        self._tell()

    def _lay_out(self) -> None:
        foot, told = card()
        told.addWidget(self.error)
        told.addWidget(self.told)
        cancel = button(_("Cancel"), self._context.leave)
        told.addLayout(row(cancel, self.save, stretch_after=0))
        outer = page_layout(self, foot)
        outer.addWidget(label(_("What I have today"), "title"))
        outer.addWidget(label(_("Count and write what there is. Leave empty what there is not."), "muted", wrap=True))
        frame, layout = card()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(_("On what day?"), self.date)
        form.addRow(label(_("I have"), "step"))
        for place in self._context.books.fetch(places):
            self._ask(form, place.name, OpeningLine(place.account, ZERO, place.id), 1)
        for account, text in HAVE:
            self._ask(form, _(text), OpeningLine(account, ZERO), 1)
        form.addRow(label(_("I owe"), "step"))
        for account, text in OWE:
            self._ask(form, _(text), OpeningLine(account, ZERO), -1)
        self._form = form
        layout.addLayout(form)
        layout.addStretch()
        outer.addWidget(frame, 1)

    def _ask(self, form: QFormLayout, text: str, line: OpeningLine, sign: int) -> None:
        field = QLineEdit()
        field.setPlaceholderText("S/ 0.00")
        field.setAccessibleName(text)
        field.textChanged.connect(lambda _text: self._tell())
        form.addRow(text, field)
        self.fields[text] = field
        self._signs.append((field, line, sign))

    def _fill(self, opening: OpeningBalances) -> None:
        """Show what was written; a line that the page does not ask for gets a field of its own."""
        show_date(self.date, opening.date)
        names = dict(self._context.books.fetch(active_accounts))
        for line in opening.lines:
            sign = 1 if line.amount > ZERO else -1
            field = next((f for f, asked, s in self._signs if _same(asked, line) and s == sign), None)
            if field is None:
                self._ask(self._form, f"{names[line.account]} ({line.account})", line, sign)
                field = self._signs[-1][0]
            field.setText(amount(Money(abs(line.amount.cents))))

    def lines(self) -> tuple[OpeningLine, ...]:
        """Return what is written; raises UnreadableAmountError."""
        return tuple(
            replace(line, amount=Money(sign * parse_money(field.text()).cents))
            for field, line, sign in self._signs
            if field.text().strip()
        )

    def _tell(self) -> None:
        self.error.hide()
        try:
            rest = opening_capital(self.lines())
        except UnreadableAmountError as error:
            self.told.setText(sentence(error))
            return
        self.told.setText(_("What is left over is yours: {amount}.").format(amount=money(rest)))

    def submit(self) -> None:
        """Save once; what was typed stays where something is wrong."""
        try:
            lines = self.lines()
        except UnreadableAmountError as error:
            self._refused(sentence(error))
            return
        if not lines:
            self._refused(_("Write at least one amount."))
            return
        date = date_or_told(self.date, self._refused)
        if date is None:
            return
        self.save.setEnabled(False)
        opening = OpeningBalances(date, lines, self._key)
        books = self._context.books
        if self._entry is None:
            books.do(record_note, opening, lambda committed: self._saved(committed.row_id), self._refused)
            return
        correction = Correction(self._entry, opening)
        books.do(correct_note, correction, lambda committed: self._saved(committed.row_id), self._refused)

    def _saved(self, entry: int) -> None:
        undo = (
            undo_of(self._context, entry)
            if self._original is None
            else undo_of_correction(self._context, entry, self._original, self._entry)
        )
        self._context.toast(_("Saved"), undo)
        self._context.leave()

    def _refused(self, text: str) -> None:
        self.save.setEnabled(True)
        self.error.say(text)


def _same(asked: OpeningLine, line: OpeningLine) -> bool:
    return (asked.account, asked.place, asked.party) == (line.account, line.place, line.party)


def build(context: Context, entry: int | None) -> OpeningScreen:
    """Return the screen."""
    return OpeningScreen(context, entry)
