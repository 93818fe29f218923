"""The reference price of gold and the dollar of a day, proposed where they were told; a gap is said."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.gold.prices import BASES, Quoted, Series, StandingPrice
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.prices import QUOTED, price_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.prices import price_on
from ui.books import Books
from ui.widgets.basics import label


class PricesOfDay(QWidget):
    """Fills the price of an ounce and the exchange rate while they hold nothing else, and says whose they are."""

    def __init__(self, books: Books, price: QLineEdit, fx: QLineEdit) -> None:
        super().__init__()
        self._books = books
        self._fields = {Quoted.GOLD: price, Quoted.DOLLAR: fx}
        self._proposed = dict.fromkeys(self._fields, "")
        self.words = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)

    def propose(self, day: dt.date) -> None:
        """Propose the prices of a day; what she typed stays."""
        told = []
        for name, field in self._fields.items():
            found = self._price(name, day)
            value = found.price.value if found else ""
            if field.text().strip() in ("", self._proposed[name]):
                field.setText(value)
            self._proposed[name] = value
            if found is not None:
                told.append(f"{_(QUOTED[name])}: {price_text(value, found.series, day)}.")
            else:
                gap = _("{what}: no reference price of {date} is on record.")
                told.append(gap.format(what=_(QUOTED[name]), date=short_date(day)))
        self.words.setText(" ".join(told))

    def _price(self, name: Quoted, day: dt.date) -> StandingPrice | None:
        for basis in BASES[name]:
            found = self._books.fetch(price_on, Series(name, basis), day)
            if found is not None:
                return found
        return None
