"""Mi caja: what every place of money holds (hidden until pressed), and counting it."""

import uuid
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from emprende_desktop.commands.cash import count_cash
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.queries.cash import PlaceHeld, places_held
from emprende_desktop.trade.notes import CashCount
from ui.screen import Context
from ui.widgets.amount_pad import AmountPad
from ui.widgets.basics import button, card, clear, label, row
from ui.widgets.columns import Columns
from ui.widgets.note_list import HIDDEN
from ui.widgets.page import page_layout
from ui.widgets.pickers import PLACE_ICONS
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import Reveal
from ui.widgets.undo import undo_of

FRESH_DAYS, OLD_DAYS = 1, 7


class CashScreen(QWidget):
    """The places on the left; on the right the one that is being counted."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._saving = False
        self._key = str(uuid.uuid4())
        self._places: tuple[PlaceHeld, ...] = ()
        self._chosen = 0
        self._group = QButtonGroup(self)
        self.amount = AmountPad()
        self.reveal = Reveal()
        self.reveal.changed.connect(self._reload)
        self.heading = label("", "step")
        self.sentence = label("", "sentence", wrap=True)
        self.error = Refusal(context.toast)
        self.save = button(_("&Save count"), self.submit, "main", "check")
        self._grid = QGridLayout()
        self._lay_out()
        self.amount.changed.connect(self._tell)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self, self._foot())
        outer.addLayout(row(label(_("My cash"), "title"), self.reveal, stretch_after=0))
        places, inside = card()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        inside.addLayout(self._grid)
        inside.addStretch()
        counting, asked = card()
        asked.addWidget(self.heading)
        asked.addWidget(self.amount)
        asked.addStretch()
        outer.addWidget(Columns(places, counting, (10, 11)), 1)

    def _foot(self) -> QWidget:
        foot = QWidget()
        told = QVBoxLayout()
        told.addWidget(self.error)
        told.addWidget(self.sentence)
        layout = QHBoxLayout(foot)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(told, 1)
        layout.addWidget(self.save)
        return foot

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.PLACES}:
            self._reload()

    def _reload(self) -> None:
        self._places = self._context.books.fetch(places_held)
        clear(self._grid)
        for line, held in enumerate(self._places):
            choice = button(held.place.name, partial(self.choose, line), "row", PLACE_ICONS[held.place.kind])
            choice.setCheckable(True)
            choice.setChecked(line == self._chosen)
            choice.setAccessibleName(_("Count {place}").format(place=held.place.name))
            self._group.addButton(choice)
            days, style = _days_text(held.days_since_count(self._context.books.today))
            self._grid.addWidget(choice, line, 0)
            amount = label(money(held.held) if self.reveal.amounts_shown else HIDDEN, "move")
            self._grid.addWidget(amount, line, 1, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label(days, style), line, 2)
        self._tell()

    def choose(self, line: int) -> None:
        """Count another place."""
        self._chosen = line
        self.amount.setFocus()
        self._tell()

    def _difference(self) -> Money:
        return self.amount.value() - self._places[self._chosen].held

    def _tell(self) -> None:
        self.error.hide()
        name = self._places[self._chosen].place.name
        self.heading.setText(_("How much is there in {place}?").format(place=name))
        if not self.amount.text():
            self.sentence.setText(
                _("Count it and write what there is; here you see whether it agrees with your notes.")
            )
            return
        difference = self._difference()
        if difference == ZERO:
            text = _("It agrees with your notes.")
        elif difference < ZERO:
            text = _("{amount} is missing from what your notes say.")
        else:
            text = _("There is {amount} more than your notes say.")
        self.sentence.setText(text.replace("{amount}", money(Money(abs(difference.cents)))))

    def submit(self) -> None:
        """Save the count once; a difference is posted only after she says so."""
        if self._saving:
            return
        if not self.amount.is_readable():
            self._refused(_("Write how much there is, for example 25.50."))
            return
        question = self.sentence.text() + " " + _("Note the difference?")
        if self._difference() != ZERO and not self._context.dialogs.confirm(question, _("Note it")):
            return
        self._saving = True
        place = self._places[self._chosen].place.id
        count = CashCount(self._context.books.today, place, self.amount.value(), self._key)
        self._context.books.do(count_cash, count, self._saved, self._refused)

    def _saved(self, committed: Committed) -> None:
        self._saving = False
        self._key = str(uuid.uuid4())
        self.amount.clear()
        self._context.toast(_("Count saved"), undo_of(self._context, committed.row_id) if committed.row_id else None)

    def _refused(self, text: str) -> None:
        self._saving = False
        self.error.say(text)


def _days_text(days: int | None) -> tuple[str, str]:
    """Return how long ago a place was counted, and the light it gets."""
    if days is None:
        return _("never counted"), "out"
    if days <= 0:
        return _("counted today"), "in"
    text = ngettext("counted {days} day ago", "counted {days} days ago", days).format(days=days)
    return text, "in" if days <= FRESH_DAYS else "warn" if days <= OLD_DAYS else "out"


def build(context: Context, _entry: int | None) -> CashScreen:
    """Return the screen."""
    return CashScreen(context)
