"""Nuevo lote: its number, whose it is, of what and from where; corrected, its number only while it never moved."""

from collections.abc import Callable
from functools import partial

from emprende_desktop.commands.lots import change_lot, open_lot
from emprende_desktop.gold.lots import Lot, LotChange, LotKind, NewLot, Ownership
from emprende_desktop.i18n.lots import LOT_KINDS
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.lots import lot_at, next_code
from ui.screen import Context
from ui.widgets.choices import ChoiceGrid
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values
from ui.widgets.undo import undo_by

KINDS = ((LotKind.ORE, LOT_KINDS[LotKind.ORE], "mountain"), (LotKind.GOLD, LOT_KINDS[LotKind.GOLD], "gem"))
WHOSE = (
    (Ownership.POOL, N_("We gathered it together"), "users"),
    (Ownership.PURCHASE, N_("We buy it from the members"), "hand-coins"),
    (Ownership.AGENCY, N_("It is each member's, we sell it for her"), "handshake"),
)
TOLD = {
    Ownership.POOL: N_("Lot {lot}: it is ours, and so is what it sells for."),
    Ownership.PURCHASE: N_("Lot {lot}: what we pay the members is its cost, and what it sells for is ours."),
    Ownership.AGENCY: N_("Lot {lot}: what it sells for is owed to the members; only our fee is ours."),
}


def _make(codes: dict[LotKind, str], values: Values) -> NewLot:
    kind = KINDS[values.row("kind")][0]
    return NewLot(
        values.text("code") or codes[kind], kind, values.date("date"), WHOSE[values.row("whose")][0], values.key,
        values.text("material"), values.text("site"),
    )  # fmt: skip


def _tell(codes: dict[LotKind, str], values: Values, _context: Context) -> str:
    new = _make(codes, values)
    return _(TOLD[new.ownership]).format(lot=new.code)


def build(context: Context, _entry: int | None) -> FieldsForm:
    """Return the screen; without another number a lot takes the next of its kind."""
    year = context.books.today.year
    codes = {kind: context.books.fetch(next_code, kind, year) for kind in LotKind}
    spec = FieldsSpec(
        title=N_("New lot"),
        subtitle=N_("What stays together, under one number on every sack"),
        icon="boxes",
        color="earth",
        words=(N_("&Open the lot"), N_("The lot is open")),
        left=(
            Field("material", N_("What material? (quartz, llampo, sulphide …)"), Ask.TEXT),
            Field("kind", N_("Of what?"), Ask.CHOICE, choices=KINDS),
            Field("whose", N_("Whose is it?"), Ask.CHOICE, choices=WHOSE),
        ),
        right=(
            Field("code", N_("Its number, if it is not to be the next"), Ask.TEXT),
            Field("site", N_("From which dump or site?"), Ask.TEXT),
            Field("date", N_("Which day?"), Ask.DATE),
        ),
        make=partial(_make, codes),
        tell=partial(_tell, codes),
        command=open_lot,
    )
    return FieldsForm(context, spec, None)


def _change(lot: Lot, values: Values) -> LotChange:
    whose = WHOSE[values.row("whose")][0]
    return LotChange(lot.id, values.text("code"), whose, values.text("material"), values.text("site"))


def _undo(lot: Lot, context: Context, _row: int) -> Callable[[], None]:
    """Return what writes a lot as it was before."""
    before = LotChange(lot.id, lot.code, lot.ownership, lot.material, lot.site)
    return undo_by(context, change_lot, before)


def build_change(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen that corrects a lot."""
    assert entry is not None, "what is corrected is a lot"
    lot = context.books.fetch(lot_at, entry)
    material = N_("What material? (quartz, llampo, sulphide …)")
    spec = FieldsSpec(
        title=N_("Correct the lot"),
        subtitle=_("Lot {lot}").format(lot=lot.code),
        icon="notebook-pen",
        color="earth",
        words=(N_("&Save"), N_("The lot is corrected")),
        left=(
            Field("code", N_("Its number"), Ask.TEXT, proposal=lot.code),
            Field("whose", N_("Whose is it?"), Ask.CHOICE, choices=WHOSE),
        ),
        right=(
            Field("material", material, Ask.TEXT, proposal=lot.material),
            Field("site", N_("From which dump or site?"), Ask.TEXT, proposal=lot.site),
        ),
        make=partial(_change, lot),
        tell=lambda values, _context: _(TOLD[_change(lot, values).ownership]).format(lot=values.text("code")),
        command=change_lot,
        undo=partial(_undo, lot),
    )
    form = FieldsForm(context, spec, None)
    whose = form.fields["whose"]
    assert isinstance(whose, ChoiceGrid), "it is asked with pictures"
    whose.choose(next(index for index, choice in enumerate(WHOSE) if choice[0] is lot.ownership))
    return form
