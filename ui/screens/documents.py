"""Comprobantes: what was given, the newest first, to annul, correct or copy; drafts on top."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.formats import day_label, money, short_date
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.documents import DocumentLine, DocumentsWanted, DraftRow, documents_page, drafts
from emprende_desktop.queries.page import PAGE_SIZE, Page
from emprende_desktop.trade.documents import DocumentKind
from ui.papers import document_file
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, clear, combo, label, name_box
from ui.widgets.document_acts import annul_document
from ui.widgets.document_portal import FILES
from ui.widgets.document_print import print_documents
from ui.widgets.flow import flow_of
from ui.widgets.keys import on_key
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, KeyedPages, PagedTableModel, paged_view
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import COVERED, Reveal
from ui.widgets.search_field import SearchField
from ui.widgets.spans import SPANS, span_of

WHO, STATE = 2, 4
ROOMY = 760
KINDS = ("", N_("Every kind"))
CORRECTED = (DocumentKind.BOLETA, DocumentKind.FACTURA)
STATES = {
    "signed": N_("signed"), "sent": N_("sent"), "accepted": N_("accepted"), "observed": N_("accepted, with a remark"),
    "rejected": N_("rejected"), "unknown": N_("no answer yet"),
}  # fmt: skip


class DocumentsScreen(QWidget):
    """The list of documents; several may be chosen at once, to be printed together."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.search = SearchField(_("Find by number or customer"))
        self.period = combo(SPANS)
        self.kind = combo((KINDS, *((kind.value, words) for kind, words in DOCUMENTS.items() if kind.value != "none")))
        for box, name in ((self.period, _("Of which days")), (self.kind, _("Which document"))):
            name_box(box, name)
        self.reveal = Reveal()
        self.error = Refusal(context.toast)
        self._wanted = self._shown()
        self.model = PagedTableModel(self._columns(), lambda: self._pages(self._wanted))
        self.view = paged_view(self.model, _("Documents"), WHO)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._empty = label("", "muted", wrap=True)
        self._drafts, self._list = card()
        self.acts = self._made_acts()
        self._lay_out()
        self._listen()
        self._reload()

    def _made_acts(self) -> dict[str, QPushButton]:
        go = self._go_with
        return {
            "print": button(_("Pr&int"), self.print, "", "printer"),
            "copy": button(_("Another &like it"), partial(go, "document-copy"), "", "plus"),
            "credit": button(_("&Credit note"), partial(go, "document-credit"), "", "history"),
            "debit": button(_("&Debit note"), partial(go, "document-debit"), "", "plus"),
            "annul": button(_("&Annul"), self.annul, "", "x"),
            **{
                what: button(_(words), partial(self.attach, what, kinds), "", "paperclip")
                for what, words, kinds in FILES
            },
        }

    def _lay_out(self) -> None:
        layout = page_layout(self)
        new = button(_("&New document"), lambda: self._context.navigate("document"), "main", "plus")
        layout.addWidget(label(_("Documents"), "title"))
        layout.addWidget(flow_of(new, self.reveal))
        layout.addWidget(self.error)
        layout.addWidget(self._drafts)
        layout.addWidget(self.search)
        layout.addWidget(flow_of(self.period, self.kind))
        layout.addWidget(flow_of(*self.acts.values()))
        frame, inside = card()
        inside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        layout.addWidget(frame, 1)

    def _listen(self) -> None:
        self.search.asked.connect(self._reload)
        for box in (self.period, self.kind):
            box.currentIndexChanged.connect(lambda _index: self._reload())
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.reveal.changed.connect(self._reload)
        self._context.books.changed.connect(self._reload_if)
        on_key(self.view, Qt.Key.Key_Delete, self.annul)
        on_key(self.view, Qt.Key.Key_Return, self.print)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the state out where there is no room."""
        super().resizeEvent(event)
        self.view.setColumnHidden(STATE, self.width() < for_text(ROOMY))

    def _columns(self) -> tuple[Column[DocumentLine], ...]:
        return (
            Column(N_("Day"), lambda one: day_label(one.date, self._context.books.today), color=lambda _one: "grey"),
            Column(N_("Document"), lambda one: f"{_(DOCUMENTS[one.kind])} {one.called}", color=_if_annulled),
            Column(N_("Who"), lambda one: one.name or _("Various customers"), color=_if_annulled),
            Column(N_("Amount"), self._amount, RIGHT, _if_annulled),
            Column(N_("State"), _state, color=lambda _one: "grey"),
        )

    def _amount(self, one: DocumentLine) -> str:
        return money(one.total) if self.reveal.amounts_shown else COVERED

    def _shown(self) -> DocumentsWanted:
        start, end = span_of(self.period.currentData(), self._context.books.today)
        kind = str(self.kind.currentData())
        return DocumentsWanted(
            kinds=(kind,) if kind else (), start=start.isoformat() if start else "",
            end=end.isoformat() if end else "9999", words=self.search.text(), rows=PAGE_SIZE + 1,
        )  # fmt: skip

    def _pages(self, wanted: DocumentsWanted) -> KeyedPages[DocumentLine, tuple[str, int]]:
        return KeyedPages(partial(self._page, wanted))

    def _page(self, wanted: DocumentsWanted, after: tuple[str, int] | None) -> Page[DocumentLine, tuple[str, int]]:
        asked = wanted if after is None else replace(wanted, before=after)
        found = self._context.books.fetch(documents_page, asked)
        page = found[:PAGE_SIZE]
        more = len(found) > PAGE_SIZE
        return Page(page, (page[-1].date.isoformat(), page[-1].id) if more else None)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.DOCUMENTS in topics:
            self._reload()

    def _reload(self) -> None:
        """Read what is asked for now; words are looked for beside the window."""
        self.search.settle()
        self._wanted = wanted = self._shown()
        self._show_drafts()
        if not wanted.words.strip():
            self._found(wanted, self._pages(wanted))
            return
        self._context.books.work(
            lambda _progress: self._pages(wanted), lambda pages: self._found(wanted, pages), self._context.toast
        )

    def _found(self, wanted: DocumentsWanted, pages: KeyedPages[DocumentLine, tuple[str, int]]) -> None:
        if not isValid(self) or wanted != self._wanted:
            return
        self.model.show(pages)
        found = self.model.rowCount() > 0
        asked = wanted.words.strip() or wanted.kinds or self.period.currentIndex() > 0
        self._empty.setText(
            _("Nothing found. Write fewer letters, or choose other days or another kind.")
            if asked
            else _("No document was given yet. Press “New document”, or “Give a document” beside a sale in Movements.")
        )
        self._empty.setVisible(not found)
        self.view.setVisible(found)
        self._offer()

    def _show_drafts(self) -> None:
        clear(self._list)
        waiting = self._context.books.fetch(drafts)
        self._drafts.setVisible(bool(waiting))
        if waiting:
            self._list.addWidget(label(_("Drafts"), "heading"))
        for one in waiting:
            self._list.addWidget(self._draft_line(one))

    def _draft_line(self, draft: DraftRow) -> QWidget:
        told = f"{_(DOCUMENTS[draft.kind])} · {draft.name or _('Various customers')} · {short_date(draft.date)}"
        words = label(f"{told} · {money(draft.total)}" if self.reveal.amounts_shown else told, wrap=True)
        open_it = button(_("Go on"), partial(self._context.navigate, "document-draft", draft.id), "link")
        open_it.setAccessibleName(_("Go on with {draft}").format(draft=told))
        away = button(_("Throw away"), partial(self.drop, draft), "link")
        away.setAccessibleName(_("Throw away {draft}").format(draft=told))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words, 1)
        line.addWidget(open_it)
        line.addWidget(away)
        return holder

    def drop(self, draft: DraftRow) -> None:
        """Throw a draft away, after asking: nothing brings it back."""
        from emprende_desktop.commands.documents import drop_draft

        if self._context.dialogs.warn(_("Throw this draft away? It cannot be brought back."), _("Throw away")):
            self._context.books.do(
                drop_draft, draft.id, lambda _done: self._context.toast(_("Thrown away")), self.error.say
            )

    def chosen(self) -> tuple[DocumentLine, ...]:
        """Return the documents that are chosen, as they stand in the list."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.row(number) for number in rows)

    def _offer(self) -> None:
        chosen = self.chosen()
        one = chosen[0] if len(chosen) == 1 else None
        stands = one is not None and not one.voided
        corrected = one is not None and stands and one.kind in CORRECTED
        for name, offered in (
            ("print", bool(chosen)), ("copy", one is not None), ("credit", corrected), ("debit", corrected),
            ("annul", stands), ("xml", stands), ("pdf", stands),
        ):  # fmt: skip
            self.acts[name].setEnabled(offered)

    def _go_with(self, screen: str) -> None:
        chosen = self.chosen()
        if chosen:
            self._context.navigate(screen, chosen[0].id)

    def print(self) -> None:
        """Show the chosen document as it is printed; several are printed together at once."""
        chosen = tuple(one.id for one in self.chosen())
        if len(chosen) == 1:
            self._context.navigate("document-paper", chosen[0])
        elif chosen:
            print_documents(self._context, chosen, self.error.say)

    def annul(self) -> None:
        """Ask why and annul the chosen document."""
        self.error.hide()
        chosen = self.chosen()
        if len(chosen) == 1 and not chosen[0].voided:
            annul_document(self._context, chosen[0], self.error.say)

    def attach(self, what: str, kinds: str) -> None:
        """Ask for the XML or the PDF of the chosen document and keep it with it."""
        self.error.hide()
        path = self._context.dialogs.choose_open(_("File of the document"), _(kinds))
        if path is None:
            return
        from emprende_desktop.commands.documents import DocumentPaper, attach_to_document

        document = self.chosen()[0].id
        told = _("Kept with the document")
        do, refuse, toast = self._context.books.do, self.error.say, self._context.toast
        self._context.books.work(
            lambda _progress: document_file(path, what),
            lambda paper: do(
                attach_to_document, DocumentPaper(document, what, paper), lambda _done: toast(told), refuse
            ),
            refuse,
        )


def _state(one: DocumentLine) -> str:
    if one.voided:
        return _("annulled")
    if one.state:
        return _(STATES[one.state])
    return _("on SUNAT's portal") if one.origin == "portal" else ""


def _if_annulled(one: DocumentLine) -> str:
    return "grey" if one.voided else ""


def build(context: Context, _entry: int | None) -> DocumentsScreen:
    """Return the screen."""
    return DocumentsScreen(context)
