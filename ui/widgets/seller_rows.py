"""Whose gold a sale is: a name a person and her grams, the first one taking what is left."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.gold import NamedSeller
from emprende_desktop.domain.masters import NewParty, party_written
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.quantity import parse_quantity, quantity_text
from emprende_desktop.gold.lots import Held, cost_share
from emprende_desktop.gold.sale_errors import SellersExceedSaleError
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.gold_sales import NamedGrams
from ui.screen import Context
from ui.widgets.basics import button
from ui.widgets.flow import flow_of
from ui.widgets.pickers import person_field


@dataclass(frozen=True, slots=True)
class Told:
    """A person as she is written, and her part of a sale."""

    who: NewParty
    gross_mg: int


class SellerRows(QWidget):
    """A row a person; with one row her grams are all there is. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: list[tuple[QLineEdit, QLineEdit]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(flow_of(button(_("Add a &person"), self.add, "link", "plus")))
        self.add()

    def add(self) -> None:
        """Put an empty row below the others."""
        number = len(self.rows) + 1
        name = person_field(self._context, _("Whose gold is it?") if number == 1 else f"{_('Person')} {number}")
        name.setPlaceholderText(_("Name, and DNI if you have it"))
        grams = QLineEdit()
        grams.setAccessibleName(_("Her grams, person {number}").format(number=number))
        grams.setPlaceholderText(_("the rest") if number == 1 else _("grams"))
        self._grid.addWidget(name, number, 0)
        self._grid.addWidget(grams, number, 1)
        for field in (name, grams):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.rows.append((name, grams))
        for _name, weight in self.rows:
            weight.setVisible(number > 1)
        self._grid.setColumnStretch(1, int(number > 1))

    def show_sellers(self, sellers: tuple[NamedGrams, ...]) -> None:
        """Show whose grams a sale is as they were noted."""
        for number, seller in enumerate(sellers):
            if number == len(self.rows):
                self.add()
            self.rows[number][0].setText(seller.name)
            self.rows[number][1].setText(quantity_text(seller.gross_mg) if len(sellers) > 1 else "")

    def told(self, gross_mg: int) -> tuple[Told, ...]:
        """Return each person and her grams; one without grams takes what is left.

        Raises SellersExceedSaleError, UnreadableQuantityError, NameRequiredError, InvalidDniError, InvalidRucError.
        """
        named = [
            (party_written(name.text().strip()), grams.text().strip()) for name, grams in self.rows
            if name.text().strip()
        ]  # fmt: skip
        if not named:
            return ()
        weights = [parse_quantity(grams) if grams else 0 for _who, grams in named]
        rest = gross_mg - sum(weights)
        open_ended = [index for index, weight in enumerate(weights) if not weight]
        if len(open_ended) > 1 or (rest <= 0 if open_ended else rest):
            raise SellersExceedSaleError(sum(weights), gross_mg)
        if open_ended:
            weights[open_ended[0]] = rest
        return tuple(Told(who, weight) for (who, _grams), weight in zip(named, weights, strict=True))


def parted(told: tuple[Told, ...], sold: Held, value: Money, reason: str) -> tuple[NamedSeller, ...]:
    """Return each person's part of the fine gold and of the value by her grams; the parts add up."""
    parts = []
    gross, fine, cents = sold.gross_mg, sold.fine_mg, value.cents
    for one in told:
        hers = cost_share(fine, one.gross_mg, gross), cost_share(cents, one.gross_mg, gross)
        parts.append(NamedSeller(one.who, one.gross_mg, hers[0], Money(hers[1]), reason))
        gross, fine, cents = gross - one.gross_mg, fine - hers[0], cents - hers[1]
    return tuple(parts)
