"""Ya deposité la detracción: number and day of the constancia of a purchase, and where the money left from."""

from __future__ import annotations

from functools import partial

from emprende_desktop.commands.purchases import note_deposit
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.deposits import LaterDeposit
from emprende_desktop.invoicing.purchases import PurchaseDocument
from emprende_desktop.queries.purchases import purchase_of
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values
from ui.widgets.undo import undo_of

LEFT = (
    Field("number", N_("Number of the deposit (the State bank's slip says it)"), Ask.TEXT),
    Field("date", N_("When did you deposit it?"), Ask.DATE),
)
RIGHT = (Field("place", N_("Where did the money come from?"), Ask.PLACE),)


def _make(entry: int, values: Values) -> LaterDeposit:
    place = values.place("place")
    assert place is not None, "this form knows no credit"
    return LaterDeposit(entry, values.text("number"), values.date("date"), place, values.key)


def _tell(document: PurchaseDocument, _values: Values, _context: Context) -> str:
    assert document.detraction is not None, "the list offers it for a detraction"
    told = _("{amount} of the detraction of {number}, {name}, are deposited; its IGV can be used from that day.")
    amount = money(document.detraction.amount)
    return told.format(amount=amount, number=document.full_number, name=document.supplier.name)


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen."""
    assert entry is not None, "a deposit is that of a purchase"
    document = context.books.fetch(purchase_of, entry, "")
    assert document is not None, "the list offers it for a purchase"
    spec = FieldsSpec(
        title=N_("I deposited the detraction"),
        subtitle=N_("Into the supplier's account at the State bank"),
        icon="landmark",
        color="clay",
        words=(N_("&Save the deposit"), N_("Deposit saved")),
        left=LEFT,
        right=RIGHT,
        make=partial(_make, entry),
        tell=partial(_tell, document),
        command=note_deposit,
        undo=undo_of,
    )
    return FieldsForm(context, spec, None)
