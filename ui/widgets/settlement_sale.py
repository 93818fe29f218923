"""How a settled lot is paid: where the money is, by which paper, and whose paper it is."""

import json

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.gold.agreements import KeptReview, NewReview
from emprende_desktop.gold.lots import LotKind
from emprende_desktop.gold.net import Paper
from emprende_desktop.gold.notes import GoldSale, Seller, SoldPart
from emprende_desktop.gold.reviewed import Reviewed
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.settlements import OreSale
from emprende_desktop.trade.documents import Document, DocumentKind
from ui.screen import Context
from ui.widgets.basics import card, label
from ui.widgets.columns import Columns
from ui.widgets.pickers import person_field, place_grid

KINDS = {
    Paper.LIQUIDACION: DocumentKind.LIQUIDACION,
    Paper.FACTURA: DocumentKind.FACTURA,
    Paper.NONE: DocumentKind.NONE,
}


class SaleCard(QWidget):
    """Signals: `changed()` when another place is chosen."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.number = QLineEdit()
        self.number.setAccessibleName(_("Number of the paper"))
        self._number = label(_("Number of the paper"), "step")
        self._whose = label(_("Whose purchase slip is it?"), "step", wrap=True)
        self.seller = person_field(context, _("Whose purchase slip is it?"))
        self.place = place_grid(context, N_("They owe it"))
        self.place.setAccessibleName(_("How did the buyer pay?"))
        self.place.choose(self.place.first_id)
        self.place.chosen.connect(self.changed.emit)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Columns(self._left(), self._right(), (1, 1)))

    def _left(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(_("How did the buyer pay?"), "step", wrap=True))
        inside.addWidget(self.place)
        inside.addStretch()
        return frame

    def _right(self) -> QWidget:
        frame, inside = card()
        for one in (self._number, self.number, self._whose, self.seller):
            inside.addWidget(one)
        inside.addStretch()
        return frame

    def suit(self, paper: Paper) -> None:
        """Ask for the number of a paper, and whose it is where it is of one woman."""
        for one in (self._number, self.number):
            one.setVisible(paper is not Paper.NONE)
        for one in (self._whose, self.seller):
            one.setVisible(paper is Paper.LIQUIDACION)

    def fill(self, sale: OreSale) -> None:
        """Show how a sale that is corrected was paid."""
        self.number.setText(sale.number)
        self.place.choose(sale.place)
        self.seller.setText(sale.seller[1] if sale.seller else "")

    def told(self, found: Reviewed) -> str:
        """Return what will be saved, in a sentence."""
        paid = found.paid
        received = money(found.review.received)
        place = self.place.current()
        text = _("{amount} come into {place}.") if place.id is not None else _("The buyer owes {amount}.")
        text = text.format(amount=received, place=place.text)
        if paid.withheld:
            text += " " + _("{amount} of tax are withheld.").format(amount=money(paid.withheld))
        if paid.detraction:
            text += " " + _("{amount} go to the detracciones account.").format(amount=money(paid.detraction))
        if paid.charges:
            text += " " + _("{amount} were taken off besides.").format(amount=money(paid.charges))
        return text

    def sale(
        self, review: NewReview | KeptReview, found: Reviewed, parts: tuple[SoldPart, ...], seller: int | None, key: str
    ) -> GoldSale:
        """Return the sale with what is really paid; raises what `GoldSale` raises."""
        place, paper = self.place.current().id, review.told.rates.paper
        return GoldSale(
            review.date, LotKind.ORE, parts, review.party, place, found.paid.value, key,
            igv=found.paid.igv, withheld=found.paid.withheld, detraction=found.paid.detraction,
            charges=found.paid.charges,
            document=Document(KINDS[paper], self.number.text().strip() if paper is not Paper.NONE else ""),
            sellers=(Seller(seller, 0, 0, found.paid.value),) if seller is not None else (),
            details=json.dumps({"place": place}),
        )  # fmt: skip
