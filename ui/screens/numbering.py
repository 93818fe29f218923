"""Numeración: the next number of each paper that is given by hand; sales propose it and go on from there."""

from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.numbering import newest_entry, next_number
from emprende_desktop.trade.documents import DocumentKind, papers_issued
from ui.screen import Context
from ui.widgets.basics import asked, button, card, label, row
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

NUMBERING = "numbering"


class NumberingScreen(QWidget):
    """A field for each kind of paper with the number that is proposed next."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        issued = [kind for kind in papers_issued(context.enterprise.regime) if kind is not DocumentKind.NONE]
        self.fields = {kind: QLineEdit(context.books.fetch(next_number, kind)) for kind in issued}
        self.error = Refusal(context.toast)
        self.save = button(_("&Save"), self.submit, "main", "check")
        self._lay_out()
        form_keys(self, self.submit, context.leave)

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Numbers of papers"), "title"))
        frame, layout = card()
        text = _(
            "For the papers that you give by hand. Write the number of the next one as it stands in your book, for "
            "example 0001-000125; each sale proposes the one after it, and you can change it there."
        )
        layout.addWidget(label(text, "muted", wrap=True))
        questions: tuple[tuple[str, QWidget], ...] = tuple(
            (_("Next {paper}").format(paper=_(DOCUMENTS[kind])), field) for kind, field in self.fields.items()
        )
        layout.addLayout(asked(questions))
        layout.addWidget(self.error)
        layout.addLayout(row(self.save, stretch_after=0))
        layout.addStretch()
        outer.addWidget(frame, 1)

    def submit(self) -> None:
        """Keep the numbers: they count for what is noted from now on."""
        after = self._context.books.fetch(newest_entry)
        numbers: dict[str, object] = {
            kind.value: {"number": field.text().strip(), "after": after} for kind, field in self.fields.items()
        }
        self._context.books.do(
            remember_preference, Preference(NUMBERING, numbers), lambda _done: self._saved(), self.error.say
        )

    def _saved(self) -> None:
        if isValid(self):
            self.error.hide()
        self._context.toast(_("Saved"))


def build(context: Context, _entry: int | None) -> NumberingScreen:
    """Return the screen."""
    return NumberingScreen(context)
