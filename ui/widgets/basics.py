"""Small makers: labels, cards, buttons and rows, always with a name for a screen reader."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from emprende_desktop.i18n.translation import _
from ui.icons import before_words, picture_size
from ui.theme import for_text
from ui.widgets.announce import Alarm
from ui.widgets.drop_down import DropDown

LINE_MAX = 16
_SPOKEN = {"error": Alarm}


def label(text: str, name: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text in one of the theme's styles; one that tells an error is said aloud too."""
    made = _SPOKEN.get(name, QLabel)(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


def button(text: str, clicked: Callable[[], object], name: str = "", picture: str = "") -> QPushButton:
    """Return a button that does one thing; `name` is its style, `picture` its icon."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: clicked())
    if picture:
        made.setIcon(before_words(picture, "on_teal" if name == "main" else "teal"))
        made.setIconSize(picture_size(for_text(20)))
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a white card and the layout inside it."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 14, 16, 14)
    layout.setSpacing(8)
    return frame, layout


def combo(choices: tuple[tuple[object, str], ...]) -> QComboBox:
    """Return a list of values with their words (msgids)."""
    made = DropDown()
    for value, text in choices:
        made.addItem(_(text), value)
    return made


def secret_field() -> QLineEdit:
    """Return a field that does not show what is typed."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def name_box(box: QComboBox, name: str) -> None:
    """Name a list for a screen reader: Linux says what is chosen in place of its name, and then what describes it."""
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)


def in_lines(words: str, longest: int = LINE_MAX) -> str:
    """Return words as two lines where they are long: what can be ticked or pressed does not wrap by itself."""
    spaces = [index for index, character in enumerate(words) if character == " "]
    if len(words) <= longest or not spaces:
        return words
    middle = min(spaces, key=lambda index: abs(index - len(words) // 2))
    return f"{words[:middle]}\n{words[middle + 1 :]}"


def asked(questions: tuple[tuple[str, QWidget], ...]) -> QFormLayout:
    """Return questions with their fields below them, each named for a screen reader."""
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    for question, field in questions:
        field.setAccessibleName(question)
        form.addRow(question, field)
    return form


def titled_form(layout: QVBoxLayout, title: str) -> QFormLayout:
    """Put an empty form with a heading into a layout and return it."""
    holder = QWidget()
    form = QFormLayout(holder)
    form.setContentsMargins(0, 0, 0, 8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.addRow(label(title, "step"))
    layout.addWidget(holder)
    return form


def row(*widgets: QWidget, stretch_after: int | None = None) -> QHBoxLayout:
    """Return widgets side by side, with room after the one at an index."""
    layout = QHBoxLayout()
    layout.setSpacing(12)
    for index, widget in enumerate(widgets):
        layout.addWidget(widget)
        if index == stretch_after:
            layout.addStretch()
    return layout


def scrolling(inner: QWidget) -> QScrollArea:
    """Return an area that scrolls up and down when the window is small; what stands in it takes the keyboard."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setObjectName("scroll")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, the layouts inside it too."""
    while layout.count():
        taken = layout.takeAt(0)
        widget, inner = (taken.widget(), taken.layout()) if taken else (None, None)
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
