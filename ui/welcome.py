"""The companies on this laptop by alias; opening one, or making a new one in three short pages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from emprende_desktop.vault.folder import CompanyFolder, companies_in
from ui.icons import pixmap
from ui.widgets.basics import button, card, clear, label, row, scrolling
from ui.widgets.keys import SAVE, on_key

Opener = Callable[[Path, str, Callable[[str], None]], None]


class WelcomePage(QWidget):
    """The first thing on the screen; it knows aliases only, never a name or an amount."""

    def __init__(
        self,
        home: Path,
        open_company: Opener,
        make_new: Callable[[], None],
        practise: Callable[[], None],
        bring_copy: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._home = home
        self._open_company = open_company
        self._chosen: CompanyFolder | None = None
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(_("Your key"))
        self.passphrase.setAccessibleName(_("Your key"))
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.said = label("", "error", wrap=True)
        self.said.hide()
        self.open = button(_("&Open"), self.submit, "main", "lock")
        self._list = QVBoxLayout()
        self._question, self._inside = card()
        self._lay_out(make_new, practise, bring_copy)
        self.show_companies()

    def _lay_out(
        self, make_new: Callable[[], None], practise: Callable[[], None], bring_copy: Callable[[], None]
    ) -> None:
        picture = label("")
        picture.setPixmap(pixmap("mountain", "teal", 56))
        inner = QWidget()
        inner.setObjectName("page")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(60, 40, 60, 40)
        layout.setSpacing(14)
        layout.addLayout(row(picture, label("Emprende", "title"), stretch_after=1))
        layout.addWidget(label(_("Whose books do you want to open?"), "heading"))
        layout.addLayout(self._list)
        self._heading = label("", "heading")
        self._inside.addWidget(self._heading)
        self._inside.addWidget(self.passphrase)
        self._inside.addWidget(self.error)
        self._inside.addLayout(row(self.open, stretch_after=0))
        layout.addWidget(self._question)
        self.new = button(_("&New enterprise"), make_new, "", "plus")
        self.practice = button(_("&Practice first"), practise, "", "notebook-pen")
        self.bring = button(_("Bring a &copy"), bring_copy, "", "archive-restore")
        layout.addLayout(row(self.new, self.practice, self.bring, stretch_after=2))
        layout.addWidget(self.said)
        layout.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))
        for key in SAVE:
            on_key(self, key, self.submit)

    def tell(self, text: str) -> None:
        """Say what could not be done."""
        self.said.setText(text)
        self.said.show()

    def show_companies(self) -> None:
        """Read the folder again and list the companies."""
        clear(self._list)
        self.passphrase.clear()
        self.error.hide()
        self.said.hide()
        found = companies_in(self._home)
        if not found:
            self._list.addWidget(
                label(_("There are none on this laptop yet. Make yours: it takes three pages."), "muted")
            )
        for folder in found:
            choice = button(folder.alias, partial(self.choose, folder), "", "store")
            self._list.addWidget(choice)
        self._question.setVisible(False)
        if len(found) == 1:
            self.choose(found[0])

    def choose(self, folder: CompanyFolder) -> None:
        """Ask for the key of a company."""
        self._chosen = folder
        self._heading.setText(_("Key of {alias}").format(alias=folder.alias))
        self.error.hide()
        self._question.show()
        self.passphrase.setFocus()

    def submit(self) -> None:
        """Open the chosen company; a wrong key says so and leaves everything as it is."""
        if self._chosen is None or not self.open.isEnabled():
            return
        self.error.hide()
        self.open.setEnabled(False)
        self._open_company(self._chosen.path, self.passphrase.text(), self._refused)

    def _refused(self, text: str) -> None:
        self.open.setEnabled(True)
        self.error.setText(text)
        self.error.show()
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed once the books are open, or something else is wanted."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.open.setEnabled(True)
            self.passphrase.clear()
