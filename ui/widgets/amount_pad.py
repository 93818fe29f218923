"""An amount by typing or by tapping notes and coins, said back in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from emprende_desktop.domain.errors import UnreadableAmountError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.i18n.formats import amount, amount_in_words, money
from emprende_desktop.i18n.translation import _
from ui.widgets.basics import button, label, row

NOTES = (200, 100, 50, 20, 10)
COINS = (500, 200, 100, 50, 20, 10)


class AmountPad(QWidget):
    """Signals: `changed()` whenever the amount may differ."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._field = QLineEdit()
        self._field.setObjectName("amount")
        self._field.setAccessibleName(_("Amount in soles"))
        self._field.setPlaceholderText("S/ 0.00")
        self._field.textChanged.connect(self._said)
        self._words = label("", "muted", wrap=True)
        self._words.setMinimumHeight(24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._field)
        layout.addWidget(self._words)
        layout.addLayout(self._money_buttons())
        self.setFocusProxy(self._field)

    def _money_buttons(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        notes, coins, last = row(), row(), row()
        for soles in NOTES:
            notes.addWidget(self._money_button(str(soles), soles * 100, f"note{soles}"), 1)
        for cents in COINS:
            text = str(cents // 100) if cents >= 100 else f".{cents}"
            coins.addWidget(self._money_button(text, cents, "coin"), 1)
        last.addStretch()
        erase = button(_("Erase"), self._erase, picture="delete")
        erase.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        last.addWidget(erase)
        for line in (notes, coins, last):
            rows.addLayout(line)
        return rows

    def _money_button(self, text: str, cents: int, style: str) -> QPushButton:
        made = button(text, lambda: self.set_value(self.value() + Money(cents)), style)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what they write is typed faster: Tab goes to the next question
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setMinimumWidth(made.fontMetrics().horizontalAdvance("000") + 12)
        made.setAccessibleName(_("Add {amount}").format(amount=money(Money(cents))))
        return made

    def value(self) -> Money:
        """Return what is written, nothing where it cannot be read."""
        try:
            return parse_money(self._field.text()) if self._field.text().strip() else ZERO
        except UnreadableAmountError:
            return ZERO

    def is_readable(self) -> bool:
        """Say whether an amount is written, nought included."""
        try:
            parse_money(self._field.text())
        except UnreadableAmountError:
            return False
        return True

    def clear(self) -> None:
        """Write nothing."""
        self._field.clear()

    def text(self) -> str:
        """Return what is written, readable or not."""
        return self._field.text().strip()

    def set_value(self, value: Money) -> None:
        """Write an amount."""
        self._field.setText(f"S/ {amount(value)}")

    def select(self) -> None:
        """Choose all of what is written: typing takes its place."""
        self._field.selectAll()

    def _erase(self) -> None:
        self._field.clear()
        self._field.setFocus()

    def _said(self) -> None:
        value = self.value()
        unreadable = _("Write the amount as 1,250.50.") if self.text() and value == ZERO else ""
        self._words.setText(amount_in_words(value) if value > ZERO else unreadable)
        self.changed.emit()
