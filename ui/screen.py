"""What a screen is, and what it is given: no global is looked up from inside one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.domain.progress import Progress
from emprende_desktop.vault.cost import KeyCost
from ui.theme import Look

if TYPE_CHECKING:  # the first window asks its questions before any books are open
    from emprende_desktop.queries.enterprise import EnterpriseRow
    from ui.books import Books


NEW = 0  # the row of what is not written yet: its form is opened, and what it was opened from is kept meanwhile


class Navigate(Protocol):
    """Goes to a screen; `entry` is the row it is about, where there is one: the note to correct, an account."""

    def __call__(self, key: str, entry: int | None = None) -> None:
        """Show the screen."""
        ...


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done next, and its words."""

    words: str
    do: Callable[[], None]


class Toast(Protocol):
    """Says in passing what happened, with a way back and what can be done next where there is one."""

    def __call__(self, text: str, undo: Callable[[], None] | None = None, then: Act | None = None) -> None:
        """Show the sentence for a few seconds."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: its words, and either choices (value, words) or free text with a first proposal.

    What is typed into a secret one is not shown.
    """

    text: str
    choices: tuple[tuple[str, str], ...] = ()
    proposal: str = ""
    secret: bool = False


class Print(Protocol):
    """Prints a PDF beside the window."""

    def __call__(self, content: bytes, progress: Progress) -> None:
        """Print every page that was asked for; raises what stops it."""
        ...


class Dialogs(Protocol):
    """Whatever must be asked in between; tests answer in a person's place."""

    def confirm(self, text: str, yes: str) -> bool:
        """Ask before something that is more than one click to mend."""
        ...

    def warn(self, text: str, yes: str) -> bool:
        """Ask before something is lost or fixed: Enter leaves it as it is."""
        ...

    def ask(self, title: str, questions: tuple[Question, ...]) -> tuple[str, ...] | None:
        """Ask a few things at once and return the answers in order, or None where the person left off."""
        ...

    def choose_printer(self, title: str) -> Print | None:
        """Ask for a printer and return what prints on it, or None where she chose none."""
        ...

    def choose_save(self, title: str, proposal: Path) -> Path | None:
        """Ask where to write a file."""
        ...

    def choose_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read."""
        ...

    def choose_folder(self, title: str, proposal: Path) -> Path | None:
        """Ask for a folder to write into."""
        ...

    def choose_line(self, text: str, lines: tuple[str, ...], yes: str) -> int | None:
        """Show a list and return which line was chosen, or None where she only read it."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a screen is given; `leave` goes back to where a form was opened from.

    `modules` are what the company has switched on, `folder` holds the books; `restyle` shows the window anew in
    another look.
    """

    books: Books
    navigate: Navigate
    leave: Callable[[], None]
    toast: Toast
    dialogs: Dialogs
    enterprise: EnterpriseRow
    modules: frozenset[Module]
    documents: Path
    folder: Path
    key_cost: KeyCost
    restyle: Callable[[Look], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its key, title and picture, the room of the rail it belongs to, and its module of `ui.screens`.

    One without a tab is reached from a list or a button; one `of_entry` is built only for a row that is there.
    `maker` is the function of the module that builds it. One that `needs` a module of the program, or stands in a room
    that does, is shown where the company has it switched on. Left with no list behind it, it goes to `after`.
    """

    key: str
    title: str
    icon: str
    room: str
    module: str
    tab: bool = True
    of_entry: bool = False
    maker: str = "build"
    after: str = "home"
    needs: Module | None = None

    def build(self, context: Context, entry: int | None) -> QWidget:
        """Build it anew with its module, which is imported when the screen is first wanted."""
        built: QWidget = getattr(import_module(f"ui.screens.{self.module}"), self.maker)(context, entry)
        return built


@dataclass(frozen=True, slots=True)
class Room:
    """A place of the rail; its first screen opens when it is pressed, and without one it is not there."""

    key: str
    title: str
    icon: str
    needs: Module | None = None
