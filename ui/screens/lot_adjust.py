"""Pesé de nuevo, saqué muestra, ya lo tenía: what a scale says, what went to a laboratory, what was there before."""

from functools import partial

from emprende_desktop.commands.lots import have_lot, record_move
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.quantity import parse_quantity
from emprende_desktop.gold.lot_sheet import LotSheet
from emprende_desktop.gold.lots import Held, LotKind, Move, MoveKind, MoveLine, Ownership, Stage, cost_share
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.lot_words import held_text, signed_text
from emprende_desktop.i18n.translation import N_, _
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, Values
from ui.widgets.lot_fields import (
    PAPER,
    WHEN,
    MoveWords,
    chosen_of,
    gold_asked,
    gold_weighed,
    holder_of,
    how_much,
    move_form,
    sheet_of,
    where_of,
)
from ui.widgets.lot_parts import part_of


def _scale_says(held: Held, written: str) -> Held:
    """Return what lies there now, gold of the fineness that it had; raises UnreadableQuantityError."""
    weight = parse_quantity(written)
    if held.gross_mg:
        return Held(gross_mg=weight, fine_mg=cost_share(held.fine_mg, weight, held.gross_mg))
    return Held(ore_g=weight)


def _weighed(sheet: LotSheet, values: Values) -> Move:
    lying = chosen_of(sheet.lying, values)
    change = _scale_says(lying.held, values.text("weight")) + -lying.held
    line = MoveLine(sheet.lot.id, lying.stage, change)
    return Move(
        values.date("date"), MoveKind.WEIGHED, (line,), values.key, values.text("custody"), values.text("cause"),
        values.text("document"),
    )  # fmt: skip


def _tell_weighed(sheet: LotSheet, values: Values) -> str:
    lying = chosen_of(sheet.lying, values)
    if not values.text("weight"):
        return _("Write what the scale shows now; here you see what will be saved.")
    now = _scale_says(lying.held, values.text("weight"))
    told = _("There were {before} and there are {now}: {change}.")
    change = signed_text(now + -lying.held) or _("no difference")
    return told.format(before=held_text(lying.held), now=held_text(now), change=change)


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for a lot that was weighed again."""
    sheet = sheet_of(context, entry)
    words = MoveWords(
        N_("I weighed it again"), "scale", record_move, partial(_weighed, sheet), partial(_tell_weighed, sheet)
    )
    question = N_("How many grams does the scale show, gross?")
    if sheet.lot.kind is LotKind.ORE:
        question = N_("How many kilos does the scale show?")
    left = (*where_of(sheet.lying), Field("weight", question, Ask.TEXT), WHEN)
    right = (Field("cause", N_("Why does it differ? (if you know)"), Ask.TEXT), holder_of(sheet), PAPER)
    return move_form(context, sheet.lot, words, left, right)


def _sampled(sheet: LotSheet, values: Values) -> Move:
    lying = chosen_of(sheet.lying, values)
    line = MoveLine(sheet.lot.id, lying.stage, -part_of(lying.held, values.text("weight")))
    return Move(
        values.date("date"), MoveKind.SAMPLED, (line,), values.key, "", values.text("cause"), values.text("document")
    )


def _tell_sampled(sheet: LotSheet, values: Values) -> str:
    if not values.text("weight"):
        return _("Write how much went as a sample; here you see what will be saved.")
    part = part_of(chosen_of(sheet.lying, values).held, values.text("weight"))
    told = _("{weight} of lot {lot} went as a sample; what they cost stays on the lot.")
    return told.format(weight=held_text(part), lot=sheet.lot.code)


def build_sample(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for a sample."""
    sheet = sheet_of(context, entry)
    words = MoveWords(
        N_("I took a sample"), "flask-conical", record_move, partial(_sampled, sheet), partial(_tell_sampled, sheet)
    )
    left = (*where_of(sheet.lying), how_much(sheet.lot), WHEN)
    right = (Field("cause", N_("For which laboratory?"), Ask.TEXT), PAPER)
    return move_form(context, sheet.lot, words, left, right)


def _had(sheet: LotSheet, values: Values) -> Move:
    lot = sheet.lot
    held = gold_weighed(values) if lot.kind is LotKind.GOLD else Held(ore_g=parse_quantity(values.text("weight")))
    stage = Stage.HAND if lot.kind is LotKind.GOLD else Stage.STOCKPILE
    cents = 0 if lot.ownership is Ownership.AGENCY else values.money("cost").cents
    line = MoveLine(lot.id, stage, held, cents)
    return Move(
        values.date("date"), MoveKind.HAD, (line,), values.key, values.text("custody"), "", values.text("document")
    )


def _tell_had(sheet: LotSheet, values: Values) -> str:
    if not values.text("gross" if sheet.lot.kind is LotKind.GOLD else "weight"):
        return _("Write how much there was before these books; here you see what will be saved.")
    (line,) = _had(sheet, values).lines
    if sheet.lot.ownership is Ownership.AGENCY:
        told = _("{weight} were there before these books; they are the members', so that they cost us nothing.")
    else:
        told = _("{weight} were there before these books, at a cost of {cost}: that is your capital.")
    return told.format(weight=held_text(line.change), cost=money(Money(line.cents)))


def build_had(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for what there was before the books."""
    sheet = sheet_of(context, entry)
    words = MoveWords(N_("There was some before"), "history", have_lot, partial(_had, sheet), partial(_tell_had, sheet))
    left: tuple[Field, ...] = (Field("weight", N_("How many kilos were there?"), Ask.TEXT),)
    if sheet.lot.kind is LotKind.GOLD:
        left = gold_asked()
    if sheet.lot.ownership is not Ownership.AGENCY:
        left = (*left, Field("cost", N_("What did it cost? (nothing if you do not know)"), Ask.MONEY))
    return move_form(context, sheet.lot, words, left, (WHEN, holder_of(sheet), PAPER))
