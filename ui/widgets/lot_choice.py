"""For which lot an expense is, if for one, and what it was for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from emprende_desktop.gold.lots import LotKind
from emprende_desktop.i18n.lot_words import COSTS
from emprende_desktop.i18n.lots import LOT_KINDS
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.lots import lot_at, open_lots
from emprende_desktop.trade.carried import Carried, CostKind
from ui.icons import icon
from ui.screen import Context
from ui.widgets.basics import combo, name_box
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import FlowLayout

NO_LOT = None
LOT_PICTURES = {LotKind.ORE: "mountain", LotKind.GOLD: "gem"}
PROPOSED = {  # what an expense is for, by the picture of its category
    "truck": CostKind.TRANSPORT,
    "bus": CostKind.TRANSPORT,
    "hammer": CostKind.MILL,
    "scale": CostKind.ASSAY,
    "soup": CostKind.FOOD,
    "users": CostKind.HELP,
}


class LotChoice(QWidget):
    """None by default; what it was for is asked once a lot is chosen. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, context: Context, question: str) -> None:
        super().__init__()
        self._context = context
        self._chose = False
        self.lot = DropDown()
        self.what = combo(tuple(COSTS.items()))
        self.lot.addItem(_("For no lot"), NO_LOT)
        for row in context.books.fetch(open_lots):
            self._offer(row.lot.id, row.lot.code, row.lot.kind)
        name_box(self.lot, question)
        name_box(self.what, _("What of the lot it was for"))
        layout = FlowLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.lot)
        layout.addWidget(self.what)
        self.what.hide()
        self.lot.currentIndexChanged.connect(self._told)
        self.what.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.what.activated.connect(lambda _index: self._keep())
        self.setFocusProxy(self.lot)

    def _offer(self, row: int, code: str, kind: LotKind) -> None:
        words = _("Lot {lot}").format(lot=code)
        self.lot.addItem(icon(LOT_PICTURES[kind], "earth"), f"{words} · {_(LOT_KINDS[kind])}", row)

    def _told(self) -> None:
        self.what.setVisible(self.lot.currentData() is not NO_LOT)
        self.changed.emit()

    def _keep(self) -> None:
        self._chose = True

    def propose(self, picture: str) -> None:
        """Say what it was for by the picture of a category; what she chose herself stays."""
        if not self._chose:
            self.what.setCurrentIndex(self.what.findData(PROPOSED.get(picture, CostKind.OTHER)))

    def carried(self) -> Carried | None:
        """Return what is chosen."""
        row = self.lot.currentData()
        return None if row is NO_LOT else Carried(int(row), CostKind(self.what.currentData()))

    def choose(self, carried: Carried | None) -> None:
        """Choose what a note says; a lot that is used up by now is offered for it all the same."""
        if carried is None:
            return
        if self.lot.findData(carried.lot) < 0:
            lot = self._context.books.fetch(lot_at, carried.lot)
            self._offer(lot.id, lot.code, lot.kind)
        self._keep()
        self.lot.setCurrentIndex(self.lot.findData(carried.lot))
        self.what.setCurrentIndex(self.what.findData(carried.what))
