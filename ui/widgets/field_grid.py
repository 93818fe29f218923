"""Short fields with their words above them, two beside each other; those that are not asked for are out of sight."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from emprende_desktop.i18n.translation import _
from ui.widgets.basics import label

IN_A_ROW = 2


class FieldGrid(QWidget):
    """Fields by name; `fields` are (name, question, what stands in an empty one). Signals: `changed()`."""

    changed = Signal()

    def __init__(self, fields: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__()
        self._words: dict[str, QLabel] = {}
        self._fields: dict[str, QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        for name, question, hint in fields:
            self._words[name] = label(_(question), "muted", wrap=True)
            field = self._fields[name] = QLineEdit()
            field.setPlaceholderText(hint)
            field.setAccessibleName(_(question))
            field.textChanged.connect(lambda _text: self.changed.emit())

    def __getitem__(self, name: str) -> QLineEdit:
        return self._fields[name]

    def ask(self, names: tuple[str, ...]) -> None:
        """Show the fields that are asked for, in this order, and no other."""
        for name, field in self._fields.items():
            for widget in (self._words[name], field):
                self._grid.removeWidget(widget)
                widget.setParent(self)
                widget.setVisible(name in names)
        for place, name in enumerate(names):
            line, column = divmod(place, IN_A_ROW)
            self._grid.addWidget(self._words[name], 2 * line, column)
            self._grid.addWidget(self._fields[name], 2 * line + 1, column)
        for column in range(IN_A_ROW):
            self._grid.setColumnStretch(column, 1)

    def texts(self) -> dict[str, str]:
        """Return what is written in every field, asked for or not."""
        return {name: field.text().strip() for name, field in self._fields.items()}
