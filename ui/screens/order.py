"""Nuevo pedido: who, what, for when, at what price, how much on account."""

from emprende_desktop.commands.orders import take_order
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import ZERO
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.orders import NewOrder
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values

DUE_IN_DAYS = 7


def _make(values: Values) -> NewOrder:
    place = values.place("place")
    assert place is not None, "this form knows no credit"
    return NewOrder(
        values.date("date"), values.date("due"), values.party, values.row("category"), values.text("what"),
        values.money("price"), values.money("advance"), place, values.key,
    )  # fmt: skip


def _tell(values: Values, _context: Context) -> str:
    price, advance = values.money("price"), values.money("advance")
    if price <= ZERO:
        return _("Write the price and the day; here you see what will be saved.")
    return _("For {date}: {price}; {advance} on account, {rest} still to be paid.").format(
        date=short_date(values.date("due")), price=money(price), advance=money(advance),
        rest=money(max(price - advance, ZERO)),
    )  # fmt: skip


SPEC = FieldsSpec(
    title=N_("New order"),
    subtitle=N_("It is a sale only when you hand it over"),
    icon="clipboard-list",
    color="green",
    words=(N_("&Save order"), N_("Order saved")),
    left=(
        Field("person", N_("Who orders?"), Ask.PERSON),
        Field("what", N_("What, how many, which sizes?"), Ask.TEXT),
        Field("price", N_("How much for all of it?"), Ask.MONEY),
        Field("advance", N_("How much on account? (if anything)"), Ask.MONEY),
    ),
    right=(
        Field("category", N_("Of what?"), Ask.CATEGORY, CategoryKind.SALE),
        Field("place", N_("Where does the money on account come in?"), Ask.PLACE),
        Field("due", N_("For which day?"), Ask.DATE, days=DUE_IN_DAYS),
        Field("date", N_("Ordered on which day?"), Ask.DATE),
    ),
    make=_make,
    tell=_tell,
    command=take_order,
)


def build(context: Context, _entry: int | None) -> FieldsForm:
    """Return the screen."""
    return FieldsForm(context, SPEC, None)
