"""Junté lotes, dividí un lote: what it cost goes along by weight."""

from functools import partial

from emprende_desktop.commands.lots import regroup
from emprende_desktop.gold.lot_errors import DifferentPlacesError
from emprende_desktop.gold.lot_sheet import LotSheet, total_of
from emprende_desktop.gold.lots import Held, MoveKind
from emprende_desktop.gold.notes import SoldPart
from emprende_desktop.gold.regrouping import Into, Regrouping
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
    known_lots,
    made,
    move_form,
    new_of,
    opened_on,
    parts_of,
    sheet_of,
    where_of,
)
from ui.widgets.lot_parts import LotParts, LotTarget, part_of

WHICH, INTO = N_("Which lots, and how much of each?"), N_("Into which lot?")


def _pooled(parts: LotParts, target: LotTarget, values: Values) -> Regrouping:
    """Return the lots as they go into one; a lot that all goes into is not taken out of itself."""
    into = target.target()
    out = tuple(part for part in parts.parts() if part.lot != into)
    if len({part.stage for part in out}) > 1:
        raise DifferentPlacesError(", ".join(parts.codes()))
    date = values.date("date")
    whole = tuple(Into(opened_on(into, date), part.stage, _together(out)) for part in out[:1])
    return Regrouping(date, MoveKind.POOLED, out, whole, values.key, values.text("custody"), values.text("document"))


def _together(parts: tuple[SoldPart, ...]) -> Held:
    return total_of(part.gone for part in parts)


def _tell_pooled(parts: LotParts, target: LotTarget, _values: Values) -> str:
    into = target.target()
    out = tuple(part for part in parts.parts() if part.lot != into)
    if not out:
        return _("Tick the lots that go in; here you see what will be saved.")
    told = _("{weight} of {lots} go into lot {lot}, and what they cost goes with them.")
    codes = ", ".join(code for code in parts.codes() if code != target.name())
    return told.format(weight=held_text(_together(out)), lots=codes, lot=target.name())


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for lots put together."""
    sheet = sheet_of(context, entry)
    lot = sheet.lot
    parts = parts_of(context, lot, lot.kind)
    target = LotTarget(known_lots(context, lot, lot.kind), new_of(context, lot, lot.kind), _(INTO))
    words = MoveWords(
        N_("I put lots together"),
        "boxes",
        regroup,
        partial(_pooled, parts, target),
        partial(_tell_pooled, parts, target),
    )
    left = (made("parts", WHICH, parts), made("into", INTO, target))
    return move_form(context, lot, words, left, (WHEN, holder_of(sheet), PAPER))


def _split(sheet: LotSheet, target: LotTarget, values: Values) -> Regrouping:
    lying = chosen_of(sheet.lying, values)
    part, date = part_of(lying.held, values.text("weight")), values.date("date")
    return Regrouping(
        date, MoveKind.SPLIT, (SoldPart(sheet.lot.id, lying.stage, part),),
        (Into(opened_on(target.target(), date), lying.stage, part),), values.key, values.text("custody"),
        values.text("document"),
    )  # fmt: skip


def _tell_split(sheet: LotSheet, target: LotTarget, values: Values) -> str:
    part = part_of(chosen_of(sheet.lying, values).held, values.text("weight"))
    told = _("{weight} of lot {lot} become lot {new}, with their part of what it cost.")
    return told.format(weight=held_text(part), lot=sheet.lot.code, new=target.name())


def build_split(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for a lot that is divided."""
    sheet = sheet_of(context, entry)
    lot = sheet.lot
    target = LotTarget((), new_of(context, lot, lot.kind), _(INTO))
    words = MoveWords(
        N_("I divided it"), "scissors", regroup, partial(_split, sheet, target), partial(_tell_split, sheet, target)
    )
    left = (*where_of(sheet.lying), how_much(lot), made("into", INTO, target))
    return move_form(context, lot, words, left, (WHEN, holder_of(sheet), PAPER))
