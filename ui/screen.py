"""What a screen is, and what it is given: no global is looked up from inside one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from emprende_desktop.queries.enterprise import EnterpriseRow
from ui.books import Books


class Navigate(Protocol):
    """Goes to a screen; `entry` is the note to correct, where there is one."""

    def __call__(self, key: str, entry: int | None = None) -> None:
        """Show the screen."""
        ...


class Toast(Protocol):
    """Says in passing what happened, with a way back where there is one."""

    def __call__(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show the sentence for a few seconds."""
        ...


class Dialogs(Protocol):
    """Whatever must be asked in between; tests answer in a person's place."""

    def confirm(self, text: str, yes: str) -> bool:
        """Ask before something that is more than one click to mend."""
        ...

    def ask_text(self, title: str, label: str) -> str:
        """Ask for a word; empty means no."""
        ...

    def choose_save(self, title: str, proposal: Path) -> Path | None:
        """Ask where to write a file."""
        ...

    def choose_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a screen is given."""

    books: Books
    navigate: Navigate
    toast: Toast
    dialogs: Dialogs
    enterprise: EnterpriseRow
    documents: Path


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its key, title and picture, the room of the rail it belongs to, and how it is built."""

    key: str
    title: str
    icon: str
    room: str
    build: Callable[[Context, int | None], QWidget]


@dataclass(frozen=True, slots=True)
class Room:
    """A place of the rail; its first screen opens when it is pressed."""

    key: str
    title: str
    icon: str
