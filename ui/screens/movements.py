"""Movimientos: every note, newest first, to find, correct or undo."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.journal import JournalFilter, JournalKey, JournalRow, journal_page
from ui.screen import Context, Screen
from ui.widgets.basics import button, card, label, scrolling
from ui.widgets.note_list import NoteList


class MovementsScreen(QWidget):
    """The list of notes, a page at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._rows: tuple[JournalRow, ...] = ()
        self._next: JournalKey | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find by detail or person"))
        self.search.setAccessibleName(_("Find by detail or person"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._reload())
        self._notes = NoteList(context)
        self._empty = label(_("Nothing found. Write fewer letters, or note something first."), "muted", wrap=True)
        self.more = button(_("Show more"), self._read_on, "link")
        self._lay_out()
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 16, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(label(_("Movements"), "title"))
        layout.addWidget(self.search)
        frame, inside = card()
        inside.addWidget(self._notes)
        inside.addWidget(self._empty)
        inside.addWidget(self.more)
        inside.addStretch()
        layout.addWidget(scrolling(frame), 1)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.JOURNAL in topics:
            self._reload()

    def _reload(self) -> None:
        self._rows, self._next = (), None
        self._read_on()

    def _read_on(self) -> None:
        shown = JournalFilter(words=self.search.text())
        page = self._context.books.fetch(journal_page, self._next, shown)
        self._rows += page.rows
        self._next = page.next_key
        self._notes.show_rows(self._rows, amounts_shown=True)
        self._empty.setVisible(not self._rows)
        self.more.setVisible(self._next is not None)


SCREEN = Screen("movements", N_("Movements"), "list", "cash", lambda context, _entry: MovementsScreen(context))
