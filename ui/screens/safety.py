"""Copia y clave: a copy of the books on a USB, and a new key."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.company_file import Secrets, change_key, copy_company
from emprende_desktop.domain.progress import Progress
from emprende_desktop.i18n.translation import _
from emprende_desktop.vault.drives import drive_named
from ui.screen import Context
from ui.widgets.basics import asked, button, card, label, row, secret_field
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

COPY_SUFFIX = ".emprende-copia"


class SafetyScreen(QWidget):
    """Saves a copy that the key opens, and changes the key."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.copy_key, self.old_key, self.new_key, self.again = (secret_field() for _field in range(4))
        self.copy = button(_("Save a &copy in…"), self.save_copy, "main", "save")
        self.change = button(_("Change the &key"), self.change_key, "", "key-round")
        self.said = label("", "sentence", wrap=True)
        self.error = Refusal(context.toast)
        self.said.hide()
        self.error.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Copy and key"), "title"))
        outer.addWidget(self.error)
        inner = QWidget()
        inner.setObjectName("page")
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(0, 0, 0, 0)
        text = _("Keep a copy on a USB away from the laptop, every week. Only your key or your paper code opens it.")
        cards.addWidget(_card(_("Copy of my books"), text, ((_("Your key"), self.copy_key),), self.copy))
        questions = ((_("Your key, or the code on paper"), self.old_key), (_("New key"), self.new_key),
                 (_("The same key again"), self.again))  # fmt: skip
        text = _("Change it when somebody may have seen it. The code on paper stays the same.")
        cards.addWidget(_card(_("My key"), text, questions, self.change))
        cards.addStretch()
        outer.addWidget(self.said)
        outer.addWidget(inner, 1)

    def save_copy(self) -> None:
        """Ask where, and write a copy that was opened and checked before it is called done."""
        today = self._context.books.today.isoformat()
        name = f"{self._context.folder.stem} {today}{COPY_SUFFIX}"
        target = self._context.dialogs.choose_save(_("Save a copy in…"), self._context.documents / name)
        if target is None:
            return
        folder, secret = self._context.folder, self.copy_key.text()
        self._context.books.work(
            lambda progress: _copied(folder, secret, target, progress), self._copied, self._refused
        )

    def _copied(self, target: Path) -> None:
        self.copy_key.clear()
        self._tell(_("Copy saved and checked in {folder}: {name}").format(folder=target.parent.name, name=target.name))

    def change_key(self) -> None:
        """Change the key; the old one or the paper code must open the books."""
        if self.new_key.text() != self.again.text():
            self._refused(_("The two keys differ: write the same one twice."))
            return
        folder, old = self._context.folder, self.old_key.text()
        new = Secrets(self.new_key.text(), self._context.key_cost)
        self._context.books.work(lambda progress: change_key(folder, old, new, progress), self._changed, self._refused)

    def _changed(self, _nothing: None) -> None:
        for field in (self.old_key, self.new_key, self.again):
            field.clear()
        self._tell(_("Your key is changed. The old one opens nothing any more."))

    def _tell(self, text: str) -> None:
        self.error.hide()
        self.said.setText(text)
        self.said.show()

    def _refused(self, text: str) -> None:
        self.said.hide()
        self.error.say(text)


def _copied(folder: Path, secret: str, target: Path, progress: Progress) -> Path:
    with drive_named(target):
        copy_company(folder, secret, target, progress)
    return target


def _card(title: str, text: str, questions: tuple[tuple[str, QWidget], ...], act: QWidget) -> QWidget:
    frame, layout = card()
    layout.addWidget(label(title, "heading"))
    layout.addWidget(label(text, "muted", wrap=True))
    layout.addLayout(asked(questions))
    layout.addLayout(row(act, stretch_after=0))
    return frame


def build(context: Context, _entry: int | None) -> SafetyScreen:
    """Return the screen."""
    return SafetyScreen(context)
