"""Mis listas: places of money and categories, renamed, put away and offered again."""

import uuid
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from emprende_desktop.commands.masters import (
    Merging,
    NewName,
    PlaceMerging,
    Retirement,
    merge_category,
    merge_place,
    rename,
    retire,
)
from emprende_desktop.domain.masters import Listed
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.masters import ListedRow, listed
from ui.screen import Context, Question
from ui.widgets.basics import button, card, clear, label
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

TITLES = ((Listed.PLACE, N_("Places of money")), (Listed.CATEGORY, N_("What I sell and spend on")))
KINDS = {"sale": N_("sale"), "expense": N_("expense")}


class ListsScreen(QWidget):
    """Two lists side by side; what is put away is offered no more, and nothing posted changes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.error = Refusal(context.toast)
        self._grids = {of: QGridLayout() for of, _title in TITLES}
        self._lay_out()
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("My lists"), "title"))
        outer.addWidget(self.error)
        for of, title in TITLES:
            frame, inside = card()
            inside.addWidget(label(_(title), "heading", wrap=True))
            self._grids[of].setColumnStretch(0, 1)
            inside.addLayout(self._grids[of])
            outer.addWidget(frame)
        outer.addStretch()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.PLACES, Topic.CATEGORIES}:
            self._reload()

    def _reload(self) -> None:
        for of, grid in self._grids.items():
            clear(grid)
            for line, found in enumerate(self._context.books.fetch(listed, of.value)):
                self._add(of, found, line)

    def _add(self, of: Listed, found: ListedRow, line: int) -> None:
        kind = KINDS.get(found.kind)
        text = f"{found.name} · {_(kind)}" if kind else found.name
        grid = self._grids[of]
        grid.addWidget(label(text, "muted" if found.retired else "", wrap=True), line, 0)
        mend = button(_("Rename"), partial(self.rename, of, found), "link")
        mend.setAccessibleName(_("Rename {name}").format(name=text))
        put = button(_("Offer again") if found.retired else _("Put away"), partial(self.retire, of, found), "link")
        named = _("Offer {name} again") if found.retired else _("Put {name} away")
        put.setAccessibleName(named.format(name=text))
        acts = [mend, put]
        if not found.retired:
            same = button(_("Join"), partial(self.merge, of, found), "link")
            same.setAccessibleName(_("Join {name} to another").format(name=text))
            acts.append(same)
        grid.addWidget(flow_of(*acts), line, 1)

    def rename(self, of: Listed, found: ListedRow) -> None:
        """Ask for another name."""
        asked = (Question(_("What is it called?"), proposal=found.name),)
        answers = self._context.dialogs.ask(_("Rename"), asked)
        if answers is not None:
            new = NewName(of, found.id, answers[0])
            self._context.books.do(rename, new, self._saved, self.error.say)

    def merge(self, of: Listed, found: ListedRow) -> None:
        """Ask which one is the same: it takes the notes of a category from now on, or what a place holds."""
        rows = self._context.books.fetch(listed, of.value)
        others = [row for row in rows if row.kind == found.kind and row.id != found.id and not row.retired]
        if not others:
            self.error.say(_("There is no other of this kind."))
            return
        question = _("Which one takes its notes?") if of is Listed.CATEGORY else _("Which one takes its money?")
        asked = (Question(question, tuple((str(row.id), row.name) for row in others)),)
        answers = self._context.dialogs.ask(_("Join {name} to another").format(name=found.name), asked)
        if answers is None:
            return
        into = int(answers[0])
        if of is Listed.CATEGORY:
            self._context.books.do(merge_category, Merging(found.id, into), self._saved, self.error.say)
            return
        merging = PlaceMerging(found.id, into, str(uuid.uuid4()))
        self._context.books.do(merge_place, merging, self._saved, self.error.say)

    def retire(self, of: Listed, found: ListedRow) -> None:
        """Put away what is no longer used, or offer it again."""
        retirement = Retirement(of, found.id, not found.retired)
        self._context.books.do(retire, retirement, self._saved, self.error.say)

    def _saved(self, _done: Committed) -> None:
        self.error.hide()
        self._context.toast(_("Saved"))


def build(context: Context, _entry: int | None) -> ListsScreen:
    """Return the screen."""
    return ListsScreen(context)
