"""The questions in between, asked by Qt's own windows."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from emprende_desktop.i18n.translation import _
from ui.screen import Print, Question
from ui.theme import for_text
from ui.widgets.basics import secret_field
from ui.widgets.drop_down import DropDown


class QtDialogs:
    """Asks the person at the screen."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def confirm(self, text: str, yes: str) -> bool:
        """Ask before something that is more than one click to mend."""
        return self._agreed(text, yes, QMessageBox.ButtonRole.AcceptRole)

    def warn(self, text: str, yes: str) -> bool:
        """Ask before something is lost or fixed: Enter leaves it as it is."""
        return self._agreed(text, yes, QMessageBox.ButtonRole.RejectRole)

    def _agreed(self, text: str, yes: str, proposed: QMessageBox.ButtonRole) -> bool:
        box = QMessageBox(
            QMessageBox.Icon.Question, "Emprende", text, QMessageBox.StandardButton.NoButton, self._parent
        )
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(accept if proposed is QMessageBox.ButtonRole.AcceptRole else cancel)
        box.exec()
        return box.clickedButton() is accept

    def ask(self, title: str, questions: tuple[Question, ...]) -> tuple[str, ...] | None:
        """Ask a few things at once and return the answers in order, or None where the person left off."""
        dialog = QuestionDialog(self._parent, title, questions)
        return dialog.answers() if dialog.exec() else None

    def choose_printer(self, title: str) -> Print | None:
        """Ask for a printer and return what prints on it, or None where she chose none."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.printing import print_pages

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        if not QPrintDialog(printer, self._parent).exec():
            return None
        return partial(print_pages, printer)

    def choose_save(self, title: str, proposal: Path) -> Path | None:
        """Ask where to write a file."""
        name, _kind = QFileDialog.getSaveFileName(self._parent, title, str(proposal))
        return Path(name) if name else None

    def choose_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read."""
        name, _kind = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return Path(name) if name else None

    def choose_folder(self, title: str, proposal: Path) -> Path | None:
        """Ask for a folder to write into."""
        name = QFileDialog.getExistingDirectory(self._parent, title, str(proposal))
        return Path(name) if name else None

    def choose_line(self, text: str, lines: tuple[str, ...], yes: str) -> int | None:
        """Show a list and return which line was chosen, or None where she only read it."""
        dialog = LinesDialog(self._parent, text, lines, yes)
        return dialog.lines.currentRow() if dialog.exec() else None


class LinesDialog(QDialog):
    """A list to read: a line that is chosen is gone to."""

    def __init__(self, parent: QWidget, text: str, lines: tuple[str, ...], yes: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Emprende")
        self.resize(for_text(720), for_text(420))
        said = QLabel(text)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.lines = QListWidget()
        self.lines.setAccessibleName(text)
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.addItems(lines)
        self.lines.setCurrentRow(0)
        self.lines.itemActivated.connect(lambda _item: self.accept())
        buttons = QDialogButtonBox()
        buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (said, self.lines, buttons):
            layout.addWidget(part)


class QuestionDialog(QDialog):
    """A small form: a field or a list for each question, accepted or left."""

    def __init__(self, parent: QWidget, title: str, questions: tuple[Question, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.fields = [_field(question) for question in questions]
        for question, field in zip(questions, self.fields, strict=True):
            form.addRow(question.text, field)
        buttons = QDialogButtonBox()
        accept = buttons.addButton(_("Accept"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        accept.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def answers(self) -> tuple[str, ...]:
        """Return what is answered, in the order of the questions."""
        return tuple(
            str(field.currentData()) if isinstance(field, QComboBox) else field.text().strip() for field in self.fields
        )


def _field(question: Question) -> QComboBox | QLineEdit:
    field: QComboBox | QLineEdit
    if question.choices:
        field = DropDown()
        for value, words in question.choices:
            field.addItem(words, value)
        field.setCurrentIndex(max(field.findData(question.proposal), 0))
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(26)
    else:
        field = secret_field() if question.secret else QLineEdit(question.proposal)
    field.setAccessibleName(question.text)
    return field
