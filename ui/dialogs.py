"""The questions in between, asked by Qt's own windows."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from emprende_desktop.i18n.translation import _


class QtDialogs:
    """Asks the person at the screen."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def confirm(self, text: str, yes: str) -> bool:
        """Ask before something that is more than one click to mend."""
        box = QMessageBox(
            QMessageBox.Icon.Question, "Emprende", text, QMessageBox.StandardButton.NoButton, self._parent
        )
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is accept

    def ask_text(self, title: str, label: str) -> str:
        """Ask for a word; empty means no."""
        text, accepted = QInputDialog.getText(self._parent, title, label)
        return text.strip() if accepted else ""

    def choose_save(self, title: str, proposal: Path) -> Path | None:
        """Ask where to write a file."""
        name, _kind = QFileDialog.getSaveFileName(self._parent, title, str(proposal))
        return Path(name) if name else None

    def choose_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read."""
        name, _kind = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return Path(name) if name else None
