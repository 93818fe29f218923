"""Permiso para pallaquear: whose dump it is, which paper says so, from when until when."""

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.gathering import save_permission, undo_permission
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.gathering import NewPermission, Permission
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.members import permission_light, permission_text
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.gathering import PermissionRow, permissions
from ui.screen import Context
from ui.widgets.basics import asked, button, card, clear, label
from ui.widgets.columns import Columns
from ui.widgets.dates import date_or_none, open_date_field
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.saving import SavingFoot
from ui.widgets.undo import undo_by


class PermissionScreen(QWidget):
    """Those that are kept on the left; a new one, or the one that is mended, on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._mended: PermissionRow | None = None
        self.holder, self.concession, self.code, self.kind, self.share = (QLineEdit() for _field in range(5))
        self._words = (self.holder, self.concession, self.code, self.kind, self.share)
        self.valid_from = open_date_field(context.books.today, "")
        self.valid_until = open_date_field(None, "")
        words = (N_("&Save permission"), N_("Permission saved"))
        self.foot = SavingFoot(context, None, words, self.submit)
        self.foot.undone_by(self._undoing)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._lay_out()
        for field in (*self._words, self.valid_from, self.valid_until):
            field.textChanged.connect(lambda _text: self._tell())
        form_keys(self, self.submit, context.leave)
        self.setFocusProxy(self.holder)
        context.books.changed.connect(self._reload_if)
        self._reload()
        self._tell()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addWidget(label(_("Permission to gather"), "title"))
        kept, inside = card()
        inside.addWidget(label(_("The permissions we have"), "heading"))
        inside.addLayout(self._list)
        inside.addStretch()
        form, questions = card()
        questions.addWidget(label(_("A permission"), "step"))
        questions.addLayout(
            asked(
                (
                    (_("Who gives it? (cooperative, company, owner)"), self.holder),
                    (_("Name of the concession"), self.concession),
                    (_("Code of the concession"), self.code),
                    (_("Which paper? (act, contract, letter, word of mouth)"), self.kind),
                    (_("From which day?"), self.valid_from),
                    (_("Until which day? (empty: no end)"), self.valid_until),
                    (_("What share is owed for it? (if any)"), self.share),
                )
            )
        )
        questions.addStretch()
        outer.addWidget(Columns(kept, form, (2, 3)), 1)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.MEMBERS in topics:
            self._reload()

    def _reload(self) -> None:
        clear(self._list)
        found = self._context.books.fetch(permissions)
        for one in found:
            self._list.addWidget(self._row(one))
        if not found:
            empty = _("None is written down yet: fill in the form, and attach a photo of the paper.")
            self._list.addWidget(label(empty, "muted", wrap=True))

    def _row(self, one: PermissionRow) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        words, style = permission_light(one.told, self._context.books.today)
        layout.addWidget(label(permission_text(one.told), "step", wrap=True))
        paper = _("photo kept") if one.has_paper else _("no photo")
        layout.addWidget(label(f"{words} · {paper}", style, wrap=True))
        if one.told.share:
            layout.addWidget(label(_("Share owed: {share}").format(share=one.told.share), "muted", wrap=True))
        mend = button(_("Mend"), partial(self.mend, one), "link", "notebook-pen")
        away = button(_("Take back"), partial(self.take_back, one), "link", "x")
        for act in (mend, away):
            act.setAccessibleName(f"{act.text()}: {permission_text(one.told)} ({one.id})")
        layout.addWidget(flow_of(mend, away))
        return holder

    def mend(self, one: PermissionRow) -> None:
        """Fill a permission into the form: saving takes its place."""
        told = one.told
        self._mended = one
        for field, text in zip(
            self._words, (told.holder, told.concession, told.code, told.kind, told.share), strict=True
        ):
            field.setText(text)
        for field, day in ((self.valid_from, told.valid_from), (self.valid_until, told.valid_until)):
            field.setText(short_date(day) if day else "")
        self.holder.setFocus()

    def take_back(self, one: PermissionRow) -> None:
        """Take a permission back; written again it is there again."""
        again = NewPermission(one.told, str(uuid.uuid4()), replaces=one.id)
        books, toast = self._context.books, self._context.toast

        def back() -> None:
            books.do(save_permission, again, lambda _done: toast(_("It is there again.")), toast)

        books.do(undo_permission, one.id, lambda _done: toast(_("Permission taken back"), back), self.foot.refuse)

    def _undoing(self, context: Context, permission: int) -> Callable[[], None]:
        mended = self._mended
        if mended is None:
            return undo_by(context, undo_permission, permission)
        back = NewPermission(mended.told, str(uuid.uuid4()), replaces=permission)
        return undo_by(context, save_permission, back)

    def _read(self) -> Permission:
        """Return what is written; raises what is wrong with it."""
        near = self._context.books.today
        return Permission(
            self.holder.text(), self.concession.text(), self.code.text(), self.kind.text(),
            date_or_none(self.valid_from, near), date_or_none(self.valid_until, near), self.share.text(),
        )  # fmt: skip

    def _tell(self) -> None:
        if not self.holder.text().strip():
            self.foot.tell(_("Write who gives the permission and until when; attach a photo of the paper if you can."))
            return
        try:
            told = self._read()
        except BookkeepingError as error:
            self.foot.tell(sentence(error))
            return
        self.foot.tell(f"{permission_text(told)}: {permission_light(told, self._context.books.today)[0]}")

    def submit(self) -> None:
        """Save the permission; what was typed stays where something is wrong."""
        paper = self.foot.papers[-1] if self.foot.papers else None
        replaces = self._mended.id if self._mended else None
        make = lambda _party: NewPermission(self._read(), self.foot.key, paper, replaces)  # noqa: E731
        self.foot.submit("", make, save_permission)


def build(context: Context, _entry: int | None) -> PermissionScreen:
    """Return the screen."""
    return PermissionScreen(context)
