"""Jornales: days worked, what was advanced, what is paid on Saturday."""

from collections.abc import Mapping
from typing import Any

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.quantity import THOUSAND, parse_quantity, quantity_text
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.people import advanced_to
from emprende_desktop.trade.wages import Wages, Work, earned
from ui.screen import Context
from ui.widgets.fields_form import Ask, Field, FieldsForm, FieldsSpec, Values

WORKS: tuple[tuple[str, str, str], ...] = (
    (Work.HELPER, N_("A helper, without papers"), "users"),
    (Work.FEES, N_("Gives a receipt for fees"), "file-text"),
    (Work.PAYROLL, N_("On the payroll"), "landmark"),
)


def _halves(values: Values) -> int:
    days = values.text("days")
    return (2 * parse_quantity(days) + THOUSAND // 2) // THOUSAND if days else 0


def _make(values: Values) -> Wages:
    place = values.place("place")
    assert place is not None, "this form knows no credit"
    return Wages(
        values.date("date"), _halves(values), values.money("rate"), values.money("deducted"),
        Work(WORKS[values.row("work")][0]), place, values.party, values.key, values.text("detail"),
    )  # fmt: skip


def _read(note: Wages) -> Mapping[str, Any]:
    return {
        "person": note.party, "days": quantity_text(note.half_days * THOUSAND // 2), "rate": note.rate,
        "deducted": note.deducted, "work": [work[0] for work in WORKS].index(note.work), "place": note.place,
        "date": note.date, "detail": note.detail,
    }  # fmt: skip


def _tell(values: Values, context: Context) -> str:
    total = earned(_halves(values), values.money("rate"))
    advanced = context.books.fetch(advanced_to, values.text("person"))
    if total <= ZERO:
        text = _("Write the days and how much a day; here you see what is to be paid.")
    else:
        left: Money = total - values.money("deducted")
        text = _("Earned {earned}; {left} is paid now.").format(earned=money(total), left=money(max(left, ZERO)))
    if advanced > ZERO:
        text += " " + _("Advanced until today: {amount}.").format(amount=money(advanced))
    return text


SPEC = FieldsSpec(
    title=N_("Wages"),
    subtitle=N_("Days worked and what you pay for them"),
    icon="users",
    color="clay",
    words=(N_("&Save wages"), N_("Wages saved; their receipt to sign is under Movements")),
    left=(
        Field("person", N_("Who worked?"), Ask.PERSON),
        Field("days", N_("How many days? (half a day is 0.5)"), Ask.TEXT),
        Field("rate", N_("How much a day?"), Ask.MONEY),
        Field("deducted", N_("How much was advanced and is taken off now?"), Ask.MONEY),
    ),
    right=(
        Field("work", N_("How does this person work?"), Ask.CHOICE, choices=WORKS),
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
