"""Corregir una fila del cuaderno: the row as it was brought in, with its two accounts."""

import uuid
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.notes import correct_note
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import party_written
from emprende_desktop.domain.money import parse_money
from emprende_desktop.domain.topics import Committed
from emprende_desktop.i18n.formats import amount
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.masters import active_accounts, party
from emprende_desktop.queries.notes import note_of
from emprende_desktop.trade.corrections import Correction
from emprende_desktop.trade.notes import NotebookNote
from ui.screen import Context
from ui.widgets.basics import asked, button, card, label, row
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.drop_down import DropDown
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.pickers import account_box
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_of_correction


class NotebookRowScreen(QWidget):
    """The form of one row; what was typed survives an error."""

    def __init__(self, context: Context, entry: int) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        original = context.books.fetch(note_of, entry, str(uuid.uuid4()))
        assert isinstance(original, NotebookNote), "only rows of a notebook open here"
        self._original = original
        self._saving = False
        accounts = context.books.fetch(active_accounts)
        self.date = date_field(original.date, _("Date"))
        self.detail = QLineEdit(original.detail)
        self.inflow = DropDown()
        self.inflow.addItem(_("It came in"), True)  # noqa: FBT003  the value behind the words
        self.inflow.addItem(_("It went out"), False)  # noqa: FBT003
        self.inflow.setCurrentIndex(0 if original.inflow else 1)
        self.amount = QLineEdit(amount(original.amount))
        self.rubro, self.medio = account_box(accounts, original.rubro), account_box(accounts, original.medio)
        known = context.books.fetch(party, original.party).name if original.party else ""
        self.person = QLineEdit(known)
        self.error = Refusal(context.toast)
        self.save = button(_("&Save"), self.submit, "main", "check")
        self._lay_out()
        form_keys(self, self.submit, context.leave)

    def _lay_out(self) -> None:
        foot = QWidget()
        told = QVBoxLayout(foot)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self.error)
        told.addLayout(row(button(_("Cancel"), self._context.leave), self.save, stretch_after=0))
        outer = page_layout(self, foot)
        outer.addWidget(label(_("Correct a row of the notebook"), "title"))
        frame, layout = card()
        questions: tuple[tuple[str, QWidget], ...] = (
            (_("Date"), self.date),
            (_("Detail"), self.detail),
            (_("Did it come in or go out?"), self.inflow),
            (_("Amount"), self.amount),
            (_("What it was for"), self.rubro),
            (_("Where the money is"), self.medio),
            (_("Person"), self.person),
        )
        layout.addLayout(asked(questions))
        layout.addStretch()
        outer.addWidget(frame, 1)

    def submit(self) -> None:
        """Save once: the row that was is reversed, the row as it is now is posted."""
        if self._saving:
            return
        name = self.person.text().strip()
        try:
            note = self._note()
            new = party_written(name) if name else None
        except BookkeepingError as error:
            self._refused(sentence(error))
            return
        self._saving = True
        if new is None:
            self._post(note)
            return
        self._context.books.do(
            add_party, new, lambda committed: self._post(replace(note, party=committed.row_id)), self._refused
        )

    def _note(self) -> NotebookNote:
        return NotebookNote(
            date=chosen_date(self.date),
            amount=parse_money(self.amount.text()),
            inflow=bool(self.inflow.currentData()),
            medio=self.medio.currentData(),
            rubro=self.rubro.currentData(),
            key=self._original.key,
            detail=self.detail.text().strip(),
        )

    def _post(self, note: NotebookNote) -> None:
        self._context.books.do(correct_note, Correction(self._entry, note), self._saved, self._refused)

    def _saved(self, committed: Committed) -> None:
        self._context.toast(
            _("Saved"), undo_of_correction(self._context, committed.row_id, self._original, self._entry)
        )
        self._context.leave()

    def _refused(self, text: str) -> None:
        self._saving = False
        self.error.say(text)


def build(context: Context, entry: int | None) -> NotebookRowScreen:
    """Return the screen."""
    assert entry is not None, "a row is reached from a list"
    return NotebookRowScreen(context, entry)
