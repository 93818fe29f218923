"""The form behind every wish: how much, of what, where the money is, who, when; saved or thrown away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.formats import amount, money
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.masters import party
from emprende_desktop.trade.documents import Document, DocumentKind
from ui.icons import pixmap
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.amount_pad import AmountPad
from ui.widgets.basics import card, label, name_box, row
from ui.widgets.choices import ChoiceGrid
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field, show_date
from ui.widgets.drop_down import DropDown
from ui.widgets.keys import form_keys
from ui.widgets.note_spec import Answers, FormSpec
from ui.widgets.page import page_layout
from ui.widgets.pickers import category_grid, kind_grid, person_field, place_grid
from ui.widgets.saving import SavingFoot

if TYPE_CHECKING:
    from emprende_desktop.trade.notes import Note
    from ui.widgets.debts import DebtList
    from ui.widgets.lot_choice import LotChoice


def _debt_list(context: Context, spec: FormSpec, entry: int | None) -> DebtList | None:
    if spec.debt is None:
        return None
    from ui.widgets.debts import DebtList

    return DebtList(context, spec.debt, entry)


def _what_grid(context: Context, spec: FormSpec) -> ChoiceGrid | None:
    if spec.kinds:
        return kind_grid(spec.kinds)
    return category_grid(context, spec.category) if spec.category else None


def _lot_choice(context: Context, spec: FormSpec, original: Note | None) -> LotChoice | None:
    """Return the question for a lot where gold is worked with; a note that has a lot asks for it in any case."""
    has_lot = original is not None and spec.read(original).carried is not None
    if not spec.lot or not (has_lot or Module.GOLD in context.modules):
        return None
    from ui.widgets.lot_choice import LotChoice

    return LotChoice(context, _(spec.lot))


def read_money(text: str) -> Money | None:
    """Return an amount as typed, zero where nothing is, None where it cannot be read."""
    try:
        return parse_money(text) if text.strip() else ZERO
    except BookkeepingError:
        return None


class NoteForm(QWidget):
    """A form with one state: it saves or is thrown away, and what was typed survives an error.

    `entry` is the note that is corrected, `line` the row of a bank's line that the note will be.
    """

    def __init__(self, context: Context, spec: FormSpec, entry: int | None, line: int | None = None) -> None:
        super().__init__()
        self._context = context
        self._spec = spec
        self._entry = entry
        self._line = line
        self.amount = AmountPad()
        self.category = _what_grid(context, spec)
        self.place = place_grid(context, spec.credit, spec.place_kind)
        self.second = QLineEdit()
        self.target = place_grid(context, None) if spec.target_question else None
        self.debts = _debt_list(context, spec, entry)
        self._who = label(_(spec.who) if spec.who else "", "step")
        self.person = person_field(context, _(spec.who) if spec.who else _("Person"))
        self.date = date_field(context.books.today, _("Date"))
        self.document = DropDown()
        self.number = QLineEdit()
        self.detail = QLineEdit()
        self.foot = SavingFoot(context, entry, (spec.save, spec.saved), self.submit)
        if spec.then is not None:
            self.foot.followed_by(spec.then)
        self.lot = _lot_choice(context, spec, self.foot.original())
        if line is not None:
            self.foot.without_papers()
        self._prepare_fields()
        self._lay_out()
        self._listen()
        if entry is not None:
            self._fill()
        self._told()

    def _prepare_fields(self) -> None:
        self.detail.setPlaceholderText(_("Detail (if you want)"))
        self.detail.setAccessibleName(_("Detail"))
        self.number.setPlaceholderText(_("Number"))
        self.number.setAccessibleName(_("Number of the paper"))
        name_box(self.document, _("Paper"))
        for kind in self._spec.papers(self._context.enterprise.regime):
            self.document.addItem(_(DOCUMENTS[kind]), kind)
        self.second.setPlaceholderText("0.00")
        self.second.setAccessibleName(_(self._spec.second) if self._spec.second else "")
        self.number.hide()
        self.place.choose(self.place.first_id)
        if self.target is not None:
            self.target.choose(self.target.last_id)

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addLayout(self._head())
        outer.addWidget(Columns(self._left(), self._right(), (11, 10)), 1)

    def _head(self) -> QHBoxLayout:
        picture = label("")
        picture.setPixmap(pixmap(self._spec.icon, self._spec.color, for_text(40)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(
            label(_("Correct") + ": " + _(self._spec.title) if self._entry else _(self._spec.title), "title")
        )
        words.addWidget(label(_(self._spec.subtitle), "muted", wrap=True))
        head = row(picture)
        head.addLayout(words, 1)
        return head

    def _left(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(label(_("1 · How much?"), "step"))
        layout.addWidget(self.amount)
        if self._spec.second:
            layout.addWidget(label(_(self._spec.second), "step"))
            layout.addWidget(self.second)
        if self.debts is not None:
            layout.addWidget(self.debts, 1)
        layout.addStretch()
        return frame

    def _right(self) -> QWidget:
        frame, questions = card()
        for number, (question, field) in enumerate(self._questions(), start=2):
            questions.addWidget(label(f"{number} · {_(question)}", "step"))
            field.setAccessibleName(_(question))
            questions.addWidget(field)
        if self._spec.who:
            questions.addWidget(self._who)
            questions.addWidget(self.person)
        questions.addWidget(self.detail)
        papers = row(self.date)
        if self.document.count() > 1:
            papers.addWidget(self.document)
        questions.addLayout(papers)
        questions.addWidget(self.number)
        questions.addStretch()
        return frame

    def _questions(self) -> list[tuple[str, QWidget]]:
        asked: list[tuple[str, QWidget]] = []
        if self.category is not None:
            asked.append((self._spec.what, self.category))
        asked.append((self._spec.where, self.place))
        if self.target is not None:
            asked.append((self._spec.target_question, self.target))
        if self.lot is not None:
            asked.append((self._spec.lot, self.lot))
        return asked

    def _listen(self) -> None:
        self.amount.changed.connect(self._told)
        self.second.textChanged.connect(lambda _text: self._told())
        self.place.chosen.connect(self._told)
        for grid in (self.category, self.target):
            if grid is not None:
                grid.chosen.connect(self._told)
        if self.lot is not None:
            self.lot.changed.connect(self._told)
        if self.lot is not None and self.category is not None:
            self.category.chosen.connect(self._propose)
        if self.debts is not None:
            self.debts.chosen.connect(self.amount.set_value)
        self.document.currentIndexChanged.connect(self._ask_number)
        self.date.dateChanged.connect(lambda _date: self._told())
        self.date.refused.connect(self.foot.refuse)
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(self.amount)

    def _propose(self) -> None:
        if self.lot is not None and self.category is not None and self.category.has_choice():
            self.lot.propose(self.category.current().picture)

    def _ask_number(self, index: int) -> None:
        """Ask for the number of a paper, proposing the next one of a series that she gives herself."""
        self.number.setVisible(index > 0)
        if self._spec.proposed_number is not None and not self.number.isModified():
            kind = DocumentKind(self.document.currentData())
            self.number.setText(self._context.books.fetch(self._spec.proposed_number, kind) if index > 0 else "")

    def _fill(self) -> None:
        note = self.foot.original()
        if note is None:
            return
        answers = self._spec.read(note)
        self.amount.set_value(answers.amount)
        self.amount.select()
        if answers.second:
            self.second.setText(amount(answers.second))
        self.place.choose(answers.place)
        if self.category is not None:
            self.category.choose(answers.category)
        if self.target is not None:
            self.target.choose(answers.target)
        if answers.party is not None:
            self.person.setText(self._context.books.fetch(party, answers.party).name)
        if self.debts is not None:
            self.debts.choose(answers.applications)
        if self.lot is not None:
            self.lot.choose(answers.carried)
        show_date(self.date, answers.date)
        kind = answers.document.kind
        if self.document.findData(kind) < 0:  # given under the regime of that day
            self.document.addItem(_(DOCUMENTS[kind]), kind)
        self.document.setCurrentIndex(self.document.findData(kind))
        self.number.setText(answers.document.number)
        self.detail.setText(answers.detail)

    def answers(self) -> Answers:
        """Return what is answered; category and place must be chosen."""
        kind = DocumentKind(self.document.currentData())
        document = Document(kind, self.number.text().strip() if kind is not DocumentKind.NONE else "")
        return Answers(
            amount=self.amount.value(),
            category=self.category.current().id if self.category and self.category.has_choice() else None,
            category_name=self.category.current().text if self.category and self.category.has_choice() else "",
            place=self.place.current().id,
            place_name=self.place.current().text,
            target=self.target.current().id if self.target else None,
            target_name=self.target.current().text if self.target else "",
            party=None,
            document=document,
            date=chosen_date(self.date),
            detail=self.detail.text().strip(),
            key=self.foot.key,
            applications=self.debts.applications(self.amount.value()) if self.debts else (),
            second=read_money(self.second.text()) or ZERO,
            carried=self.lot.carried() if self.lot else None,
        )

    def _told(self) -> None:
        try:
            answers = self.answers()
        except BookkeepingError as error:
            from emprende_desktop.i18n.messages import sentence

            self.foot.tell(sentence(error))
            return
        if self._spec.owing:
            who = _(self._spec.owing if answers.place is None else self._spec.who)
            self._who.setText(who)
            self.person.setAccessibleName(who)
        ready = answers.amount > ZERO and (self.category is None or answers.category is not None)
        text = (
            self._spec.sentence(answers)
            if ready
            else _("Write the amount and choose; here you see what will be saved.")
        )
        self.foot.tell(text.replace("{amount}", money(answers.amount)))

    def submit(self) -> None:
        """Save, unless something is missing or a save is under way."""
        missing = self._missing()
        if missing:
            self.foot.refuse(missing)
            return
        line = self._line
        if line is None:
            self.foot.submit(self.person.text(), self._note)
            return
        from emprende_desktop.commands.notes import FromBank, record_from_bank

        self.foot.submit(self.person.text(), lambda who: FromBank(self._note(who), line), record_from_bank)

    def _missing(self) -> str:
        if self.amount.value() <= ZERO:
            return _("Write how much, for example 25.50.")
        if self.category is not None and not self.category.has_choice():
            return _("Choose what it was.")
        if read_money(self.second.text()) is None:
            return _("Write how much, for example 25.50.")
        if self._spec.owing and self.place.current().id is None and not self.person.text().strip():
            self.person.setFocus()
            return _(self._spec.unnamed)
        return ""

    def _note(self, party_id: int | None) -> Note:
        return self._spec.make(replace(self.answers(), party=party_id))
