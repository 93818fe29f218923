"""Pesé, sequé, ensayé: what was measured of a lot, each with its paper."""

from collections.abc import Callable
from functools import partial

from emprende_desktop.commands.measures import Measuring, TakingBack, note_measure, take_back
from emprende_desktop.domain.exact import half_up, parse_exact
from emprende_desktop.domain.quantity import parse_quantity
from emprende_desktop.gold.assays import AssayBy, Metal
from emprende_desktop.gold.lot_sheet import LotSheet
from emprende_desktop.gold.lots import LotKind
from emprende_desktop.gold.measures import (
    Assaying,
    AssayUnit,
    Drying,
    Measure,
    MeasuredBy,
    Sample,
    Weighing,
)
from emprende_desktop.i18n.formats import kilos
from emprende_desktop.i18n.lot_words import ASSAYERS, MEASURERS, METALS, SAMPLES, assay_notes, assay_text
from emprende_desktop.i18n.translation import N_, _
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values
from ui.widgets.lot_fields import WHEN, sheet_of
from ui.widgets.undo import undo_by

BY = ((MeasuredBy.OWN, MEASURERS[MeasuredBy.OWN], "users"), (MeasuredBy.BUYER, MEASURERS[MeasuredBy.BUYER], "store"))
ASSAYED_BY = (
    (AssayBy.OWN, ASSAYERS[AssayBy.OWN], "users"),
    (AssayBy.PLANT, ASSAYERS[AssayBy.PLANT], "factory"),
    (AssayBy.OUTSIDE, ASSAYERS[AssayBy.OUTSIDE], "flask-conical"),
    (AssayBy.UMPIRE, ASSAYERS[AssayBy.UMPIRE], "scale"),
)
OF_ORE = (
    (AssayUnit.G_T, N_("Grams per tonne (g/t)"), "scale"),
    (AssayUnit.OZ_TC, N_("Ounces per short ton (oz/TC)"), "scale"),
)
METAL = ((Metal.GOLD, METALS[Metal.GOLD], "gem"), (Metal.SILVER, METALS[Metal.SILVER], "coins"))
SAMPLE = ((Sample.LOT, SAMPLES[Sample.LOT], "mountain"), (Sample.TAILS, SAMPLES[Sample.TAILS], "boxes"))
WHO = Field("by", N_("Who did it?"), Ask.CHOICE, choices=BY)
PERCENT = N_("Percent applied on the paper (100 if it says nothing)")


def undo_of_measure(kind: type[Measure], context: Context, row: int) -> Callable[[], None]:
    """Return what takes something measured back; pressed twice it is told that it was taken back already."""
    return undo_by(context, take_back, TakingBack(kind, row))


Asked = tuple[tuple[Field, ...], tuple[Field, ...]]
Ways = tuple[Callable[[Values], Measure], Callable[[Measure], str]]


def _form(
    context: Context, sheet: LotSheet, kind: type[Measure], words: tuple[str, str], asked: Asked, ways: Ways
) -> FieldsForm:
    make, tell = ways

    def measuring(values: Values) -> Measuring:
        return Measuring(make(values), values.papers[0] if values.papers else None)

    def told(values: Values, _context: Context) -> str:
        if not values.text(asked[0][0].name):
            return _("Write what the paper says; here you see what will be saved.")
        return tell(make(values))

    spec = FieldsSpec(
        title=words[0], subtitle=_("Lot {lot}").format(lot=sheet.lot.code), icon=words[1], color="earth",
        words=(N_("&Save"), N_("What was measured is saved")), left=asked[0], right=asked[1], make=measuring,
        tell=told, command=note_measure, papers=True, undo=partial(undo_of_measure, kind),
    )  # fmt: skip
    return FieldsForm(context, spec, None)


def _weighing(lot: int, values: Values) -> Weighing:
    tare = values.text("tare")
    sacks = values.text("sacks")
    return Weighing(
        lot, values.date("date"), BY[values.row("by")][0], parse_quantity(values.text("gross")),
        parse_quantity(tare) if tare else 0, values.key, parse_quantity(sacks) // 1_000 if sacks else 0,
        values.text("document"),
    )  # fmt: skip


def _tell_weighing(weighing: Measure) -> str:
    assert isinstance(weighing, Weighing)
    return _("The load weighs {net}.").format(net=kilos(weighing.net_g))


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for a load on a scale."""
    sheet = sheet_of(context, entry)
    left = (
        Field("gross", N_("How many kilos with sacks and vehicle (gross)?"), Ask.TEXT),
        Field("tare", N_("How many kilos is what holds it (tare)?"), Ask.TEXT),
        Field("sacks", N_("How many sacks?"), Ask.TEXT),
    )
    right = (WHO, WHEN, Field("document", N_("Number of the ticket"), Ask.TEXT))
    ways = (partial(_weighing, sheet.lot.id), _tell_weighing)
    return _form(context, sheet, Weighing, (N_("I weighed a load"), "scale"), (left, right), ways)


def _drying(lot: int, values: Values) -> Drying:
    dry = values.text("dry")
    return Drying(
        lot, values.date("date"), BY[values.row("by")][0], parse_quantity(values.text("wet")),
        parse_quantity(dry) if dry else 0, values.key,
    )  # fmt: skip


def _tell_drying(drying: Measure) -> str:
    assert isinstance(drying, Drying)
    percent = half_up(drying.test.percent, 2)
    return _("The sample has {percent} % of water.").format(percent=percent)


def build_moisture(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for a moisture test."""
    sheet = sheet_of(context, entry)
    left = (
        Field("wet", N_("How many grams wet?"), Ask.TEXT),
        Field("dry", N_("How many grams dry, when it loses no more weight?"), Ask.TEXT),
    )
    ways = (partial(_drying, sheet.lot.id), _tell_drying)
    return _form(context, sheet, Drying, (N_("I dried a sample"), "droplet"), (left, (WHO, WHEN)), ways)


def _assaying(sheet: LotSheet, values: Values) -> Assaying:
    of_gold = sheet.lot.kind is LotKind.GOLD
    value, percent = values.text("value"), values.text("percent")
    parse_exact(value, _("What the paper says"))
    parse_exact(percent or "100", _("Percent applied"))
    return Assaying(
        sheet.lot.id, values.date("date"), ASSAYED_BY[values.row("by")][0], METAL[values.row("metal")][0], value,
        AssayUnit.PERMILLE if of_gold else OF_ORE[values.row("unit")][0], values.key, values.text("lab"),
        percent or "100", values.text("document"), Sample.LOT if of_gold else SAMPLE[values.row("sample")][0],
    )  # fmt: skip


def _tell_assaying(assay: Measure) -> str:
    assert isinstance(assay, Assaying)
    return " ".join((f"{assay_text(assay)}.", *assay_notes(assay)))


def build_assay(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for an assay."""
    sheet = sheet_of(context, entry)
    left: tuple[Field, ...] = (
        Field("value", N_("What does the paper say? With all its decimals"), Ask.TEXT),
        Field("metal", N_("Which metal?"), Ask.CHOICE, choices=METAL),
    )
    if sheet.lot.kind is LotKind.ORE:
        unit = Field("unit", N_("In what?"), Ask.CHOICE, choices=OF_ORE)
        left = (left[0], unit, left[1], Field("sample", N_("Of what?"), Ask.CHOICE, choices=SAMPLE))
    right = (
        Field("by", N_("Whose assay is it?"), Ask.CHOICE, choices=ASSAYED_BY),
        Field("lab", N_("Which laboratory?"), Ask.TEXT),
        WHEN,
        Field("percent", PERCENT, Ask.TEXT, proposal="100"),
        Field("document", N_("Number of the report"), Ask.TEXT),
    )
    ways = (partial(_assaying, sheet), _tell_assaying)
    return _form(context, sheet, Assaying, (N_("I have an assay"), "flask-conical"), (left, right), ways)
