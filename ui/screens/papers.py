"""Papeles de una nota: its photos and PDFs, added, looked at and taken out."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.papers import attach_paper, erase_paper
from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.papers import AttachedPaper, papers_of
from emprende_desktop.trade.papers import AddedPaper, NewPaper
from ui.papers import PAPER_KINDS, drawn, read_paper
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, clear, label, row
from ui.widgets.flow import FlowLayout
from ui.widgets.page import page_layout

THUMBNAIL = 220


class PapersScreen(QWidget):
    """Thumbnails side by side; a press on one shows it large."""

    def __init__(self, context: Context, entry: int | None) -> None:
        super().__init__()
        assert entry is not None, "papers are those of a note"
        self._context = context
        self._entry = entry
        self._large: str | None = None
        self.error = label("", "error", wrap=True)
        self.error.hide()
        outer = page_layout(self)
        attach = button(_("&Attach a photo or PDF"), self.attach, "main", "paperclip")
        back = button(_("Back"), context.leave)
        outer.addLayout(row(label(_("Papers of the note"), "title"), back, attach, stretch_after=0))
        told = _("They are kept inside your encrypted books. A photo is made smaller and forgets where it was taken.")
        outer.addWidget(label(told, "muted", wrap=True))
        outer.addWidget(self.error)
        inner = QWidget()
        self._flow = FlowLayout(inner)
        self._flow.setSpacing(12)
        self._flow.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner, 1)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.PAPERS in topics:
            self._reload()

    def _reload(self) -> None:
        clear(self._flow)
        found = self._context.books.fetch(papers_of, self._entry)
        shown = [paper for paper in found if self._large in (None, paper.sha256)]
        for paper in shown:
            made = self._card(paper)
            self._flow.addWidget(made)
            made.show()
        if not found:
            empty = label(_("No paper yet."), "muted")
            self._flow.addWidget(empty)
            empty.show()

    def _card(self, paper: AttachedPaper) -> QWidget:
        frame, layout = card()
        image = drawn(paper.media_type, paper.content) if paper.content else None
        picture = label("" if image else _("Erased"), "muted")
        picture.setAccessibleName(_("Paper {digits}").format(digits=paper.sha256[:8]))
        if image is not None:
            side = for_text(THUMBNAIL) if self._large is None else max(self.width() - 120, for_text(THUMBNAIL))
            picture.setPixmap(_fitted(image, side))
        layout.addWidget(picture)
        if image is not None:
            larger = button(_("Large") if self._large is None else _("Small"), partial(self.show_large, paper), "link")
            erase = button(_("Erase"), partial(self.erase, paper), "link")
            layout.addLayout(row(larger, erase, stretch_after=0))
        return frame

    def show_large(self, paper: AttachedPaper) -> None:
        """Show one paper as wide as the page, or all of them again."""
        self._large = None if self._large else paper.sha256
        self._reload()

    def attach(self) -> None:
        """Ask for a file, read it beside the window and attach it."""
        self.error.hide()
        path = self._context.dialogs.choose_open(_("Attach a photo or PDF"), _(PAPER_KINDS))
        if path is None:
            return

        def read(_progress: Progress) -> NewPaper:
            return read_paper(path)

        self._context.books.work(read, self._attach, self._refused)

    def _attach(self, paper: NewPaper) -> None:
        added = AddedPaper(self._entry, paper)
        told = _("The paper is attached")
        self._context.books.do(attach_paper, added, lambda _done: self._context.toast(told), self._refused)

    def erase(self, paper: AttachedPaper) -> None:
        """Take a paper out for ever, after saying so."""
        question = _("This photo or PDF is erased for ever from every note it backs; the note stays.")
        if self._context.dialogs.confirm(question, _("Erase")):
            self._large = None
            told = _("Erased")
            self._context.books.do(erase_paper, paper.sha256, lambda _done: self._context.toast(told), self._refused)

    def _refused(self, text: str) -> None:
        self.error.setText(text)
        self.error.show()


def _fitted(image: QImage, side: int) -> QPixmap:
    scaled = image.scaled(
        side, side * 3, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return QPixmap.fromImage(scaled)


def build(context: Context, entry: int | None) -> PapersScreen:
    """Return the screen."""
    return PapersScreen(context, entry)
