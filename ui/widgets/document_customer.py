"""Who a document is made out to: a name, a DNI or RUC, and an address where the document says it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Address, Somebody
from emprende_desktop.invoicing.typed_document import TypedDocument
from emprende_desktop.queries.document_form import somebody_known
from emprende_desktop.trade.documents import DocumentKind
from ui.screen import Context
from ui.widgets.basics import combo, label, name_box
from ui.widgets.pickers import person_field
from ui.widgets.places_of_peru import DistrictField
from ui.widgets.refusal import Refusal

IDENTITIES = (
    ("", N_("DNI or RUC")),
    (IdentityKind.FOREIGNER.value, N_("Foreigner's card")),
    (IdentityKind.PASSPORT.value, N_("Passport")),
    (IdentityKind.FOREIGN_COUNTRY.value, N_("Document of another country")),
    (IdentityKind.NONE.value, N_("Without a document")),
)
WITH_ADDRESS = (DocumentKind.FACTURA, DocumentKind.LIQUIDACION)
_GUESSED = (IdentityKind.NONE, IdentityKind.DNI, IdentityKind.RUC)


class DocumentCustomer(QWidget):
    """Signals: `changed()` as something is typed."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.name = person_field(context, _("Name"))
        self.number = QLineEdit()
        self.identity = combo(IDENTITIES)
        self.address = QLineEdit()
        self.district = DistrictField(_("District"))
        self.error = Refusal(context.toast)
        self.question = label("", "step")
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(_("Name, or the RUC's legal name"))
        self.number.setPlaceholderText(_("DNI (8 digits) or RUC (11)"))
        self.number.setAccessibleName(_("Number of the DNI or RUC"))
        self.address.setPlaceholderText(_("Address"))
        self.address.setAccessibleName(_("Address"))
        name_box(self.identity, _("Which document"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (
            self.question, self.number, self.identity, self.name, self.address, self.district, self.error,
        ):  # fmt: skip
            layout.addWidget(widget)

    def _listen(self) -> None:
        for field in (self.name, self.number, self.address):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.identity.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.district.textChanged.connect(lambda _text: self.changed.emit())
        self.name.editingFinished.connect(lambda: self._complete(self.name.text()))
        self.number.editingFinished.connect(lambda: self._complete(self.number.text()))
        completer = self.name.completer()
        assert completer is not None, "the field offers who is known"
        completer.activated[str].connect(self._complete)  # type: ignore[index]  # the stubs know one form only

    def _complete(self, told: str) -> None:
        """Fill in what is known of somebody; nothing that was typed is written over."""
        known = self._context.books.fetch(somebody_known, told) if told.strip() else None
        if known is None:
            return
        self._show_identity(known)
        for field, text in ((self.name, known.name), (self.number, known.number), (self.address, known.address.line)):
            if not field.text().strip():
                field.setText(text)
        if known.address.ubigeo and not self.district.text():
            place = known.address
            self.district.show_place(place)

    def _show_identity(self, known: Somebody) -> None:
        if not self.number.text().strip() and known.identity not in _GUESSED:
            self.identity.setCurrentIndex(self.identity.findData(known.identity.value))

    def suit(self, kind: DocumentKind) -> None:
        """Ask what a kind of document asks: who sold with a liquidación, an address where it says one."""
        bought = kind is DocumentKind.LIQUIDACION
        self.question.setText(_("Who sold it to you?") if bought else _("Who is it for?"))
        self.address.setVisible(kind in WITH_ADDRESS)
        self.district.setVisible(kind in WITH_ADDRESS)
        self.identity.setVisible(kind is not DocumentKind.RECEIPT)

    def show_typed(self, typed: TypedDocument) -> None:
        """Show somebody as she was typed."""
        self.name.setText(typed.name)
        self.number.setText(typed.number)
        self.identity.setCurrentIndex(max(self.identity.findData(typed.identity), 0))
        self.address.setText(typed.address.line)
        self.district.show_place(typed.address)

    @property
    def place(self) -> Address:
        """Return the address as it is typed."""
        return self.district.place(self.address.text())
