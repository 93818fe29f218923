"""People in a list, and beside it what is known of the one that is chosen."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from emprende_desktop.domain.masters import Party
from emprende_desktop.i18n.translation import N_
from ui.icons import icon
from ui.theme import for_text
from ui.widgets.basics import card, clear, label
from ui.widgets.columns import Columns
from ui.widgets.keys import on_key
from ui.widgets.paged_table import Column, PagedTableModel, listed_pages, paged_view

LIST_WIDTH_MIN = 340


class Known(Protocol):
    """Anything that is known of a person."""

    @property
    def party(self) -> Party:
        """Return who it is."""
        ...


Person = TypeVar("Person", bound=Known)


@dataclass(frozen=True, slots=True)
class PeopleWords(Generic[Person]):
    """What a list of people is called, what it tells beside each name, and which of its two columns is the wide one.

    `shares` is how the room is parted between the list and the one that is chosen.
    """

    name: str
    beside: Column[Person]
    wide: int
    shares: tuple[int, int]


class KnownPeople(Columns, Generic[Person]):
    """Enter or a click brings the chosen one into sight, on `page`.

    Signals: `chosen()` as another one is chosen, `shown(Person | None)` as `page` is to be laid out with her.
    """

    chosen = Signal()
    shown = Signal(object)

    def __init__(self, words: PeopleWords[Person]) -> None:
        everybody, names = card()
        one, page = card()
        super().__init__(everybody, one, words.shares)
        self._found: tuple[Person, ...] = ()
        self._chosen: int | None = None
        who: Column[Person] = Column(
            N_("Name"), lambda known: known.party.name, picture=lambda _known: icon("user", "teal")
        )
        self.model = PagedTableModel((who, words.beside), lambda: listed_pages(self._found))
        self.view = paged_view(self.model, words.name, words.wide)
        self.view.horizontalHeader().hide()
        self.view.setMinimumWidth(for_text(LIST_WIDTH_MIN))
        self._empty = label("", "muted", wrap=True)
        names.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self.view, 1)
        self.page = QVBoxLayout()
        page.addLayout(self.page)
        page.addStretch()
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._choose_shown())
        self.view.clicked.connect(lambda _index: self.bring_right())
        on_key(self.view, Qt.Key.Key_Return, self.bring_right)

    def fill(self, found: tuple[Person, ...], empty: str) -> None:
        """Show these people and keep who was chosen, or the first; `empty` is said where there is nobody."""
        self._found = found
        chosen = self._chosen  # a new list begins with nobody chosen
        self.model.reload()
        self._empty.setText(empty)
        self._empty.setVisible(not found)
        self.view.setVisible(bool(found))
        rows = [row for row, known in enumerate(found) if known.party.id == chosen]
        if found:
            self.view.selectRow(rows[0] if rows else 0)
        else:
            self.show_again()

    def choose(self, party: int) -> None:
        """Choose a person when the list is filled next."""
        self._chosen = party

    def show_again(self) -> None:
        """Lay out the chosen one anew."""
        clear(self.page)
        self.shown.emit(next((known for known in self._found if known.party.id == self._chosen), None))

    def _choose_shown(self) -> None:
        rows = self.view.selectionModel().selectedRows()
        if rows:
            self._chosen = self._found[rows[0].row()].party.id
            self.chosen.emit()
            self.show_again()
