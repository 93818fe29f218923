"""Series: which laptop numbers what, where, and the number that comes next."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.issuing import NewSeries
from emprende_desktop.queries.document_form import day_terms
from emprende_desktop.queries.documents import SeriesRow, every_series
from emprende_desktop.trade.documents import DocumentKind
from ui.screen import Context
from ui.widgets.basics import asked, button, card, clear, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.drop_down import DropDown
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

EMPTY = N_("No series was opened yet. The first document opens the usual one by itself: B001, F001 or R001.")


class SeriesScreen(QWidget):
    """A series to open on the left, those there are on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.kind = DropDown()
        for kind in context.books.fetch(day_terms, context.books.today).kinds:
            self.kind.addItem(_(DOCUMENTS[kind]), kind)
        self.code, self.point, self.first = (QLineEdit() for _field in range(3))
        self.error = Refusal(context.toast)
        self.save = button(_("&Open the series"), self.submit, "main", "check")
        self._list = QGridLayout()
        self._list.setColumnStretch(0, 1)
        self._list.setHorizontalSpacing(12)
        self._lay_out()
        form_keys(self, self.submit, context.leave)
        context.books.changed.connect(self._reload_if)
        self.setFocusProxy(self.code)
        self._reload()

    def _lay_out(self) -> None:
        name_box(self.kind, _("Of which document?"))
        self.code.setPlaceholderText("B002")
        self.point.setPlaceholderText(_("For example: shop of the market"))
        self.first.setText("1")
        outer = page_layout(self)
        outer.addWidget(label(_("Series"), "title"))
        told = _("Each laptop numbers series of its own, so that no number stands twice. A second laptop opens B002.")
        outer.addWidget(label(told, "muted", wrap=True))
        left, questions = card()
        questions.addWidget(label(_("Open a series on this laptop"), "heading", wrap=True))
        questions.addLayout(
            asked(
                (
                    (_("Of which document?"), self.kind),
                    (_("What is it called? (a letter and three more)"), self.code),
                    (_("Where is it given?"), self.point), (_("From which number on?"), self.first),
                )
            )
        )  # fmt: skip
        questions.addWidget(self.error)
        questions.addLayout(row(self.save, stretch_after=0))
        questions.addStretch()
        right, there = card()
        there.addWidget(label(_("Series that there are"), "heading"))
        there.addLayout(self._list)
        there.addStretch()
        outer.addWidget(Columns(left, right, (1, 1)), 1)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.DOCUMENTS in topics:
            self._reload()

    def _reload(self) -> None:
        clear(self._list)
        found = self._context.books.fetch(every_series)
        if not found:
            self._list.addWidget(label(_(EMPTY), "muted", wrap=True), 0, 0)
        for line, one in enumerate(found):
            self._add(line, one)

    def _add(self, line: int, one: SeriesRow) -> None:
        name = f"{_(DOCUMENTS[one.kind])} {one.code}"
        told = f"{name} · {one.point}" if one.point else name
        if one.retired:
            state = _("retired")
        elif one.here:
            state = _("next: {number}").format(number=one.next)
        else:
            state = _("on another laptop")
        self._list.addWidget(label(told, "muted" if one.retired else "", wrap=True), line, 0)
        self._list.addWidget(label(state, "muted", wrap=True), line, 1)
        if not one.retired:
            away = button(_("Retire"), partial(self.retire, one), "link")
            away.setAccessibleName(_("Retire {series}").format(series=name))
            self._list.addWidget(away, line, 2)

    def submit(self) -> None:
        """Open the series; what does not go together is told and nothing changes."""
        from emprende_desktop.commands.documents import open_series

        first = self.first.text().strip() or "1"
        if not (first.isascii() and first.isdigit()):
            self.error.say(_("Write the first number with digits alone, like 1 or 126."))
            self.first.setFocus()
            return
        try:
            new = NewSeries(
                DocumentKind(self.kind.currentData()), self.code.text().strip().upper(), self.point.text(), int(first)
            )
        except BookkeepingError as error:
            self.error.say(sentence(error))
            self.code.setFocus()
            return
        self._context.books.do(open_series, new, self._opened, self.error.say)

    def _opened(self, _done: Committed) -> None:
        self.error.hide()
        self.code.clear()
        self._context.toast(_("The series is open"))

    def retire(self, one: SeriesRow) -> None:
        """Offer a series no more, after asking: its numbers stay."""
        from emprende_desktop.commands.documents import retire_series

        question = _("Series {series} is offered no more; its documents stay as they are.").format(series=one.code)
        if self._context.dialogs.warn(question, _("Retire")):
            told = _("{series} is retired").format(series=one.code)
            self._context.books.do(retire_series, one.id, lambda _done: self._context.toast(told), self.error.say)


def build(context: Context, _entry: int | None) -> SeriesScreen:
    """Return the screen."""
    return SeriesScreen(context)
