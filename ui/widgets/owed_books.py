"""The books that a month owes: each written as SUNAT takes it, the registers printed and compared too."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import Progress
from emprende_desktop.ebooks import write_ebook
from emprende_desktop.exchange.ebooks.registry import electronic_books
from emprende_desktop.formality.book_errors import FaultyBookError
from emprende_desktop.formality.owed_books import OwedBook
from emprende_desktop.i18n.book_messages import book_fault_sentence, faulty_book_sentence
from emprende_desktop.i18n.formality import BOOKS
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.behind_book import BehindLine, behind_line
from ui.screen import Context
from ui.widgets.basics import button, clear, label
from ui.widgets.flow import flow_of
from ui.widgets.note_list import FORMS, correct
from ui.widgets.refusal import Refusal

# The registers, and the pages on which each is printed and compared.
_PAGES = {OwedBook.SALES: ("sales_register", "sire"), OwedBook.PURCHASES: ("purchases_register", "sire_purchases")}


class OwedBooks(QWidget):
    """What is owed of a month, a book a row; below it where the last one was written."""

    def __init__(self, context: Context, error: Refusal) -> None:
        super().__init__()
        self._context = context
        self._error = error
        self._month = Month.of(context.books.today)
        self._writable = {book.key for book in electronic_books()}
        self.said = label("", "in", wrap=True)
        self.said.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addWidget(self.said)

    def forget(self) -> None:
        """Show no book: of this month it is not known which are owed."""
        clear(self._list)
        self.said.hide()

    def show_books(self, month: Month, owed: tuple[OwedBook, ...]) -> None:
        """List the books of a month."""
        self._month = month
        self.forget()
        for book in owed:
            self._list.addWidget(label(_(BOOKS[book]), "step", wrap=True))
            acts = self._acts(book)
            if acts:
                self._list.addWidget(flow_of(*acts))
            else:
                self._list.addWidget(label(_("Your accountant writes it with another program."), "muted", wrap=True))
        if not owed:
            none = _("None: keep the papers of what you bought and sold.")
            self._list.addWidget(label(none, "muted", wrap=True))

    def _acts(self, book: OwedBook) -> list[QPushButton]:
        acts = [self._act(_("Write the file"), book, partial(self.write, book), "download")]
        if book.value not in self._writable:
            return []
        if book in _PAGES:
            printed, compared = _PAGES[book]
            of = self._month.year * 100 + self._month.month
            acts.append(self._act(_("Print"), book, partial(self._context.navigate, printed, of), "printer"))
            acts.append(
                self._act(_("Compare with SUNAT"), book, partial(self._context.navigate, compared, of), "scale")
            )
        return acts

    def _act(self, words: str, book: OwedBook, clicked: partial[None], picture: str) -> QPushButton:
        made = button(words, clicked, "", picture)
        made.setAccessibleName(f"{words}: {_(BOOKS[book])}")
        return made

    def write(self, book: OwedBook) -> None:
        """Ask for a folder and write a book of the month into it."""
        self._error.hide()
        self.said.hide()
        folder = self._context.dialogs.choose_folder(_("Where does the file go?"), self._context.documents)
        if folder is not None:
            work = partial(self._written, book.value, self._month, folder)
            self._context.books.work(work, partial(self._tell, book, self._month), self._error.say)

    def _written(self, key: str, month: Month, folder: Path, progress: Progress) -> Path | FaultyBookError:
        try:
            return write_ebook(self._context.books.company, key, month, folder, progress)
        except FaultyBookError as faulty:
            return faulty

    def _tell(self, book: OwedBook, month: Month, result: Path | FaultyBookError) -> None:
        if isinstance(result, FaultyBookError):
            self._mend(book, month, result)
            return
        self._context.toast(_("Saved in {folder}: {name}").format(folder=result.parent.name, name=result.name))
        if isValid(self):
            self.said.setText(_("{book}: the file is {path}").format(book=_(BOOKS[book]), path=result))
            self.said.show()

    def _mend(self, book: OwedBook, month: Month, faulty: FaultyBookError) -> None:
        """List what SUNAT would refuse, and go to what is chosen of it."""
        lines = tuple(map(book_fault_sentence, faulty.faults))
        chosen = self._context.dialogs.choose_line(faulty_book_sentence(faulty), lines, _("Go to it"))
        if chosen is None:
            return
        told = faulty.faults[chosen].document
        found = self._context.books.fetch(behind_line, month, told, bought=book is OwedBook.PURCHASES)
        self._go(found)

    def _go(self, found: BehindLine | None) -> None:
        if found is None:
            self._context.navigate("chart")
        elif found.document is not None:
            self._context.navigate("document-paper", found.document)
        elif found.template in FORMS:
            correct(self._context, found.template, found.entry, found.date)
        else:
            self._context.navigate("papers", found.entry)
