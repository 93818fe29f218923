"""Socias: who is in the group, what is missing of her papers, and what is known of her, hidden until asked for."""

from functools import partial

from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.masters import erase_party
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.members import Lack, Member, hidden_dni, lacks
from emprende_desktop.i18n.formats import kilos, month_name, short_date
from emprende_desktop.i18n.members import accreditation_text, days_text, lacks_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.members import members, produced_by
from ui.screen import NEW, Context
from ui.widgets.basics import button, label, row
from ui.widgets.flow import flow_of
from ui.widgets.known_people import KnownPeople, PeopleWords
from ui.widgets.page import page_layout
from ui.widgets.paged_table import Column
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import COVERED, Reveal
from ui.widgets.search_field import SearchField

LIST_WIDTH_MIN = 340
NAME = 0
COLORS = {Lack.EXPIRED: "clay", Lack.NO_BIRTH_DATE: "clay"}


class MembersScreen(QWidget):
    """Members on the left, the chosen one on the right; numbers and amounts are hidden until asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.reveal = Reveal()
        self.search = SearchField(_("Find by name, DNI or number"))
        self.error = Refusal(context.toast)
        light: Column[Member] = Column("", lambda one: self._light(one)[0], color=lambda one: self._light(one)[1])
        self.people = KnownPeople(PeopleWords(_("Members"), light, NAME, (1, 1)))
        outer = page_layout(self)
        new = button(_("&New member"), lambda: context.navigate("member", NEW), "main", "plus")
        outer.addLayout(row(label(_("Members"), "title"), self.reveal, new, stretch_after=0))
        outer.addWidget(self.search)
        outer.addWidget(self.error)
        outer.addWidget(self.people, 1)
        self.search.textChanged.connect(lambda _text: self._reload())
        self.people.chosen.connect(self.error.hide)
        self.people.shown.connect(self._show_one)
        self.reveal.changed.connect(self.people.show_again)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _light(self, known: Member) -> tuple[str, str]:
        """Return the worst of what is missing, in words and in a colour."""
        missing = lacks(known, self._context.books.today)[:1]
        return lacks_text(missing), COLORS.get(missing[0], "gold") if missing else "green"

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.MEMBERS, Topic.PARTIES}:
            self._reload()

    def _reload(self) -> None:
        nobody = _("Nobody is in the register yet: press “New member” and write the first one.")
        empty = _("Nobody is called so.") if self.search.text().strip() else nobody
        self.people.fill(self._context.books.fetch(members, self.search.text()), empty)

    def _show_one(self, known: Member | None) -> None:
        page = self.people.page
        if known is None:
            page.addWidget(label(_("Choose somebody to see what is known of her."), "muted", wrap=True))
            return
        page.addWidget(label(f"{known.party.name} · {known.pseudonym}", "heading", wrap=True))
        missing = lacks(known, self._context.books.today)
        page.addWidget(label(lacks_text(missing), "warn" if missing else "in", wrap=True))
        for told in self._told(known):
            page.addWidget(label(told, "muted", wrap=True))
        page.addWidget(label(self._month(known), "step", wrap=True))
        acts = flow_of(
            button(_("&Mend the data"), partial(self._context.navigate, "member", known.party.id), "", "notebook-pen"),
            button(_("Make &anonymous"), partial(self.erase, known), "", "x"),
        )
        page.addWidget(acts)

    def _told(self, known: Member) -> tuple[str, ...]:
        shown = self.reveal.amounts_shown
        party, accredited, consent = known.party, known.accreditation, known.consent
        said = [f"DNI {party.dni if shown else hidden_dni(party.dni)}"] if party.dni else []
        if known.birth_date:
            born = short_date(known.birth_date) if shown else COVERED
            said.append(_("Born on {date}").format(date=born))
        if accredited:
            said.append(accreditation_text(accredited, accredited.number if shown else hidden_dni(accredited.number)))
        if known.site:
            said.append(_("Gathers at {site}").format(site=known.site if shown else COVERED))
        if known.joined_on:
            said.append(_("In the group since {date}").format(date=short_date(known.joined_on)))
        if known.left_on:
            said.append(_("Left on {date}").format(date=short_date(known.left_on)))
        if known.account:
            said.append(_("Is paid at {account}").format(account=known.account if shown else COVERED))
        if consent:
            until = _("until {date}").format(date=short_date(consent.until)) if consent.until else ""
            told = _("Consents to: {purpose}").format(purpose=consent.purpose)
            said.append(f"{told} ({until})" if until else told)
        return tuple(said)

    def _month(self, known: Member) -> str:
        """Return what she gathered in this month."""
        today = self._context.books.today
        half_days, ore_g, month = self._context.books.fetch(produced_by, known.party.id, today)
        weight = kilos(ore_g) if self.reveal.amounts_shown else COVERED
        return _("{month}: {days} · {weight}").format(month=month_name(month), days=days_text(half_days), weight=weight)

    def erase(self, known: Member) -> None:
        """Take a member's data out of the books, after saying what that means."""
        question = _(
            "Name, DNI, birth date, accreditation and its photo of {name} are erased for ever;"
            " her days and kilos stay under {number}."
        ).format(name=known.party.name, number=known.pseudonym)
        if self._context.dialogs.warn(question, _("Erase")):
            self._context.books.do(erase_party, known.party.id, lambda _done: self._done(), self.error.say)

    def _done(self) -> None:
        self.error.hide()
        self._context.toast(_("Erased"))


def build(context: Context, _entry: int | None) -> MembersScreen:
    """Return the screen."""
    return MembersScreen(context)
