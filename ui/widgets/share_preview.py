"""A share-out line by line before it is saved: who takes part, what she put in, what she gets."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from emprende_desktop.domain.money import Money
from emprende_desktop.gold.share_outs import PutIn, ShareLine, Weights
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.sharing import put_in_text
from emprende_desktop.i18n.translation import _
from ui.widgets.basics import clear, label
from ui.widgets.words_box import WordsBox


class SharePreview(QWidget):
    """Signals: `changed()` when somebody is ticked or not."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[int, QCheckBox] = {}
        self.shares: dict[int, QLabel] = {}
        self._brought: dict[int, QLabel] = {}
        self._members: tuple[PutIn, ...] = ()
        self.total = label("", "move")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)

    def show_members(self, members: Sequence[tuple[str, PutIn]], ticked: set[int]) -> None:
        """Show who may take part, by name, and tick some of them."""
        clear(self._grid)
        self._members = tuple(put_in for _name, put_in in members)
        self.boxes, self.shares, self._brought = {}, {}, {}
        for line, (name, put_in) in enumerate(members):
            box = WordsBox(name)
            box.setAccessibleName(name)
            box.setAccessibleDescription(_("Takes part · {line}").format(line=line + 1))
            box.setChecked(put_in.party in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[put_in.party] = box
            self._brought[put_in.party] = label("", "muted")
            self.shares[put_in.party] = label("", "move")
            self._grid.addWidget(box, line, 0)
            self._grid.addWidget(self._brought[put_in.party], line, 1, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self.shares[put_in.party], line, 2, Qt.AlignmentFlag.AlignRight)
        if not members:
            self._grid.addWidget(label(_("Nobody is a member yet: write them under Members first."), wrap=True), 0, 0)

    def taking_part(self) -> tuple[PutIn, ...]:
        """Return what those put in who are ticked."""
        return tuple(put_in for put_in in self._members if self.boxes[put_in.party].isChecked())

    def show_weights(self, weights: Weights) -> None:
        """Show of what each put in what counts."""
        for put_in in self._members:
            self._brought[put_in.party].setText(put_in_text(put_in, weights))

    def show_lines(self, lines: Sequence[ShareLine]) -> None:
        """Show what each gets, and that it adds up."""
        for share in self.shares.values():
            share.setText("")
        for line in lines:
            self.shares[line.put_in.party].setText(money(line.amount))
        total = Money(sum(line.amount.cents for line in lines))
        self.total.setText(_("Together: {amount}").format(amount=money(total)) if lines else "")
