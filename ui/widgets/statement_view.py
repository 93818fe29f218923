"""A statement on the screen: its figures can be walked by keyboard, and each opens the entries behind it."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date, statement_amount
from emprende_desktop.i18n.translation import _
from reports.document import Align, Cell, Column, Document, Emphasis, Origin, Row, Table
from ui.screen import Context
from ui.theme import color, for_text
from ui.widgets.basics import card, label
from ui.widgets.behind import BehindPanel
from ui.widgets.keys import SAVE, on_key
from ui.widgets.paged_table import LEFT, RIGHT, Index

TITLE_MIN = 160
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Grid:
    """The tables of a document one below the other: as many cells in each row as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def grid_of(document: Document) -> Grid:
    """Lay the tables below each other: a figure stands under its own heading, or at the right where none is like it."""
    tables = tuple(document.tables())
    widest = max(tables, key=lambda table: len(table.columns), default=Table((), ()))
    rows: list[Row] = []
    for table in tables:
        places = _places(table, widest)
        rows += [_spread(row, places, len(widest.columns)) for row in (*_heading(table, widest), *table.rows)]
    return Grid(widest.columns, tuple(rows))


def _places(table: Table, widest: Table) -> tuple[int, ...]:
    """Return in which column of the widest table each column of a table stands."""
    known = {column.title: index for index, column in reversed(tuple(enumerate(widest.columns))) if column.title}
    right = len(widest.columns) - len(table.columns)
    alike = [known.get(column.title) for column in table.columns[1:]]
    if all(place is not None for place in alike):
        return (0, *(place for place in alike if place is not None))
    return (0, *range(right + 1, len(widest.columns)))


def _heading(table: Table, widest: Table) -> tuple[Row, ...]:
    """Return a table's title with the heads of its own columns, where those of the widest do not say what it tells."""
    heads = () if table.columns == widest.columns else tuple(column.title for column in table.columns[1:])
    return (Row((table.title, *heads), Emphasis.HEADING),) if table.title else ()


def _spread(row: Row, places: tuple[int, ...], width: int) -> Row:
    cells: list[Cell] = [""] * width
    origins: list[Origin | None] = [None] * width
    for place, cell, origin in zip(places, row.cells, row.origins or (None,) * len(row.cells), strict=False):
        cells[place], origins[place] = cell, origin
    return Row(tuple(cells), row.emphasis, tuple(origins))


class FiguresModel(QAbstractTableModel):
    """The rows of a statement; a figure that can be opened is drawn as a link."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = Grid((), ())

    def show(self, grid: Grid) -> None:
        """Show another statement."""
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    def origin(self, index: Index) -> Origin | None:
        """Return where the figure in a cell comes from."""
        return self._grid.rows[index.row()].origins[index.column()] if index.isValid() else None

    def cell(self, index: Index) -> Cell:
        """Return what stands in a cell."""
        return self._grid.rows[index.row()].cells[index.column()]

    @property
    def widest(self) -> int:
        """Return the column that takes the room that is left."""
        weights = [column.weight for column in self._grid.columns]
        return weights.index(max(weights)) if weights else 0

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._grid.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._grid.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, their side, weight and colour."""
        row, column = self._grid.rows[index.row()], index.column()
        text, origin = _text(row.cells[column]), row.origins[column]
        said: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                said = text
            case Qt.ItemDataRole.ToolTipRole:
                said = origin.told if origin else text
            case Qt.ItemDataRole.AccessibleTextRole:
                said = ", ".join(part for part in (_text(row.cells[0]), self._grid.columns[column].title, text) if part)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = LEFT if self._grid.columns[column].align is Align.LEFT else RIGHT
                said = side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if not row.emphasis.is_detail:
                said = _bold()
            case Qt.ItemDataRole.ForegroundRole if origin or row.emphasis is Emphasis.HEADING:
                said = QBrush(QColor(color("teal")))
        return said

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._grid.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.data(self.index(0, section), role) if self._grid.rows else None
        return self._grid.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None


def _bold() -> QFont:
    font = QFont(QApplication.font())
    font.setBold(True)
    return font


def _text(cell: Cell) -> str:
    if isinstance(cell, Money):
        return statement_amount(cell)
    return cell if isinstance(cell, str) else short_date(cell)


class StatementView(QWidget):
    """The statement, or the entries behind one of its figures; Esc goes back to the statement."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.title = label("", "muted", wrap=True)
        self.remarks = label("", "muted", wrap=True)
        self.model = FiguresModel()
        self.table = FiguresTable(self.model)
        self.behind = BehindPanel(context, self.back)
        frame, inside = card()
        inside.addWidget(self.title)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.remarks)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(frame)
        self._stack.addWidget(self.behind)
        self.table.clicked.connect(self.open)
        for key in SAVE:
            on_key(self.table, key, lambda: self.open(self.table.currentIndex()))

    def show_document(self, document: Document) -> None:
        """Show another statement."""
        self.title.setText(document.subtitle)
        self.remarks.setText(" ".join((_("Choose a figure to see where it comes from."), *document.remarks)))
        self.table.setAccessibleName(document.title)
        self.model.show(grid_of(document))
        self.table.fit()
        self._stack.setCurrentIndex(0)

    def open(self, index: Index) -> None:
        """Show the entries behind the figure in a cell."""
        origin = self.model.origin(index)
        cell = self.model.cell(index) if origin else None
        if origin is not None and isinstance(cell, Money):
            self._stack.setCurrentIndex(1)
            self.behind.show_figure(origin, cell)

    def back(self) -> None:
        """Go back to the statement, to the figure that was open."""
        self._stack.setCurrentIndex(0)
        self.table.setFocus()


class FiguresTable(QTableView):
    """A view of figures, one chosen at a time; the names of the lines have what room the figures leave."""

    def __init__(self, model: FiguresModel) -> None:
        super().__init__()
        self._figures = model
        self.setModel(model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names of the lines what room is left."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the room out: the figures first, then the names, in two lines where one is too short."""
        columns, header, widest = self._figures.columnCount(), self.horizontalHeader(), self._figures.widest
        for column in range(columns):
            fixed = column == widest
            mode = QHeaderView.ResizeMode.Interactive if fixed else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        others = sum(header.sectionSize(column) for column in range(columns) if column != widest)
        if columns:
            header.resizeSection(widest, max(for_text(TITLE_MIN), self.viewport().width() - others))
            self.resizeRowsToContents()
