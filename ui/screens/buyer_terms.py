"""Lo acordado con el comprador: the terms of his settlements from a day on, with where they stand."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.settlements import agree_terms, withdraw_terms
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.json_errors import MissingKeyError
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.agreements import AgreedTerms, NewTerms
from emprende_desktop.gold.terms import SettlementTerms
from emprende_desktop.gold.terms_json import terms_from_json
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.reviews import mistake_text
from emprende_desktop.i18n.terms import EXAMPLES as SOURCES
from emprende_desktop.i18n.terms import VARIANTS
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.masters import party
from emprende_desktop.queries.settlements import all_terms_of
from resources.files import rows
from ui.screen import NEW, Context
from ui.widgets.basics import button, card, clear, label, row
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.pickers import person_field
from ui.widgets.saving import SavingFoot
from ui.widgets.terms_fields import (
    CALCULATED,
    CHARGED,
    RARE_GRADE,
    RARE_OTHER,
    TermsFields,
    terms_told,
    texts_of,
)
from ui.widgets.undo import undo_by

EXAMPLES = "gold/example_terms.csv"


class BuyerTermsScreen(QWidget):
    """What a buyer agreed, asked in plain words; the rare things are folded away."""

    def __init__(self, context: Context, buyer: int | None) -> None:
        super().__init__()
        self._context = context
        self._buyer = buyer
        self.person = person_field(context, _("Who is the buyer?"))
        self.date = date_field(context.books.today, _("Since when?"))
        self.source = QLineEdit()
        self.source.setAccessibleName(_("Where does it stand?"))
        self.source.setPlaceholderText(_("Contract, price list, told by… with its date"))
        self.parts = tuple(map(TermsFields, (CALCULATED, CHARGED, RARE_GRADE, RARE_OTHER)))
        self.example = label("", "sentence", wrap=True)
        self.more = button(_("&More: decimals, cuts, third lab, silver"), self._unfold, "link", "plus")
        self._rare = Columns(self._card(self.parts[2]), self._card(self.parts[3]), (1, 1))
        self._before = QVBoxLayout()
        self.foot = SavingFoot(context, None, (N_("&Save terms"), N_("Terms saved")), self.submit).without_papers()
        self.foot.undone_by(lambda context, terms: undo_by(context, withdraw_terms, terms))
        self._lay_out()
        self._begin()
        for part in self.parts:
            part.changed.connect(self._tell)
        self.source.textChanged.connect(lambda _text: self._tell())
        self.date.refused.connect(self.foot.refuse)
        context.books.changed.connect(self._reload_if)
        form_keys(self, self.submit, context.leave)
        self.setFocusProxy(self.person if buyer is None else self.source)
        self._tell()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addWidget(label(_("Terms of a buyer"), "title"))
        told = _(
            "Write what the buyer agreed, as it stands in his paper; from then on his settlements are reviewed by it."
        )
        outer.addWidget(label(told, "muted", wrap=True))
        frame, inside = card()
        for text, field in (
            (_("Who is the buyer?"), self.person),
            (_("Since when?"), self.date),
            (_("Where does it stand?"), self.source),
        ):
            inside.addWidget(label(text, "step"))
            inside.addWidget(field)
        outer.addWidget(frame)
        examples = [
            button(_("Fill in example {name}").format(name=one["name"]), partial(self._show_example, one), "chip")
            for one in rows(EXAMPLES)
        ]
        outer.addWidget(flow_of(*examples))
        outer.addWidget(self.example)
        outer.addWidget(Columns(self._card(self.parts[0]), self._card(self.parts[1]), (1, 1)))
        outer.addWidget(self.more)
        self._rare.hide()
        outer.addWidget(self._rare)
        outer.addLayout(self._before)
        outer.addStretch()

    def _card(self, fields: TermsFields) -> QWidget:
        frame, inside = card()
        inside.addWidget(fields)
        inside.addStretch()
        return frame

    def _begin(self) -> None:
        """Show what was agreed last with the buyer, or an example where nothing was."""
        agreed = self._context.books.fetch(all_terms_of, self._buyer) if self._buyer is not None else ()
        if self._buyer is not None:
            self.person.setText(self._context.books.fetch(party, self._buyer).name)
            self.person.setEnabled(False)
        if agreed:
            self._fill(agreed[0].terms)
            self.example.hide()
        else:
            self._show_example(rows(EXAMPLES)[0])
        self._list(agreed)

    def _show_example(self, one: dict[str, str]) -> None:
        self._fill(terms_from_json(one["terms"]))
        text = _("This is an example, no rule: {source} ({date}). Change each figure to what your buyer agreed.")
        day, source = short_date(dt.date.fromisoformat(one["dated"])), SOURCES[one["name"]]
        self.example.setText(text.format(source=_(source), date=day))
        self.example.show()

    def _fill(self, terms: SettlementTerms) -> None:
        texts = texts_of(terms)
        for part in self.parts:
            with QSignalBlocker(part):
                part.fill(texts)
        self._tell()

    def _list(self, agreed: tuple[AgreedTerms, ...]) -> None:
        """List what was agreed before, each with a way to undo it."""
        clear(self._before)
        if not agreed:
            return
        frame, inside = card()
        inside.addWidget(label(_("What was agreed before"), "heading"))
        for one in agreed:
            told = _("Since {date}: {source}").format(date=short_date(one.valid_from), source=one.source)
            away = button(_("Undo"), partial(self._withdraw, one.id), "link")
            away.setAccessibleName(_("Undo {note}").format(note=told))
            away.setAccessibleDescription(f"{_('No.')} {one.id}")
            line = row(label(told, wrap=True), away)
            line.setStretch(0, 1)
            holder = QWidget()
            holder.setLayout(line)
            inside.addWidget(holder)
        self._before.addWidget(frame)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.LOTS in topics and isValid(self) and self._buyer is not None:
            self._list(self._context.books.fetch(all_terms_of, self._buyer))

    def _withdraw(self, terms: int) -> None:
        toast = self._context.toast
        self._context.books.do(withdraw_terms, terms, lambda _done: toast(_("Undone.")), self.foot.refuse)

    def _unfold(self) -> None:
        self._rare.show()
        self.more.hide()

    def texts(self) -> dict[str, str]:
        """Return every answer by its key."""
        return {key: text for part in self.parts for key, text in part.texts().items()}

    def _tell(self) -> None:
        texts = self.texts()
        for part in self.parts:
            part.suit(texts)
        try:
            terms = terms_told(texts)
        except BookkeepingError as error:
            self.foot.tell(mistake_text(error))
            return
        warned = " / ".join(str(days) for days in terms.warning_days)
        text = _("{variant}. A lot at the plant is warned of after {days} days.")
        self.foot.tell(text.format(variant=_(VARIANTS[terms.formula.variant]), days=warned))

    def submit(self) -> None:
        """Save the terms; what was typed stays where something is wrong."""
        if not self.person.text().strip():
            self.foot.refuse(_("Write who the buyer is."))
            self.person.setFocus()
            return
        try:
            NewTerms(0, chosen_date(self.date), terms_told(self.texts()), self.source.text(), self.foot.key)
        except MissingKeyError as error:
            self.foot.refuse(mistake_text(error))
            if error.key == "source":
                self.source.setFocus()
            return
        except BookkeepingError as error:
            self.foot.refuse(mistake_text(error))
            return
        self.foot.submit(self.person.text() if self._buyer is None else "", self._made, agree_terms)

    def _made(self, written: int | None) -> NewTerms:
        buyer = self._buyer if written is None else written
        assert buyer is not None, "a buyer was named"
        return NewTerms(buyer, chosen_date(self.date), terms_told(self.texts()), self.source.text(), self.foot.key)


def build(context: Context, entry: int | None) -> BuyerTermsScreen:
    """Return the screen, of a buyer where one is given."""
    return BuyerTermsScreen(context, None if entry == NEW else entry)
