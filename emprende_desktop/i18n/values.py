"""What each value that changes by date is called, how it is counted, and how it is shown."""

from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.dated import DatedValue
from emprende_desktop.domain.enterprise import Module
from emprende_desktop.domain.money import Money
from emprende_desktop.formality.due_dates import day_of_number, due_names
from emprende_desktop.i18n.formats import NBSP, amount, money, short_date
from emprende_desktop.i18n.translation import N_, _, ngettext


class Unit(StrEnum):
    """How a value is counted; money is kept as céntimos or cents, a day as 20260216."""

    SOLES = "soles"
    DOLLARS = "dollars"
    PERCENT = "percent"
    UIT = "uit"
    DAY = "day"
    DAYS = "days"
    GRAMS = "grams"


SIGNS = {Unit.PERCENT: "%", Unit.UIT: "UIT", Unit.GRAMS: "g"}


@dataclass(frozen=True, slots=True)
class Named:
    """A value by its name, its words and its unit."""

    name: str
    words: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Group:
    """Values that are looked after together, and the part of the program that needs them, if any."""

    key: str
    title: str
    values: tuple[Named, ...]
    needs: Module | None = None


_DUE = {
    "declaration": N_("Last day to declare a month, RUC ending in {digit}"),
    "registers": N_("Last day for the registers of a month, RUC ending in {digit}"),
}
_ASSETS = (
    ("building", N_("Use of buildings in a year")),
    ("machine", N_("Use of machines in a year")),
    ("mining_machine", N_("Use of mining machines in a year")),
    ("vehicle", N_("Use of vehicles in a year")),
    ("oven", N_("Use of ovens in a year")),
    ("computer", N_("Use of computers in a year")),
    ("breeding", N_("Use of breeding animals in a year")),
    ("hens", N_("Use of laying hens in a year")),
    ("furniture", N_("Use of furniture in a year")),
    ("tool", N_("Use of tools in a year")),
    ("other", N_("Use of other things in a year")),
)
GROUPS: tuple[Group, ...] = (
    Group(
        "general",
        N_("UIT, IGV and declarations"),
        (
            Named("uit", N_("UIT of the year"), Unit.SOLES),
            Named("igv.general", N_("IGV"), Unit.PERCENT),
            Named("igv.mype_restaurantes_hoteles", N_("IGV of small restaurants and hotels"), Unit.PERCENT),
            Named("igv.exportacion", N_("IGV of exports"), Unit.PERCENT),
            Named("igv.exonerado_apendice_I", N_("IGV of exempt goods (appendix I)"), Unit.PERCENT),
            Named("igv.exonerado_amazonia", N_("IGV within Amazonia"), Unit.PERCENT),
            Named("declared.unit", N_("What a declaration is rounded to"), Unit.SOLES),
        ),
    ),
    Group(
        "nrus",
        N_("NRUS"),
        (
            Named("nrus.1.limit", N_("Category 1: most sales or purchases of a month"), Unit.SOLES),
            Named("nrus.1.fee", N_("Category 1: fee of a month"), Unit.SOLES),
            Named("nrus.2.limit", N_("Category 2: most sales or purchases of a month"), Unit.SOLES),
            Named("nrus.2.fee", N_("Category 2: fee of a month"), Unit.SOLES),
            Named("nrus.sales.limit", N_("NRUS: most sales of a year"), Unit.SOLES),
            Named("nrus.purchases.limit", N_("NRUS: most purchases of a year"), Unit.SOLES),
            Named("nrus.assets.limit", N_("NRUS: most machines and equipment"), Unit.SOLES),
        ),
    ),
    Group(
        "rer",
        N_("RER"),
        (
            Named("rer.tax_pct", N_("RER: income tax of a month"), Unit.PERCENT),
            Named("rer.income.limit", N_("RER: most net income of a year"), Unit.SOLES),
            Named("rer.purchases.limit", N_("RER: most purchases of a year"), Unit.SOLES),
            Named("rer.assets.limit", N_("RER: most machines and equipment"), Unit.SOLES),
        ),
    ),
    Group(
        "rmt",
        N_("RMT and General regime"),
        (
            Named("rmt.income.limit_uit", N_("RMT: most net income of a year"), Unit.UIT),
            Named("rmt.advance_pct", N_("RMT: advance of a month"), Unit.PERCENT),
            Named("rmt.advance.limit_uit", N_("RMT: income of a year up to which that advance rules"), Unit.UIT),
            Named("advance.least_pct", N_("Advance of a month, at least"), Unit.PERCENT),
            Named("advance.coefficient_pct", N_("Your coefficient, from last year's declaration"), Unit.PERCENT),
            Named("rmt.first.limit_uit", N_("RMT: first part of the year's profit"), Unit.UIT),
            Named("rmt.first_pct", N_("RMT: tax of the first part of the profit"), Unit.PERCENT),
            Named("income_tax_pct", N_("Income tax of the year's profit"), Unit.PERCENT),
        ),
    ),
    Group(
        "books",
        N_("Books and size"),
        (
            Named("books.electronic.limit_uit", N_("Electronic books from an income of"), Unit.UIT),
            Named("books.simplified.limit_uit", N_("Simplified journal up to an income of"), Unit.UIT),
            Named("books.journal.limit_uit", N_("Journal and ledger alone up to an income of"), Unit.UIT),
            Named("books.inventories.limit_uit", N_("Full books above an income of"), Unit.UIT),
            Named("micro.limit_uit", N_("Microempresa: most sales of a year"), Unit.UIT),
            Named(
                "slip.seller.limit_uit", N_("A seller without RUC: most sales of a year by purchase slips"), Unit.UIT
            ),
        ),
    ),
    Group(
        "documents",
        N_("Documents and purchases"),
        (
            Named("document.boleta_limit", N_("Boleta without saying who buys, up to"), Unit.SOLES),
            Named("document.bag_tax", N_("Tax of a plastic bag"), Unit.SOLES),
            Named("document.credit_days", N_("Credit that does not say until when"), Unit.DAYS),
            Named("payment_means.PEN", N_("Paid through a bank, in soles, from"), Unit.SOLES),
            Named("payment_means.USD", N_("Paid through a bank, in dollars, from"), Unit.DOLLARS),
            Named("purchase.detraction_over", N_("Detraction above"), Unit.SOLES),
            Named("purchase.igv_tolerance", N_("Sums of a paper may differ by"), Unit.SOLES),
            Named("fees.withholding_pct", N_("Withheld from a receipt for fees"), Unit.PERCENT),
            Named("fees.withholding_over", N_("Withheld from receipts for fees above"), Unit.SOLES),
            Named("edoc.days.factura", N_("Days to send a factura"), Unit.DAYS),
            Named("edoc.days.boleta", N_("Days to send a boleta"), Unit.DAYS),
            Named("edoc.days.credit_note", N_("Days to send a credit note"), Unit.DAYS),
            Named("edoc.days.debit_note", N_("Days to send a debit note"), Unit.DAYS),
            Named("edoc.days.liquidacion", N_("Days to send a purchase slip"), Unit.DAYS),
            Named("edoc.days.summary", N_("Days to send a daily summary"), Unit.DAYS),
            Named("edoc.days.voiding", N_("Days to void a document"), Unit.DAYS),
        ),
    ),
    Group(
        "assets",
        N_("Use of machines and equipment"),
        tuple(Named(f"depreciation.{kind}", words, Unit.PERCENT) for kind, words in _ASSETS),
    ),
    Group(
        "gold",
        N_("Gold"),
        (
            Named("gold.cap_g_month", N_("Grams that one person may sell in a month"), Unit.GRAMS),
            Named("gold.withholding_pct", N_("Withheld from a purchase slip of gold (%)"), Unit.PERCENT),
            Named("gold.detraction_pct", N_("Detraction on taxed gold and ore (%)"), Unit.PERCENT),
            Named("gold.detraction_exempt_pct", N_("Detraction on gold without IGV (%)"), Unit.PERCENT),
            Named("gold.storage_warn_days", N_("Days at a plant until the first reminder"), Unit.DAYS),
            Named("gold.storage_last_days", N_("Days at a plant until the last reminder"), Unit.DAYS),
        ),
        Module.GOLD,
    ),
)
_UNITS = {named.name: named.unit for group in GROUPS for named in group.values}
_WORDS = {named.name: named.words for group in GROUPS for named in group.values}


def deadlines(ruc: str) -> Group:
    """Return the last days of a RUC, as a group; empty without one."""
    named = tuple(Named(name, _DUE[name.split(".")[1]], Unit.DAY) for name in due_names(ruc))
    return Group("deadlines", N_("Last days of each month"), named)


def value_name(name: str) -> str:
    """Return what a value is called."""
    if name.startswith("due."):
        _due, table, digit = name.split(".")
        return _(_DUE[table]).format(digit=digit)
    return _(_WORDS[name])


def unit_of(name: str) -> Unit:
    """Return how a value is counted."""
    return Unit.DAY if name.startswith("due.") else _UNITS[name]


def value_text(value: DatedValue) -> str:
    """Return a value as it is read: `S/ 5,500.00`, `1.5 %`, `75 UIT`, `16/02/2026`."""
    unit = unit_of(value.name)
    if unit in SIGNS:
        return f"{value.value}{NBSP}{SIGNS[unit]}"
    match unit:
        case Unit.SOLES:
            return money(Money(int(value.number)))
        case Unit.DOLLARS:
            return f"US${NBSP}{amount(Money(int(value.number)))}"
        case Unit.DAY:
            return short_date(day_of_number(value.value))
    count = int(value.number)
    return ngettext("{count} day", "{count} days", count).format(count=count)
