"""Photos and PDFs side by side, a press on one shows it large; an XML as a page to read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.papers import AttachedPaper
from emprende_desktop.trade.papers import XML
from ui.papers import drawn
from ui.theme import for_text
from ui.widgets.basics import button, card, clear, label, row
from ui.widgets.flow import FlowLayout
from ui.widgets.xml_page import XmlPage

THUMBNAIL = 220


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A paper, and what can be done with it: words and what they do; `below` is told under it."""

    paper: AttachedPaper
    act: tuple[str, Callable[[], None]] | None = None
    below: str = ""


class PaperCards(QWidget):
    """The papers of one thing; none of them is said in words."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self._large: str | None = None
        self._cards: tuple[PaperCard, ...] = ()
        self._flow = FlowLayout(self)
        self._flow.setSpacing(12)
        self._flow.setContentsMargins(0, 0, 0, 0)

    def show_cards(self, cards: tuple[PaperCard, ...]) -> None:
        """Show papers; one that was large and is not there any more gives way to all."""
        self._cards = cards
        if self._large not in {one.paper.sha256 for one in cards}:
            self._large = None
        clear(self._flow)
        for one in cards:
            if self._large in (None, one.paper.sha256):
                self._add(self._framed(one))
        if not cards:
            self._add(label(self._empty, "muted"))

    def _add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()

    def _framed(self, one: PaperCard) -> QWidget:
        frame, layout = card()
        paper = one.paper
        if paper.media_type == XML:
            layout.addWidget(XmlPage(paper.content))
            return frame
        image = drawn(paper.media_type, paper.content) if paper.content else None
        picture = label("" if image else _("Erased"), "muted")
        picture.setAccessibleName(_("Paper {digits}").format(digits=paper.sha256[:8]))
        if image is not None:
            side = for_text(THUMBNAIL) if self._large is None else max(self.width() - 120, for_text(THUMBNAIL))
            picture.setPixmap(_fitted(image, side))
        layout.addWidget(picture)
        if one.below:
            layout.addWidget(label(one.below, "muted", wrap=True))
        if image is not None:
            larger = button(_("Large") if self._large is None else _("Small"), partial(self._enlarge, paper), "link")
            acts = [button(*one.act, "link")] if one.act else []
            layout.addLayout(row(larger, *acts, stretch_after=0))
        return frame

    def _enlarge(self, paper: AttachedPaper) -> None:
        """Show one paper as wide as the page, or all of them again."""
        self._large = None if self._large else paper.sha256
        self.show_cards(self._cards)


def _fitted(image: QImage, side: int) -> QPixmap:
    scaled = image.scaled(
        side, side * 3, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return QPixmap.fromImage(scaled)
