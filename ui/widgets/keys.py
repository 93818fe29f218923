"""Keys that act only while the keyboard is where they belong.

The binding takes the place of a shortcut as a keyword of its own signal form only: given beside a callable it is
passed over in silence and the key acts in the whole window.
"""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QWidget,
)

SAVE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def on_key(widget: QWidget, key: Qt.Key | QKeyCombination, act: Callable[[], object]) -> QShortcut:
    """Do something when a key is pressed in a widget or inside it."""
    made = QShortcut(QKeySequence(key), widget)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    return made


def form_keys(widget: QWidget, save: Callable[[], object], leave: Callable[[], object]) -> None:
    """Let Enter save a form and Esc leave it; on a button, a choice or an offered name Enter takes that first."""

    def enter() -> None:
        focused = QApplication.focusWidget()
        if _takes_what_is_offered(focused):
            return
        if isinstance(focused, QAbstractButton) and not isinstance(focused, QCheckBox) and not focused.isChecked():
            focused.click()
        else:
            save()

    for key in SAVE:
        on_key(widget, key, enter)
    _escape(widget, leave)


def _escape(widget: QWidget, leave: Callable[[], object]) -> None:
    def escape() -> None:
        offered = _list_below(QApplication.focusWidget())
        if offered is None:
            leave()
        else:
            offered.popup().hide()

    on_key(widget, Qt.Key.Key_Escape, escape)


def goes_on(widget: QWidget, save: Callable[[], object], leave: Callable[[], object]) -> None:
    """Let Enter go from field to field of a long form, Ctrl+Enter save it and Esc leave it; a button is pressed."""
    from ui.widgets.tab_order import move_focus

    def enter() -> None:
        focused = QApplication.focusWidget()
        if _takes_what_is_offered(focused):
            return
        if isinstance(focused, QAbstractButton) and not focused.isCheckable():
            focused.click()
        else:
            move_focus(widget, forward=True)

    for key in SAVE:
        on_key(widget, key, enter)
        on_key(widget, QKeyCombination(Qt.KeyboardModifier.ControlModifier, key), save)
    _escape(widget, leave)


def _list_below(field: QWidget | None) -> QCompleter | None:
    """Return what offers names for a field while its list is open."""
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    completer = line.completer() if isinstance(line, QLineEdit) else None
    return completer if completer is not None and completer.popup().isVisible() else None


def _takes_what_is_offered(field: QWidget | None) -> bool:
    """Take the line that is chosen in the list below a field; say whether there was one."""
    completer = _list_below(field)
    if completer is None:
        return False
    index = completer.popup().currentIndex()
    if index.isValid():
        completer.activated[str].emit(str(index.data()))  # type: ignore[index]  # the stubs know one form only
        completer.activated[QModelIndex].emit(index)  # type: ignore[index]
    completer.popup().hide()
    return index.isValid()
