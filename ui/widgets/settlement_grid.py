"""Our figures beside those of a buyer's paper, line by line; his are typed as printed, ours where nobody noted them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from emprende_desktop.domain.exact import without_thousands
from emprende_desktop.gold.comparison import Comparison
from emprende_desktop.gold.formula import CHARGES_OF, MeasuredRecovery
from emprende_desktop.gold.net import Paper
from emprende_desktop.gold.printed import NUMBER_NAMES
from emprende_desktop.gold.review import ComparedLine
from emprende_desktop.gold.terms import SettlementTerms
from emprende_desktop.i18n.formats import DASH
from emprende_desktop.i18n.reviews import LINES, difference_text, figure_text
from emprende_desktop.i18n.translation import _
from ui.theme import for_text
from ui.widgets.basics import label

CELL_WIDTH = 108
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# What we may type ourselves where it was not noted of the lot.
OURS = (
    "sacks", "wet_t", "moisture_pct", "grade_g_t", "grade_oz_tc", "price_usd_oz", "fx", "silver_grade_oz_tc",
    "silver_price_usd_oz", "lab_recovery_pct",
)  # fmt: skip
USUAL = (
    "sacks", "wet_t", "moisture_pct", "dry_t", "grade_g_t", "grade_oz_tc", "recovery_pct", "price_usd_oz",
    "deduction_usd_oz", "maquila_usd", "factor", "total_usd", "fx", "total_pen", "net_pen",
)  # fmt: skip
OF_SILVER = ("silver_grade_oz_tc", "silver_recovery_pct", "silver_price_usd_oz", "silver_deduction_usd_oz")
OF_PAPER = {Paper.LIQUIDACION: ("retention_pen",), Paper.FACTURA: ("igv_pen", "detraccion_pen"), Paper.NONE: ()}
TOTALS = {"total_pen", "net_pen"}


@dataclass(frozen=True, slots=True)
class _Row:
    words: QLabel
    ours: QLabel
    typed: QLineEdit | None
    theirs: QLineEdit | None
    difference: QLabel

    def widgets(self) -> Iterable[QWidget]:
        return (one for one in (self.words, self.ours, self.typed, self.theirs, self.difference) if one is not None)


class SettlementGrid(QWidget):
    """Signals: `changed()` as something is typed, `finished()` when Enter is pressed in the last field."""

    changed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, _Row] = {}
        self._known: frozenset[str] = frozenset()
        self._usual: frozenset[str] = frozenset(USUAL)
        self._more = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        for column, text in enumerate((_("Ours"), _("The buyer"), _("Difference")), start=1):
            head = label(text, "step")
            head.setAlignment(RIGHT)
            self._grid.addWidget(head, 0, column)
        for line, name in enumerate(LINES, start=1):
            self._rows[name] = self._row(line, name)
        self._arrange()

    def _row(self, line: int, name: str) -> _Row:
        style, words = "step" if name in TOTALS else "", _(LINES[name][0])
        ours, difference = label(DASH, style), label(DASH, "muted")
        for told in (ours, difference):
            told.setAlignment(RIGHT)
        typed = self._field(_("{figure}, ours").format(figure=words)) if name in OURS else None
        theirs = self._field(_("{figure}, the buyer's").format(figure=words)) if name in NUMBER_NAMES else None
        row = _Row(label(words, style, wrap=True), ours, typed, theirs, difference)
        self._grid.addWidget(row.words, line, 0)
        self._grid.addWidget(ours, line, 1)
        if typed is not None:
            self._grid.addWidget(typed, line, 1)
        if theirs is not None:
            self._grid.addWidget(theirs, line, 2)
        self._grid.addWidget(difference, line, 3)
        return row

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName("cell")
        made.setAlignment(RIGHT)
        made.setFixedWidth(for_text(CELL_WIDTH))
        made.setAccessibleName(name)
        made.textChanged.connect(lambda _text: self.changed.emit())
        return made

    def go_on(self, field: QWidget | None) -> bool:
        """Go from a field to the next, ours before the buyer's as they are read; False where it is none of these."""
        fields = [one for row in self._rows.values() for one in (row.typed, row.theirs) if one is not None]
        if not isinstance(field, QLineEdit) or field not in fields:
            return False
        after = [one for one in fields[fields.index(field) + 1 :] if one.isVisible()]
        if after:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)
            after[0].selectAll()
        else:
            self.finished.emit()
        return True

    def field(self, name: str) -> QLineEdit:
        """Return where a figure of the paper is typed."""
        found = self._rows[name].theirs
        assert found is not None, name
        return found

    def printed(self) -> dict[str, str]:
        """Return the figures of the paper that are typed, by their names."""
        return _texts({name: row.theirs for name, row in self._rows.items()})

    def typed(self) -> dict[str, str]:
        """Return the figures of ours that are typed where nothing was noted."""
        return _texts({name: row.typed for name, row in self._rows.items() if name not in self._known})

    def fill(self, printed: Mapping[str, str], typed: Mapping[str, str]) -> None:
        """Show figures as they were typed before."""
        for name, row in self._rows.items():
            if row.theirs is not None:
                row.theirs.setText(printed.get(name, ""))
            if row.typed is not None:
                row.typed.setText(typed.get(name, ""))

    def know(self, known: Mapping[str, str]) -> None:
        """Show what was noted of the lot; the rest of ours can be typed."""
        self._known = frozenset(known)
        for name, row in self._rows.items():
            row.ours.setText(known.get(name, DASH))
        self._arrange()

    def suit(self, terms: SettlementTerms | None, paper: Paper) -> None:
        """Show the lines that terms and the document of the sale have; the others stand behind "More figures"."""
        names = {*USUAL, *OF_PAPER[paper]}
        if terms is not None:
            formula = terms.formula
            names |= {name for name in CHARGES_OF[formula.variant] if getattr(formula.charges, name)}
            names |= set(OF_SILVER) if formula.silver is not None else set()
            names |= {"lab_recovery_pct"} if isinstance(formula.recovery, MeasuredRecovery) else set()
        self._usual = frozenset(names)
        self._arrange()

    def show_more(self, more: bool) -> None:  # noqa: FBT001  a button says so
        """Show every line there is, or the usual ones; what is filled in stays in sight."""
        self._more = more
        self._arrange()

    def _arrange(self) -> None:
        for name, row in self._rows.items():
            shown = self._more or name in self._usual or bool(row.theirs is not None and row.theirs.text())
            for widget in row.widgets():
                widget.setVisible(shown)
            if row.typed is not None and shown:
                row.typed.setVisible(name not in self._known)
                row.ours.setVisible(name in self._known)

    def show_lines(self, lines: Iterable[ComparedLine], two: Comparison) -> None:
        """Show our side as it is settled, and how far each figure of the paper lies from it."""
        told = {line.name: line for line in lines}
        taken = {*two.taken, *(("grade_g_t",) if "grade_oz_tc" in two.taken else ())}
        for name, row in self._rows.items():
            line = told.get(name)
            self._differ(row, "" if line is None else difference_text(line))
            if name not in self._known and (row.typed is None or name in taken) and line is not None:
                row.ours.setText(figure_text(name, line.ours))
            if row.typed is not None:
                row.typed.setPlaceholderText("" if line is None else figure_text(name, line.ours))

    def show_nothing(self) -> None:
        """Show no calculated figure: something is missing."""
        for name, row in self._rows.items():
            self._differ(row, "")
            if name not in self._known:
                row.ours.setText(DASH)

    def _differ(self, row: _Row, text: str) -> None:
        row.difference.setText(text or DASH)
        style = "out" if text and text != DASH else "muted"
        if row.difference.objectName() != style:
            row.difference.setObjectName(style)
            row.difference.style().unpolish(row.difference)
            row.difference.style().polish(row.difference)


def _texts(fields: Mapping[str, QLineEdit | None]) -> dict[str, str]:
    read = {name: without_thousands(field.text()) for name, field in fields.items() if field is not None}
    return {name: text for name, text in read.items() if text}
