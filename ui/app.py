"""The composition root: welcome page, new company, and the window of an open one.

What the first window does not show is imported once it is painted, or when it is first needed.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from emprende_desktop.domain.clock import Clock, SystemClock
from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.words import fold
from emprende_desktop.i18n.translation import _
from emprende_desktop.vault.cost import DEFAULT_COST, KeyCost
from emprende_desktop.vault.folder import SUFFIX, CompanyFolder
from ui.runner import Runner, ThreadRunner
from ui.start import Frame
from ui.tasks import BusyBar, Tasks
from ui.theme import Look, apply_theme
from ui.welcome import WelcomePage
from ui.widgets.tab_order import move_focus

if TYPE_CHECKING:
    from emprende_desktop.company import Company
    from ui.books import Books
    from ui.main_window import MainWindow
    from ui.new_company import NewCompanyAnswers
    from ui.screen import Context, Dialogs

IDLE_MS = 3_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the app is given from outside: where companies and documents lie, the clock, how work runs."""

    home: Path
    documents: Path
    clock: Clock
    runner: Runner
    cost: KeyCost
    log: Path
    restyle: Callable[[Look], None]
    dialogs: Dialogs | None = None


class Shell(QStackedWidget):
    """The one window of the app: welcome, new company, or the books of one company."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._given = surroundings
        self.main: MainWindow | None = None
        self.busy = BusyBar(self)
        self._tasks = Tasks(surroundings.runner)
        self._tasks.started.connect(self.busy.watch)
        self._tasks.ended.connect(self.busy.leave)
        self._tasks.crashed.connect(self.show_crash)

    @cached_property
    def welcome(self) -> WelcomePage:
        """Return the first page, made when it is first wanted."""
        page = WelcomePage(self._given.home, self.open_company, self.ask_new, self.practise, self.bring_copy)
        self.addWidget(page)
        return page

    def greet(self, refused: str = "") -> None:
        """Show the first page, and why the books that were asked for did not open."""
        self.setCurrentWidget(self.welcome)
        if refused:
            self.welcome.tell(refused)

    def prepare(self) -> None:
        """Import what opening a company needs while she types its key."""
        import ui.main_window
        import ui.screens.home  # noqa: F401

        self._given.runner.run(_import_company_file, _nothing, _log)

    def practise(self) -> None:
        """Open the practice enterprise, made when it is first wanted; its key is known to everybody."""
        from emprende_desktop.practice import ALIAS, PASSPHRASE, make_practice

        path = self._given.home / f"{ALIAS}{SUFFIX}"

        def made(_nothing: None) -> None:
            self.open_company(path, PASSPHRASE, self.welcome.tell)

        if path.exists():
            made(None)
            return
        self._tasks.work(lambda progress: make_practice(path, progress), made, self.welcome.tell)

    def ask_new(self) -> None:
        """Show the three pages."""
        from ui.new_company import NewCompanyPages

        pages = NewCompanyPages(self._make, self._made, lambda: self._back_to_welcome(pages))
        self.addWidget(pages)
        self.setCurrentWidget(pages)

    def _make(self, answers: NewCompanyAnswers, done: Callable[[str], None], refused: Callable[[str], None]) -> None:
        from emprende_desktop.company_file import Secrets, create_company
        from emprende_desktop.domain.enterprise import Enterprise, NewCompany, default_standing
        from emprende_desktop.domain.identity import checked_ruc

        today = self._given.clock.now().date()
        ruc = checked_ruc(answers.ruc) if answers.ruc else ""
        standing = default_standing(ruc, answers.form, answers.regime, today.replace(month=1, day=1))
        new = NewCompany(
            Enterprise(answers.name, answers.alias, ruc, answers.locality, answers.trade), standing, answers.leader
        )
        path = self._given.home / f"{_file_name(answers.alias)}{SUFFIX}"
        self._new = (path, answers.passphrase)
        secrets, clock = Secrets(answers.passphrase, self._given.cost), self._given.clock
        self._tasks.work(lambda progress: create_company(path, new, secrets, clock, progress), done, refused)

    def _made(self) -> None:
        path, passphrase = self._new
        self._back_to_welcome(self.currentWidget())
        self.open_company(path, passphrase, self.welcome.tell)

    def open_company(self, path: Path, secret: str, refused: Callable[[str], None]) -> None:
        """Open a company beside the window and show it; what `company_file.open_company` raises comes as a sentence."""
        clock = self._given.clock

        def opened(company: Company) -> None:
            from ui.books import Books

            books = Books(company, self._given.runner, clock)
            self._folder = path
            for tasks in (books.tasks, books.errands):
                tasks.crashed.connect(self.show_crash)
            self._given.restyle(books.look)
            self._show_window(books)

        def work(progress: Progress) -> Company:
            from emprende_desktop.company_file import open_company

            return open_company(path, secret, clock, progress)

        self._tasks.work(work, opened, refused)

    def _show_window(self, books: Books) -> MainWindow:
        from ui.main_window import MainWindow

        self.main = MainWindow(books, self._context, self._closed)
        idle = QTimer(self.main)
        idle.setSingleShot(True)
        idle.timeout.connect(lambda: self._given.runner.run(partial(_import_writing, books.company), _nothing, _log))
        idle.start(IDLE_MS)
        self.addWidget(self.main)
        self.setCurrentWidget(self.main)
        self.main.page.setFocus()
        return self.main

    def _context(self, window: MainWindow) -> Context:
        from emprende_desktop.queries.enterprise import enterprise, modules
        from ui.screen import Context

        books = window.books
        return Context(
            books=books,
            navigate=window.navigate,
            leave=window.leave,
            toast=window.toast,
            dialogs=self._dialogs(window),
            enterprise=books.fetch(enterprise, books.today),
            modules=books.fetch(modules),
            documents=self._given.documents,
            folder=self._folder,
            key_cost=self._given.cost,
            restyle=self._restyle,
        )

    def _restyle(self, look: Look) -> None:
        """Build the window of the open company anew: what is measured by the text is measured when it is built."""
        before = self.main
        assert before is not None, "a screen of the window asked for it"
        self._given.restyle(look)
        self._show_window(before.books).navigate("appearance")
        self.removeWidget(before)
        before.hide()
        before.deleteLater()

    def bring_copy(self) -> None:
        """Ask for a copy, its key and a short name, and make a company of it."""
        from emprende_desktop.company_file import restore_company
        from ui.screen import Question

        dialogs = self._dialogs(self)
        copy = dialogs.choose_open(_("A copy of my books"), _("Copies of Emprende (*.emprende-copia);;All files (*)"))
        if copy is None:
            return
        asked = (
            Question(_("Short name that others may see"), proposal=copy.stem),
            Question(_("Your key"), secret=True),
        )
        answers = dialogs.ask(_("A copy of my books"), asked)
        if answers is None:
            return
        path = self._given.home / f"{_file_name(answers[0])}{SUFFIX}"
        clock, told = self._given.clock, self.welcome.tell
        self._tasks.work(
            lambda progress: restore_company(copy, path, answers[1], clock, progress),
            lambda _nothing: self.welcome.show_companies(),
            told,
        )

    def show_crash(self) -> None:
        """Show the page after a mistake of ours; going on returns to where she was."""
        from ui.crash import CrashPage

        if isinstance(self.currentWidget(), CrashPage):
            return
        before = self.currentWidget()

        def go_on() -> None:
            self.setCurrentWidget(before)
            self.removeWidget(page)
            page.deleteLater()

        page = CrashPage(self._given.log, self._dialogs(self), go_on)
        self.addWidget(page)
        self.setCurrentWidget(page)

    def _dialogs(self, parent: QWidget) -> Dialogs:
        from ui.dialogs import QtDialogs

        return self._given.dialogs or QtDialogs(parent)

    def _closed(self) -> None:
        if self.main is not None:
            self._given.restyle(Look())
            self._back_to_welcome(self.main)
            self.main = None

    def _back_to_welcome(self, page: QWidget) -> None:
        self.welcome.show_companies()
        self.setCurrentWidget(self.welcome)
        self.removeWidget(page)
        page.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt hands it over
        """Move the keyboard as the page is read."""
        return move_focus(self.currentWidget(), forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar of slow work across the top."""
        super().resizeEvent(event)
        self.busy.setGeometry(0, 0, self.width(), self.busy.sizeHint().height())

    def closeEvent(self, event: object) -> None:
        """Let go of an open company before the window closes."""
        self._tasks.wait()
        if self.main is not None:
            self.main.close()
        super().closeEvent(event)  # type: ignore[arg-type]  # Qt hands a QCloseEvent


def _file_name(alias: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in fold(alias)).split()) or "negocio"


def _import_company_file() -> None:
    import emprende_desktop.company_file  # noqa: F401


def _import_writing(company: Company) -> None:
    """Load the library that writes, and what notes become, before the first note is saved."""
    import emprende_desktop.commands.notes  # noqa: F401

    company.prepare()


def _nothing(_result: object) -> None:
    """Say nothing: nobody waits for it."""


def _log(error: Exception) -> None:
    logging.getLogger("emprende").error("unexpected", exc_info=error)


def _unexpected(shell: Shell, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write a mistake of ours on the window's thread to the log and show the page."""
    logging.getLogger("emprende").error("unexpected", exc_info=(kind, error, trace))
    shell.show_crash()


def begin(app: QApplication, frame: Frame, arguments: list[str]) -> None:
    """Fill the window: the books of a company where its folder is given and its key is known, else the first page."""
    data = _standard(QStandardPaths.StandardLocation.GenericDataLocation) / "Emprende"
    data.mkdir(parents=True, exist_ok=True)
    log = data / "emprende.log"
    logging.basicConfig(filename=log, format="%(asctime)s %(levelname)s %(message)s")
    apply_theme(app, Look())
    documents = _standard(QStandardPaths.StandardLocation.DocumentsLocation)
    shell = Shell(
        Surroundings(data, documents, SystemClock(), ThreadRunner(app), DEFAULT_COST, log, partial(apply_theme, app))
    )
    sys.excepthook = partial(_unexpected, shell)
    frame.hold(shell)
    secret = os.environ.get("EMPRENDE_PASSPHRASE", "")
    if arguments and secret:
        shell.open_company(Path(arguments[0]), secret, shell.greet)
        return
    shell.greet()
    for path in arguments:
        shell.welcome.choose(CompanyFolder(Path(path)))
    frame.repaint()
    shell.prepare()


def _standard(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location))
