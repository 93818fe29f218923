"""A saved note read back as the answers of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.trade.documents import NO_DOCUMENT
from ui.widgets.note_spec import Answers

if TYPE_CHECKING:
    from emprende_desktop.trade.notes import Note


def trade_answers(note: Note) -> Answers:
    """Read a sale or an expense."""
    from emprende_desktop.trade.notes import Expense, Sale

    assert isinstance(note, Sale | Expense)
    return Answers(
        note.amount, note.category, "", note.place, "", None, "", note.party, note.document, note.date, note.detail,
        note.key, (), carried=note.carried if isinstance(note, Expense) else None,
    )  # fmt: skip


def payment_answers(note: Note) -> Answers:
    """Read a collection or a payment to a supplier."""
    from emprende_desktop.trade.notes import Collection, SupplierPayment

    assert isinstance(note, Collection | SupplierPayment)
    return Answers(
        note.amount, None, "", note.place, "", None, "", note.party, NO_DOCUMENT, note.date, note.detail, note.key,
        note.applications,
    )  # fmt: skip


def own_money_answers(note: Note) -> Answers:
    """Read money from or to the owner's pocket."""
    from emprende_desktop.trade.notes import OwnerContribution, OwnerWithdrawal

    assert isinstance(note, OwnerContribution | OwnerWithdrawal)
    return Answers(
        note.amount, None, "", note.place, "", None, "", note.party, NO_DOCUMENT, note.date, note.detail, note.key, ()
    )


def transfer_answers(note: Note) -> Answers:
    """Read money moved between places."""
    from emprende_desktop.trade.notes import Transfer

    assert isinstance(note, Transfer)
    return Answers(
        note.amount, None, "", note.source, "", note.target, "", None, NO_DOCUMENT, note.date, note.detail, note.key, ()
    )
