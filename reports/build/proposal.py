"""Our register beside SUNAT's proposal of the same month, to talk it through with the accountant."""

from collections.abc import Iterator

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Period
from emprende_desktop.formality.books import Value
from emprende_desktop.formality.register_comparison import Comparison, Difference
from emprende_desktop.i18n.register_words import field_name, paper_text, told_value
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.invoicing.register import PurchaseLine, SaleLine
from reports.build import common
from reports.document import Align, Cell, Column, Document, Emphasis, Row, Table
from reports.source import Imprint

TITLES = {
    "sire-rvie": N_("Sales: our register and SUNAT's proposal"),
    "sire-rce": N_("Purchases: our register and SUNAT's proposal"),
}
Found = Comparison[SaleLine] | Comparison[PurchaseLine]


def proposal_document(found: Found, key: str, period: Period, imprint: Imprint) -> Document:
    """Return what one has and the other lacks, what differs, and how many documents are equal."""
    columns = (
        Column(_("Document"), weight=24), Column(_("What differs"), weight=24), Column(_("Here"), Align.RIGHT, 14),
        Column("SUNAT", Align.RIGHT, 14),
    )  # fmt: skip
    equal = ngettext("{count} document is equal.", "{count} documents are equal.", found.equal)
    return common.document(
        _(TITLES[key]), common.subtitle(period), imprint, (Table(columns, tuple(_rows(found, key))),), signed=False,
        remarks=(equal.format(count=found.equal),),
    )  # fmt: skip


def _rows(found: Found, key: str) -> Iterator[Row]:
    if found.missing_here:
        yield Row((_("Not in our register"), "", "", ""), Emphasis.HEADING)
    for line in found.missing_here:
        yield Row((paper_text(line.paper), line.party.name, "", line.counted.total))
    if found.missing_there:
        yield Row((_("Not in SUNAT's proposal"), "", "", ""), Emphasis.HEADING)
    for line in found.missing_there:
        yield Row((paper_text(line.paper), line.party.name, line.counted.total, ""))
    if found.differing:
        yield Row((_("Told in two ways"), "", "", ""), Emphasis.HEADING)
    yield from (_difference(one, key) for one in found.differing)


def _difference(one: Difference[SaleLine] | Difference[PurchaseLine], key: str) -> Row:
    return Row((paper_text(one.ours.paper), field_name(key, one.value), _cell(one.here), _cell(one.there)))


def _cell(value: Value) -> Cell:
    return value if isinstance(value, Money) else told_value(value)
