"""Estado del banco: what a bank or wallet says beside the notes, line by line, each told by a person."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.bank import match_lines, set_line_aside, unmatch_lines, withdraw_statement
from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.company import Command
from emprende_desktop.domain.errors import BookkeepingError, UnreadableFileError
from emprende_desktop.domain.masters import Place, PlaceKind
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.topics import Topic
from emprende_desktop.exchange.sheet import SheetRow, read_sheet
from emprende_desktop.i18n.formats import day_label, money, short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.bank import Comparison, ImportRow, SettledLine, comparison
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.masters import places
from emprende_desktop.trade.bank import BankLine, BankMatch, PlaceMove, Proposal, SetAside
from ui.screen import Context, Question
from ui.widgets.bank_file import BankFile
from ui.widgets.basics import button, card, clear, label, row, scrolling
from ui.widgets.flow import flow_of
from ui.widgets.note_list import HIDDEN
from ui.widgets.pickers import PLACE_ICONS
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import Reveal
from ui.widgets.undo import undo_by

TOLD_BY_A_BANK = (PlaceKind.BANK, PlaceKind.WALLET, PlaceKind.DETRACTIONS, PlaceKind.RESTRICTED)
SHOWN = "bank.place"
AT_ONCE = 30
CAME_IN = (
    ("sale-bank", N_("I sold")),
    ("collection-bank", N_("I was paid")),
    ("transfer-bank", N_("I moved money")),
    ("contribution-bank", N_("I put in my own money")),
)
WENT_OUT = (
    ("expense-bank", N_("I spent")),
    ("payment-bank", N_("I paid what I owed")),
    ("transfer-bank", N_("I moved money")),
    ("withdrawal-bank", N_("I took money home")),
)
REASONS = (
    ("other", N_("Another reason, which I write below")),
    ("mine", N_("It is not of my business")),
    ("twice", N_("The bank wrote it twice")),
    ("parts", N_("It is several notes together")),
)


class BankScreen(QWidget):
    """The places that a bank tells of, the lines that wait, and below them what was told already."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._places = [one for one in context.books.fetch(places) if one.kind in TOLD_BY_A_BANK]
        shown = json.loads(context.books.fetch(preference, SHOWN) or "{}").get("place")
        first = self._places[0] if self._places else None
        self._place: Place | None = next((place for place in self._places if place.id == shown), first)
        self._found: Comparison | None = None
        self._shown = AT_ONCE
        self._group = QButtonGroup(self)
        self.reveal = Reveal()
        self.reveal.changed.connect(self._tell)
        self.sentence = label("", "sentence", wrap=True)
        self.error = Refusal(context.toast)
        self.sure = button("", self.accept_sure, "", "check")
        self.choose = button(_("&Choose file"), self.choose_file, "main", "folder-open")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._pages = QStackedWidget()
        self._lay_out()
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 14, 20, 16)
        outer.setSpacing(10)
        outer.addWidget(self.error)
        outer.addWidget(self._pages, 1)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(0, 0, 8, 0)
        page.setSpacing(10)
        title = label(_("Compare with the paper of your bank or Yape"), "title", wrap=True)
        head = row(title, self.reveal, self.choose)
        head.setStretch(0, 1)
        page.addLayout(head)
        page.addWidget(flow_of(*map(self._chip, self._places), self.sure))
        page.addWidget(self.sentence)
        page.addLayout(self._list, 1)
        self._pages.addWidget(scrolling(inner))
        self.choose.setEnabled(self._place is not None)

    def _chip(self, place: Place) -> QWidget:
        chip = button(place.name, partial(self.show_place, place), "chip", PLACE_ICONS[place.kind])
        chip.setCheckable(True)
        chip.setChecked(place is self._place)
        self._group.addButton(chip)
        return chip

    def show_place(self, place: Place) -> None:
        """Compare another place; it is shown again the next time."""
        self._place = place
        remembered = Preference(SHOWN, {"place": place.id})
        self._context.books.do(remember_preference, remembered, lambda _committed: None, self.error.say)
        self._leave_file()

    def choose_file(self) -> None:
        """Ask for the statement and read it beside the window."""
        path = self._context.dialogs.choose_open(_("The statement of the bank"), _("Statements (*.csv *.xlsx *.txt)"))
        if path is not None:
            self.error.hide()
            read = lambda progress: _rows(path, read_sheet(path, progress))  # noqa: E731
            self._context.books.work(read, partial(self._ask_file, path), self.error.say)

    def _ask_file(self, path: Path, rows: tuple[SheetRow, ...]) -> None:
        if not isValid(self) or self._place is None:
            return
        self._drop_file()
        page = BankFile(self._context, self._place, path, rows)
        page.left.connect(self._leave_file)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _leave_file(self) -> None:
        self._drop_file()
        self._shown = AT_ONCE
        self._reload()

    def _drop_file(self) -> None:
        while self._pages.count() > 1:
            page = self._pages.widget(1)
            self._pages.removeWidget(page)
            page.deleteLater()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.BANK} and self._pages.count() == 1:
            self._reload()

    def _reload(self) -> None:
        if self._place is None:
            self.sentence.setText(_("Add your bank or wallet under Settings, My lists, and compare it here."))
            self.sure.hide()
            return
        company, place = self._context.books.company, self._place.id
        self._context.books.work(lambda _progress: company.fetch(comparison, place), self._show, self.error.say)

    def _show(self, found: Comparison) -> None:
        if not isValid(self):
            return
        self._found = found
        self._tell()
        self.sure.setVisible(bool(found.sure))
        count = len(found.sure)
        self.sure.setText(
            ngettext("Accept {count} sure one", "Accept all {count} sure ones", count).format(count=count)
        )
        self.sure.setAccessibleName(self.sure.text())
        clear(self._list)
        for line in found.waiting[: self._shown]:
            self._list.addWidget(self._card(line, found.proposed.get(line.id)))
        rest = len(found.waiting) - self._shown
        if rest > 0:
            more = _("Show {count} more").format(count=min(rest, AT_ONCE))
            self._list.addWidget(button(more, self._more))
        self._section(_("In your notes and not in the bank"), [self._noted(move) for move in found.only_noted])
        self._section(_("Compared already"), [self._told(line) for line in found.settled])
        self._section(_("Statements that came in"), [self._came_in(one) for one in found.imports])
        self._list.addStretch()

    def _more(self) -> None:
        self._shown += AT_ONCE
        self._reload()

    def _section(self, title: str, lines: list[QWidget]) -> None:
        if not lines:
            return
        frame, layout = card()
        layout.addWidget(label(title, "heading"))
        for line in lines[:AT_ONCE]:
            layout.addWidget(line)
        if len(lines) > AT_ONCE:
            layout.addWidget(label(_("And {count} more.").format(count=len(lines) - AT_ONCE), "muted"))
        self._list.addWidget(frame)

    def _tell(self) -> None:
        """Say in one sentence what the bank says beside what the notes say."""
        found = self._found
        if found is None:
            return
        waiting = len(found.waiting)
        if not found.imports:
            text = _("Choose the file that your bank or Yape gave you (CSV or Excel). Your notes do not change by it.")
        elif found.balance is None:
            text = ngettext("{count} line waits.", "{count} lines wait.", waiting).format(count=waiting)
        else:
            text = self._difference(found.balance.amount, found.held, short_date(found.balance.date))
        self.sentence.setText(text)

    def _difference(self, said: Money, held: Money, day: str) -> str:
        shown = money if self.reveal.amounts_shown else _hidden
        if said == held:
            return _("On {day} your bank and your notes say the same: {said}.").format(day=day, said=shown(said))
        text = _("On {day} your bank says {said} and your notes say {held}: {difference} apart.")
        return text.format(
            day=day, said=shown(said), held=shown(held), difference=shown(Money(abs((said - held).cents)))
        )

    def _card(self, line: BankLine, proposal: Proposal | None) -> QWidget:
        frame, layout = card()
        layout.addWidget(_line(f"{day_label(line.date, self._context.books.today)} · {line.detail}", line.amount))
        made = []
        if proposal is not None:
            layout.addWidget(label(_("Is it this? {note}").format(note=self._note(proposal.move)), "muted", wrap=True))
            yes = button(_("Yes, it is this"), partial(self.accept, proposal), "", "check")
            yes.setAccessibleName(_("Yes, it is this: {line}").format(line=line.detail))
            made.append(yes)
        acts: tuple[tuple[str, str, Callable[[BankLine], None]], ...] = (
            (_("Note it"), "notebook-pen", self.note),
            (_("It is none of mine"), "x", self.set_aside),
        )
        for text, picture, act in acts:
            one = button(text, partial(act, line), "", picture)
            one.setAccessibleName(f"{text}: {line.detail}")
            made.append(one)
        for one in made:
            one.setAccessibleDescription(self._which(line))
        layout.addWidget(flow_of(*made))
        return frame

    def _which(self, line: BankLine) -> str:
        """Return what tells a line from another of the same words, for a screen reader."""
        return f"{day_label(line.date, self._context.books.today)} · {_('No.')} {line.id}"

    def _note(self, move: PlaceMove) -> str:
        told = memo_text(move.template, move.arguments)
        told = f"{told} · {move.party_name}" if move.party_name else told
        return f"{told} ({day_label(move.date, self._context.books.today)})"

    def _noted(self, move: PlaceMove) -> QWidget:
        return _line(self._note(move), move.amount)

    def _told(self, settled: SettledLine) -> QWidget:
        line = settled.line
        told = self._note(settled.move) if settled.move else _reason(settled.reason)
        away = button(_("Undo"), undo_by(self._context, unmatch_lines, (line.id,)), "link")
        away.setAccessibleName(_("Undo {note}").format(note=line.detail))
        away.setAccessibleDescription(self._which(line))
        day = day_label(line.date, self._context.books.today)
        return _line(f"{day} · {line.detail} → {told}", line.amount, away)

    def _came_in(self, one: ImportRow) -> QWidget:
        count = ngettext("{count} line", "{count} lines", one.lines).format(count=one.lines)
        away = button(_("Undo"), undo_by(self._context, withdraw_statement, one.id), "link")
        away.setAccessibleName(_("Undo {note}").format(note=one.file))
        away.setAccessibleDescription(f"{_('No.')} {one.id}")
        words = label(f"{one.file} · {short_date(one.first)} – {short_date(one.last)} · {count}", "muted", wrap=True)
        return _beside(words, away)

    def accept(self, proposal: Proposal) -> None:
        """Say that a line is the note that is proposed."""
        self._match((proposal,))

    def accept_sure(self) -> None:
        """Say so of all that could be nothing else."""
        if self._found is not None and self._found.sure:
            self._match(self._found.sure)

    def _match(self, accepted: tuple[Proposal, ...]) -> None:
        matches = tuple(BankMatch(one.line, one.move.entry) for one in accepted)
        self._do(match_lines, matches, tuple(one.line for one in accepted))

    def set_aside(self, line: BankLine) -> None:
        """Ask why a line is no note and set it aside."""
        asked = (
            Question(_("Why?"), tuple((value, _(text)) for value, text in REASONS), "mine"),
            Question(_("In your words (if you want)")),
        )
        answers = self._context.dialogs.ask(_("It is none of mine"), asked)
        if answers is None:
            return
        chosen, words = answers
        try:
            aside = SetAside(line.id, words or ("" if chosen == "other" else chosen))
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._do(set_line_aside, aside, (line.id,))

    def note(self, line: BankLine) -> None:
        """Ask what a line was and open its form filled in."""
        forms = CAME_IN if line.amount > ZERO else WENT_OUT
        question = _("{amount} on {day}: {detail}").format(
            amount=money(Money(abs(line.amount.cents))), day=short_date(line.date), detail=line.detail
        )
        asked = (Question(question, tuple((key, _(text)) for key, text in forms), forms[0][0]),)
        answers = self._context.dialogs.ask(_("What was it?"), asked)
        if answers is not None:
            self._context.navigate(answers[0], line.id)

    def _do(self, command: Command[Any], value: object, lines: tuple[int, ...]) -> None:
        toast, undo = self._context.toast, undo_by(self._context, unmatch_lines, lines)
        self._context.books.do(command, value, lambda _committed: toast(_("Compared"), undo), self.error.say)


def _rows(path: Path, rows: tuple[SheetRow, ...]) -> tuple[SheetRow, ...]:
    if not rows:
        raise UnreadableFileError(path.name, "content")
    return rows


def _line(words: str, amount: Money, *more: QWidget) -> QWidget:
    style = "in" if amount > ZERO else "out"
    sign = "+ " if amount > ZERO else "\N{MINUS SIGN} "
    return _beside(label(words, "", wrap=True), label(sign + money(Money(abs(amount.cents))), style), *more)


def _beside(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = row(*widgets)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setStretch(0, 1)
    holder.setLayout(layout)
    return holder


def _reason(reason: str) -> str:
    """Return the words of a reason: one that was chosen, or her own."""
    return next((_(text) for value, text in REASONS if value == reason), reason)


def _hidden(_amount: Money) -> str:
    return HIDDEN


def build(context: Context, _entry: int | None) -> BankScreen:
    """Return the screen."""
    return BankScreen(context)
