"""Dejé en consignación: what, with whom, how many, at what price; it is a sale only when it is sold."""

from emprende_desktop.commands.consignments import leave_on_consignment
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.quantity import THOUSAND, parse_quantity
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.consignments import NewConsignment
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values


def _units(values: Values) -> int:
    text = values.text("units")
    return parse_quantity(text) // THOUSAND if text else 0


def _make(values: Values) -> NewConsignment:
    return NewConsignment(
        values.date("date"), values.party, values.row("category"), values.text("what"), _units(values),
        values.money("price"), values.key,
    )  # fmt: skip


def _tell(values: Values, context: Context) -> str:
    total = Money(_units(values) * values.money("price").cents)
    if total <= ZERO:
        text = _("Write how many and the price of one; nothing is sold yet.")
    else:
        text = _("You leave goods for {amount}; they are yours until they are sold.").format(amount=money(total))
    if context.enterprise.regime is TaxRegime.NRUS:
        text += " " + _("In the NRUS ask your advisor first whether you may leave goods like this.")
    return text


SPEC = FieldsSpec(
    title=N_("I left on consignment"),
    subtitle=N_("Goods that another shop sells for you"),
    icon="handshake",
    color="green",
    words=(N_("&Save"), N_("Saved")),
    left=(
        Field("person", N_("With whom did you leave them?"), Ask.PERSON),
        Field("what", N_("What did you leave?"), Ask.TEXT),
        Field("units", N_("How many?"), Ask.TEXT),
        Field("price", N_("For how much each?"), Ask.MONEY),
    ),
    right=(
        Field("category", N_("Of what?"), Ask.CATEGORY, CategoryKind.SALE),
        Field("date", N_("Which day?"), Ask.DATE),
    ),
    make=_make,
    tell=_tell,
    command=leave_on_consignment,
)


def build(context: Context, _entry: int | None) -> FieldsForm:
    """Return the screen."""
    return FieldsForm(context, SPEC, None)
