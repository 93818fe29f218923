"""What was refused, in one place of a page."""

from PySide6.QtCore import Qt
from shiboken6 import isValid

from ui.screen import Toast
from ui.widgets.announce import Alarm


class Refusal(Alarm):
    """The sentence of what was refused, hidden until something is; said in passing where its page is gone by then."""

    def __init__(self, toast: Toast) -> None:
        super().__init__()
        self._toast = toast
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("error")
        self.setWordWrap(True)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence."""
        if not isValid(self):
            self._toast(text)
            return
        self.setText(text)
        self.show()
