"""The check-list of electronic documents: each point with how it stands, in words and colour, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.einvoice.certificate import Grade
from emprende_desktop.i18n.einvoice_words import CHECKS, finding_sentence
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.sending import host_of, is_for_trying
from emprende_desktop.outbox_trial import certificate_findings
from emprende_desktop.queries.documents import issuer
from emprende_desktop.queries.outbox import access, certificate
from ui.books import Books
from ui.icons import pixmap
from ui.theme import for_text
from ui.widgets.basics import clear, label

_LOOKS = {
    Grade.GOOD: ("circle-check", "green", "in", N_("Good")),
    Grade.WARNING: ("triangle-alert", "gold", "warn", N_("Look at it")),
    Grade.REFUSED: ("triangle-alert", "clay", "out", N_("Missing")),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the list: how it stands, its name and its sentence, both in the language of the window."""

    grade: Grade
    title: str
    text: str


def points_of(books: Books) -> tuple[Point, ...]:
    """Return the list as the books stand now."""
    return (*_enterprise(books), *_certificate(books), *_access(books))


def _enterprise(books: Books) -> Iterable[Point]:
    who = books.fetch(issuer)
    told = f"{who.ruc}." if who.ruc else _("Write your RUC under “How we are registered”.")
    yield Point(Grade.GOOD if who.ruc else Grade.REFUSED, _("RUC"), told)
    place = who.address
    known = bool(place.line and place.ubigeo)
    told = f"{place.line}, {place.district}." if known else _("Write it below as your RUC has it: SUNAT asks for it.")
    yield Point(Grade.GOOD if known else Grade.WARNING, _("Address of the enterprise"), told)


def _certificate(books: Books) -> Iterable[Point]:
    title = _("Digital certificate")
    row = books.fetch(certificate)
    if row is None:
        none = _("Bring in the .pfx or .p12 file with its password. Without it you can only try out.")
        yield Point(Grade.REFUSED, title, none)
        return
    yield Point(Grade.WARNING if row.test else Grade.GOOD, title, f"{row.subject}.")
    try:
        found = certificate_findings(books.company)
    except BookkeepingError as error:
        yield Point(Grade.REFUSED, title, sentence(error))
        return
    for one in found:
        yield Point(one.grade, _(CHECKS[one.check]), finding_sentence(one))


def _access(books: Books) -> Iterable[Point]:
    told = books.fetch(access)
    title = _("Secondary SOL user")
    if told is None or not (told.user and told.password):
        ask = _("Create one in SOL with the right to send electronic documents, and write it below.")
        yield Point(Grade.REFUSED, title, ask)
    else:
        yield Point(Grade.GOOD, title, _("{user}; its password is kept sealed.").format(user=told.user))
    title = _("Where documents are sent")
    if told is None or not told.send:
        yield Point(Grade.REFUSED, title, _("Choose it below: begin with SUNAT's beta, where nothing counts."))
    elif is_for_trying(told.send):
        yield Point(Grade.WARNING, title, _("{host}: only for trying out.").format(host=host_of(told.send)))
    else:
        yield Point(Grade.GOOD, title, f"{host_of(told.send)}.")


class Points(QWidget):
    """A line for each point: its picture, its name, and below it how it stands with what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(4)

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Show these in place of those that stood there."""
        clear(self._grid)
        for number, point in enumerate(points):
            picture, color, style, word = _LOOKS[point.grade]
            shown, title = label(""), label(point.title, "step", wrap=True)
            text = label(f"{_(word)}: {point.text}", style, wrap=True)
            shown.setPixmap(pixmap(picture, color, for_text(22)))
            self._grid.addWidget(shown, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(title, 2 * number, 1)
            self._grid.addWidget(text, 2 * number + 1, 1)
            for made in (shown, title, text):
                made.show()
