"""Which lots take part in a movement and how much of each, and into which lot it goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.domain.quantity import parse_quantity
from emprende_desktop.gold.lot_sheet import Lying
from emprende_desktop.gold.lots import Held, Lot, NewLot, cost_share
from emprende_desktop.gold.notes import SoldPart
from emprende_desktop.i18n.lot_words import lying_text
from emprende_desktop.i18n.translation import _
from ui.theme import for_text
from ui.widgets.basics import name_box
from ui.widgets.drop_down import DropDown

WEIGHT_WIDTH = 130
NEW = None


def part_of(held: Held, written: str) -> Held:
    """Return what of a weight is meant: kilos of ore or gross grams of gold as written, all of it where nothing is.

    Gold takes its fine part along. Raises UnreadableQuantityError.
    """
    if not written.strip():
        return held
    weight = parse_quantity(written)
    if held.gross_mg or held.fine_mg:
        return Held(gross_mg=weight, fine_mg=cost_share(held.fine_mg, weight, held.gross_mg))
    return Held(ore_g=weight)


class LotParts(QWidget):
    """A box to tick for each lot that lies somewhere, and how much of it; `ticked` is one of them.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, offered: tuple[tuple[Lot, Lying], ...], ticked: Lying | None) -> None:
        super().__init__()
        self._offered = offered
        self.boxes: list[QCheckBox] = []
        self.weights: list[QLineEdit] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for line, (lot, lying) in enumerate(offered):
            words = f"{lot.code} · {lying_text(lying)}"
            box, weight = QCheckBox(words), QLineEdit()
            box.setChecked(lying is ticked)
            weight.setPlaceholderText(_("all (g)") if lying.stage.is_gold else _("all (kg)"))
            weight.setAccessibleName(_("How much of {lot}").format(lot=words))
            weight.setMaximumWidth(for_text(WEIGHT_WIDTH))
            box.toggled.connect(lambda _on: self.changed.emit())
            weight.textChanged.connect(lambda _text: self.changed.emit())
            grid.addWidget(box, line, 0)
            grid.addWidget(weight, line, 1)
            self.boxes.append(box)
            self.weights.append(weight)
        if self.boxes:
            self.setFocusProxy(self.boxes[0])

    def parts(self) -> tuple[SoldPart, ...]:
        """Return what is ticked, each with its weight; raises UnreadableQuantityError."""
        rows = zip(self._offered, self.boxes, self.weights, strict=True)
        return tuple(
            SoldPart(lot.id, lying.stage, part_of(lying.held, weight.text()))
            for (lot, lying), box, weight in rows
            if box.isChecked()
        )

    def codes(self) -> tuple[str, ...]:
        """Return the numbers of the lots that are ticked."""
        ticked = (lot.code for (lot, _lying), box in zip(self._offered, self.boxes, strict=True) if box.isChecked())
        return tuple(dict.fromkeys(ticked))


class LotTarget(QWidget):
    """A lot that is there, or a new one with its number. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, known: tuple[Lot, ...], new: NewLot, question: str) -> None:
        super().__init__()
        self._new = new
        self.lot, self.code = DropDown(), QLineEdit(new.code)
        self.lot.addItem(_("A new lot"), NEW)
        for one in known:
            self.lot.addItem(one.code, one.id)
        name_box(self.lot, question)
        self.code.setAccessibleName(_("Number of the new lot"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.lot)
        layout.addWidget(self.code)
        self.lot.currentIndexChanged.connect(self._ask_code)
        self.code.textChanged.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.lot)

    def _ask_code(self, _index: int) -> None:
        self.code.setVisible(self.lot.currentData() is NEW)
        self.changed.emit()

    def target(self) -> int | NewLot:
        """Return the row of a lot, or the one to open; raises NameRequiredError for one without a number."""
        row = self.lot.currentData()
        if row is not NEW:
            return int(row)
        new = self._new
        return NewLot(
            self.code.text().strip(), new.kind, new.opened_on, new.ownership, new.key, new.material, new.site,
            new.permission,
        )  # fmt: skip

    def name(self) -> str:
        """Return the number of the lot."""
        return self.code.text().strip() if self.lot.currentData() is NEW else self.lot.currentText()
