"""Pruebas del lote: what is there of the twelve proofs, what is missing, and their papers attached and looked at."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.commands.proofs import NewProof, attach_proof, put_proof_back, take_proof_off
from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.evidence import Proof, ProofPaper
from emprende_desktop.i18n.proofs import PROOFS, slot_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.evidence import folder_facts, papers_of_proof
from emprende_desktop.queries.papers import AttachedPaper
from emprende_desktop.trade.papers import NewPaper
from ui.papers import PAPER_KINDS, read_paper
from ui.screen import Context
from ui.widgets.basics import button, label, row
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.page import page_layout
from ui.widgets.paper_cards import PaperCard, PaperCards
from ui.widgets.proofs import ProofList
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_by

SHOWN_BY = {Topic.LOTS, Topic.PAPERS, Topic.MEMBERS, Topic.JOURNAL}


class ProofsScreen(QWidget):
    """The light and the list, or the papers of one proof in their place."""

    def __init__(self, context: Context, lot: int) -> None:
        super().__init__()
        self._context = context
        self._lot = lot
        self._looked_at: Proof | None = None
        self.error = Refusal(context.toast)
        self._list = ProofList(self.attach, self.look)
        self._papers, inside = _panel()
        self._heading = label("", "heading", wrap=True)
        all_proofs = button(_("All proofs"), self.look_at_none, "link", "list")
        self._cards = PaperCards(_("No paper yet."))
        head = row(self._heading, all_proofs)
        head.setStretch(0, 1)
        inside.addLayout(head)
        inside.addWidget(self._cards)
        self._lay_out(context.books.fetch(folder_facts, lot).lot.code)
        on_key(self, Qt.Key.Key_Escape, self.look_at_none)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self, code: str) -> None:
        outer = page_layout(self)
        back = button(_("The lot"), partial(self._context.navigate, "lot", self._lot), "link", "chevron-left")
        make = partial(self._context.navigate, "buyer_folder", self._lot)
        folder = button(_("&Folder for the buyer"), make, "main", "folder-open")
        outer.addWidget(label(_("Proofs of lot {code}").format(code=code), "title", wrap=True))
        outer.addWidget(flow_of(back, folder))
        outer.addWidget(self.error)
        outer.addWidget(self._list)
        outer.addWidget(self._papers)
        outer.addStretch()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & SHOWN_BY:
            self._reload()

    def _reload(self) -> None:
        self._list.setVisible(self._looked_at is None)
        self._papers.setVisible(self._looked_at is not None)
        if self._looked_at is None:
            self._list.tell(self._context.books.fetch(folder_facts, self._lot).evidence)
            return
        self._heading.setText(_(PROOFS[self._looked_at]))
        found = self._context.books.fetch(papers_of_proof, self._lot, self._looked_at)
        self._cards.show_cards(tuple(self._card(*one) for one in found))

    def _card(self, paper: ProofPaper, kept: AttachedPaper) -> PaperCard:
        if paper.row is None:
            return PaperCard(kept, None, _("It came with what is noted."))
        return PaperCard(kept, (_("Take off"), partial(self.take_off, paper.row)), slot_text(paper.slot))

    def look(self, proof: Proof) -> None:
        """Show the papers of a proof in the place of the list."""
        self._looked_at = proof
        self.error.hide()
        self._reload()

    def look_at_none(self) -> None:
        """Show the list again."""
        self._looked_at = None
        self._reload()

    def attach(self, slot: str) -> None:
        """Ask for a file, read it beside the window and attach it as a paper of this name."""
        self.error.hide()
        path = self._context.dialogs.choose_open(_("Attach a photo or PDF"), _(PAPER_KINDS))
        if path is None:
            return

        def read(_progress: Progress) -> NewPaper:
            return read_paper(path)

        def put(paper: NewPaper) -> None:
            new = NewProof(self._lot, slot, paper)
            self._context.books.do(attach_proof, new, partial(self._attached, slot), self.error.say)

        self._context.books.work(read, put, self.error.say)

    def _attached(self, slot: str, done: Committed) -> None:
        told = _("Attached: {paper}").format(paper=slot_text(slot))
        self._context.toast(told, undo_by(self._context, take_proof_off, done.row_id))

    def take_off(self, row_id: int) -> None:
        """Take a paper off the lot; the toast puts it back."""
        self.error.hide()

        def told(_done: Committed) -> None:
            self._context.toast(_("Taken off; it is kept in the books"), undo_by(self._context, put_proof_back, row_id))

        self._context.books.do(take_proof_off, row_id, told, self.error.say)


def _panel() -> tuple[QWidget, QVBoxLayout]:
    held = QWidget()
    layout = QVBoxLayout(held)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    return held, layout


def build(context: Context, entry: int | None) -> ProofsScreen:
    """Return the screen."""
    assert entry is not None, "proofs are those of a lot"
    return ProofsScreen(context, entry)
