"""What a paper was for: one category for all of it, or more of them with what each costs and its IGV."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.purchases import Portion
from emprende_desktop.queries.masters import categories
from ui.screen import Context
from ui.widgets.basics import button, combo, name_box, row


class PortionRow:
    """One more category, with what it costs without IGV and the IGV of it."""

    def __init__(self, choices: tuple[tuple[object, str], ...], number: int) -> None:
        self.category: QComboBox = combo(choices)
        self.value, self.igv = QLineEdit(), QLineEdit()
        name_box(self.category, _("Category {number}").format(number=number))
        for field, words in ((self.value, _("Without IGV")), (self.igv, _("IGV"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(f"{words} {number}")
        self.layout: QHBoxLayout = row(self.category, self.value, self.igv)

    def portion(self) -> Portion | None:
        """Return what is typed, None where no amount is; raises UnreadableAmountError."""
        if not self.value.text().strip():
            return None
        igv = self.igv.text().strip()
        value = parse_money(self.value.text())
        return Portion(int(self.category.currentData()), value, parse_money(igv) if igv else ZERO)


class PortionRows(QWidget):
    """Categories beside the first, which has what they leave. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        known = context.books.fetch(categories, CategoryKind.EXPENSE)
        self._choices: tuple[tuple[object, str], ...] = tuple((one.id, one.name) for one in known)
        self.rows: list[PortionRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.more = button(_("It was for something else &too"), self.add, "link", "plus")
        self._layout.addWidget(self.more)

    def add(self) -> PortionRow:
        """Ask for one more category."""
        made = PortionRow(self._choices, len(self.rows) + 2)
        self.rows.append(made)
        self._layout.insertLayout(len(self.rows) - 1, made.layout)
        made.category.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for field in (made.value, made.igv):
            field.textChanged.connect(lambda _text: self.changed.emit())
        made.category.setFocus()
        return made

    def portions(self, first: int, value: Money, igv: Money) -> tuple[Portion, ...]:
        """Return what each category costs: the first what the others leave of it."""
        others = tuple(told for told in (one.portion() for one in self.rows) if told is not None)
        left = Portion(
            first,
            value - Money(sum(one.value.cents for one in others)),
            igv - Money(sum(one.igv.cents for one in others)),
        )
        return (left, *others)

    def show_portions(self, others: tuple[Portion, ...]) -> None:
        """Show the categories beside the first."""
        for one in others:
            made = self.add()
            made.category.setCurrentIndex(made.category.findData(one.category))
            made.value.setText(one.value.plain())
            made.igv.setText(one.igv.plain())
