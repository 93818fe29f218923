"""What is still owed, to choose what a payment settles; nothing chosen stays "to be applied"."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.masters import Debt, OpenItem, open_items
from emprende_desktop.trade.notes import Application
from ui.screen import Context
from ui.widgets.basics import label
from ui.widgets.words_box import WordsBox

SHOWN = 30


class DebtList(QWidget):
    """Signals: `chosen(Money)` with what the chosen debts add up to."""

    chosen = Signal(object)

    def __init__(self, context: Context, debt: Debt, correcting: int | None) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(label(_("What does it pay?"), "step"))
        self._boxes: list[tuple[QCheckBox, OpenItem]] = []
        # A correction shows every debt: one left out would be taken off the payment without a word.
        shown = SHOWN if correcting is None else None
        for item in context.books.fetch(open_items, debt, without=correcting, count=shown):
            box = WordsBox(_debt_text(item))
            box.setAccessibleName(_debt_text(item).replace("\n", " · "))
            box.toggled.connect(lambda _on: self.chosen.emit(self.total()))
            layout.addWidget(box)
            self._boxes.append((box, item))
        text = (
            _("Choose none and it stays to be applied.")
            if self._boxes
            else _("Nothing is owed: it stays to be applied.")
        )
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addStretch()

    def choose(self, applications: tuple[Application, ...]) -> None:
        """Mark what a payment settles, leaving its amount as it is."""
        settled = {application.entry for application in applications}
        for box, item in self._boxes:
            box.blockSignals(True)  # noqa: FBT003  Qt's own signature
            box.setChecked(item.entry in settled)
            box.blockSignals(False)  # noqa: FBT003

    def total(self) -> Money:
        """Add up what is chosen."""
        return sum((item.open for box, item in self._boxes if box.isChecked()), ZERO)

    def applications(self, amount: Money) -> tuple[Application, ...]:
        """Spread an amount over the chosen debts, oldest first."""
        parts = []
        left = amount
        for box, item in self._boxes:
            part = min(left, item.open)
            if box.isChecked() and part > ZERO:
                parts.append(Application(item.entry, part))
                left -= part
        return tuple(parts)


def _debt_text(item: OpenItem) -> str:
    who = item.party_name or _("No name")
    return f"{money(item.open)} · {who}\n{short_date(item.date)} · {memo_text(item.template, item.arguments)}"
