"""Keys that act only while the keyboard is where they belong.

The binding takes the place of a shortcut as a keyword of its own signal form only: given beside a callable it is
passed over in silence and the key acts in the whole window.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

SAVE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def on_key(widget: QWidget, key: Qt.Key, act: Callable[[], object]) -> QShortcut:
    """Do something when a key is pressed in a widget or inside it."""
    made = QShortcut(QKeySequence(key), widget)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    return made


def form_keys(widget: QWidget, save: Callable[[], object], leave: Callable[[], object]) -> None:
    """Let Enter save a form and Esc leave it."""
    for key in SAVE:
        on_key(widget, key, save)
    on_key(widget, Qt.Key.Key_Escape, leave)
