"""What a credit or debit note corrects, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.typed_document import TypedDocument
from emprende_desktop.queries.catalogues import list_on
from emprende_desktop.trade.documents import DocumentKind
from ui.screen import Context
from ui.widgets.basics import asked, combo, label, name_box
from ui.widgets.dates import open_date_field
from ui.widgets.drop_down import DropDown
from ui.widgets.refusal import Refusal

REASONS = {DocumentKind.CREDIT_NOTE: "09", DocumentKind.DEBIT_NOTE: "10"}
CORRECTED = (DocumentKind.FACTURA, DocumentKind.BOLETA)


class DocumentReference(QWidget):
    """Signals: `changed()`."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kind = DocumentKind.NONE
        self.kind = combo(tuple((one.value, DOCUMENTS[one]) for one in CORRECTED))
        self.number, self.words = QLineEdit(), QLineEdit()
        self.date = open_date_field(None, _("Its day"))
        self.reason = DropDown()
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumContentsLength(16)
        self.error = Refusal(context.toast)
        self.number.setPlaceholderText("F001-1")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(_("Which document does it correct, and why?"), "step", wrap=True))
        layout.addLayout(
            asked(
                (
                    (_("It corrects a"), self.kind), (_("Its number"), self.number), (_("Its day"), self.date),
                    (_("Why?"), self.reason), (_("In your words"), self.words),
                )
            )
        )  # fmt: skip
        layout.addWidget(self.error)
        for box, words in ((self.kind, _("It corrects a")), (self.reason, _("Why?"))):
            name_box(box, words)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for field in (self.number, self.date, self.words):
            field.textChanged.connect(lambda _text: self.changed.emit())

    def suit(self, kind: DocumentKind) -> None:
        """Offer the reasons of a kind of note; out of sight for any other document."""
        self.setVisible(kind in REASONS)
        if kind is self._kind or kind not in REASONS:
            return
        self._kind = kind
        self.reason.clear()
        for one in self._context.books.fetch(list_on, REASONS[kind], self._context.books.today):
            self.reason.addItem(f"{one.code} · {one.words}", one.code)

    def show_typed(self, typed: TypedDocument) -> None:
        """Show it as it was typed."""
        self.suit(typed.of)
        self.kind.setCurrentIndex(max(self.kind.findData(typed.corrects_kind), 0))
        self.number.setText(typed.corrects)
        self.date.setText(typed.corrects_date)
        self.reason.setCurrentIndex(max(self.reason.findData(typed.reason), 0))
        self.words.setText(typed.reason_words)

    def corrected(self) -> DocumentKind | None:
        """Return the kind that a note corrects, None where the document is no note."""
        return DocumentKind(self.kind.currentData()) if self._kind in REASONS else None

    def told(self) -> dict[str, object]:
        """Return what is typed, by the names that a document has for it."""
        return {
            "corrects": self.number.text(), "corrects_kind": str(self.kind.currentData()),
            "corrects_date": self.date.text(), "reason": str(self.reason.currentData() or ""),
            "reason_words": self.words.text(),
        }  # fmt: skip
