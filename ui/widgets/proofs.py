"""The twelve proofs of a lot as a light and a list: what is there, what is missing, and what to do about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from emprende_desktop.gold.evidence import Evidence, Judged, Judgement, Light, Proof, State, judged, slots
from emprende_desktop.i18n.proofs import LIGHTS, PROOFS, SLOT_WORDS, STATES, slot_text, what_to_do
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.evidence import evidence_of
from ui.icons import pixmap
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, clear, label
from ui.widgets.flow import flow_of

STYLES = {State.THERE: "in", State.PARTLY: "warn", State.MISSING: "out"}
COLORS = {Light.RED: "clay", Light.AMBER: "gold", Light.GREEN: "green"}
PICTURES = {State.THERE: ("check", "green"), State.PARTLY: ("history", "gold"), State.MISSING: ("x", "clay")}
PICTURE, LAMP = 22, 30

Attach = Callable[[str], None]
Look = Callable[[Proof], None]


def light_of(judgement: Judgement) -> QHBoxLayout:
    """Return the light of a lot: a shield in its colour, and the same in words."""
    lamp = label("")
    lamp.setPixmap(pixmap("shield", COLORS[judgement.light], for_text(LAMP)))
    told = _("{light}: {score} of {whole} proofs are there")
    words = told.format(light=_(LIGHTS[judgement.light]), score=judgement.score, whole=len(Proof))
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(lamp)
    line.addWidget(label(words, "heading", wrap=True), 1)
    return line


class ProofList(QWidget):
    """A line for each proof, with what attaches a paper to it and what shows those that are there."""

    def __init__(self, attach: Attach, look: Look) -> None:
        super().__init__()
        self._attach = attach
        self._look = look
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)

    def tell(self, evidence: Evidence) -> None:
        """Show the proofs as they stand."""
        judgement = judged(evidence)
        clear(self._lines)
        for part in (self._light(judgement), self._table(judgement, evidence)):
            self._lines.addWidget(part)
            part.show()

    def _light(self, judgement: Judgement) -> QWidget:
        held = QWidget()
        line = light_of(judgement)
        line.setContentsMargins(0, 0, 0, 0)
        held.setLayout(line)
        return held

    def _table(self, judgement: Judgement, evidence: Evidence) -> QWidget:
        frame, layout = card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for number, one in enumerate(judgement.proofs):
            picture = label("")
            picture.setPixmap(pixmap(*PICTURES[one.state], for_text(PICTURE)))
            grid.addWidget(picture, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_told(one), number, 1)
            grid.addWidget(self._acts(one.proof, len(evidence.papers_of(one.proof))), number, 2)
        layout.addLayout(grid)
        return frame

    def _acts(self, proof: Proof, papers: int) -> QWidget:
        made = []
        for slot in slots(proof):
            words = slot_text(slot) if slot in SLOT_WORDS else _("Attach")
            attach = button(words, partial(self._attach, slot), "link", "paperclip")
            attach.setAccessibleName(_("Attach: {paper}").format(paper=slot_text(slot)))
            made.append(attach)
        if papers:
            look = button(_("Look ({count})").format(count=papers), partial(self._look, proof), "link", "eye")
            look.setAccessibleName(_("Look at: {proof}").format(proof=_(PROOFS[proof])))
            made.append(look)
        return flow_of(*made)


def _told(one: Judged) -> QWidget:
    held = QWidget()
    words = QVBoxLayout(held)
    words.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(2)
    words.addWidget(label(_(PROOFS[one.proof]), "step", wrap=True))
    state = label(_(STATES[one.state]), STYLES[one.state])
    words.addWidget(state)
    if one.lack is not None:
        words.addWidget(label(what_to_do(one), "muted", wrap=True))
    return held


def proofs_card(context: Context, lot: int) -> QWidget:
    """Return the light of a lot as its page shows it, with the ways to the list and to the buyer's folder."""
    frame, layout = card()
    layout.addLayout(light_of(judged(context.books.fetch(evidence_of, lot))))
    see = button(_("Its proofs"), partial(context.navigate, "proofs", lot), "", "list")
    folder = button(_("Folder for the buyer"), partial(context.navigate, "buyer_folder", lot), "", "folder-open")
    layout.addWidget(flow_of(see, folder))
    return frame
