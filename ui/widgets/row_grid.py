"""Rows of short fields under their words: one more is added with a button, and an empty one counts for nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from ui.widgets.basics import button, label
from ui.widgets.flow import flow_of


class RowGrid(QWidget):
    """`columns` are (words, what stands in an empty field), `more` the words of the button. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, columns: tuple[tuple[str, str], ...], more: str) -> None:
        super().__init__()
        self._columns = columns
        self.rows: list[tuple[QLineEdit, ...]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(flow_of(button(more, self.add, "link", "plus")))
        for column, (words, _hint) in enumerate(columns):
            self._grid.addWidget(label(words, "muted", wrap=True), 0, column)
            self._grid.setColumnStretch(column, 1)

    def add(self) -> None:
        """Put an empty row below the others and the keyboard into it."""
        number = len(self.rows) + 1
        made = tuple(QLineEdit() for _column in self._columns)
        for column, ((words, hint), field) in enumerate(zip(self._columns, made, strict=True)):
            field.setPlaceholderText(hint)
            field.setAccessibleName(_("{question}, line {line}").format(question=words, line=number))
            field.textChanged.connect(lambda _text: self.changed.emit())
            self._grid.addWidget(field, number, column)
        self.rows.append(made)
        made[0].setFocus()

    def show_rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Show rows as they were typed; at least one stands there."""
        for number in range(max(len(rows), 1)):
            if number == len(self.rows):
                self.add()
        for number, fields in enumerate(self.rows):
            told = rows[number] if number < len(rows) else ("",) * len(fields)
            for field, text in zip(fields, told, strict=True):
                field.setText(text)

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return what is written in the rows that are not empty."""
        written = (tuple(field.text().strip() for field in fields) for fields in self.rows)
        return tuple(row for row in written if any(row))
