"""A paper that came as XML, told as a page: who, what, how much; nobody reads the file itself."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.purchases import PAPERS, doubt_text
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.invoicing.purchases import Currency
from emprende_desktop.invoicing.read_document import ReadDocument, ReadLine
from ui.theme import for_text
from ui.widgets.basics import label
from ui.widgets.figure_lines import FigureLines, Line

SHOWN_LINES = 40
WIDTH = 340


class XmlPage(QWidget):
    """The fields, lines and sums of an XML; one that cannot be read says why."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        from emprende_desktop.einvoice.received import read_received

        self.setFixedWidth(for_text(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        try:
            document = read_received(content)
        except BookkeepingError as error:
            layout.addWidget(label(sentence(error), "warn", wrap=True))
            return
        name = PAPERS.get(document.code)
        kind = _(name) if name else document.code
        layout.addWidget(label(f"{kind} {document.series}-{document.number}", "step", wrap=True))
        for lines in (_head(document), line_lines(document), _sums(document), rest_lines(document)):
            shown = FigureLines()
            shown.show_lines(lines)
            layout.addWidget(shown)
        if document.doubts:
            layout.addWidget(label("\n".join(doubt_text(one) for one in document.doubts), "warn", wrap=True))

    def sizeHint(self) -> QSize:
        """Ask for the height that the words need at this width: what lies beside other cards is asked for no other."""
        width = self.minimumWidth()
        return QSize(width, self.heightForWidth(width))


def _head(document: ReadDocument) -> tuple[Line, ...]:
    lines: list[Line] = [
        said(_("Given by"), f"{document.issuer.name} ({document.issuer.number})"),
        made_out_to(document),
        (_("Date of the paper"), short_date(document.date), ""),
    ]
    if document.due is not None:
        lines.append((_("To be paid by"), short_date(document.due), ""))
    if document.currency is Currency.USD:
        lines.append((_("Currency"), _("Dollars"), ""))
    if document.reference is not None:
        changed = document.reference
        lines.append((_("Changes"), f"{changed.series}-{changed.number}", ""))
    return tuple(lines)


def _sums(document: ReadDocument) -> tuple[Line, ...]:
    totals = document.totals
    figures = (
        (_("Base with IGV"), totals.taxed),
        (_("IGV"), totals.igv),
        (_("Without IGV (exempt, unaffected)"), totals.untaxed),
        (_("Plastic bags (ICBPER)"), totals.icbper),
        (_("ISC"), totals.isc),
        (_("Other charges"), totals.other),
        (_("Income tax kept back"), totals.withheld),
    )
    lines = [(words, money(figure), "") for words, figure in figures if figure]
    return (*lines, (_("To be paid"), money(totals.payable), "strong"))


def said(what: str, words: str) -> Line:
    """Return what is told in words as long as they come: they go on in the next line, as a figure does not."""
    return (f"{what}: {words}", "", "")


def made_out_to(document: ReadDocument) -> Line:
    """Return whom a paper is for."""
    return said(_("Made out to"), f"{document.receiver.name} ({document.receiver.number})")


def line_lines(document: ReadDocument) -> tuple[Line, ...]:
    """Return the lines of a paper, as many as are read at once."""
    shown: list[Line] = [(_line_text(one), money(one.value), "") for one in document.lines[:SHOWN_LINES]]
    more = len(document.lines) - SHOWN_LINES
    if more > 0:
        shown.append((ngettext("and {count} more line", "and {count} more lines", more).format(count=more), "", ""))
    return tuple(shown)


def rest_lines(document: ReadDocument) -> tuple[Line, ...]:
    """Return what else a paper says: what was free, how it is paid, its detracción, why it changes another, notes."""
    shown: list[Line] = []
    if document.totals.free:
        shown.append((_("Free goods, not part of the total"), money(document.totals.free), ""))
    if document.operation:
        shown.append((_("Kind of operation"), document.operation, ""))
    shown += [
        (_("Instalment of {date}").format(date=short_date(part.due)), money(part.amount), "")
        for part in document.instalments
    ]
    if document.detraction is not None:
        told = _("Detraction {code}, {percent} %, account {account}")
        words = told.format(
            code=document.detraction.code, percent=document.detraction.percent, account=document.detraction.account
        )
        shown.append((words, money(document.detraction.amount), ""))
    if document.reference is not None and document.reference.reason:
        shown.append(said(_("Reason"), document.reference.reason))
    shown += [said(_("Note"), note) for note in document.notes if note]
    shown.append((_("Print of the file (SHA-256)"), document.digest[:16], "muted"))
    return tuple(shown)


def _line_text(one: ReadLine) -> str:
    parts = [one.description, f"{one.quantity.normalize():f} {one.unit}"]
    if one.price is not None:
        parts.append(_("at {price}").format(price=f"{one.price.normalize():f}"))
    if one.affectation:
        parts.append(_("IGV kind {code}").format(code=one.affectation))
    if one.free:
        parts.append(_("free"))
    return " · ".join(part for part in parts if part)
