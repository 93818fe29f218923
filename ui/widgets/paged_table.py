"""A long list as a table: pages are read as they come into sight, so that its cost is a page, not the history."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.page import PAGE_SIZE, Page
from ui.theme import color as color_of
from ui.theme import for_text

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)
Key = TypeVar("Key")
Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight
LEFT = Qt.AlignmentFlag.AlignLeft
PAGES_KEPT = 6
ROWS_MIN = 5  # where even these have no room, the page scrolls
_ROOT = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_LOOKS = (Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.DecorationRole)
_ANSWERED = frozenset((*_WORDS, *_LOOKS))  # Qt asks a cell for a dozen roles each time it is painted


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


class Pages(Protocol[Row_co]):
    """The pages of a list, a hundred rows each: how many rows are known, whether there are more, and any page."""

    @property
    def rows(self) -> int:
        """Return how many rows are known."""
        ...

    @property
    def more(self) -> bool:
        """Say whether there are rows beyond those that are known."""
        ...

    def extend(self) -> None:
        """Come to know another page of rows."""
        ...

    def page(self, number: int) -> tuple[Row_co, ...]:
        """Read a page of known rows."""
        ...


class KeyedPages(Generic[Row, Key]):
    """Pages of which each is known only after the one before: `read` is given the key to read on after."""

    def __init__(self, read: Callable[[Key | None], Page[Row, Key]]) -> None:
        self._read = read
        self._keys: list[Key | None] = [None]
        self._newest: tuple[int, tuple[Row, ...]] = (-1, ())
        self.rows = 0
        self.more = True
        self.extend()

    def extend(self) -> None:
        """Come to know another page of rows."""
        page = self._read(self._keys[-1])
        self._newest = (len(self._keys) - 1, page.rows)
        self.rows += len(page.rows)
        self.more = page.next_key is not None
        if page.next_key is not None:
            self._keys.append(page.next_key)

    def page(self, number: int) -> tuple[Row, ...]:
        """Read a page of known rows."""
        known, rows = self._newest
        return rows if number == known else self._read(self._keys[number]).rows


Place = TypeVar("Place")


class CountedPages(Generic[Row, Place]):
    """Pages of a list whose rows are counted by place (a day): `read` is given a place and an offset within it."""

    more = False

    def __init__(self, counts: tuple[tuple[Place, int], ...], read: Callable[[Place, int], tuple[Row, ...]]) -> None:
        self._places = [place for place, _count in counts]
        self._ends = list(accumulate(count for _place, count in counts))
        self._read = read

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return self._ends[-1] if self._ends else 0

    def extend(self) -> None:
        """Know no more: every row is counted."""

    def page(self, number: int) -> tuple[Row, ...]:
        """Read any page: a bisection finds where it begins."""
        first = number * PAGE_SIZE
        index = bisect_right(self._ends, first)
        before = self._ends[index - 1] if index else 0
        return self._read(self._places[index], first - before)


class PagedTableModel(QAbstractTableModel, Generic[Row]):
    """Rows of pages, half a dozen of them kept; `data` reads nothing: `ensure` does, as rows come into sight."""

    def __init__(self, columns: tuple[Column[Row], ...], pages: Callable[[], Pages[Row]]) -> None:
        super().__init__()
        self._columns = columns
        self._make = pages
        self._pages: Pages[Row]
        self._kept: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self.reload()

    def reload(self) -> None:
        """Read the first page anew."""
        self.show(self._make())

    def show(self, pages: Pages[Row]) -> None:
        """Show other pages from their first row on."""
        self.beginResetModel()
        self._kept.clear()
        self._pages = pages
        if self._pages.rows:
            self._load(0)
        self.endResetModel()

    def _load(self, number: int) -> tuple[Row, ...]:
        if number not in self._kept:
            self._kept[number] = self._pages.page(number)
            if len(self._kept) > PAGES_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]

    def ensure(self, first: int, last: int) -> None:
        """Read the pages of some rows that are not kept."""
        for number in range(max(first, 0) // PAGE_SIZE, min(last, self._pages.rows - 1) // PAGE_SIZE + 1):
            if number not in self._kept:
                self._load(number)
                end = min((number + 1) * PAGE_SIZE, self._pages.rows) - 1
                self.dataChanged.emit(self.index(number * PAGE_SIZE, 0), self.index(end, len(self._columns) - 1))

    def row(self, index: int) -> Row:
        """Return a row."""
        return self._load(index // PAGE_SIZE)[index % PAGE_SIZE]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows are known."""
        return 0 if parent.isValid() else self._pages.rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether there are rows beyond those that are known."""
        return not parent.isValid() and self._pages.more

    def fetchMore(self, parent: Index) -> None:
        """Come to know another page."""
        if not self.canFetchMore(parent):
            return
        known = self._pages.rows
        self._pages.extend()
        self.beginInsertRows(_ROOT, known, self._pages.rows - 1)
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, side, colour or picture of a cell; nothing is read from the books here."""
        if role not in _ANSWERED or not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.side | Qt.AlignmentFlag.AlignVCenter
        number, within = divmod(index.row(), PAGE_SIZE)
        page = self._kept.get(number)
        if page is None or within >= len(page):
            return None
        row = page[within]
        if role == Qt.ItemDataRole.ForegroundRole:
            color = column.color(row)
            return QBrush(QColor(color_of(color))) if color else None
        return column.picture(row) if role == Qt.ItemDataRole.DecorationRole else column.text(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and self._columns[section].title:
            return _(self._columns[section].title)
        return "" if role == Qt.ItemDataRole.DisplayRole else None


def paged_view(model: PagedTableModel[Row], name: str, stretched: int) -> QTableView:
    """Return a view of the model: whole rows are chosen, one column takes the room that is left."""
    view = QTableView()
    heights = view.verticalHeader()  # measured before it knows its rows: a million of them are then laid out once
    heights.hide()
    heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    heights.setDefaultSectionSize(view.fontMetrics().height() * 2)
    view.setModel(model)
    header_height = view.horizontalHeader().sizeHint().height()
    view.setMinimumHeight(header_height + ROWS_MIN * heights.defaultSectionSize())
    view.setAccessibleName(name)
    view.setIconSize(QSize(for_text(20), for_text(20)))
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    others = [column for column in range(model.columnCount()) if column != stretched]

    def in_sight() -> None:
        first = view.rowAt(0)
        if first >= 0:
            last = view.rowAt(view.viewport().height() - 1)
            last = last if last >= 0 else model.rowCount() - 1
            model.ensure(first, last)
            for column in others:
                _widen(view, column, range(first, last + 1))

    def begin() -> None:
        for column in others:
            header.resizeSection(column, header.sectionSizeHint(column))
        in_sight()

    model.modelReset.connect(begin)
    view.ensurePolished()  # cells are measured with the room that the style gives them
    begin()
    view.verticalScrollBar().valueChanged.connect(lambda _value: in_sight())
    view.verticalScrollBar().rangeChanged.connect(lambda _low, _high: in_sight())
    return view


def listed_pages(rows: tuple[Row, ...]) -> CountedPages[Row, int]:
    """Return the pages of rows that are all at hand."""
    return CountedPages(((0, len(rows)),) if rows else (), lambda _place, first: rows[first : first + PAGE_SIZE])


def _widen(view: QTableView, column: int, rows: range) -> None:
    """Give a column the room that its widest cell among some rows needs: it never narrows while one scrolls."""
    model, header = view.model(), view.horizontalHeader()
    told = {str(model.index(row, column).data() or ""): row for row in rows}
    widest = max(told, key=view.fontMetrics().horizontalAdvance)
    needed = view.sizeHintForIndex(model.index(told[widest], column)).width() + 1
    if needed > header.sectionSize(column):
        header.resizeSection(column, needed)
