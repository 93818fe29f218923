"""Pagué por adelantado: rent or insurance for months ahead."""

from collections.abc import Mapping
from typing import Any

from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.quantity import THOUSAND, parse_quantity
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.prepaid import PrepaidKind, Prepayment
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values

KINDS: tuple[tuple[str, str, str], ...] = (
    (PrepaidKind.RENT, N_("Rent"), "house"),
    (PrepaidKind.INSURANCE, N_("Insurance"), "lock"),
)


def _months(values: Values) -> int:
    text = values.text("months")
    return parse_quantity(text) // THOUSAND if text else 0


def _make(values: Values) -> Prepayment:
    place = values.place("place")
    assert place is not None, "this form knows no credit"
    return Prepayment(
        values.date("date"), values.money("amount"), PrepaidKind(KINDS[values.row("kind")][0]), _months(values),
        Month.of(values.date("first")), place, values.key, values.party, detail=values.text("detail"),
    )  # fmt: skip


def _read(note: Prepayment) -> Mapping[str, Any]:
    return {
        "amount": note.amount, "months": str(note.months), "first": note.first_month.first, "person": note.party,
        "kind": [kind[0] for kind in KINDS].index(note.kind), "place": note.place, "date": note.date,
        "detail": note.detail,
    }  # fmt: skip


def _tell(values: Values, _context: Context) -> str:
    amount, months = values.money("amount"), _months(values)
    if amount <= ZERO or months <= 0:
        return _("Write how much and for how many months; here you see what a month costs.")
    each = Month.of(values.date("first"))
    return _("Each month from {month} on costs a part of {amount}: {months} parts.").format(
        month=month_text(each), amount=money(amount), months=months
    )


SPEC = FieldsSpec(
    title=N_("I paid ahead"),
    subtitle=N_("Rent or insurance for months to come"),
    icon="calendar",
    color="clay",
    words=(N_("&Save"), N_("Saved; note its use each month with that of the machines")),
    left=(
        Field("amount", N_("How much did you pay?"), Ask.MONEY),
        Field("months", N_("For how many months?"), Ask.TEXT),
        Field("first", N_("From which month on?"), Ask.DATE),
        Field("person", N_("To whom? (if you want)"), Ask.PERSON),
    ),
    right=(
        Field("kind", N_("What is it?"), Ask.CHOICE, choices=KINDS),
        Field("place", N_("Where did you pay from?"), Ask.PLACE),
        Field("date", N_("Which day?"), Ask.DATE),
        Field("detail", N_("Detail (if you want)"), Ask.TEXT),
    ),
    make=_make,
    tell=_tell,
    read=_read,
)


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen."""
    return FieldsForm(context, SPEC, entry)
