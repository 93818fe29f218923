"""What the forms of movements of lots share: their questions, what they offer, and how they are saved and undone."""

import datetime as dt
import uuid
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from PySide6.QtWidgets import QWidget

from emprende_desktop.company import Command
from emprende_desktop.domain.exact import parse_exact
from emprende_desktop.domain.quantity import parse_quantity
from emprende_desktop.gold.fineness import FinenessUnit, fine_mg
from emprende_desktop.gold.lot_errors import MovementRefusedError
from emprende_desktop.gold.lot_sheet import LotSheet, Lying
from emprende_desktop.gold.lots import Held, Lot, LotKind, MoveKind, NewLot, Ownership, Stage
from emprende_desktop.i18n.lots import STAGES
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.lot_sheet import lot_sheet
from emprende_desktop.queries.lots import next_code, open_lots
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values
from ui.widgets.lot_parts import LotParts
from ui.widgets.undo import undo_of_move

PICTURES = {"stockpile": "mountain", "plant": "factory", "hand": "gem", "transit": "truck"}
FINENESS_UNITS = (
    (FinenessUnit.PERMILLE.value, N_("Parts in a thousand (‰)"), "percent"),
    (FinenessUnit.KARAT.value, N_("Karat"), "gem"),
)
WHEN = Field("date", N_("Which day?"), Ask.DATE)
PAPER = Field("document", N_("Number of its paper, if there is one"), Ask.TEXT)


@dataclass(frozen=True, slots=True)
class MoveWords:
    """The words (msgids) and picture of a form, the command that saves it, and its ways to make and to tell it."""

    title: str
    icon: str
    command: Command[Any]
    make: Callable[[Values], Any]
    tell: Callable[[Values], str]


def move_form(
    context: Context, lot: Lot, words: MoveWords, left: tuple[Field, ...], right: tuple[Field, ...]
) -> FieldsForm:
    """Return the form of a movement of a lot, whose toast undoes it."""
    spec = FieldsSpec(
        title=words.title, subtitle=_("Lot {lot}").format(lot=lot.code), icon=words.icon, color="earth",
        words=(N_("&Save"), N_("The movement is saved")), left=left, right=right, make=words.make,
        tell=lambda values, _context: words.tell(values), command=words.command, undo=undo_of_move,
    )  # fmt: skip
    return FieldsForm(context, spec, None)


def sheet_of(context: Context, lot: int | None) -> LotSheet:
    """Return the lot that a form is of."""
    assert lot is not None, "a movement is one of a lot"
    return context.books.fetch(lot_sheet, lot)


def holder_of(sheet: LotSheet) -> Field:
    """Return the question who holds a lot, answered as it was told last."""
    return Field("custody", N_("Who has it now? (a name, not a place)"), Ask.TEXT, proposal=sheet.custody)


def how_much(lot: Lot) -> Field:
    """Return the question how much of a lot."""
    if lot.kind is LotKind.GOLD:
        return Field("weight", N_("How many grams, gross? (empty is all of it)"), Ask.TEXT)
    return Field("weight", N_("How many kilos? (empty is all of it)"), Ask.TEXT)


def where_of(lying: tuple[Lying, ...]) -> tuple[Field, ...]:
    """Return the question from where, unless there is but one place."""
    if len(lying) < 2:
        return ()
    choices = tuple((one.stage.value, STAGES[one.stage], PICTURES[one.stage.value]) for one in lying)
    return (Field("where", N_("From where?"), Ask.CHOICE, choices=choices),)


def chosen_of(lying: tuple[Lying, ...], values: Values) -> Lying:
    """Return what lies at the place that was chosen; raises MovementRefusedError where nothing lies anywhere."""
    if not lying:
        raise MovementRefusedError(MoveKind.SENT)
    return lying[0] if len(lying) == 1 else lying[values.row("where")]


def parts_of(context: Context, lot: Lot, kind: LotKind, stages: Container[Stage] = tuple(Stage)) -> LotParts:
    """Return what lies at some stages of lots of a kind that belong to the same people, this lot first and ticked.

    Of a lot in two places what has come furthest is ticked.
    """
    rows = [row for row in context.books.fetch(open_lots) if row.lot.kind is kind and same_owner(row.lot, lot)]
    rows.sort(key=lambda row: row.lot.id != lot.id)
    offered = tuple((row.lot, lying) for row in rows for lying in row.lying if lying.stage in stages)
    own = [lying for of, lying in offered if of.id == lot.id]
    return LotParts(offered, own[-1] if own else None)


def known_lots(context: Context, lot: Lot, kind: LotKind) -> tuple[Lot, ...]:
    """Return the lots of a kind that ore or gold of a lot may go into."""
    rows = context.books.fetch(open_lots)
    return tuple(row.lot for row in rows if row.lot.kind is kind and same_owner(row.lot, lot))


def same_owner(one: Lot, other: Lot) -> bool:
    """Say whether both are ours, or both held for members."""
    return (one.ownership is Ownership.AGENCY) is (other.ownership is Ownership.AGENCY)


def new_of(context: Context, lot: Lot, kind: LotKind) -> NewLot:
    """Return a lot to open for what comes of another, under the next number."""
    today = context.books.today
    code = context.books.fetch(next_code, kind, today.year)
    return NewLot(code, kind, today, lot.ownership, str(uuid.uuid4()), lot.material, lot.site, lot.permission)


def opened_on(target: int | NewLot, date: dt.date) -> int | NewLot:
    """Return a target that, where it is new, was opened on the day of the movement."""
    return replace(target, opened_on=date) if isinstance(target, NewLot) else target


def gold_asked() -> tuple[Field, Field, Field]:
    """Return the questions for gold on a scale: grams, fineness, and in what that is told."""
    return (
        Field("gross", N_("How many grams does it weigh?"), Ask.TEXT),
        Field("fineness", N_("What fineness does it have?"), Ask.TEXT),
        Field("unit", N_("The fineness is in"), Ask.CHOICE, choices=FINENESS_UNITS),
    )


def gold_weighed(values: Values) -> Held:
    """Return gross and fine milligrams as they were asked for.

    Raises UnreadableQuantityError, UnreadableNumberError, NotPositiveError, OutOfRangeError.
    """
    gross = parse_quantity(values.text("gross"))
    return Held(gross_mg=gross, fine_mg=fine_mg(gross, fineness_of(values), unit_of(values)))


def fineness_of(values: Values) -> Fraction:
    """Return a fineness as it was written; raises UnreadableNumberError."""
    return parse_exact(values.text("fineness"), _("Fineness"))


def unit_of(values: Values) -> FinenessUnit:
    """Return in what a fineness was told."""
    return FinenessUnit(FINENESS_UNITS[values.row("unit")][0])


def made(name: str, question: str, widget: QWidget) -> Field:
    """Return a question that a widget of the form's own answers."""
    return Field(name, question, Ask.MADE, made=widget)
