"""The last days of gathering: corrected in two clicks, or taken back."""

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.gathering import DayGathered
from emprende_desktop.i18n.formats import day_label, kilos
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.queries.gathering import days_gathered
from ui.screen import Context
from ui.widgets.basics import button, card, clear, label, row
from ui.widgets.reveal import COVERED, Reveal
from ui.widgets.undo import undo_by


def undo_of_day(context: Context, collection: int, corrected: DayGathered | None = None) -> Callable[[], None]:
    """Return what takes a day back, or puts the one that it corrected back; pressed twice it writes once."""
    from emprende_desktop.commands.gathering import gather, undo_gathering
    from emprende_desktop.gold.gathering import GatheringUndoing

    key = str(uuid.uuid4())
    if corrected is None:
        return undo_by(context, undo_gathering, GatheringUndoing(collection, key))
    return undo_by(context, gather, corrected.noted_again(key, collection))


class GatherDays(QWidget):
    """A line for each day, its weight hidden until asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.reveal = Reveal()
        frame, inside = card()
        inside.addLayout(row(label(_("The last days"), "heading"), self.reveal, stretch_after=0))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        inside.addLayout(self._grid)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.reveal.changed.connect(self._reload)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.MEMBERS, Topic.LOTS}:
            self._reload()

    def _reload(self) -> None:
        clear(self._grid)
        found = self._context.books.fetch(days_gathered)
        self.setVisible(bool(found))
        for line, day in enumerate(found):
            self._add(day, line)

    def _add(self, day: DayGathered, line: int) -> None:
        count = len(day.lines)
        who = ngettext("With {count} member", "With {count} members", count).format(count=count)
        weight = kilos(day.ore_g) if self.reveal.amounts_shown else COVERED
        date = day_label(day.date, self._context.books.today)
        self._grid.addWidget(label(date, "muted"), line, 0)
        self._grid.addWidget(label(f"{day.code} · {who} · {weight}", wrap=True), line, 1)
        mend = button(_("Correct"), partial(self._context.navigate, "gather", day.id), "link")
        mend.setAccessibleName(
            _("Correct day {line}: {date}, lot {lot}").format(line=line + 1, date=date, lot=day.code)
        )
        undo = button(_("Undo"), undo_of_day(self._context, day.id), "link")
        undo.setAccessibleName(_("Undo day {line}: {date}, lot {lot}").format(line=line + 1, date=date, lot=day.code))
        self._grid.addWidget(mend, line, 2)
        self._grid.addWidget(undo, line, 3)
