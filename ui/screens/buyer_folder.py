"""Carpeta para el comprador: what goes in is shown first; one press writes the PDF and the ZIP of its papers."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.folder import FolderWish
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.evidence import folder_facts
from emprende_desktop.vault.drives import drive_named
from emprende_desktop.vault.files import atomic_file
from reports.books import BooksSource
from reports.buyer_folder import write_folder
from ui.files import free_stem
from ui.screen import Context
from ui.widgets.basics import button, label, row
from ui.widgets.folder_panel import FolderPanel
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

SHOWN_BY = {Topic.LOTS, Topic.PAPERS, Topic.MEMBERS, Topic.JOURNAL}
PAPER, ARCHIVE = ".pdf", ".zip"


class BuyerFolderScreen(QWidget):
    """What goes in, proof by proof, and what makes it."""

    def __init__(self, context: Context, lot: int) -> None:
        super().__init__()
        self._context = context
        self._lot = lot
        self._code = context.books.fetch(folder_facts, lot).lot.code
        self.panel = FolderPanel()
        self.error = Refusal(context.toast)
        self.make = button(_("&Make the folder"), self.write, "main", "download")
        self._lay_out()
        form_keys(self, self.write, context.leave)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.error)
        back = button(_("Back"), self._context.leave)
        below.addLayout(row(back, self.make, stretch_after=0))
        outer = page_layout(self, foot)
        title = _("Folder for the buyer · lot {code}").format(code=self._code)
        outer.addWidget(label(title, "title", wrap=True))
        told = _(
            "These are documents gathered; they do not prove origin. A PDF that lists them and a ZIP with the papers "
            "are written into your folder of documents. You choose what goes in."
        )
        outer.addWidget(label(told, "muted", wrap=True))
        outer.addWidget(self.panel)
        outer.addStretch()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & SHOWN_BY:
            self._reload()

    def _reload(self) -> None:
        books = self._context.books
        self.panel.tell(books.fetch(folder_facts, self._lot).evidence, books.today)

    def write(self) -> None:
        """Write both files beside the window; stopped in between, nothing of them is left."""
        self.error.hide()
        if not self.panel.chosen:
            self.error.say(_("Tick at least one proof."))
            return
        wish = FolderWish(self._lot, self.panel.chosen)
        stem = free_stem(self._context.documents, self._name(), PAPER, ARCHIVE)
        self._context.books.work(partial(self._written, wish, stem), self._saved, self.error.say)

    def _name(self) -> str:
        return _("Folder {code} {date}").format(code=self._code, date=self._context.books.today.isoformat())

    def _written(self, wish: FolderWish, stem: Path, progress: Progress) -> Path:
        paper, archive = (stem.with_name(f"{stem.name}{suffix}") for suffix in (PAPER, ARCHIVE))
        source = BooksSource(self._context.books.company)
        with drive_named(paper):
            paper.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(archive) as papers, atomic_file(paper) as listed:
            write_folder(source, wish, self._context.books.today, (listed, papers), progress)
        return paper

    def _saved(self, paper: Path) -> None:
        told = _("Saved in {folder}: {name}, with its ZIP")
        self._context.toast(told.format(folder=paper.parent.name, name=paper.name))


def build(context: Context, entry: int | None) -> BuyerFolderScreen:
    """Return the screen."""
    assert entry is not None, "a folder is that of a lot"
    return BuyerFolderScreen(context, entry)
