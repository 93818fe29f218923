"""The amounts of a supplier's paper as they are typed, and what the form proposes where nothing is."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from emprende_desktop.domain.errors import UnreadableQuantityError
from emprende_desktop.domain.money import ZERO, Money, parse_money, round_half_up
from emprende_desktop.i18n.formats import amount
from emprende_desktop.i18n.translation import N_
from emprende_desktop.invoicing.purchases import PurchaseAmounts
from ui.widgets.field_grid import FieldGrid

if TYPE_CHECKING:
    from emprende_desktop.invoicing.purchases import PurchaseDocument
    from emprende_desktop.invoicing.read_document import ReadTotals
    from emprende_desktop.queries.catalogues import Listed

PARTS = ("taxed", "igv", "untaxed", "icbper", "isc", "other")
AMOUNTS = (
    ("taxed", N_("Base with IGV"), "0.00"),
    ("igv", N_("IGV"), "0.00"),
    ("untaxed", N_("Without IGV (exempt, unaffected)"), "0.00"),
    ("icbper", N_("Plastic bags (ICBPER)"), "0.00"),
    ("isc", N_("ISC"), "0.00"),
    ("other", N_("Other charges"), "0.00"),
    ("total", N_("Total of the paper"), "0.00"),
)


def number(text: str) -> Decimal:
    """Return a number as typed, zero where nothing is; raises UnreadableQuantityError."""
    bare = text.strip().replace(",", "")
    try:
        read = Decimal(bare or 0) if bare.isascii() else None
    except InvalidOperation:
        read = None
    if read is None or not read.is_finite() or read < 0:
        raise UnreadableQuantityError(text)
    return read


class PurchaseAmountFields(FieldGrid):
    """The parts of a paper; IGV and total that are not written are proposed from the others."""

    def __init__(self) -> None:
        super().__init__(AMOUNTS)

    def amounts(self, rate: Decimal) -> PurchaseAmounts:
        """Return what the paper says, with IGV at a rate (percent) and the total where they are not written.

        Raises UnreadableAmountError and what `PurchaseAmounts` raises.
        """
        typed = {name: _typed(self[name].text()) for name in (*PARTS, "total")}
        base = (typed["taxed"] or ZERO) + (typed["isc"] or ZERO)
        igv = typed["igv"]
        if igv is None:
            igv = round_half_up(Decimal(base.cents) * rate / 100)
            self["igv"].setPlaceholderText(amount(igv))
        parts = {name: igv if name == "igv" else typed[name] or ZERO for name in PARTS}
        total = typed["total"]
        summed = Money(sum(part.cents for part in parts.values()))
        self["total"].setPlaceholderText(amount(summed))
        return PurchaseAmounts(total=summed if total is None else total, **parts)

    def show_amounts(self, amounts: PurchaseAmounts) -> None:
        """Show the amounts of a paper that is there."""
        for name in (*PARTS, "total"):
            self._show(name, getattr(amounts, name))

    def show_read(self, totals: ReadTotals) -> None:
        """Show the amounts that an XML says; what was withheld is part of the total."""
        for name in PARTS:
            self._show(name, getattr(totals, name))
        self._show("total", totals.payable + totals.withheld)

    def _show(self, name: str, value: Money) -> None:
        self[name].setText(value.plain() if value or name in ("igv", "total") else "")


def _typed(text: str) -> Money | None:
    return parse_money(text.strip()) if text.strip() else None


EXTRAS = (
    ("rate", N_("Soles for a dollar"), "3.750"),
    ("withheld", N_("Income tax kept back (soles)"), "0.00"),
    ("changed_number", N_("Number of the paper it changes"), "F001-15"),
    ("changed_date", N_("Date of the paper it changes"), "31/08/2026"),
    ("detraction_code", N_("Code of the detraction"), "022"),
    ("detraction_percent", N_("Percent of the detraction"), "12"),
    ("deposit", N_("Number of the deposit (when it is made)"), ""),
    ("deposited", N_("Date of the deposit"), "31/08/2026"),
)
DETRACTION = ("detraction_code", "detraction_percent", "deposit", "deposited")
CHANGED = ("changed_number", "changed_date")


def offer_codes(field: QLineEdit, listed: tuple[Listed, ...]) -> None:
    """Offer the codes of SUNAT's list while one is written, by number or by words."""
    completer = QCompleter([f"{one.code} · {one.words}" for one in listed], field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)


def detraction_code(field: QLineEdit) -> str:
    """Return the code that is written, without the words that the list has beside it."""
    return field.text().partition("·")[0].strip()


def show_extras(fields: FieldGrid, document: PurchaseDocument) -> None:
    """Show what is seldom asked of a paper that is there."""
    told = {
        "rate": "" if document.rate == 1 else str(document.rate),
        "withheld": document.withheld.plain() if document.withheld else "",
    }
    reference, detraction = document.reference, document.detraction
    if reference is not None:
        told |= {
            "changed_number": f"{reference.series}-{reference.number}",
            "changed_date": f"{reference.date:%d/%m/%Y}",
        }
    if detraction is not None:
        deposited = detraction.deposited
        told |= {
            "detraction_code": detraction.code,
            "detraction_percent": str(detraction.percent),
            "deposit": detraction.deposit,
            "deposited": "" if deposited is None else f"{deposited:%d/%m/%Y}",
        }
    for name, text in told.items():
        fields[name].setText(text)
