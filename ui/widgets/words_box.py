"""A box to tick whose words go on in the next line when a line is full."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout

from ui.theme import for_text
from ui.widgets.basics import label

BEFORE_WORDS = 30


class WordsBox(QCheckBox):
    """Pressed anywhere, it is ticked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        words = label(text, wrap=True)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(for_text(BEFORE_WORDS), 0, 0, 0)
        self._inside.addWidget(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower place needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width."""
        return self._inside.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Ask for the room of the words."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Need the room of the longest word."""
        return self._inside.minimumSize()

    def hitButton(self, pos: QPoint) -> bool:
        """Be pressed by its words too."""
        return self.rect().contains(pos)
