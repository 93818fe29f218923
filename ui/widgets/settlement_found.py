"""What there is to talk about with a buyer: its sum in soles, what makes it, and what was found, in neutral words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.findings import Finding, Severity
from emprende_desktop.gold.reviewed import Reviewed
from emprende_desktop.gold.waterfall import Part
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.reviews import finding_text, net_part_text, own_assay_text, part_text
from emprende_desktop.i18n.translation import _
from ui.icons import pixmap
from ui.theme import for_text
from ui.widgets.basics import card, clear, label

PICTURES = {
    Severity.TALK: ("triangle-alert", "clay"),
    Severity.NOTE: ("info", "teal"),
    Severity.SCATTER: ("info", "teal"),
}
WIDTH_MIN = 300


class FoundPanel(QWidget):
    """Says what is missing until both sides can be compared; below stands the life of the lot."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(for_text(WIDTH_MIN))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card()
        inside.addWidget(label(_("Difference to talk about"), "muted"))
        self.sum = label("", "figure", wrap=True)
        inside.addWidget(self.sum)
        self._found = QVBoxLayout()
        self._found.setSpacing(8)
        inside.addLayout(self._found)
        inside.addWidget(_rule())
        inside.addWidget(label(_("From the rock to the gold"), "step"))
        self._life = QVBoxLayout()
        inside.addLayout(self._life)
        inside.addStretch()
        outer.addWidget(frame)

    def show_life(self, life: QWidget) -> None:
        """Show the pictures of a lot."""
        clear(self._life)
        self._life.addWidget(life)

    def show_missing(self, text: str) -> None:
        """Say what is missing before anything can be compared."""
        self._say_sum("—", "figure")
        clear(self._found)
        self._tell("info", "teal", text)

    def show_found(self, found: Reviewed) -> None:
        """Show the sum, its parts with what was found about each, and the rest."""
        whole = found.whole
        clear(self._found)
        if whole > ZERO:
            self._say_sum(money(whole), "bad")
        elif whole:
            self._say_sum(_("{amount} in our favour").format(amount=money(Money(-whole.cents))), "good")
        else:
            self._say_sum(money(whole), "good")
            self._tell("circle-check", "green", _("The value is what our figures come to."))
        for part in found.review.waterfall.parts:
            self._part(part, found.findings_of(part))
        for finding in found.other_findings:
            self._tell(*PICTURES[finding.severity], finding_text(finding))
        if found.units_agree:
            self._tell("circle-check", "green", _("Factor and units: as agreed"))
        if found.own is not None:
            self._tell("flask-conical", "teal", own_assay_text(found.own))
        self._net(found)

    def _part(self, part: Part, found: tuple[Finding, ...]) -> None:
        talk = part.amount > ZERO and not any(one.severity is Severity.SCATTER for one in found)
        picture, color = PICTURES[Severity.TALK if talk else Severity.NOTE]
        self._tell(picture, color, part_text(part), "step")
        for finding in found:
            self._found.addWidget(label(finding_text(finding), "muted", wrap=True))

    def _net(self, found: Reviewed) -> None:
        """Say what is received, and how its difference comes about step by step."""
        self._found.addWidget(_rule())
        told = _("Received: {theirs} by the paper, {ours} by our figures.")
        told = told.format(theirs=money(found.review.received), ours=money(found.review.ours.net))
        self._found.addWidget(label(told, "step", wrap=True))
        for part in found.review.net_parts:
            self._found.addWidget(label(net_part_text(part), "muted", wrap=True))

    def _tell(self, picture: str, color: str, text: str, style: str = "") -> None:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        drawn = label("")
        drawn.setPixmap(pixmap(picture, color, for_text(20)))
        layout.addWidget(drawn, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(text, style, wrap=True), 1)
        self._found.addWidget(line)

    def _say_sum(self, text: str, style: str) -> None:
        self.sum.setText(text)
        self.sum.setObjectName(style)
        self.sum.style().unpolish(self.sum)
        self.sum.style().polish(self.sum)


def _rule() -> QWidget:
    made = QFrame()
    made.setFrameShape(QFrame.Shape.HLine)
    made.setObjectName("rule")
    return made
