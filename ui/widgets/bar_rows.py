"""The bars of a sale: of which lot, what each weighs and how fine it is, in parts in a thousand or in karat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.exact import exact_text
from emprende_desktop.gold.lots import Stage
from emprende_desktop.gold.sold_bars import Where, figure
from emprende_desktop.gold.typed_sale import FinenessUnit, TypedBar
from emprende_desktop.gold.units import karat_of_permille, permille_of_karat
from emprende_desktop.i18n.lots import STAGES
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.gold_sales import GoldThere
from ui.widgets.basics import button, combo, label, name_box, row
from ui.widgets.drop_down import DropDown

KARAT_PLACES = 4
UNITS = ((FinenessUnit.PERMILLE, N_("in ‰ (parts in a thousand)")), (FinenessUnit.KARAT, N_("in karat")))
HINTS = {FinenessUnit.PERMILLE: "912", FinenessUnit.KARAT: "22"}


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of one bar."""

    lot: QComboBox
    gross: QLineEdit
    fineness: QLineEdit
    away: QPushButton

    def widgets(self) -> tuple[QWidget, ...]:
        return (self.lot, self.gross, self.fineness, self.away)


class BarRows(QWidget):
    """A row a bar, as many as there are; the newest lot is proposed. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, there: tuple[GoldThere, ...]) -> None:
        super().__init__()
        self._there = there
        self.rows: list[_Row] = []
        self._kept_unit = FinenessUnit.PERMILLE
        self.unit = combo(UNITS)
        name_box(self.unit, _("How is the fineness told?"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        for column, share in enumerate((3, 2, 2)):
            self._grid.setColumnStretch(column, share)
        for column, words in enumerate((_("Lot"), _("Grams"), _("Fineness"))):
            self._grid.addWidget(label(words, "muted"), 0, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addLayout(row(button(_("Add a &bar"), self.add, "", "plus"), self.unit, stretch_after=0))
        self.unit.currentIndexChanged.connect(lambda _index: self._convert())
        self.add()

    def add(self) -> None:
        """Put an empty row below the others, of the lot of the last one."""
        before = self.rows[-1].lot.currentIndex() if self.rows else 0
        made = _Row(DropDown(), QLineEdit(), QLineEdit(), button("", lambda: None, "link", "x"))
        for there in self._there:
            sent = there.stage is Stage.TRANSIT
            made.lot.addItem(f"{there.code} · {_(STAGES[there.stage])}" if sent else there.code)
        made.lot.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.lot.setMinimumContentsLength(9)
        made.lot.setCurrentIndex(before)
        made.gross.setPlaceholderText("85.32")
        made.fineness.setPlaceholderText(HINTS[self._kept_unit])
        made.away.clicked.connect(partial(self._drop, made))
        made.lot.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for field in (made.gross, made.fineness):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.rows.append(made)
        self._arrange()
        made.gross.setFocus()
        self.changed.emit()

    def _drop(self, gone: _Row) -> None:
        if len(self.rows) == 1:
            return
        self.rows.remove(gone)
        for widget in gone.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._arrange()
        self.rows[-1].gross.setFocus()
        self.changed.emit()

    def _arrange(self) -> None:
        for number, made in enumerate(self.rows, start=1):
            name_box(made.lot, _("Lot of bar {number}").format(number=number))
            made.gross.setAccessibleName(_("Grams of bar {number}").format(number=number))
            made.fineness.setAccessibleName(_("Fineness of bar {number}").format(number=number))
            made.away.setAccessibleName(_("Leave bar {number} out").format(number=number))
            made.away.setToolTip(made.away.accessibleName())
            for column, widget in enumerate(made.widgets()):
                self._grid.addWidget(widget, number, column)
            made.away.setVisible(len(self.rows) > 1)

    def _convert(self) -> None:
        """Tell what was typed in the other unit."""
        unit = self.told_in()
        before, self._kept_unit = self._kept_unit, unit
        for made in self.rows:
            made.fineness.setPlaceholderText(HINTS[unit])
            if unit is not before and made.fineness.text().strip():
                made.fineness.setText(converted(made.fineness.text(), unit))
        self.changed.emit()

    def show_bars(self, bars: tuple[TypedBar, ...], unit: FinenessUnit) -> None:
        """Show bars as they were typed."""
        self._kept_unit = unit
        self.unit.setCurrentIndex(self.unit.findData(unit))
        for number, bar in enumerate(bars):
            if number == len(self.rows):
                self.add()
            made = self.rows[number]
            made.lot.setCurrentIndex(self._index_of((bar.lot, bar.stage)))
            made.gross.setText(bar.gross_g)
            made.fineness.setText(bar.fineness)

    def _index_of(self, where: Where) -> int:
        return next(index for index, there in enumerate(self._there) if (there.lot, there.stage) == where)

    def told_in(self) -> FinenessUnit:
        """Return the unit of the fineness."""
        return FinenessUnit(self.unit.currentData())

    def typed(self) -> tuple[TypedBar, ...]:
        """Return the bars as they are typed, those left wholly empty aside."""
        written = [made for made in self.rows if made.gross.text().strip() or made.fineness.text().strip()]
        return tuple(
            TypedBar(there.lot, there.stage, made.gross.text().strip(), made.fineness.text().strip())
            for made in (written or self.rows[:1])
            for there in self._there[made.lot.currentIndex() :][:1]
        )

    def lots(self) -> tuple[GoldThere, ...]:
        """Return the lots that are chosen."""
        chosen = {made.lot.currentIndex() for made in self.rows}
        return tuple(there for index, there in enumerate(self._there) if index in chosen)


def converted(text: str, unit: FinenessUnit) -> str:
    """Return a fineness told in the other unit; what cannot be read stays."""
    try:
        told = figure(text, "fineness")
    except BookkeepingError:
        return text
    other = karat_of_permille(told) if unit is FinenessUnit.KARAT else permille_of_karat(told)
    return exact_text(other, KARAT_PLACES)
