"""What a document adds up to, told while it is typed."""

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import amount, money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.document import SOLES, Draft
from emprende_desktop.invoicing.totals import Totals
from ui.widgets.figure_lines import Line

# Words of each part, and its name among the totals; what is nothing is not told.
_PARTS = (
    ("taxed", N_("Taxed")), ("exempt", N_("Exempt")), ("unaffected", N_("Not subject")), ("export", N_("Export")),
    ("free", N_("Given for nothing")), ("line_discounts", N_("Discounts of the lines")),
    ("discount", N_("Discount of the whole")), ("igv", N_("IGV")), ("isc", N_("ISC")), ("bags", N_("Plastic bags")),
    ("advances_paid", N_("Paid before")), ("withheld", N_("Withheld")), ("detraction", N_("Detraction (deposit)")),
)  # fmt: skip


def total_lines(draft: Draft, totals: Totals, *, taxed: bool) -> tuple[Line, ...]:
    """Return the lines that tell totals; without taxes where the enterprise owes none."""
    told = [
        (_(words), in_currency(draft.currency, getattr(totals, name)), "")
        for name, words in _PARTS
        if getattr(totals, name) and (taxed or name not in ("taxed", "igv"))
    ]
    return (*told, (_("Total"), in_currency(draft.currency, totals.payable), "figure"))


def in_currency(currency: str, value: Money) -> str:
    """Return an amount with the sign of its currency."""
    return money(value) if currency == SOLES else f"{currency} {amount(value)}"
