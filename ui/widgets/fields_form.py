"""A form of questions told as data: what it asks, how the answers become a note, and back."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company import Command
from emprende_desktop.domain.errors import BookkeepingError, CategoryRequiredError
from emprende_desktop.domain.masters import CategoryKind, PlaceKind
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.i18n.formats import amount
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.masters import party
from ui.icons import pixmap
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import card, label, row
from ui.widgets.choices import ChoiceGrid
from ui.widgets.columns import Columns
from ui.widgets.dates import DateField, chosen_date, date_field, show_date
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.pickers import category_grid, kind_grid, person_field, place_grid
from ui.widgets.saving import SavingFoot

if TYPE_CHECKING:
    from emprende_desktop.trade.papers import NewPaper


class Ask(StrEnum):
    """What kind of answer a question takes."""

    MONEY = "money"
    TEXT = "text"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    CATEGORY = "category"
    CHOICE = "choice"
    MADE = "made"


@dataclass(frozen=True, slots=True)
class Field:
    """A question (a msgid) and what its answer is called; `of` says of what: a kind of category or of place.

    `choices` are (value, word, picture); `credit` is the word for "no money yet"; `days` is how far a date's first
    proposal lies after today. `made` is a widget of the form's own with a signal `changed()`, whose answer the form
    reads itself.
    """

    name: str
    question: str
    ask: Ask
    of: CategoryKind | PlaceKind | None = None
    choices: tuple[tuple[str, str, str], ...] = ()
    credit: str = ""
    proposal: str = ""
    days: int = 0
    made: QWidget | None = None


class Values:
    """What was answered, by the name of its field; an amount not written is zero."""

    def __init__(
        self, answers: Mapping[str, Any], key: str, party: int | None, papers: "tuple[NewPaper, ...]" = ()
    ) -> None:
        self._answers = answers
        self.key = key
        self.party = party
        self.papers = papers

    def money(self, name: str) -> Money:
        """Return an amount in céntimos; raises UnreadableAmountError."""
        written = str(self._answers[name])
        return parse_money(written) if written else ZERO

    def text(self, name: str) -> str:
        """Return what was written."""
        return str(self._answers[name])

    def date(self, name: str) -> dt.date:
        """Return a day."""
        chosen = self._answers[name]
        assert isinstance(chosen, dt.date), name
        return chosen

    def place(self, name: str) -> int | None:
        """Return a place, None for "on credit"."""
        chosen = self._answers[name]
        assert chosen is None or isinstance(chosen, int), name
        return chosen

    def row(self, name: str) -> int:
        """Return what was chosen, or its index among fixed choices; raises CategoryRequiredError."""
        chosen = self._answers[name]
        if chosen is None:
            raise CategoryRequiredError(name)
        assert isinstance(chosen, int), name
        return chosen


@dataclass(frozen=True, slots=True)
class FieldsSpec:
    """A form's words (msgids), its questions in two columns, and its ways between answers and a note.

    `make` may raise a user's mistake; `tell` says what will be saved; `read` is only for notes that can be corrected.
    What is no note says whether it takes `papers` all the same, and how the row that was written is undone.
    """

    title: str
    subtitle: str
    icon: str
    color: str
    words: tuple[str, str]
    left: tuple[Field, ...]
    right: tuple[Field, ...]
    make: Callable[[Values], Any]
    tell: Callable[[Values, Context], str]
    read: Callable[[Any], Mapping[str, Any]] | None = None
    command: Command[Any] = field(default=record_note)
    papers: bool = False
    undo: Callable[[Context, int], Callable[[], None]] | None = None


class FieldsForm(QWidget):
    """Asks what its spec says; it saves or is thrown away, and what was typed survives an error."""

    def __init__(self, context: Context, spec: FieldsSpec, entry: int | None) -> None:
        super().__init__()
        self._context = context
        self._spec = spec
        self.foot = SavingFoot(context, entry, spec.words, self.submit)
        if spec.command is not record_note and not spec.papers:
            self.foot.without_papers()
        self.foot.undone_by(spec.undo)
        self.fields: dict[str, QWidget] = {}
        outer = page_layout(self, self.foot)
        picture = label("")
        picture.setPixmap(pixmap(spec.icon, spec.color, for_text(40)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_(spec.title), "title"))
        words.addWidget(label(_(spec.subtitle), "muted", wrap=True))
        head = row(picture)
        head.addLayout(words, 1)
        outer.addLayout(head)
        outer.addWidget(Columns(self._card(spec.left, 1), self._card(spec.right, len(spec.left) + 1), (1, 1)), 1)
        self._listen()
        original = self.foot.original()
        if original is not None and spec.read is not None:
            self._fill(spec.read(original))
        self._told()

    def _card(self, asked: tuple[Field, ...], first: int) -> QWidget:
        frame, layout = card()
        for number, question in enumerate(asked, start=first):
            layout.addWidget(label(f"{number} · {_(question.question)}", "step", wrap=True))
            made = self._field(question)
            made.setAccessibleName(_(question.question))
            self.fields[question.name] = made
            layout.addWidget(made)
        layout.addStretch()
        return frame

    def _field(self, question: Field) -> QWidget:
        if question.made is not None:
            return question.made
        makers: dict[Ask, Callable[[Field], QWidget]] = {
            Ask.DATE: lambda q: date_field(self._context.books.today + dt.timedelta(days=q.days), _(q.question)),
            Ask.PERSON: lambda q: person_field(self._context, _(q.question)),
            Ask.PLACE: self._places,
            Ask.CATEGORY: self._categories,
            Ask.CHOICE: lambda q: kind_grid(q.choices),
            Ask.MONEY: _amount_line,
            Ask.TEXT: lambda q: QLineEdit(q.proposal),
        }
        return makers[question.ask](question)

    def _places(self, question: Field) -> QWidget:
        kind = question.of if isinstance(question.of, PlaceKind) else None
        places = place_grid(self._context, question.credit or None, kind)
        places.choose(places.first_id)
        return places

    def _categories(self, question: Field) -> QWidget:
        assert isinstance(question.of, CategoryKind), question.name
        return category_grid(self._context, question.of)

    def _listen(self) -> None:
        for made in self.fields.values():
            if isinstance(made, DateField):
                made.dateChanged.connect(lambda _date: self._told())
                made.refused.connect(self.foot.refuse)
            elif isinstance(made, QLineEdit):
                made.textChanged.connect(lambda _text: self._told())
            elif isinstance(made, ChoiceGrid):
                made.chosen.connect(self._told)
        for asked in (*self._spec.left, *self._spec.right):
            if asked.made is not None:
                cast("Any", asked.made).changed.connect(self._told)
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(next(iter(self.fields.values())))

    def _fill(self, answers: Mapping[str, Any]) -> None:
        for name, value in answers.items():
            made = self.fields[name]
            if isinstance(made, ChoiceGrid):
                made.choose(value)
            elif isinstance(made, DateField):
                show_date(made, value)
            elif isinstance(made, QLineEdit):
                made.setText(self._written(name, value))

    def _written(self, name: str, value: object) -> str:
        if isinstance(value, Money):
            return amount(value) if value else ""
        asked = next(q for q in (*self._spec.left, *self._spec.right) if q.name == name)
        if asked.ask is Ask.PERSON:
            return self._context.books.fetch(party, value).name if isinstance(value, int) else ""
        return str(value)

    def _values(self, party_id: int | None = None) -> Values:
        answers: dict[str, object] = {}
        for name, made in self.fields.items():
            if isinstance(made, ChoiceGrid):
                answers[name] = made.current().id if made.has_choice() else None
            elif isinstance(made, DateField):
                answers[name] = chosen_date(made)
            elif isinstance(made, QLineEdit):
                answers[name] = made.text().strip()
        return Values(answers, self.foot.key, party_id, self.foot.papers)

    def _told(self) -> None:
        try:
            self.foot.tell(self._spec.tell(self._values(), self._context))
        except BookkeepingError as error:
            self.foot.tell(sentence(error))

    def submit(self) -> None:
        """Save, unless a save is under way; a user's mistake is told and nothing is lost."""
        asked = (*self._spec.left, *self._spec.right)
        person = next((self.fields[q.name] for q in asked if q.ask is Ask.PERSON), None)
        name = person.text() if isinstance(person, QLineEdit) else ""
        self.foot.submit(name, lambda party_id: self._spec.make(self._values(party_id)), self._spec.command)


def _amount_line(question: Field) -> QLineEdit:
    line = QLineEdit(question.proposal)
    line.setPlaceholderText("0.00")
    return line
