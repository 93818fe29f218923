"""What is figured out, line by line, while it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.basics import clear, label

Line = tuple[str, str, str]  # words, figure, style


class FigureLines(QWidget):
    """Words on the left, their figure on the right; without one the words have the whole line."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(3)
        self._shown: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show lines in place of those that stood there."""
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._grid)
        for row, (words, figure, style) in enumerate(lines):
            told = label(words, "muted", wrap=True)
            self._grid.addWidget(told, row, 0, 1, 1 if figure else 2)
            told.show()
            if figure:
                amount = label(figure, style)
                amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._grid.addWidget(amount, row, 1)
                amount.show()
