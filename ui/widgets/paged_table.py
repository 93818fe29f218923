"""A long list as a table that reads on by key as it is scrolled: its cost is a page, not the history."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.page import Page

Row = TypeVar("Row")
Key = TypeVar("Key")
Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight
LEFT = Qt.AlignmentFlag.AlignLeft
_ROOT = QModelIndex()


def _no_color(_row: object) -> str:
    return ""


def _no_picture(_row: object) -> QIcon | None:
    return None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its title (a msgid), the words of a row, on which side they stand, their colour and picture."""

    title: str
    text: Callable[[Row], str]
    side: Qt.AlignmentFlag = LEFT
    color: Callable[[Row], str] = _no_color
    picture: Callable[[Row], QIcon | None] = _no_picture


class PagedTableModel(QAbstractTableModel, Generic[Row, Key]):
    """Rows of a query read a page at a time; `read` is given the key to read on after, None at the start."""

    def __init__(self, columns: tuple[Column[Row], ...], read: Callable[[Key | None], Page[Row, Key]]) -> None:
        super().__init__()
        self._columns = columns
        self._read = read
        self._rows: list[Row] = []
        self._next: Key | None = None
        self.reload()

    def reload(self) -> None:
        """Read the first page anew."""
        self.beginResetModel()
        page = self._read(None)
        self._rows, self._next = list(page.rows), page.next_key
        self.endResetModel()

    def row(self, index: int) -> Row:
        """Return a row that was read."""
        return self._rows[index]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether there is another page."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if not self.canFetchMore(parent):
            return
        page = self._read(self._next)
        self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(page.rows) - 1)
        self._rows += page.rows
        self._next = page.next_key
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, side, colour or picture of a cell; nothing is read from the books here."""
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            color = column.color(row)
            return QBrush(QColor(color)) if color else None
        if role == Qt.ItemDataRole.DecorationRole:
            return column.picture(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and self._columns[section].title:
            return _(self._columns[section].title)
        return "" if role == Qt.ItemDataRole.DisplayRole else None


def paged_view(model: PagedTableModel[Row, Key], name: str, stretched: int) -> QTableView:
    """Return a view of the model: whole rows are chosen, one column takes the room that is left."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() * 2)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setResizeContentsPrecision(60)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return view
