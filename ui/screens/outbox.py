"""Bandeja de SUNAT: what waits to be sent, what was answered, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.invoicing.file_names import Way
from emprende_desktop.invoicing.outbox import State
from emprende_desktop.outbox import note_ticket, release, reopen, seen_accepted
from emprende_desktop.outbox_round import Round, run_round, waiting
from emprende_desktop.queries.outbox import (
    Key,
    OutboxRow,
    answer_kept,
    edoc,
    outbox_page,
    sends_its_own,
    to_void,
    unready,
)
from ui.icons import pixmap
from ui.screen import Context, Question
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box, row
from ui.widgets.flow import flow_of
from ui.widgets.outbox_rows import deadline_text, look, round_text, state_text, to_do
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT, Column, KeyedPages, PagedTableModel, paged_view
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import COVERED, Reveal

STATE, NUMBER, DATE, NAME, TOTAL, UNTIL = range(6)
ROOMY, NARROW, NARROWEST = 1000, 700, 520
CHOICES = ((True, N_("What waits or needs you")), (False, N_("Everything that was sent")))


class OutboxScreen(QWidget):
    """Nothing leaves the machine but with its button; what one document is refused for keeps no other back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._refused: dict[str, str] = {}
        self.shown = combo(CHOICES)
        name_box(self.shown, _("Which documents"))
        self.reveal = Reveal()
        self.send = button(_("&Send now"), self.send_now, "main", "arrow-right")
        self.set_up = button(_("&Electronic documents"), partial(context.navigate, "electronic"), "", "settings")
        self.unready, self.to_tell = label("", "warn", wrap=True), label("", "warn", wrap=True)
        self.error = Refusal(context.toast)
        self.told = label("", "sentence", wrap=True)
        self.xml = button(_("Save &XML"), self.save_xml, "", "download")
        self.answer = button(_("Save &answer"), self.save_answer, "", "download")
        self.go_on = button(_("&Continue"), partial(self._act, release, _("It goes on with “Send now”.")), "", "check")
        again = _("It is signed anew with “Send now”.")
        self.again = button(_("Sign ane&w"), partial(self._act, reopen, again), "", "history")
        self.ticket = button(_("Write its &ticket"), self.write_ticket, "", "notebook-pen")
        self.there = button(_("It is t&here"), self.say_there, "", "circle-check")
        self.copy = button(_("Co&py as new"), self.copy_as_new, "", "file-text")
        self.model = PagedTableModel(self._columns(), self._pages)
        self.view = paged_view(self.model, _("Outbox of SUNAT"), NAME)
        self._empty = label("", "muted", wrap=True)
        self._lay_out()
        self._listen()
        self._reload()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        head = row(label(_("Outbox of SUNAT"), "title", wrap=True), self.reveal)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(flow_of(self.shown, self.send, self.set_up))
        layout.addWidget(self.unready)
        layout.addWidget(self.to_tell)
        layout.addWidget(self.error)
        frame, inside = card()
        inside.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.told)
        inside.addWidget(flow_of(self.xml, self.answer, self.go_on, self.again, self.ticket, self.there, self.copy))
        layout.addWidget(frame, 1)

    def _columns(self) -> tuple[Column[OutboxRow], ...]:
        books = self._context.books

        def picture(one: OutboxRow) -> QIcon:
            return QIcon(pixmap(*look(one, books.now), for_text(20)))

        def total(one: OutboxRow) -> str:
            if one.total is None:
                return ""
            return money(one.total) if self.reveal.amounts_shown else COVERED

        return (
            Column(N_("How it stands"), state_text, color=lambda one: look(one, books.now)[1], picture=picture),
            Column(N_("Number"), lambda one: one.name.reference),
            Column(N_("Date"), lambda one: short_date(one.date), color=lambda _row: "grey"),
            Column(N_("Customer"), lambda one: one.customer or _("Annulled documents")),
            Column(N_("Total"), total, RIGHT),
            Column(N_("Until when?"), lambda one: deadline_text(one, books.today)),
        )

    def _listen(self) -> None:
        self.shown.currentIndexChanged.connect(lambda _index: self._reload())
        self.reveal.changed.connect(self._reload)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.model.modelReset.connect(self._offer)
        self._context.books.changed.connect(self._reload_if)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the day and the total out where there is no room; in very large letters the days left stand below."""
        super().resizeEvent(event)
        self.view.setColumnHidden(DATE, self.width() < for_text(ROOMY))
        self.view.setColumnHidden(TOTAL, self.width() < for_text(NARROW))
        self.view.setColumnHidden(UNTIL, self.width() < for_text(NARROWEST))

    def _pages(self) -> KeyedPages[OutboxRow, Key]:
        only_open = bool(self.shown.currentData())
        return KeyedPages(lambda after: self._context.books.fetch(outbox_page, after, only_open=only_open))

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.DOCUMENTS in topics:
            self._reload()

    def _reload(self) -> None:
        chosen = self._chosen_at()
        self.model.reload()
        books = self._context.books
        own, missing = books.fetch(sends_its_own), books.fetch(unready, books.today)
        found = own and self.model.rowCount() > 0
        self._empty.setText(self._nothing(own=own))
        self._empty.setVisible(not found)
        self.view.setVisible(found)
        self.shown.setVisible(own)
        self.reveal.setVisible(found)
        self.send.setVisible(own)
        self.send.setEnabled(missing is None and not books.errands.busy and waiting(books.company) > 0)
        self.unready.setText(sentence(missing) if missing and own else "")
        self.unready.setVisible(missing is not None and own)
        annulled = len(books.fetch(to_void))
        told = ngettext(
            "SUNAT took {count} document that was annulled since: it is told so with “Send now”.",
            "SUNAT took {count} documents that were annulled since: it is told so with “Send now”.",
            annulled,
        )
        self.to_tell.setText(told.format(count=annulled))
        self.to_tell.setVisible(annulled > 0)
        if found:
            self.view.selectRow(min(chosen, self.model.rowCount() - 1))

    def _nothing(self, *, own: bool) -> str:
        if not own:
            return _(
                "Most issue free of charge on SUNAT's portal or in its app: SUNAT keeps those documents and nothing "
                "has to be sent from here. Write the number that the portal gave into your document, and add its XML "
                "and its PDF.\n\n"
                "This page is for those who sign their own with a digital certificate. If you want that, begin with "
                "“Electronic documents”."
            )
        if self.shown.currentData():
            return _("Nothing waits. What you give from now on stands here until SUNAT has answered.")
        return _("Nothing was sent yet. What you give stands here from its first day on.")

    def _chosen_at(self) -> int:
        chosen: list[QModelIndex] = self.view.selectionModel().selectedRows()
        return chosen[0].row() if chosen else 0

    def _chosen(self) -> OutboxRow | None:
        chosen: list[QModelIndex] = self.view.selectionModel().selectedRows()
        return self.model.row(chosen[0].row()) if chosen and chosen[0].row() < self.model.rowCount() else None

    def _offer(self) -> None:
        """Say what to do about the chosen one, and show the buttons that help."""
        one = self._chosen()
        signed = one is not None and one.id is not None
        outgoing = one.outgoing if one else None
        unknown = outgoing is not None and outgoing.state is State.UNKNOWN
        self.xml.setVisible(signed)
        has_answer = signed and self._context.books.fetch(answer_kept, one.id) is not None  # type: ignore[union-attr, arg-type]
        self.answer.setVisible(has_answer)
        self.go_on.setVisible(outgoing is not None and outgoing.held and not outgoing.known)
        self.again.setVisible(outgoing is not None and outgoing.state is State.SIGNED)
        self.ticket.setVisible(unknown and outgoing.way is Way.TICKET)  # type: ignore[union-attr]
        self.there.setVisible(unknown and outgoing.known)  # type: ignore[union-attr]
        self.copy.setVisible(self._is_copied(one))
        self.told.setText(self._told(one) if one else "")
        self.told.setVisible(one is not None)

    def _is_copied(self, one: OutboxRow | None) -> bool:
        return one is not None and one.document is not None and one.outgoing.state is State.REJECTED

    def copy_as_new(self) -> None:
        """Open the form with what a rejected document says, to correct it and give it under a new number."""
        one = self._chosen()
        if one is not None and one.document is not None:
            self._context.navigate("document-copy", one.document)

    def _told(self, one: OutboxRow) -> str:
        told = self._refused.get(one.name.reference) or to_do(one, self._context.books.now)
        return f"{one.name.reference}: {told}"

    def send_now(self) -> None:
        """Sign and send everything that waits, beside whatever else is done."""
        self.error.hide()
        self.send.setEnabled(False)
        self._context.books.errand(run_round, self._sent, self._not_sent)

    def _sent(self, made: Round) -> None:
        told, good = round_text(made)
        if not isValid(self):
            self._context.toast(told)
            return
        self._refused = {one.called: sentence(one.error) for one in made.tried if one.error}
        self._reload()
        if good:
            self._context.toast(told)
        else:
            self.error.say(told)

    def _not_sent(self, text: str) -> None:
        self.error.say(text)
        if isValid(self):
            self._reload()

    def _act(self, act: Callable[..., None], told: str, *more: str) -> None:
        one = self._chosen()
        if one is None or one.id is None:
            return
        self.error.hide()
        self._context.books.errand(
            lambda company, _progress: act(company, one.id, *more),
            lambda _done: self._context.toast(told),
            self.error.say,
        )

    def write_ticket(self) -> None:
        """Ask for the ticket of a summary or a voiding whose answer was lost."""
        one = self._chosen()
        asked = (Question(_("The ticket that SUNAT gave")),)
        answers = self._context.dialogs.ask(one.name.reference, asked) if one else None
        if answers and answers[0]:
            self._act(note_ticket, _("SUNAT is asked for it with “Send now”."), answers[0])

    def say_there(self) -> None:
        """Write down that she saw it on SUNAT's pages."""
        one = self._chosen()
        question = _("Did you see {number} on SUNAT's pages, with this customer and this total?")
        if one and self._context.dialogs.warn(question.format(number=one.name.reference), _("It is there")):
            self._act(seen_accepted, _("Noted"))

    def save_xml(self) -> None:
        """Save the signed document as a file."""
        one = self._chosen()
        if one is not None and one.id is not None:
            self._save(f"{one.name.stem}.xml", self._context.books.fetch(edoc, one.id).xml)

    def save_answer(self) -> None:
        """Save SUNAT's answer as it came."""
        one = self._chosen()
        content = self._context.books.fetch(answer_kept, one.id) if one and one.id is not None else None
        if one is not None and content is not None:
            self._save(f"R-{one.name.stem}.zip", content)

    def _save(self, name: str, content: bytes) -> None:
        from emprende_desktop.vault.files import write_atomically

        path = self._context.dialogs.choose_save(_("Save"), self._context.documents / name)
        if path is None:
            return
        told = _("Saved in {path}").format(path=path)
        self._context.books.work(
            lambda _progress: write_atomically(path, content), lambda _done: self._context.toast(told), self.error.say
        )


def build(context: Context, _entry: int | None) -> OutboxScreen:
    """Return the screen."""
    return OutboxScreen(context)
