"""Se perdió: what went, and why; what usually goes stays in the cost of the rest, the unusual is an expense."""

from functools import partial

from emprende_desktop.commands.lots import lose
from emprende_desktop.gold.lot_errors import CauseRequiredError
from emprende_desktop.gold.lot_sheet import LotSheet
from emprende_desktop.gold.notes import Loss
from emprende_desktop.i18n.lot_words import held_text
from emprende_desktop.i18n.translation import N_, _
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, Values
from ui.widgets.lot_fields import WHEN, MoveWords, chosen_of, how_much, move_form, sheet_of, where_of
from ui.widgets.lot_parts import part_of

USUAL, UNUSUAL = "usual", "unusual"
KINDS = (
    (USUAL, N_("Yes, a little always goes"), "flame"),
    (UNUSUAL, N_("No, it should not have happened"), "x"),
)
TOLD = {
    USUAL: N_("{weight} of lot {lot} are gone; what they cost stays on what is left."),
    UNUSUAL: N_("{weight} of lot {lot} are gone, and what they cost is an expense of that day."),
}


def _kind(values: Values) -> str:
    return KINDS[values.row("kind")][0]


def _make(sheet: LotSheet, values: Values) -> Loss:
    lying = chosen_of(sheet.lying, values)
    if not values.text("cause"):
        raise CauseRequiredError
    gone = part_of(lying.held, values.text("weight"))
    return Loss(
        values.date("date"), sheet.lot.id, lying.stage, gone, values.text("cause"), _kind(values) == UNUSUAL, values.key
    )


def _tell(sheet: LotSheet, values: Values) -> str:
    gone = part_of(chosen_of(sheet.lying, values).held, values.text("weight"))
    return _(TOLD[_kind(values)]).format(weight=held_text(gone), lot=sheet.lot.code)


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen."""
    sheet = sheet_of(context, entry)
    words = MoveWords(N_("Something was lost"), "x", lose, partial(_make, sheet), partial(_tell, sheet))
    left = (*where_of(sheet.lying), how_much(sheet.lot), Field("cause", N_("What happened?"), Ask.TEXT))
    kind = Field("kind", N_("Is that usual?"), Ask.CHOICE, choices=KINDS)
    return move_form(context, sheet.lot, words, left, (kind, WHEN))
