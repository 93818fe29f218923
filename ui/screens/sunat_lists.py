"""Listas de SUNAT: what its codes mean, between which days, where each row stands; the advisor mends them."""

from __future__ import annotations

import datetime as dt
import json

from PySide6.QtWidgets import QLineEdit, QWidget

from emprende_desktop.commands.catalogues import put_listed, take_listed_away
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.exact import parse_exact, without_thousands
from emprende_desktop.domain.topics import Topic
from emprende_desktop.domain.words import fold
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.listed import ListedCode
from emprende_desktop.queries.catalogues import RATE, Listed, whole_list
from ui.screen import Context
from ui.widgets.basics import asked, button, card, combo, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.dates import date_or_none, open_date_field
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.paged_table import Column, PagedTableModel, listed_pages, paged_view
from ui.widgets.refusal import Refusal
from ui.widgets.search_field import SearchField
from ui.widgets.undo import undo_by

LISTS = (
    ("54", N_("54 · What is subject to detraction")), ("03", N_("03 · Units")), ("07", N_("07 · How IGV applies")),
    ("09", N_("09 · Reasons of credit notes")), ("10", N_("10 · Reasons of debit notes")),
    ("51", N_("51 · Kinds of operation")), ("55", N_("55 · Properties of a line")),
    ("60", N_("60 · Where a purchase slip is made out")),
)  # fmt: skip
OF_RATES = "54"
WORDS = 1


class SunatListsScreen(QWidget):
    """A list on the left, the row that is mended on the right; the toast takes it back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[Listed, ...] = ()
        self.list = combo(LISTS)
        name_box(self.list, _("Which list?"))
        self.search = SearchField(_("Find by code or word"))
        self.model = PagedTableModel(_COLUMNS, lambda: listed_pages(self._found))
        self.view = paged_view(self.model, _("Rows of the list"), WORDS)
        self.code, self.words, self.rate, self.source = (QLineEdit() for _field in range(4))
        self.start = open_date_field(None, _("From which day on? (empty: always)"))
        self.until = open_date_field(None, _("Until which day? (if it ends)"))
        self.error = Refusal(context.toast)
        self._lay_out()
        self._listen()
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("SUNAT's lists"), "title"))
        told = _("The forms offer what stands here. Mend a row when SUNAT changes it, and say where you read it.")
        outer.addWidget(label(told, "muted", wrap=True))
        left, rows = card()
        for widget in (self.list, self.search):
            rows.addWidget(widget)
        rows.addWidget(self.view, 1)
        right, form = card()
        form.addWidget(label(_("Mend or add a row"), "heading", wrap=True))
        self._form = asked(
            (
                (_("Code"), self.code), (_("What it means"), self.words), (_("Rate (%)"), self.rate),
                (_("From which day on? (empty: always)"), self.start), (_("Until which day? (if it ends)"), self.until),
                (_("Where does it stand?"), self.source),
            )
        )  # fmt: skip
        form.addLayout(self._form)
        form.addWidget(self.error)
        form.addLayout(row(button(_("&Save the row"), self.submit, "main", "check"), stretch_after=0))
        form.addStretch()
        outer.addWidget(Columns(left, right, (3, 2)), 1)

    def _listen(self) -> None:
        self.list.currentIndexChanged.connect(lambda _index: self._turn())
        self.search.textChanged.connect(lambda _text: self._reload())
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._show_chosen())
        self._context.books.changed.connect(self._reload_if)
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(self.list)

    def _turn(self) -> None:
        for field in (self.code, self.words, self.rate, self.start, self.until, self.source, self.search):
            field.clear()
        self.error.hide()
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.VALUES in topics:
            self._reload()

    def _reload(self) -> None:
        words = fold(self.search.text().strip())
        rows = self._context.books.fetch(whole_list, str(self.list.currentData()))
        self._found = tuple(one for one in rows if words in fold(f"{one.code} {one.words}"))
        self.model.reload()
        self._form.setRowVisible(self.rate, self.list.currentData() == OF_RATES)

    def _show_chosen(self) -> None:
        chosen = self.view.selectionModel().selectedRows()
        if not chosen:
            return
        one = self.model.row(chosen[0].row())
        for field, text in (
            (self.code, one.code), (self.words, one.words), (self.rate, one.more.get(RATE, "")),
            (self.start, _day_text(one.valid_from)), (self.until, _day_text(one.valid_to)), (self.source, one.source),
        ):  # fmt: skip
            field.setText(text)

    def submit(self) -> None:
        """Save the row; what was typed stays where something is wrong."""
        self.error.hide()
        try:
            new = self._read()
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        before = self._standing(new)
        self._context.books.do(put_listed, new, lambda _done: self._saved(new, before), self.error.say)

    def _read(self) -> ListedCode:
        today = self._context.books.today
        name, code = str(self.list.currentData()), self.code.text()
        known = next((one for one in self._context.books.fetch(whole_list, name) if one.code == code.strip()), None)
        more = {} if known is None else dict(known.more)
        if name == OF_RATES:
            rate = without_thousands(self.rate.text())
            if rate:
                parse_exact(rate, "rate")
            more = {**more, RATE: rate, "certainty": ""}
        return ListedCode(
            name, code, self.words.text(), date_or_none(self.start, today), date_or_none(self.until, today),
            self.source.text(), json.dumps(more, ensure_ascii=False),
        )  # fmt: skip

    def _standing(self, new: ListedCode) -> ListedCode | None:
        """Return the row that a new one takes the place of."""
        start = "" if new.valid_from is None else new.valid_from.isoformat()
        for one in self._context.books.fetch(whole_list, new.name):
            if (one.code, one.valid_from) == (new.code.strip(), start):
                more = json.dumps(dict(one.more), ensure_ascii=False)
                until = dt.date.fromisoformat(one.valid_to) if one.valid_to else None
                return ListedCode(new.name, one.code, one.words, new.valid_from, until, one.source, more)
        return None

    def _saved(self, new: ListedCode, before: ListedCode | None) -> None:
        command = take_listed_away if before is None else put_listed
        self._context.toast(_("Saved"), undo_by(self._context, command, before or new))


def _day_text(day: str) -> str:
    return short_date(dt.date.fromisoformat(day)) if day else ""


def _meaning(one: Listed) -> str:
    rate = one.more.get(RATE, "")
    told = f"{one.words} · {rate} %" if rate else one.words
    told = f"{told} · {_('Not verified')}" if one.is_unverified else told
    until = _day_text(one.valid_to)
    return _("{words} (until {date})").format(words=told, date=until) if until else told


_COLUMNS: tuple[Column[Listed], ...] = (
    Column(N_("Code"), lambda one: one.code),
    Column(N_("What it means"), _meaning),
)


def build(context: Context, _entry: int | None) -> SunatListsScreen:
    """Return the screen."""
    return SunatListsScreen(context)
