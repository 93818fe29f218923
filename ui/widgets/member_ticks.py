"""The members of a day, each with a box to tick."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.members import members_on
from ui.screen import Context
from ui.widgets.basics import button, clear, label
from ui.widgets.words_box import WordsBox


class MemberTicks(QWidget):
    """Signals: `changed()` when a box is ticked or not. Who is ticked stays so where the day changes."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.boxes: dict[int, WordsBox] = {}
        self.everybody = button(_("&All of them"), self.tick_all, "link", "check")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(2)
        self._layout.addLayout(self._inside)
        self._layout.addWidget(self.everybody)

    def show_members(self, date: dt.date) -> None:
        """Show who is a member on a day."""
        ticked = set(self.ticked())
        clear(self._inside)
        self.boxes = {}
        for member in self._context.books.fetch(members_on, date):
            box = WordsBox(member.party.name)
            box.setAccessibleName(member.party.name)
            box.setAccessibleDescription(member.pseudonym)
            box.setChecked(member.party.id in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[member.party.id] = box
            self._inside.addWidget(box)
        if not self.boxes:
            self._inside.addWidget(label(_("Nobody is a member on that day: write them under Members."), wrap=True))
        self.everybody.setVisible(bool(self.boxes))

    def tick_all(self) -> None:
        """Tick everybody."""
        for box in self.boxes.values():
            box.setChecked(True)

    def ticked(self) -> tuple[int, ...]:
        """Return who is ticked, in the order shown."""
        return tuple(party for party, box in self.boxes.items() if box.isChecked())
