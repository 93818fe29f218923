"""A field to find something in a list."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

TYPING_MS = 150


class SearchField(QLineEdit):
    """`words` say what is looked for; `asked` is told once she stops typing, or presses Enter."""

    asked = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.asked)
        self.textChanged.connect(lambda _text: self._typing.start())
        self.returnPressed.connect(self.asked)

    def settle(self) -> None:
        """Ask no more for what is typed: it is being looked for."""
        self._typing.stop()
