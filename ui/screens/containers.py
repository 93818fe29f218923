"""Nuestros sacos y latas: what one of each holds, because the group weighed it, full and empty."""

import uuid
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from emprende_desktop.commands.gathering import offer_container, retire_container, undo_weighing, weigh_container
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.quantity import parse_quantity
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.gathering import Container, ContainerWeighing, NewWeighing
from emprende_desktop.i18n.formats import kilos, short_date
from emprende_desktop.i18n.members import container_text
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.gathering import WeighingRow, containers, weighings_of
from ui.screen import Context, Question
from ui.widgets.basics import button, card, label
from ui.widgets.cards import Cards
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_by


class ContainersScreen(QWidget):
    """A card for each container with its weighings."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.error = Refusal(context.toast)
        outer = page_layout(self)
        new = button(_("&New container"), self.add, "main", "plus")
        back = button(_("&Back"), context.leave, "", "chevron-left")
        outer.addWidget(label(_("Our sacks and tins"), "title", wrap=True))
        outer.addWidget(flow_of(new, back))
        told = _("No two sacks hold the same. Weigh yours full and empty a few times: the mean is what one counts for.")
        outer.addWidget(label(told, "muted", wrap=True))
        outer.addWidget(self.error)
        empty = _("None is weighed yet: until then every bag goes on the scale. Press “New container”.")
        self._cards = Cards(empty)
        outer.addWidget(self._cards, 1)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.MEMBERS in topics:
            self._reload()

    def _reload(self) -> None:
        books = self._context.books
        self._cards.show_cards(map(self._card, books.fetch(containers, books.today, retired=True)))

    def _card(self, one: Container) -> QWidget:
        frame, layout = card()
        layout.addWidget(label(one.name, "muted" if one.retired else "heading", wrap=True))
        layout.addWidget(label(container_text(one), "muted", wrap=True))
        weigh = button(_("Weigh one"), partial(self.weigh, one), "", "scale")
        put = button(_("Offer again") if one.retired else _("Put away"), partial(self.retire, one), "link")
        for act in (weigh, put):
            act.setAccessibleName(f"{act.text()}: {one.name}")
        layout.addWidget(flow_of(weigh, put))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for line, weighing in enumerate(self._context.books.fetch(weighings_of, one.id)):
            self._add(grid, line, (one, weighing))
        layout.addLayout(grid)
        return frame

    def _add(self, grid: QGridLayout, line: int, told: tuple[Container, WeighingRow]) -> None:
        one, weighing = told
        words = _("full {gross}, empty {tare}").format(gross=kilos(weighing.gross_g), tare=kilos(weighing.tare_g))
        grid.addWidget(label(short_date(weighing.date), "muted"), line, 0)
        grid.addWidget(label(words, wrap=True), line, 1)
        undo = button(_("Undo"), undo_by(self._context, undo_weighing, weighing.id), "link")
        undo.setAccessibleName(
            _("Undo weighing {line} of {name}: {words}").format(line=line + 1, name=one.name, words=words)
        )
        grid.addWidget(undo, line, 2)

    def add(self) -> None:
        """Ask for a new container and its first weighing."""
        self._ask(None, _("New container"), (Question(_("What do you call it? For example: tin, bucket, blue sack")),))

    def weigh(self, one: Container) -> None:
        """Ask for another weighing of a container."""
        self._ask(one, _("Weigh one: {name}").format(name=one.name), ())

    def _ask(self, one: Container | None, title: str, first: tuple[Question, ...]) -> None:
        self.error.hide()
        asked = (*first, Question(_("How many kilos does it weigh full?")), Question(_("How many kilos empty?")))
        answers = self._context.dialogs.ask(title, asked)
        if answers is None:
            return
        *name, full, empty = answers
        today = self._context.books.today
        try:
            weighed = ContainerWeighing(today, parse_quantity(full), parse_quantity(empty))
            new = NewWeighing(one.id if one else None, "".join(name), weighed, str(uuid.uuid4()))
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(weigh_container, new, self._weighed, self.error.say)

    def _weighed(self, done: Committed) -> None:
        self._context.toast(_("Weighing saved"), undo_by(self._context, undo_weighing, done.row_id))

    def retire(self, one: Container) -> None:
        """Offer a container no more, or again."""
        command = offer_container if one.retired else retire_container
        self._context.books.do(command, one.id, lambda _done: self._context.toast(_("Saved")), self.error.say)


def build(context: Context, _entry: int | None) -> ContainersScreen:
    """Return the screen."""
    return ContainersScreen(context)
