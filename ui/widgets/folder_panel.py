"""What goes into a buyer's folder, shown to the leader before anything is written: she chooses, proof by proof."""

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from emprende_desktop.gold.evidence import Evidence, Judged, Proof, State, judged
from emprende_desktop.gold.folder import Offered, offered
from emprende_desktop.i18n.proofs import PROOFS
from emprende_desktop.i18n.translation import _, ngettext
from ui.theme import for_text
from ui.widgets.basics import card, clear, label
from ui.widgets.columns import Columns

BEFORE_WORDS = 30  # what is said of a proof stands below its words, not below its box


class FolderPanel(QWidget):
    """A box to tick for each proof; what may show who somebody is waits to be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[Proof, QCheckBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def tell(self, evidence: Evidence, day: dt.date) -> None:
        """Show what a folder of a day would hold; what was ticked before stays so."""
        ticked = {proof: box.isChecked() for proof, box in self.boxes.items()}
        clear(self._layout)
        self.boxes = {}
        frame, inside = card()
        inside.addWidget(label(_("What goes in"), "heading"))
        for one, offer in zip(judged(evidence).proofs, offered(evidence, day), strict=True):
            words = _said_of(one, offer)
            box = QCheckBox(_(PROOFS[one.proof]))
            box.setAccessibleDescription(words)
            box.setEnabled(one.state is not State.MISSING)
            box.setChecked(box.isEnabled() and ticked.get(one.proof, not offer.to_look_at))
            self.boxes[one.proof] = box
            told = label(words, "muted", wrap=True)
            told.setContentsMargins(for_text(BEFORE_WORDS), 0, 0, 0)
            both = QVBoxLayout()
            both.setSpacing(2)
            both.addWidget(box)
            both.addWidget(told)
            inside.addLayout(both)
        columns = Columns(frame, _people(evidence, day), (3, 2))
        self._layout.addWidget(columns)
        columns.show()

    @property
    def chosen(self) -> frozenset[Proof]:
        """Return the proofs that are ticked."""
        return frozenset(proof for proof, box in self.boxes.items() if box.isChecked())


def _said_of(one: Judged, offer: Offered) -> str:
    said = []
    if one.state is State.MISSING:
        said.append(_("not there"))
    elif not offer.papers:
        said.append(_("what the books say, without a paper"))
    if offer.going:
        going = len(offer.going)
        said.append(ngettext("{count} paper goes in", "{count} papers go in", going).format(count=going))
    if offer.staying:
        told = ngettext(
            "{count} paper stays out: it shows members who did not consent to show their name and DNI",
            "{count} papers stay out: they show members who did not consent to show their name and DNI",
            offer.staying,
        )
        said.append(told.format(count=offer.staying))
    if offer.to_look_at:
        said.append(_("look at it before you tick it: it may show a name or a DNI"))
    return " · ".join(said)


def _people(evidence: Evidence, day: dt.date) -> QWidget:
    frame, inside = card()
    inside.addWidget(label(_("How the members are called"), "heading"))
    people = sorted(evidence.gatherers, key=lambda one: one.number)
    names = ", ".join(one.called(day) for one in people) or _("Nobody is noted.")
    inside.addWidget(label(names, "step", wrap=True))
    told = _("Who consented is named; the others stand under their number. Consents are written under Members.")
    inside.addWidget(label(told, "muted", wrap=True))
    inside.addWidget(label(_("What never goes in"), "heading"))
    never = _(
        "Mercury, who holds the lot and where, other lots, and what a phone writes into a photo. PDFs go in as they "
        "are: look at them first."
    )
    inside.addWidget(label(never, "muted", wrap=True))
    inside.addStretch()
    return frame
