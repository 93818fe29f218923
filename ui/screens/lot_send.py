"""Mandé un lote: ore to the plant or gold to the buyer, and what came back of it."""

from functools import partial

from emprende_desktop.commands.lots import record_move
from emprende_desktop.gold.lot_sheet import LotSheet, Lying
from emprende_desktop.gold.lots import Held, Move, MoveKind, MoveLine, Stage
from emprende_desktop.i18n.lot_words import held_text
from emprende_desktop.i18n.translation import N_, _
from ui.screen import Context
from ui.widgets.fields_form import FieldsForm, Values
from ui.widgets.lot_fields import (
    PAPER,
    WHEN,
    MoveWords,
    chosen_of,
    holder_of,
    how_much,
    move_form,
    sheet_of,
    where_of,
)
from ui.widgets.lot_parts import part_of

AWAY = {Stage.STOCKPILE: Stage.PLANT, Stage.HAND: Stage.TRANSIT}
BACK = {there: here for here, there in AWAY.items()}
TOLD = {
    Stage.PLANT: N_("{weight} of lot {lot} go to the plant; they are still ours until they are settled."),
    Stage.TRANSIT: N_("{weight} of lot {lot} go to the buyer; they are still ours until they are paid."),
    Stage.STOCKPILE: N_("{weight} of lot {lot} come back from the plant."),
    Stage.HAND: N_("{weight} of lot {lot} come back from the buyer."),
}


def _form(context: Context, entry: int | None, ways: dict[Stage, Stage], words: tuple[str, MoveKind]) -> FieldsForm:
    title, kind = words
    sheet = sheet_of(context, entry)
    there = tuple(one for one in sheet.lying if one.stage in ways)
    make = partial(_make, sheet, there, ways, kind)
    spec = MoveWords(title, "truck", record_move, make, partial(_tell, sheet, there, ways))
    left = (*where_of(there), how_much(sheet.lot), WHEN)
    return move_form(context, sheet.lot, spec, left, (holder_of(sheet), PAPER))


def _read(there: tuple[Lying, ...], ways: dict[Stage, Stage], values: Values) -> tuple[Stage, Stage, Held]:
    lying = chosen_of(there, values)
    return lying.stage, ways[lying.stage], part_of(lying.held, values.text("weight"))


def _make(sheet: LotSheet, there: tuple[Lying, ...], ways: dict[Stage, Stage], kind: MoveKind, values: Values) -> Move:
    start, end, moved = _read(there, ways, values)
    lines = (MoveLine(sheet.lot.id, start, -moved), MoveLine(sheet.lot.id, end, moved))
    return Move(values.date("date"), kind, lines, values.key, values.text("custody"), "", values.text("document"))


def _tell(sheet: LotSheet, there: tuple[Lying, ...], ways: dict[Stage, Stage], values: Values) -> str:
    _start, end, moved = _read(there, ways, values)
    return _(TOLD[end]).format(weight=held_text(moved), lot=sheet.lot.code)


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for what goes away."""
    return _form(context, entry, AWAY, (N_("I sent it"), MoveKind.SENT))


def build_back(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for what comes back."""
    return _form(context, entry, BACK, (N_("It came back"), MoveKind.RETURNED))
