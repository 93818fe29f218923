"""On the smallest laptop with the largest words of a demonstration nothing is cut, and what saves is in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
)

from ui.registry import SCREENS
from ui.theme import Look, apply_theme
from ui.widgets.page import PageArea

KEYS = [screen.key for screen in SCREENS if not screen.of_entry]
ROWS_SEEN = 3
SETTLED = 4  # a page is laid out, then measures itself, then draws what fits
SHOWN = [((1366, 768), 100), ((1366, 768), 150), ((1024, 600), 100), ((1024, 600), 150)]
WITH_FOOT = {"cash", "opening", "sale", "expense", "wages", "order", "market", "item", "free", "stock", "transfer"}


def shown_in(widget, kinds):
    return [one for kind in kinds for one in widget.findChildren(kind) if one.isVisible() and not inner_part(one)]


def inner_part(widget):
    return widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox | QLineEdit)


def cut_at_its_side(widget, page):
    """Say whether a part of the widget lies beyond the side of something that holds it."""
    holder = widget.parentWidget()
    while holder is not page.parentWidget():
        left = widget.mapTo(holder, QPoint(0, 0)).x()
        scrolls = isinstance(holder, QAbstractScrollArea) and not isinstance(holder, QScrollArea)
        if not scrolls and (left < 0 or left + widget.width() > holder.width()):
            return True
        holder = holder.parentWidget()
    return False


def words_cut(widget):
    if isinstance(widget, QLabel):
        return not widget.wordWrap() and widget.width() < widget.sizeHint().width()
    if widget.hasHeightForWidth():
        return widget.height() < widget.heightForWidth(widget.width())
    if widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored:
        widest = max(widget.fontMetrics().horizontalAdvance(line) for line in widget.text().split("\n"))
        return widget.width() < widest
    return widget.width() < widget.sizeHint().width() or widget.height() < widget.sizeHint().height()


def faults_of(shell, page):
    """Return what is wrong with a page as it stands."""
    told = [] if shell.size() == shell.wanted else [f"the window has grown to {shell.size().toTuple()}"]
    worded = shown_in(page, (QAbstractButton, QLabel))
    told += [f"words are cut: {one.text()!r}" for one in worded if words_cut(one)]
    fields = shown_in(page, (QLineEdit, QComboBox, QTableView))
    told += [f"cut at its side: {one.accessibleName() or one}" for one in worded + fields if cut_at_its_side(one, page)]
    for view in shown_in(page, (QTableView,)):
        seen = view.viewport().height() // view.verticalHeader().defaultSectionSize()
        told += [f"{seen} rows are seen of {view.accessibleName()}"] if seen < ROWS_SEEN else []
        told += [f"columns are out of sight: {view.accessibleName()}"] if view.horizontalScrollBar().maximum() else []
    return told


def in_sight(shell, widget):
    return shell.rect().contains(QRect(widget.mapTo(shell, QPoint(0, 0)), widget.size()))


def in_page(widget):
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, PageArea):
        holder = holder.parentWidget()
    return holder is not None


@pytest.fixture
def practising(shell, whole_practice):
    yield shell
    apply_theme(QApplication.instance(), Look())


def standing(shell, size, percent):
    """Choose a size of text as a person does: the window is built anew."""
    shell.main.navigate("appearance")
    shell.main.page.resize_text(percent)
    shell.resize(*size)
    shell.wanted = shell.size()


def settle():
    for _turn in range(SETTLED):
        QApplication.processEvents()


@pytest.mark.parametrize(("size", "percent"), SHOWN)
def test_nothing_is_cut_and_tables_show_rows(practising, size, percent):
    standing(practising, size, percent)
    faults = {}
    for key in KEYS:
        practising.main.navigate(key)
        settle()
        found = faults_of(practising, practising.main.page)
        if found:
            faults[key] = found
        practising.resize(*size)
    assert not faults, "\n".join(f"{key}: {one}" for key, found in faults.items() for one in found)


def test_what_saves_is_in_sight_wherever_the_page_is_scrolled(practising):
    standing(practising, (1024, 600), 150)
    feet = {}
    for key in KEYS:
        practising.main.navigate(key)
        settle()
        saving = [b for b in practising.main.page.findChildren(QPushButton, "main") if not in_page(b)]
        if saving:
            feet[key] = all(in_sight(practising, one) for one in saving)
    assert feet.keys() >= WITH_FOOT
    assert all(feet.values()), feet
