"""A supplier's XML: chosen or dropped, read beside the window, and every field of it shown before it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.i18n.purchases import doubt_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.read_document import ReadDocument
from ui.screen import Context
from ui.widgets.basics import button, label
from ui.widgets.figure_lines import FigureLines
from ui.widgets.xml_page import line_lines, made_out_to, rest_lines

XML_KINDS = N_("XML or ZIP of the supplier (*.xml *.zip);;All files (*)")
SIZE_MAX = 4 * 1024 * 1024


def read_xml(path: Path) -> tuple[ReadDocument, bytes]:
    """Read the XML of a file, or of a ZIP; raises UnreadableFileError, UnreadableXmlError, XmlFieldError."""
    from emprende_desktop.einvoice.received import read_received
    from emprende_desktop.einvoice.supplier_xml import xml_within

    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_MAX + 1)
    except OSError:
        raise UnreadableFileError(str(path), "missing") from None
    return read_received(content), xml_within(content)


class XmlSeen(QWidget):
    """Reads a file and shows it. Signals: `read(document, bytes)`, `refused(sentence)`."""

    read = Signal(object, bytes)
    refused = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setAcceptDrops(True)
        self.choose = button(_("&Read its XML"), self._choose, "", "file-text")
        self.hint = label(
            _("Drop the XML or ZIP of the supplier here, or choose it: the form fills itself."), "muted", wrap=True
        )
        self.fields = FigureLines()
        self.doubts: QLabel = label("", "warn", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.hint, self.choose, self.fields, self.doubts):
            layout.addWidget(widget)
        self.doubts.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are on this machine."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if path:
            event.acceptProposedAction()
            self.take(Path(path))

    def _choose(self) -> None:
        path = self._context.dialogs.choose_open(_("Read its XML"), _(XML_KINDS))
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Read a file on the worker."""
        self._context.books.work(lambda _progress: read_xml(path), self._taken, self.refused.emit)

    def _taken(self, found: tuple[ReadDocument, bytes]) -> None:
        document, content = found
        self.show_document(document)
        self.read.emit(document, content)

    def show_document(self, document: ReadDocument) -> None:
        """Show what the form has no field for, and which sums do not add up."""
        self.fields.show_lines((*line_lines(document), made_out_to(document), *rest_lines(document)))
        self.doubts.setText("\n".join(doubt_text(one) for one in document.doubts))
        self.doubts.setVisible(bool(document.doubts))
