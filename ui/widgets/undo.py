"""Taking back a note, from a toast or a list: what was paid on it is said first and taken back with it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.masters import payments_of

if TYPE_CHECKING:
    from emprende_desktop.company import Command
    from emprende_desktop.trade.notes import Note
    from ui.screen import Context

V = TypeVar("V")


def undo_by(context: Context, command: Command[V], value: V) -> Callable[[], None]:
    """Return what a toast runs to take something back with a command, which says when it is done."""

    def undo() -> None:
        context.books.do(command, value, lambda _committed: context.toast(_("Undone.")), context.toast)

    return undo


def undo_of(context: Context, entry: int) -> Callable[[], None]:
    """Return what takes an entry back; pressed twice it posts once."""
    key = str(uuid.uuid4())

    def undo() -> None:
        from emprende_desktop.commands.notes import reverse_entry, reverse_with_payments
        from emprende_desktop.trade.corrections import Reversal

        payments = context.books.fetch(payments_of, entry)
        question = _("Part of this was already paid. Undo the payment too?")
        if payments and not context.dialogs.confirm(question, _("Undo both")):
            return
        undo_by(context, reverse_with_payments if payments else reverse_entry, Reversal(entry, key))()

    return undo


def undo_of_correction(context: Context, entry: int, original: Note, before: int | None) -> Callable[[], None]:
    """Return what puts a note back as it was before it was corrected, with what was paid on `before`, its old row.

    Pressed twice it posts once.
    """
    from emprende_desktop.commands.notes import correct_note
    from emprende_desktop.trade.corrections import Correction

    back = Correction(entry, replace(original, key=str(uuid.uuid4())), restores=before)
    return undo_by(context, correct_note, back)


def undo_of_move(context: Context, move: int) -> Callable[[], None]:
    """Return what takes a movement of lots back, with the note that made it; pressed twice it is undone once."""
    from emprende_desktop.commands.lots import MoveUndoing, undo_move

    return undo_by(context, undo_move, MoveUndoing(move, str(uuid.uuid4())))
