"""Día de feria: the change taken, what came back, the stall and the fares, on one page."""

from collections.abc import Mapping
from typing import Any

from emprende_desktop.domain.masters import CategoryKind, PlaceKind
from emprende_desktop.domain.money import ZERO
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.market import MarketDay, takings
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values


def _make(values: Values) -> MarketDay:
    place = values.place("place")
    assert place is not None, "this form knows no credit"
    return MarketDay(
        values.date("date"), place, values.money("taken"), values.money("returned"), values.money("stall"),
        values.money("fares"), values.row("category"), values.key, values.text("detail"),
    )  # fmt: skip


def _read(note: MarketDay) -> Mapping[str, Any]:
    return {
        "date": note.date, "place": note.place, "taken": note.taken, "returned": note.returned, "stall": note.stall,
        "fares": note.fares, "category": note.category, "detail": note.detail,
    }  # fmt: skip


def _tell(values: Values, _context: Context) -> str:
    sold = takings(*(values.money(name) for name in ("taken", "returned", "stall", "fares")))
    if sold <= ZERO:
        return _("Write what you took and what you brought back; here you see what you sold.")
    return _("You sold {amount}: what came back and was paid on the way, less the change you took.").format(
        amount=money(sold)
    )


SPEC = FieldsSpec(
    title=N_("Market day"),
    subtitle=N_("The whole day on one page: count your cash before and after"),
    icon="tent",
    color="green",
    words=(N_("&Save market day"), N_("Market day saved")),
    left=(
        Field("taken", N_("With how much change did you leave?"), Ask.MONEY),
        Field("returned", N_("With how much did you come back?"), Ask.MONEY),
        Field("stall", N_("How much did the stall cost?"), Ask.MONEY),
        Field("fares", N_("How much were the fares?"), Ask.MONEY),
    ),
    right=(
        Field("category", N_("What did you sell?"), Ask.CATEGORY, CategoryKind.SALE),
        Field("place", N_("Out of which cash did the change come?"), Ask.PLACE, PlaceKind.CASH),
        Field("date", N_("Which day?"), Ask.DATE),
        Field("detail", N_("Which market? (if you want)"), Ask.TEXT),
    ),
    make=_make,
    tell=_tell,
    read=_read,
)


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen."""
    return FieldsForm(context, SPEC, entry)
