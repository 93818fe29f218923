"""Lots opened, moved, processed and lost; what a movement costs is posted with it, and it is undone by its mirror."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.lots import Held, LotChange, Move, MoveKind, MoveLine, NewLot, Stage
from emprende_desktop.gold.notes import Loss, Processing, SoldPart
from emprende_desktop.gold.regrouping import Melting, Regrouping
from emprende_desktop.noting.lots import costed, lots_of, of_one_owner, of_ours
from emprende_desktop.noting.posting import check_day, check_unpaid, reverse
from emprende_desktop.noting.regrouping import melted_lines, regrouped_lines
from emprende_desktop.posting_rules.gold import UNUSUAL_LOSS, had_entry, moved_entry

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

LOTS = frozenset({Topic.LOTS})
CHANGED = frozenset({Topic.LOTS, Topic.JOURNAL})


def open_lot(uow: UnitOfWork, new: NewLot) -> Committed:
    """Write a lot; the same key writes once. Raises DuplicateNameError. Returns the lot's id."""
    return Committed(uow.lots.open(new), LOTS)


def change_lot(uow: UnitOfWork, change: LotChange) -> Committed:
    """Write a lot anew, its number and whose it is only while it never moved.

    Raises LotMovedError, DuplicateNameError, UnknownLotError.
    """
    uow.lots.change(change)
    return Committed(change.lot, LOTS)


def record_move(uow: UnitOfWork, move: Move) -> Committed:
    """Write a movement that changes no cost and return its id.

    Raises FutureDateError, PastDateError, PeriodClosedError, NotSoMuchThereError, CostWithoutGoldError.
    """
    check_day(uow, move.date)
    return Committed(uow.lots.append(move), LOTS)


def have_lot(uow: UnitOfWork, move: Move) -> Committed:
    """Write what was there before the books, at what it cost: that is capital.

    Raises what `record_move` raises, MembersLotError.
    """
    check_day(uow, move.date)
    lots = lots_of(uow, (line.lot for line in move.lines))
    for line in move.lines:
        if line.cents:
            of_ours(lots[line.lot])
    entry = had_entry(move, lots, uow.standing(move.date).form)
    entry_id = uow.journal.append(uow.chart.in_force(entry)) if entry else None
    return Committed(uow.lots.append(move, entry_id), CHANGED)


def process_lot(uow: UnitOfWork, done: Processing) -> Committed:
    """Turn ore into gold of another lot, which takes over what the ore cost; the same key writes once.

    Raises what `record_move` raises, DuplicateNameError, MixedOwnershipError. Returns the movement's id.
    """
    known = uow.lots.id_of_key(done.key)
    if known is not None:
        return Committed(known, CHANGED)
    check_day(uow, done.date)
    gold_lot = uow.lots.row_of(done.gold_lot)
    of_one_owner(uow, (gold_lot, *(part.lot for part in done.used)))
    parts = (SoldPart(part.lot, part.stage, Held(ore_g=part.ore_g)) for part in done.used)
    used = costed(uow, parts, done.date)
    made = MoveLine(
        gold_lot, Stage.HAND, Held(gross_mg=done.gross_mg, fine_mg=done.fine_mg), -sum(line.cents for line in used)
    )
    move = Move(done.date, MoveKind.PROCESSED, (*used, made), done.key, done.custody, done.method.value, done.document)
    written = _with_entry(uow, move, "lot_processed")
    if done.mercury_used_mg:
        uow.lots.add_mercury(written, done.mercury_used_mg, done.mercury_recovered_mg)
    return Committed(written, CHANGED)


def regroup(uow: UnitOfWork, regrouping: Regrouping) -> Committed:
    """Pool lots into one or split one; what it cost goes along, in the ledger too. The same key writes once.

    Raises what `record_move` raises, DuplicateNameError, MixedOwnershipError, and MovementRefusedError where more or
    less comes in than goes out. Returns the movement's id.
    """
    known = uow.lots.id_of_key(regrouping.key)
    if known is not None:
        return Committed(known, CHANGED)
    check_day(uow, regrouping.date)
    move = Move(
        regrouping.date, regrouping.kind, regrouped_lines(uow, regrouping), regrouping.key, regrouping.custody, "",
        regrouping.document,
    )  # fmt: skip
    return Committed(_with_entry(uow, move, f"lot_{regrouping.kind.value}"), CHANGED)


def melt(uow: UnitOfWork, melting: Melting) -> Committed:
    """Melt gold of one or more lots into one; its cost stays in the average. The same key writes once.

    Raises what `record_move` raises, DuplicateNameError, MixedOwnershipError, and MovementRefusedError where more gold
    comes out than went in. Returns the movement's id.
    """
    known = uow.lots.id_of_key(melting.key)
    if known is not None:
        return Committed(known, LOTS)
    check_day(uow, melting.date)
    move = Move(
        melting.date, MoveKind.MELTED, melted_lines(uow, melting), melting.key, melting.custody, "", melting.document
    )
    return Committed(uow.lots.append(move), LOTS)


def lose(uow: UnitOfWork, loss: Loss) -> Committed:
    """Write what was lost: an unusual loss is an expense of its day, another leaves its cost on what remains.

    Raises what `record_move` raises, CostWithoutGoldError where nothing remains. Returns the movement's id.
    """
    known = uow.lots.id_of_key(loss.key)
    if known is not None:
        return Committed(known, CHANGED)
    check_day(uow, loss.date)
    if not loss.unusual:
        line = MoveLine(loss.lot, loss.stage, -loss.gone)
        return Committed(uow.lots.append(Move(loss.date, MoveKind.LOST, (line,), loss.key, cause=loss.cause)), LOTS)
    lines = costed(uow, (SoldPart(loss.lot, loss.stage, loss.gone),), loss.date)
    move = Move(loss.date, MoveKind.LOST_UNUSUALLY, lines, loss.key, cause=loss.cause)
    return Committed(_with_entry(uow, move, "lot_lost", UNUSUAL_LOSS), CHANGED)


def _with_entry(uow: UnitOfWork, move: Move, template: str, target: str = "") -> int:
    entry = moved_entry(move, lots_of(uow, (line.lot for line in move.lines)), template, target)
    entry_id = None
    if entry is not None:
        if target:
            uow.chart.open_for_import(target, move.date)
        entry_id = uow.journal.append(uow.chart.in_force(entry))
    return uow.lots.append(move, entry_id)


@dataclass(frozen=True, slots=True)
class MoveUndoing:
    """A movement to be undone; `key` is the idempotency key of the request."""

    move: int
    key: str


def undo_move(uow: UnitOfWork, undoing: MoveUndoing) -> Committed:
    """Undo a movement by its mirror image, and the note that made it, where one did.

    Raises UnknownMovementError, NotSoMuchThereError where what it brought has gone already, PartlyPaidError where its
    note was paid, and what undoing a note raises. Returns the movement that undoes it, or the entry where a note made
    it.
    """
    entry = uow.lots.entry_of(undoing.move)
    if entry is None:
        return Committed(uow.lots.undo(undoing.move, undoing.key), CHANGED)
    check_unpaid(uow, entry)
    return Committed(reverse(uow, entry, undoing.key), CHANGED)
