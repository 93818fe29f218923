"""Who gathered: a tick for each member, how long she worked, how much she brought and what she was paid for it."""

from dataclasses import dataclass
from functools import partial
from textwrap import fill

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from emprende_desktop.domain.errors import UnreadableQuantityError
from emprende_desktop.domain.money import ZERO, parse_money
from emprende_desktop.domain.quantity import THOUSAND, parse_quantity, quantity_text
from emprende_desktop.gold.gathering import Brought, Container
from emprende_desktop.gold.members import Member
from emprende_desktop.i18n.formats import amount
from emprende_desktop.i18n.translation import N_, _
from ui.theme import for_text
from ui.widgets.basics import combo, label, name_box

AMOUNT_WIDTH, PRICE_WIDTH = 72, 96
NAME_MAX, NAME_ROOMY = 14, 28  # a box to tick does not wrap its words by itself
ROOMY = 560
DAYS = ((2, N_("1 day")), (1, N_("½ day")), (0, N_("0 days")))


@dataclass(frozen=True, slots=True)
class GatherRow:
    """The fields of one member."""

    name: str
    here: QCheckBox
    days: QComboBox
    much: QLineEdit
    weight: QLabel
    price: QLineEdit


class GatherRows(QWidget):
    """Signals: `changed()` when anything is ticked, chosen or typed. What was told of a day keeps its grams."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[int, GatherRow] = {}
        self._noted: dict[int, Brought] = {}
        self._unit: Container | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self._much, self._price = label("", "muted", wrap=True), label(_("Paid S/"), "muted")
        self._weight = label("", "muted")
        heads = (label(_("Worked"), "muted"), self._much, self._weight, self._price)
        for column, head in enumerate(heads, start=1):
            self._grid.addWidget(head, 0, column)
        self.buys(on=False)

    def show_members(self, members: tuple[Member, ...]) -> None:
        """Show a row for each of some members; what is ticked and typed of those who stay is kept."""
        kept = self.rows
        self.rows = {}
        for gone in kept.keys() - {member.party.id for member in members}:
            self._forget(kept[gone])
        for line, member in enumerate(members, start=1):
            row = kept.get(member.party.id) or self._row(member)
            self.rows[member.party.id] = row
            for column, widget in enumerate((row.here, row.days, row.much, row.weight, row.price)):
                self._grid.addWidget(widget, line, column)
        self.buys(on=self._buys)

    def _forget(self, row: GatherRow) -> None:
        for widget in (row.here, row.days, row.much, row.weight, row.price):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _row(self, member: Member) -> GatherRow:
        name = member.party.name
        here, days, much, price = (
            QCheckBox(self._wrapped(name)),
            combo(DAYS),
            QLineEdit(),
            QLineEdit(),
        )
        here.setAccessibleName(name)
        weight = label("", "muted")
        name_box(days, _("How long {name} worked").format(name=name))
        much.setAccessibleName(_("How much {name} brought").format(name=name))
        price.setAccessibleName(_("What {name} is paid").format(name=name))
        price.setPlaceholderText("0.00")
        much.setPlaceholderText("0")
        for field, width in ((much, AMOUNT_WIDTH), (price, PRICE_WIDTH)):
            field.setMaximumWidth(for_text(width))
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = GatherRow(name, here, days, much, weight, price)
        here.toggled.connect(lambda _on: self._tell(row))
        days.activated.connect(lambda _index: self._touched(row))
        for field in (much, price):
            field.textEdited.connect(partial(lambda touched, _text: self._touched(touched), row))
            field.textChanged.connect(lambda _text: self._tell(row))
        return row

    def _wrapped(self, name: str) -> str:
        roomy = self.width() >= for_text(ROOMY)
        return fill(name, NAME_ROOMY if roomy else NAME_MAX, break_long_words=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put a name in one line where there is room for it."""
        super().resizeEvent(event)
        for row in self.rows.values():
            row.here.setText(self._wrapped(row.name))

    def _touched(self, row: GatherRow) -> None:
        """Tick who worked or brought something."""
        row.here.setChecked(True)
        self._tell(row)

    def _tell(self, row: GatherRow) -> None:
        """Say what her containers weigh."""
        weight = ""
        if self._unit is not None and row.here.isChecked():
            party = next(party for party, one in self.rows.items() if one is row)
            try:
                brought = self._brought(party, row)
            except UnreadableQuantityError:
                brought = None
            weight = quantity_text(self._grams(brought)) if brought and brought.containers else ""
        row.weight.setText(weight)
        self.changed.emit()

    def measure_in(self, unit: Container | None) -> None:
        """Take what is typed as so many of a container, or as kilos (None)."""
        self._unit = unit
        self._much.setText(unit.name if unit else _("Kilos"))
        self._weight.setText("kg" if unit else "")
        for row in self.rows.values():
            self._tell(row)

    def buys(self, *, on: bool) -> None:
        """Ask for the price of her ore, or not."""
        self._buys = on
        for widget in (self._price, *(row.price for row in self.rows.values())):
            widget.setVisible(on)

    def tick(self, parties: frozenset[int]) -> None:
        """Tick some members."""
        for party, row in self.rows.items():
            row.here.setChecked(party in parties)

    def fill(self, lines: tuple[Brought, ...]) -> None:
        """Show what was told of a day."""
        self._noted = {line.party: line for line in lines}
        for line in lines:
            row = self.rows.get(line.party)
            if row is not None:
                row.here.setChecked(True)
                row.days.setCurrentIndex(row.days.findData(line.half_days))
                much = line.containers * THOUSAND if line.container is not None else line.ore_g
                row.much.setText(quantity_text(much) if much else "")
                row.price.setText(amount(line.price) if line.price else "")

    def brought(self) -> tuple[Brought, ...]:
        """Return what the ticked ones worked and brought.

        Raises NothingGatheredError, UnreadableQuantityError, UnreadableAmountError.
        """
        return tuple(self._brought(party, row) for party, row in self.rows.items() if row.here.isChecked())

    def _brought(self, party: int, row: GatherRow) -> Brought:
        text = row.much.text().strip()
        much = parse_quantity(text) if text else 0
        price = parse_money(row.price.text()) if self._buys and row.price.text().strip() else ZERO
        half_days = int(row.days.currentData())
        if self._unit is None:
            return Brought(party, row.name, half_days, ore_g=much, price=price)
        count, part = divmod(much, THOUSAND)
        if part:
            raise UnreadableQuantityError(text)
        container = self._unit.id if count else None
        before = self._noted.get(party)
        same = before is not None and (before.container, before.containers) == (container, count)
        return Brought(party, row.name, half_days, container, count, before.ore_g if same and before else 0, price)

    def grams(self, lines: tuple[Brought, ...]) -> int:
        """Return what lines weigh together, in grams."""
        return sum(map(self._grams, lines))

    def _grams(self, line: Brought) -> int:
        known = self._unit.calibration if self._unit else None
        return known.holds(line.containers) if known and line.containers and not line.ore_g else line.ore_g
