"""Ya la emití en SUNAT: the number that the portal gave, and its XML and PDF, one step each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.papers import NewPaper
from ui.papers import document_file
from ui.screen import Context
from ui.widgets.basics import button, label
from ui.widgets.flow import flow_of

XML_KINDS = N_("XML of a document (*.xml);;All files (*)")
PDF_KINDS = N_("PDF (*.pdf);;All files (*)")
FILES = (("xml", N_("Add its XML"), XML_KINDS), ("pdf", N_("Add its PDF"), PDF_KINDS))


class DocumentPortal(QWidget):
    """Signals: `changed()` as the number is typed."""

    changed = Signal()

    def __init__(self, context: Context, refuse: Callable[[str], None]) -> None:
        super().__init__()
        self._context = context
        self._refuse = refuse
        self.papers: tuple[tuple[str, NewPaper], ...] = ()
        self.number = QLineEdit()
        self.number.setPlaceholderText(_("For example EB01-77 or E001-15"))
        self.number.setAccessibleName(_("Number that SUNAT gave"))
        self.number.textChanged.connect(lambda _text: self.changed.emit())
        self._told = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(_("Number that SUNAT gave"), "step"))
        layout.addWidget(self.number)
        made = [button(_(words), partial(self.attach, what, kinds), "", "paperclip") for what, words, kinds in FILES]
        layout.addWidget(flow_of(*made))
        layout.addWidget(self._told)
        self._told.hide()

    def attach(self, what: str, kinds: str) -> None:
        """Ask for a file of the portal and read it beside the window."""
        path = self._context.dialogs.choose_open(_("File of the document"), _(kinds))
        if path is not None:
            self._context.books.work(
                lambda _progress: document_file(path, what), lambda paper: self._attached(what, paper), self._refuse
            )

    def _attached(self, what: str, paper: NewPaper) -> None:
        self.papers = (*(one for one in self.papers if one[0] != what), (what, paper))
        told = " · ".join(kind.upper() for kind, _paper in self.papers)
        self._told.setText(_("Attached: {files}").format(files=told))
        self._told.show()
