"""What a screen reader is told of a page, and what a person who hears it, or has no mouse, would stumble over."""

import re
from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QScrollArea,
    QTableView,
    QWidget,
)

from resources.files import SHIPPED

ROLE = QAccessible.Role
ROLES = (
    (QAbstractButton, {ROLE.Button, ROLE.CheckBox, ROLE.RadioButton}),
    (QLineEdit, {ROLE.EditableText}),
    (QComboBox, {ROLE.ComboBox}),
    (QTableView, {ROLE.Table}),
    (QListView, {ROLE.List}),
)
ICONS = {path.name.removesuffix(".svg") for path in SHIPPED.joinpath("icons").iterdir()}
TOLERANCE = 6


def controls(page):
    """Return everything on a page that the keyboard can be given to."""
    return [
        widget for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]  # fmt: skip


def group_of(widget):
    """Return the group of which one is chosen, or None: Tab goes to one of it, the arrows go from there to the rest."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group if group is not None and group.exclusive() else None


def told(widget):
    """Return the name and the description that a screen reader says; Linux says a list's choice in place of its name."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    name, description = spoken.text(QAccessible.Text.Name), spoken.text(QAccessible.Text.Description)
    if isinstance(widget, QComboBox):
        labelled = spoken.relations(QAccessible.RelationFlag.Label)
        heard = description or "".join(label.text(QAccessible.Text.Name) for label, _relation in labelled)
        return heard, widget.currentText()
    return name, description


def nameless(page):
    """Return the controls without a name that can be said, and those whose name does not hold the words they show."""
    found = []
    for widget in controls(page):
        name, _description = told(widget)
        words = re.findall(r"\w{2,}", widget.text().replace("&", "")) if isinstance(widget, QAbstractButton) else []
        if (
            not re.search(r"\w\w", name)
            or "&" in name
            or name in ICONS
            or not set(words) <= set(re.findall(r"\w+", name))
        ):
            found.append((type(widget).__name__, name, words))
    return found


def misplaced(page):
    """Return the controls that are said to be something else than what they are, or in another state."""
    found = []
    for widget in controls(page):
        spoken = QAccessible.queryAccessibleInterface(widget)
        fitting = next((roles for kind, roles in ROLES if isinstance(widget, kind)), set())
        state = spoken.state()
        checkable = isinstance(widget, QAbstractButton) and widget.isCheckable()
        checked = checkable and widget.isChecked()
        if spoken.role() not in fitting or bool(state.checked) != checked or not state.focusable or state.disabled:
            found.append((type(widget).__name__, told(widget), spoken.role()))
    return found


def ambiguous(page):
    """Return what is said of more than one control."""
    heard = Counter((*told(widget), QAccessible.queryAccessibleInterface(widget).role()) for widget in controls(page))
    return [said for said, times in heard.items() if times > 1]


def same_letters(page):
    """Return the underlined letters that more than one button answers to."""
    buttons = [button for button in page.findChildren(QAbstractButton) if button.isVisible()]
    letters = Counter(mark[1].lower() for button in buttons if (mark := re.search(r"&(\w)", button.text())))
    return [letter for letter, times in letters.items() if times > 1]


def tabbed(qtbot, start):
    """Press Tab from a widget until it comes round; return what took the keyboard in order, and what was not seen."""
    everything = controls(start.window())
    seen, unseen = [start] if start in everything else [], []
    for _press in range(2 * len(everything)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now in seen:
            break
        seen.append(now)
        if now.visibleRegion().isEmpty():
            unseen.append(told(now))
    return seen, unseen


def backwards(order, places):
    """Return the steps that go against reading: up without going right, or left on the same line."""
    found = []
    for one, after in pairwise(order):
        was, now = places(one, after), places(after, one)
        above = now.bottom() <= was.top() + TOLERANCE and now.left() < was.right() - TOLERANCE
        same_line = now.center().y() < was.bottom() and now.bottom() > was.top() + TOLERANCE
        if above or (same_line and now.right() <= was.left() + TOLERANCE):
            found.append((told(one)[0], told(after)[0]))
    return found


def places_of(widgets, window):
    """Return what tells where a widget stands beside another: itself, or the part that scrolls with it alone."""
    places = {widget: _place(widget, window) for widget in widgets}
    areas = {widget: _areas(widget, window) for widget in widgets}

    def place(widget, other):
        alone = [rect for area, rect in areas[widget] if area not in [known for known, _rect in areas[other]]]
        return alone[-1] if alone else places[widget]

    return place


def _place(widget, window):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _areas(widget, window):
    """Return the parts that scroll with a widget, the innermost first."""
    around, found = widget.parentWidget(), []
    while around is not window:
        if isinstance(around, QScrollArea):
            found.append((around, _place(around, window)))
        around = around.parentWidget()
    return found
