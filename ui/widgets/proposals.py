"""What returns every month, to be noted with one press, and what must not be forgotten; nothing posts itself."""

from __future__ import annotations

import uuid
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.topics import Committed
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.queries.masters import places
from ui.screen import Context
from ui.widgets.basics import button, clear, label, row
from ui.widgets.note_list import HIDDEN
from ui.widgets.reminders import reminder_lines
from ui.widgets.undo import undo_of

if TYPE_CHECKING:
    from emprende_desktop.formality.due_dates import DueDate
    from emprende_desktop.gold.reminders import Reminder
    from emprende_desktop.queries.proposals import Proposal
    from emprende_desktop.trade.notes import Note

    _Read: TypeAlias = tuple[tuple[Proposal, ...], tuple[Reminder, ...], tuple[DueDate, ...]]

LATER_MS = 250


class ProposalList(QWidget):
    """A line and a button for each proposal, and for what must be looked after; empty, it takes no room."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._amounts_shown = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._ask)
        self.hide()

    def reload(self, *, amounts_shown: bool) -> None:
        """Read beside the window what waits to be noted this month, a moment later: what was asked for comes first."""
        self._amounts_shown = amounts_shown
        self._later.start()

    def _ask(self) -> None:
        page = self.parentWidget()
        if page is not None and page.isVisible():
            self._context.books.work(lambda _progress: self._read(), self._show, self._context.toast)

    def _read(self) -> _Read:
        from emprende_desktop.queries.proposals import proposals
        from emprende_desktop.queries.taxes import duties_soon

        fetch, today = self._context.books.fetch, self._context.books.today
        found, due = fetch(proposals, today), fetch(duties_soon, today)
        if Module.GOLD not in self._context.modules:
            return tuple(one for one in found if not one.days), (), due
        from emprende_desktop.queries.reminders import reminders

        return found, fetch(reminders, today), due

    def _show(self, read: _Read) -> None:
        if not isValid(self):  # she went elsewhere meanwhile
            return
        found, ending, due = read
        clear(self._layout)
        self.setVisible(bool(found or ending or due))
        if ending or due:
            self._layout.addWidget(reminder_lines(self._context, ending, due))
        waiting = [one for one in found if one.days]
        for proposal in waiting:
            self._layout.addWidget(self._waiting(proposal))
        if len(waiting) < len(found):
            self._layout.addWidget(label(_("Still to note this month?"), "heading"))
        for proposal in found[len(waiting) :]:
            self._layout.addWidget(self._line(proposal, amounts_shown=self._amounts_shown))

    def _waiting(self, proposal: Proposal) -> QWidget:
        """Return a lot that waits at a plant, with the way to its page."""
        told = _name(proposal)
        see = button(_("See the lot"), lambda: self._context.navigate("lot", proposal.entry), "link", "truck")
        see.setAccessibleName(_("See the lot {lot}").format(lot=proposal.name))
        line = QWidget()
        parts = row(label(told, "warn", wrap=True), see)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setStretch(0, 1)
        line.setLayout(parts)
        return line

    def _line(self, proposal: Proposal, *, amounts_shown: bool) -> QWidget:
        name = _name(proposal)
        shown = money(proposal.amount) if proposal.amount and amounts_shown else HIDDEN if proposal.amount else ""
        note = button(_("Note it"), partial(self._note, proposal), "link", "check")
        note.setAccessibleName(_("Note {name}").format(name=name))
        line = QWidget()
        parts = row(label(name, "", wrap=True), label(shown, "move"), note)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setStretch(0, 1)
        line.setLayout(parts)
        return line

    def _note(self, proposal: Proposal) -> None:
        from emprende_desktop.commands.assets import Depreciation, depreciate
        from emprende_desktop.commands.notes import record_note
        from emprende_desktop.queries.proposals import ProposalKind

        books = self._context.books
        if proposal.kind is ProposalKind.USE:
            books.do(depreciate, Depreciation(proposal.month, str(uuid.uuid4())), self._saved, self._context.toast)
            return
        if proposal.kind is ProposalKind.NRUS:
            self._pay_fee(proposal)
            return
        books.do(record_note, self._again(proposal), self._saved, self._context.toast)

    def _again(self, proposal: Proposal) -> Note:
        from emprende_desktop.queries.notes import note_of
        from emprende_desktop.trade.notes import Expense

        assert proposal.entry is not None, "what is proposed again was noted before"
        note = self._context.books.fetch(note_of, proposal.entry, str(uuid.uuid4()))
        assert isinstance(note, Expense), "only an expense is proposed again"
        return replace(note, date=self._context.books.today, carried=None)  # the lot of last month is not that of this

    def _pay_fee(self, proposal: Proposal) -> None:
        from emprende_desktop.commands.taxes import PayTax, pay_month_tax
        from emprende_desktop.formality.worksheet import Tax

        books = self._context.books
        known = books.fetch(places)
        till = next((place for place in known if place.kind is PlaceKind.CASH), known[0])
        wish = PayTax(Tax.NRUS, proposal.month, till.id, books.today, str(uuid.uuid4()))
        books.do(pay_month_tax, wish, self._saved, self._context.toast)

    def _saved(self, committed: Committed) -> None:
        self._context.toast(_("Noted"), undo_of(self._context, committed.row_id))


def _name(proposal: Proposal) -> str:
    from emprende_desktop.queries.proposals import ProposalKind

    match proposal.kind:
        case ProposalKind.AGAIN:
            return _("{name}, as last month").format(name=proposal.name)
        case ProposalKind.NRUS:
            return _("NRUS fee of {month}, from the till").format(month=month_text(proposal.month))
        case ProposalKind.USE:
            return _("Use of machines until {month}").format(month=month_text(proposal.month))
        case ProposalKind.AT_PLANT:
            return ngettext(
                "Lot {lot} has been at the plant for {days} day: settle it or fetch it.",
                "Lot {lot} has been at the plant for {days} days: settle it or fetch it.",
                proposal.days,
            ).format(lot=proposal.name, days=proposal.days)
