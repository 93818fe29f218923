"""Personas: who they are, what they owe and are owed, and their last movements."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from emprende_desktop.commands.masters import (
    Merging,
    PartyChange,
    change_party,
    erase_party,
    merge_party,
    unmerge_party,
)
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import NewParty, Party
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.people import Acquaintance, acquaintances, nickname_of, party_movements, people
from ui.screen import Context, Question
from ui.widgets.basics import button, label, row
from ui.widgets.flow import flow_of
from ui.widgets.known_people import KnownPeople, PeopleWords
from ui.widgets.note_list import HIDDEN
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import Reveal
from ui.widgets.search_field import SearchField

MOVEMENTS_SHOWN = 12
OWES = 1
LIST_WIDTH_MIN = 340
HIDDEN_NUMBER = "••••••••"


class PeopleScreen(QWidget):
    """People on the left, the chosen one on the right; amounts and numbers are hidden until asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.reveal = Reveal()
        self.search = SearchField(_("Find by name, DNI or RUC"))
        self.error = Refusal(context.toast)
        beside = Column("", self._owes, RIGHT, _owing_color)
        self.people = KnownPeople(PeopleWords(_("People"), beside, OWES, (2, 3)))
        outer = page_layout(self)
        outer.addLayout(row(label(_("People"), "title"), self.reveal, stretch_after=0))
        outer.addWidget(self.search)
        outer.addWidget(self.error)
        outer.addWidget(self.people, 1)
        self.search.textChanged.connect(lambda _text: self._reload())
        self.people.chosen.connect(self.error.hide)
        self.people.shown.connect(self._show_one)
        self.reveal.changed.connect(self._reload)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.PARTIES}:
            self._reload()

    def _reload(self) -> None:
        found = self._context.books.fetch(acquaintances, self.search.text())
        self.people.fill(found, _("Nobody is here yet: write a name when you note a sale."))

    def _owes(self, known: Acquaintance) -> str:
        parts = (
            (_("Owes you {amount}"), known.owes),
            (_("You owe {amount}"), -known.owes),
            (_("Gave you {amount} on account of an order"), known.on_account),
        )
        told = [
            text.format(amount=money(part) if self.reveal.amounts_shown else HIDDEN)
            for text, part in parts
            if part > ZERO
        ]
        return " · ".join(told) or _("Nothing is open")

    def choose(self, party: int) -> None:
        """Show a person."""
        self.people.choose(party)
        self._reload()

    def _show_one(self, known: Acquaintance | None) -> None:
        page = self.people.page
        if known is None:
            page.addWidget(label(_("Choose somebody to see what was noted with them."), "muted", wrap=True))
            return
        person = known.party
        page.addWidget(label(person.name, "heading", wrap=True))
        for name, number in (("DNI", person.dni), ("RUC", person.ruc)):
            if number:
                page.addWidget(label(f"{name} {number if self.reveal.amounts_shown else HIDDEN_NUMBER}", "muted"))
        page.addWidget(label(self._owes(known), "step"))
        acts = flow_of(
            button(_("&Mend the data"), partial(self.mend, person), "", "notebook-pen"),
            button(_("&Is the same as…"), partial(self.merge, person), "", "users"),
            button(_("&Erase the data"), partial(self.erase, person), "", "x"),
        )
        page.addWidget(acts)
        page.addLayout(self._movements(person))

    def _movements(self, person: Party) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        found = self._context.books.fetch(party_movements, person.id, self._context.books.today)
        for line, movement in enumerate(reversed(found[-MOVEMENTS_SHOWN:])):
            sign = "+ " if movement.cents > 0 else "\N{MINUS SIGN} "
            told = f"{sign}{money(Money(abs(movement.cents)))}" if self.reveal.amounts_shown else HIDDEN
            grid.addWidget(label(short_date(movement.date), "muted"), line, 0)
            grid.addWidget(label(memo_text(movement.template, movement.arguments), wrap=True), line, 1)
            grid.addWidget(label(told, "move"), line, 2)
        return grid

    def mend(self, person: Party) -> None:
        """Ask for the name and numbers anew; what was noted follows the person."""
        asked = (
            Question(_("Name"), proposal=person.name),
            Question("DNI", proposal=person.dni),
            Question("RUC", proposal=person.ruc),
            Question(
                _("Nickname for the list on the wall"),
                proposal=self._context.books.fetch(nickname_of, person.id),
            ),
        )
        answers = self._context.dialogs.ask(_("Mend the data"), asked)
        if answers is None:
            return
        try:
            change = PartyChange(person.id, NewParty(*answers[:3]), answers[3])
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(change_party, change, lambda _done: self._done(_("Saved")), self.error.say)

    def merge(self, person: Party) -> None:
        """Ask who the same person is, and show both under one name."""
        others = [other for other in self._context.books.fetch(people) if other.id != person.id]
        if not others:
            self.error.say(_("There is nobody else in the list."))
            return
        who = Question(_("Who is the same person?"), tuple((str(other.id), other.name) for other in others))
        answers = self._context.dialogs.ask(_("{name} is the same as…").format(name=person.name), (who,))
        if answers is None:
            return
        into = int(answers[0])

        def back() -> None:
            self._context.books.do(unmerge_party, person.id, lambda _done: None, self.error.say)

        def merged(_done: Committed) -> None:
            self._context.toast(_("Both are shown as one"), back)
            self.choose(into)

        self._context.books.do(merge_party, Merging(person.id, into), merged, self.error.say)

    def erase(self, person: Party) -> None:
        """Take a person's name and numbers out of the books, after saying what that means."""
        question = _(
            "The name and numbers of {name} are erased for ever; the amounts stay under nobody's name. "
            "Documents that were given in this name stay as they are, for the law asks it."
        ).format(name=person.name)
        if self._context.dialogs.confirm(question, _("Erase")):
            self._context.books.do(erase_party, person.id, lambda _done: self._done(_("Erased")), self.error.say)

    def _done(self, text: str) -> None:
        self.error.hide()
        self._context.toast(text)


def _owing_color(known: Acquaintance) -> str:
    return "grey" if known.owes == ZERO else "green" if known.owes > ZERO else "clay"


def build(context: Context, _entry: int | None) -> PeopleScreen:
    """Return the screen."""
    return PeopleScreen(context)
