"""Cierre: what closing the next month or year will do, what is missing, and opening again with a reason."""

import uuid
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.commands.closing import Reopening, YearClosing, close_month, close_year, reopen
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.closing import event_text, lack_text, month_text
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.closing import ClosingState, Lack, Missing, closing_state, missing_in
from emprende_desktop.queries.journal import latest_day
from ui.screen import Context, Question
from ui.widgets.basics import button, card, clear, label, row
from ui.widgets.columns import Columns
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

NOTED_ON = {  # the pages where it is noted
    Lack.UNUSED: "home",
    Lack.FEE: "home",
    Lack.UNCOUNTED: "cash",
    Lack.GOLD_UNTESTED: "gold_worth",
    Lack.GOLD_WORTH: "gold_worth",
}


class ClosingScreen(QWidget):
    """The next closing on the left, what was closed and reopened on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = str(uuid.uuid4())
        self._state: ClosingState | None = None
        self.heading = label("", "heading", wrap=True)
        self.told = label("", "", wrap=True)
        self.error = Refusal(context.toast)
        self.close_next = button(_("&Close it now"), self.submit, "main", "lock")
        self.reopen = button(_("&Reopen the last one"), self.open_again, "", "history")
        self._missing = QVBoxLayout()
        self._events = QVBoxLayout()
        self._lay_out()
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Closing"), "title"))
        outer.addWidget(self.error)
        ahead, inside = card()
        inside.addWidget(self.heading)
        inside.addWidget(self.told)
        inside.addLayout(self._missing)
        inside.addLayout(row(self.close_next, stretch_after=0))
        inside.addStretch()
        behind, past = card()
        past.addWidget(label(_("Closed and reopened"), "heading"))
        past.addLayout(self._events)
        past.addLayout(row(self.reopen, stretch_after=0))
        past.addStretch()
        outer.addWidget(Columns(ahead, behind, (11, 10)), 1)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.PERIODS, Topic.LOTS}:
            self._reload()

    def _reload(self) -> None:
        self._state = state = self._context.books.fetch(closing_state)
        clear(self._missing)
        clear(self._events)
        self._tell_next(state)
        for event in state.events:
            when = f"{short_date(event.told_at.date())} · {event.actor}"
            self._events.addWidget(label(event_text(event.act, event.month, event.reason), "", wrap=True))
            self._events.addWidget(label(when, "muted"))
        if not state.events:
            self._events.addWidget(label(_("Nothing is closed yet."), "muted", wrap=True))
        self.reopen.setVisible(state.closed_until is not None)

    def _tell_next(self, state: ClosingState) -> None:
        month = self._next_month(state)
        books = self._context.books
        over = month is not None and month.last <= books.fetch(latest_day, books.today)
        self.close_next.setVisible(over)
        if month is None:
            self.heading.setText(_("There is nothing to close yet"))
            self.told.setText(_("Note what you sold and spent first."))
            return
        name = _("the year {year}").format(year=month.year) if state.year is not None else month_text(month)
        self.heading.setText(_("Next: {period}").format(period=name))
        if not over:
            self.told.setText(_("It can be closed after {date}.").format(date=short_date(month.last)))
            return
        self.told.setText(self._what_happens(state, month))
        for missing in self._context.books.fetch(missing_in, month):
            self._missing.addWidget(self._lack(missing))

    def _lack(self, missing: Missing) -> QWidget:
        text = lack_text(missing.lack, missing.count, missing.amount)
        told = QWidget()
        line = row(label(text, "warn", wrap=True))
        line.setContentsMargins(0, 0, 0, 0)
        line.setStretch(0, 1)
        told.setLayout(line)
        if missing.lack in NOTED_ON:
            note = button(_("Note it"), partial(self._context.navigate, NOTED_ON[missing.lack]), "link", "check")
            note.setAccessibleName(_("Note {name}").format(name=text))
            line.addWidget(note)
        return told

    def _what_happens(self, state: ClosingState, month: Month) -> str:
        stays = _("Nothing dated until {date} can be noted or corrected any more; statements stay as they are.").format(
            date=short_date(month.last)
        )
        if state.year_result is None:
            return stays
        kind = _("The profit of {amount}") if state.year_result >= ZERO else _("The loss of {amount}")
        carried = _("{result} is carried to its account by the closing entries of the PCGE.").format(
            result=kind.format(amount=money(max(state.year_result, -state.year_result)))
        )
        return f"{stays} {carried}"

    def _next_month(self, state: ClosingState) -> Month | None:
        return Month(state.year, 12) if state.year is not None else state.next_month

    def submit(self) -> None:
        """Close what is next, after she says so."""
        state = self._state
        month = self._next_month(state) if state else None
        if state is None or month is None:
            return
        self.error.hide()
        lacking = self._context.books.fetch(missing_in, month)
        told = [lack_text(missing.lack, missing.count, missing.amount) for missing in lacking]
        question = "\n".join((f"{self.heading.text()}. {self.told.text()}", *told))
        if not self._context.dialogs.warn(question, _("Close it")):
            return
        books = self._context.books
        if state.year is None:
            books.do(close_month, month, lambda _committed: self._done(_("Closed")), self.error.say)
            return
        closing = YearClosing(state.year, self._key)
        books.do(close_year, closing, lambda _committed: self._done(_("Closed")), self.error.say)

    def open_again(self) -> None:
        """Ask why, and open the last closed month; its reason stays in the books."""
        closed = self._state.closed_until if self._state else None
        if closed is None:
            return
        self.error.hide()
        asked = (Question(_("Why do you reopen {month}?").format(month=month_text(closed))),)
        answers = self._context.dialogs.ask(_("Reopen"), asked)
        if answers is None:
            return
        try:
            reopening = Reopening(closed, answers[0])
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(reopen, reopening, lambda _committed: self._done(_("Reopened")), self.error.say)

    def _done(self, text: str) -> None:
        self._key = str(uuid.uuid4())
        self._context.toast(text)


def build(context: Context, _entry: int | None) -> ClosingScreen:
    """Return the screen."""
    return ClosingScreen(context)
