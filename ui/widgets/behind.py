"""The entries behind a figure: one sentence that says where it comes from, and its notes, newest first."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import day_label, statement_amount
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.behind import BehindKey, BehindRow, entries_behind, kinds_behind
from emprende_desktop.queries.page import Page
from reports.document import Origin
from reports.origins import sentence
from ui.screen import Context
from ui.widgets.basics import button, card, label
from ui.widgets.flow import flow_of
from ui.widgets.keys import SAVE, on_key
from ui.widgets.note_list import FORMS
from ui.widgets.paged_table import RIGHT, Column, KeyedPages, PagedTableModel, paged_view

DETAIL = 1


class BehindPanel(QWidget):
    """Enter opens the chosen note to correct it, or its papers; Esc goes back to the statement."""

    def __init__(self, context: Context, back: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._origin = Origin("")
        self.told = label("", "sentence", wrap=True)
        self.model = PagedTableModel(_columns(context), lambda: KeyedPages(self._read))
        self.view = paged_view(self.model, _("Entries behind the figure"), DETAIL)
        self.empty = label(_("No note stands behind this figure."), "muted", wrap=True)
        self.total = label("", "step")
        self.leave = button(_("&Back to the statement"), back, "", "file-text")
        self.correct = button(_("&Correct"), self.open_note, "", "notebook-pen")
        self.papers = button(_("Pape&rs"), self.show_papers, "", "paperclip")
        frame, inside = card()
        inside.addWidget(self.told)
        inside.addWidget(flow_of(self.leave, self.correct, self.papers))
        inside.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.view.doubleClicked.connect(lambda _index: self.open_note())
        for key in SAVE:
            on_key(self.view, key, self.open_note)
        on_key(self, Qt.Key.Key_Escape, back)

    def show_figure(self, origin: Origin, figure: Money) -> None:
        """Say where a figure comes from and list what adds up to it."""
        self._origin = origin
        kinds = self._context.books.fetch(kinds_behind, origin.source) if origin.source else ()
        self.told.setText(sentence(origin, kinds))
        self.model.reload()
        found = self.model.rowCount() > 0
        self.view.setVisible(found)
        self.empty.setVisible(not found and origin.source is not None)
        self.total.setText(_("Together {amount}").format(amount=f"S/ {statement_amount(figure)}"))
        self._offer()
        if found:
            self.view.selectRow(0)
            self.view.setFocus()
        else:
            self.leave.setFocus()

    def _read(self, after: BehindKey | None) -> Page[BehindRow, BehindKey]:
        if self._origin.source is None:
            return Page((), None)
        return self._context.books.fetch(entries_behind, self._origin.source, after)

    def _chosen(self) -> BehindRow | None:
        chosen = self.view.selectionModel().selectedRows()
        return self.model.row(chosen[0].row()) if chosen else None

    def _offer(self) -> None:
        chosen = self._chosen()
        self.correct.setEnabled(chosen is not None and chosen.template in FORMS and not chosen.is_reversed)
        self.papers.setEnabled(chosen is not None)

    def open_note(self) -> None:
        """Open the chosen note to correct it; its papers where it has no form or was undone."""
        chosen = self._chosen()
        if chosen is None:
            return
        if self.correct.isEnabled():
            self._context.navigate(FORMS[chosen.template][0], chosen.id)
        else:
            self._context.navigate("papers", chosen.id)

    def show_papers(self) -> None:
        """Show the photos and PDFs of the chosen note."""
        chosen = self._chosen()
        if chosen is not None:
            self._context.navigate("papers", chosen.id)


def _columns(context: Context) -> tuple[Column[BehindRow], ...]:
    return (
        Column(N_("Day"), lambda row: day_label(row.date, context.books.today), color=lambda _row: "grey"),
        Column(N_("Detail"), _detail),
        Column(N_("Amount"), lambda row: statement_amount(row.amount), RIGHT),
    )


def _detail(row: BehindRow) -> str:
    text = memo_text(row.template, row.arguments)
    return f"{text} · {row.party_name}" if row.party_name else text
