"""What few documents say: a discount of the whole, another currency, a detracción, what was paid before, a remark."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.detractions import DETRACTIONS
from emprende_desktop.invoicing.document import SOLES
from emprende_desktop.invoicing.typed_document import TypedDocument
from emprende_desktop.queries.catalogues import RATE, list_on
from emprende_desktop.queries.documents import issuer
from ui.screen import Context
from ui.widgets.basics import asked, combo, name_box
from ui.widgets.drop_down import DropDown
from ui.widgets.refusal import Refusal
from ui.widgets.row_grid import RowGrid

CURRENCIES = ((SOLES, N_("Soles")), ("USD", N_("Dollars")), ("EUR", N_("Euros")))


class DocumentMore(QWidget):
    """Signals: `changed()`."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.discount, self.rate, self.percent, self.account, self.observations = (QLineEdit() for _field in range(5))
        self.currency = combo(CURRENCIES)
        self.detraction = DropDown()
        self.detraction.addItem(_("None"), "")
        self._rates: dict[str, str] = {}
        for one in context.books.fetch(list_on, DETRACTIONS, context.books.today):
            self.detraction.addItem(f"{one.code} · {one.words}", one.code)
            self._rates[one.code] = one.more.get(RATE, "")
        self.detraction.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.detraction.setMinimumContentsLength(16)
        self.advances = RowGrid(
            ((_("Document of what was paid before"), "F001-1"), (_("Value without IGV"), "0.00"), (_("Paid"), "0.00")),
            _("Add what was paid before"),
        )
        self.error = Refusal(context.toast)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.rate.setPlaceholderText("3.752")
        self.discount.setPlaceholderText("0.00")
        for box, words in ((self.currency, _("In which money?")), (self.detraction, _("Detraction"))):
            name_box(box, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._form = asked(
            (
                (_("Discount of the whole, without IGV"), self.discount),
                (_("In which money?"), self.currency),
                (_("Soles for one unit of it that day"), self.rate),
                (_("Detraction"), self.detraction),
                (_("Detraction (%)"), self.percent),
                (_("Its account at the National Bank"), self.account),
                (_("Observations"), self.observations),
            )
        )
        layout.addLayout(self._form)
        layout.addWidget(self.advances)
        layout.addWidget(self.error)
        self._suit_fields()

    def _listen(self) -> None:
        for field in (self.discount, self.rate, self.percent, self.account, self.observations):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.currency.currentIndexChanged.connect(lambda _index: self._chosen())
        self.detraction.currentIndexChanged.connect(lambda _index: self._propose_rate())
        self.advances.changed.connect(self.changed.emit)

    def _propose_rate(self) -> None:
        code = str(self.detraction.currentData())
        self.percent.setText(self._rates.get(code, ""))
        if code and not self.account.text().strip():
            self.account.setText(self._context.books.fetch(issuer).detractions)
        self._chosen()

    def _chosen(self) -> None:
        self._suit_fields()
        self.changed.emit()

    def _suit_fields(self) -> None:
        self._form.setRowVisible(self.rate, self.currency.currentData() != SOLES)
        for field in (self.percent, self.account):
            self._form.setRowVisible(field, bool(self.detraction.currentData()))

    def show_typed(self, typed: TypedDocument) -> None:
        """Show it as it was typed."""
        self.currency.setCurrentIndex(max(self.currency.findData(typed.currency), 0))
        self.detraction.setCurrentIndex(max(self.detraction.findData(typed.detraction), 0))
        for field, text in (
            (self.discount, typed.discount), (self.rate, typed.rate), (self.percent, typed.detraction_percent),
            (self.account, typed.detraction_account), (self.observations, typed.observations),
        ):  # fmt: skip
            field.setText(text)
        self.advances.show_rows(typed.advances)
        self._suit_fields()

    def told(self) -> dict[str, object]:
        """Return what is typed, by the names that a document has for it."""
        return {
            "currency": str(self.currency.currentData()), "rate": self.rate.text(), "discount": self.discount.text(),
            "detraction": str(self.detraction.currentData()), "detraction_percent": self.percent.text(),
            "detraction_account": self.account.text(), "advances": self.advances.texts(),
            "observations": self.observations.text(),
        }  # fmt: skip


def is_told(typed: TypedDocument) -> bool:
    """Say whether a document says anything of this."""
    return bool(typed.discount or typed.detraction or typed.advances or typed.observations or typed.currency != SOLES)
