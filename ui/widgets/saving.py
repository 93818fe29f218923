"""The foot of a form: what will be saved, what is wrong, and saving it once, the person first."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import party_written
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Committed
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.masters import Settlement, settlements_of
from ui.screen import Act, Context
from ui.theme import for_text
from ui.widgets.basics import button, label, row
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_of, undo_of_correction

if TYPE_CHECKING:  # what saves is imported when something is saved: a form is there at once
    from emprende_desktop.company import Command
    from emprende_desktop.trade.notes import Note
    from emprende_desktop.trade.papers import NewPaper

WORDS_WIDTH = 340


def paid_text(paid: tuple[Settlement, ...]) -> str:
    """Return what was paid on a note, day by day; empty where nothing was."""
    told = _("On {date} {amount} was paid.")
    return " ".join(told.format(date=short_date(one.date), amount=money(one.amount)) for one in paid)


class SavingFoot(QWidget):
    """Saves a note or what another command takes; `words` are those of the button and of the toast (msgids)."""

    def __init__(self, context: Context, entry: int | None, words: tuple[str, str], submit: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        self._saved_words = words[1]
        self._saving = False
        self._before: QWidget | None = None
        self._original: Note | None = None
        self.papers: tuple[NewPaper, ...] = ()
        self._undo: Callable[[Context, int], Callable[[], None]] | None = None
        self._tell: Callable[[Committed], None] | None = None
        self._then: Callable[[Context, int], Act | None] | None = None
        self.key = str(uuid.uuid4())
        self.error = Refusal(context.toast)
        self.sentence = label("", "sentence", wrap=True)
        self.save = button(_(words[0]), submit, "main", "check")
        self.attach = button("", self._attach, "", "paperclip")
        self.attach.setAccessibleName(_("Attach a photo or PDF"))
        self.attach.setToolTip(_("Attach a photo or PDF"))
        told = QVBoxLayout()
        told.addWidget(self.error)
        told.addWidget(self.sentence)
        self._buttons = row(self.attach, button(_("Cancel"), context.leave), self.save)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addLayout(told, 1)
        self._layout.addLayout(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below what is told where the words would have to stand in a narrow column."""
        super().resizeEvent(event)
        beside = self.width() >= self._buttons.sizeHint().width() + for_text(WORDS_WIDTH)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        self._buttons.setAlignment(self.save, Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignRight)

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the buttons."""
        return QSize(self._buttons.minimumSize().width(), super().minimumSizeHint().height())

    def original(self) -> Note | None:
        """Return the note that is corrected, under the key of this form; None where a new one is written."""
        from emprende_desktop.queries.notes import note_of

        if self._entry is not None:
            self._original = self._context.books.fetch(note_of, self._entry, self.key)
        return self._original

    def tell(self, text: str) -> None:
        """Say what will be saved."""
        self.error.hide()
        self.sentence.setText(text)

    def without_papers(self) -> Self:
        """Take the way to attach a paper away: what is saved is no note."""
        self.attach.hide()
        return self

    def undone_by(self, undo: Callable[[Context, int], Callable[[], None]] | None) -> None:
        """Say how the row of another command than a note's is undone from the toast."""
        self._undo = undo

    def beside(self, *acts: QPushButton) -> None:
        """Put more buttons before the one that leaves the form."""
        for made in acts:
            self._buttons.insertWidget(1, made)

    def followed_by(self, then: Callable[[Context, int], Act | None]) -> None:
        """Say what is offered in the toast once the row is saved."""
        self._then = then

    def told_by(self, tell: Callable[[Committed], None]) -> None:
        """Let the form say itself what was saved."""
        self._tell = tell

    def _attach(self) -> None:
        from ui.papers import PAPER_KINDS, read_paper

        path = self._context.dialogs.choose_open(_("Attach a photo or PDF"), _(PAPER_KINDS))
        if path is not None:
            self._context.books.work(lambda _progress: read_paper(path), self._attached, self.refuse)

    def _attached(self, paper: NewPaper) -> None:
        self.papers += (paper,)
        self.attach.setText(str(len(self.papers)))

    def refuse(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        if not isValid(self):  # she went elsewhere while it was being saved
            self._context.toast(text)
            return
        self._saving = False
        self.save.setEnabled(True)
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self._before = None
        self.error.say(text)
        QTimer.singleShot(0, self, self._show_where)

    def _show_where(self) -> None:
        """Scroll to what the form has put the keyboard on: it is what is missing or wrong."""
        from ui.widgets.tab_order import bring_into_sight

        field = QApplication.focusWidget()
        if field is not None:
            bring_into_sight(field)

    def submit(self, name: str, make: Callable[[int | None], Any], command: Command[Any] | None = None) -> None:
        """Save once, a note unless another command takes it; `make` may raise a user's mistake.

        It is given the person's id, None without a name.
        """
        from emprende_desktop.commands.notes import record_note
        from emprende_desktop.commands.setup import add_party

        command = command or record_note
        if self._saving:
            return
        self._saving = True
        self._before = QApplication.focusWidget()
        self.save.setEnabled(False)
        if not name.strip():
            self._post(make, None, command)
            return
        try:
            new = party_written(name.strip())
        except BookkeepingError as error:
            self._refuse(error)
            return
        done = lambda committed: self._post(make, committed.row_id, command)  # noqa: E731
        self._context.books.do(add_party, new, done, self.refuse)

    def _refuse(self, error: BookkeepingError) -> None:
        from emprende_desktop.i18n.messages import sentence

        self.refuse(sentence(error))

    def _post(self, make: Callable[[int | None], Any], party: int | None, command: Command[Any]) -> None:
        from emprende_desktop.commands.items import count_stock
        from emprende_desktop.commands.notes import record_backed, record_from_bank, record_note
        from emprende_desktop.trade.corrections import Backed

        try:
            value = make(party)
        except BookkeepingError as error:
            self._refuse(error)
            return
        if self._entry is not None:
            self._correct(self._entry, value)
            return
        undoable = command in (record_note, record_from_bank, count_stock)
        if command is record_note and self.papers:
            backed = Backed(value, self.papers)
            self._context.books.do(record_backed, backed, lambda done: self._saved(done, undoable=True), self.refuse)
            return
        self._context.books.do(command, value, lambda done: self._saved(done, undoable=undoable), self.refuse)

    def _correct(self, entry: int, note: Note) -> None:
        from emprende_desktop.commands.notes import correct_note, correct_with_payments
        from emprende_desktop.trade.corrections import Correction

        books = self._context.books
        paid = books.fetch(settlements_of, entry)
        kept = self._keeps(note, paid)
        told = paid_text(paid)
        question = _("{paid} That does not fit this note any more. Correct it and undo what was paid?")
        if not kept and not self._context.dialogs.warn(question.format(paid=told), _("Correct and undo the payment")):
            self.refuse(_("Nothing was changed."))
            return
        command = correct_note if kept else correct_with_payments
        stays = _("{paid} That stays.").format(paid=told) if paid and kept else ""
        books.do(
            command,
            Correction(entry, note, self.papers),
            lambda done: self._saved(done, undoable=True, stays=stays),
            self.refuse,
        )

    def _keeps(self, note: Note, paid: tuple[Settlement, ...]) -> bool:
        from emprende_desktop.trade.notes import keeps_payments, owed_by

        total = Money(sum(part.amount.cents for part in paid))
        original = self._original
        return not paid or (original is not None and keeps_payments(owed_by(original), owed_by(note), total))

    def _saved(self, committed: Committed, *, undoable: bool, stays: str = "") -> None:
        if self._tell is not None:
            self._tell(committed)
            return
        undo = None
        if self._original is not None:
            undo = undo_of_correction(self._context, committed.row_id, self._original, self._entry)
        elif self._undo is not None:
            undo = self._undo(self._context, committed.row_id)
        elif undoable and committed.row_id:
            undo = undo_of(self._context, committed.row_id)
        then = self._then(self._context, committed.row_id) if self._then is not None else None
        self._context.toast(f"{_(self._saved_words)}. {stays}" if stays else _(self._saved_words), undo, then)
        self._context.leave()
