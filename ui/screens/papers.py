"""Papeles de una nota: its photos and PDFs, added, looked at and taken out."""

from functools import partial

from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.papers import attach_paper, erase_paper
from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.papers import AttachedPaper, papers_of
from emprende_desktop.trade.papers import AddedPaper, NewPaper
from ui.papers import PAPER_KINDS, read_paper
from ui.screen import Context
from ui.widgets.basics import button, label
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.paper_cards import PaperCard, PaperCards
from ui.widgets.refusal import Refusal


class PapersScreen(QWidget):
    """Thumbnails side by side; a press on one shows it large."""

    def __init__(self, context: Context, entry: int | None) -> None:
        super().__init__()
        assert entry is not None, "papers are those of a note"
        self._context = context
        self._entry = entry
        self.error = Refusal(context.toast)
        outer = page_layout(self)
        attach = button(_("&Attach a photo or PDF"), self.attach, "main", "paperclip")
        back = button(_("Back"), context.leave)
        outer.addWidget(label(_("Papers of the note"), "title", wrap=True))
        outer.addWidget(flow_of(attach, back))
        told = _("They are kept inside your encrypted books. A photo is made smaller and forgets where it was taken.")
        outer.addWidget(label(told, "muted", wrap=True))
        outer.addWidget(self.error)
        self._cards = PaperCards(_("No paper yet."))
        outer.addWidget(self._cards, 1)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.PAPERS in topics:
            self._reload()

    def _reload(self) -> None:
        found = self._context.books.fetch(papers_of, self._entry)
        self._cards.show_cards(tuple(PaperCard(one, (_("Erase"), partial(self.erase, one))) for one in found))

    def attach(self) -> None:
        """Ask for a file, read it beside the window and attach it."""
        self.error.hide()
        path = self._context.dialogs.choose_open(_("Attach a photo or PDF"), _(PAPER_KINDS))
        if path is None:
            return

        def read(_progress: Progress) -> NewPaper:
            return read_paper(path)

        self._context.books.work(read, self._attach, self.error.say)

    def _attach(self, paper: NewPaper) -> None:
        added = AddedPaper(self._entry, paper)
        told = _("The paper is attached")
        self._context.books.do(attach_paper, added, lambda _done: self._context.toast(told), self.error.say)

    def erase(self, paper: AttachedPaper) -> None:
        """Take a paper out for ever, after saying so."""
        question = _("This photo or PDF is erased for ever from every note it backs; the note stays.")
        if self._context.dialogs.confirm(question, _("Erase")):
            told = _("Erased")
            self._context.books.do(erase_paper, paper.sha256, lambda _done: self._context.toast(told), self.error.say)


def build(context: Context, entry: int | None) -> PapersScreen:
    """Return the screen."""
    return PapersScreen(context, entry)
