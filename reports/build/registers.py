"""The registers of sales and of purchases on paper: formats 14.1 and 8.1 with columns that can be read.

Columns: R.S. 234-2006/SUNAT art. 13. What a page comes to is carried to the next one ("Van", "Vienen"). The three
ways of buying are SUNAT's: for taxed sales (A), for both kinds (B), for untaxed ones (C).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Period
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.paper_words import number_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.register import PurchaseAmounts, PurchaseLine, RegisterState, SaleAmounts, SaleLine
from reports.build import common
from reports.document import Align, Cell, Column, Document, Emphasis, Paper, Row, Streamed, Table
from reports.source import Built, Imprint, ReportRequest, ReportSource, Told

WHO = 6  # the column of the names, where the words beside sums stand


Sales = Callable[[], Iterator[SaleLine]]
Purchases = Callable[[], Iterator[PurchaseLine]]


def build_sales(source: ReportSource, request: ReportRequest) -> Built:
    """Return the register of sales of the days asked for."""
    period = request.period
    return sales_register(lambda: source.taxes.sales(period), period, source.imprint(request))


def build_purchases(source: ReportSource, request: ReportRequest) -> Built:
    """Return the register of purchases of the days asked for."""
    period = request.period
    return purchases_register(lambda: source.taxes.purchases(period), period, source.imprint(request))


def sales_register(sales: Sales, period: Period, imprint: Imprint) -> Built:
    """Return the register of sales of a period; its lines are read anew each time."""
    money = (
        _("Export"), _("Taxed base"), _("Exempt"), _("Unaffected"), "ISC", "IGV", _("ICBPER, other"), _("Total amount"),
    )  # fmt: skip
    table = Table(
        (*_paper_columns(_("Customer's name")), *(Column(title, Align.RIGHT, 12) for title in money), *_last_columns()),
        Streamed(lambda: _sale_rows(sales), lambda: _count(sales)), dense=True, carries=WHO,
    )  # fmt: skip
    told = Told(lambda: (_json(line, _sale_money(line.counted)) for line in sales()))
    return Built(_document(_("Register of sales and income: format 14.1"), table, period, imprint), {"lines": told})


def purchases_register(purchases: Purchases, period: Period, imprint: Imprint) -> Built:
    """Return the register of purchases of a period; its lines are read anew each time."""
    money = (
        _("Base A"), "IGV A", _("Base B"), "IGV B", _("Base C"), "IGV C", _("Not taxed"), "ISC", _("ICBPER, other"),
        _("Total amount"),
    )  # fmt: skip
    weights = (13, 12, 9, 9, 9, 9, 11, 9, 10, 13)
    columns = (
        *_paper_columns(_("Supplier's name")),
        *(Column(title, Align.RIGHT, weight) for title, weight in zip(money, weights, strict=True)),
        *_last_columns(), Column(_("Deposit"), weight=13),
    )  # fmt: skip
    rows = Streamed(lambda: _purchase_rows(purchases), lambda: _count(purchases))
    table = Table(columns, rows, dense=True, carries=WHO)
    told = Told(lambda: (_json(line, _purchase_money(line.counted)) for line in purchases()))
    return Built(_document(_("Register of purchases: format 8.1"), table, period, imprint), {"lines": told})


def _count(lines: Sales | Purchases) -> int:
    """Return how many rows there are, the sums too; it is asked only while many are written."""
    return sum(1 for _line in lines()) + 1


def _document(title: str, table: Table, period: Period, imprint: Imprint) -> Document:
    made = common.document(title, common.subtitle(period), imprint, (table,), signed=False)
    return replace(made, paper=Paper.LANDSCAPE)


def _paper_columns(name: str) -> tuple[Column, ...]:
    return (
        Column(_("No."), Align.RIGHT, 6), Column(_("Issued"), weight=10), Column(_("Due on"), weight=10),
        Column(_("Type"), weight=5), Column(_("Series and number"), weight=13), Column(_("Identity"), weight=15),
        Column(name, weight=22),
    )  # fmt: skip


def _last_columns() -> tuple[Column, ...]:
    return Column(_("Rate"), Align.RIGHT, 6), Column(_("Document it changes"), weight=13)


def _sale_money(amounts: SaleAmounts) -> tuple[Money, ...]:
    """Return the columns of money: they add up to the last."""
    return (
        amounts.export,
        amounts.base + amounts.base_discount,
        amounts.exempt,
        amounts.unaffected,
        amounts.isc,
        amounts.igv + amounts.igv_discount,
        amounts.ivap_base + amounts.ivap + amounts.icbper + amounts.other,
        amounts.total,
    )


def _purchase_money(amounts: PurchaseAmounts) -> tuple[Money, ...]:
    """Return the columns of money: they add up to the last."""
    return (
        amounts.base_taxed,
        amounts.igv_taxed,
        amounts.base_mixed,
        amounts.igv_mixed,
        amounts.base_untaxed,
        amounts.igv_untaxed,
        amounts.not_taxed,
        amounts.isc,
        amounts.icbper + amounts.other,
        amounts.total,
    )


def _sale_rows(sales: Sales) -> Iterator[Row]:
    added = SaleAmounts()
    for number, line in enumerate(sales(), 1):
        name = _("ANNULLED") if line.state is RegisterState.ANNULLED else line.party.name
        cells = (*_paper(number, line), name, *_sale_money(line.counted), *_last(line))
        yield Row(cells, carried=_summed(_sale_money(added), 2))
        added += line.counted
    yield Row(_summed(_sale_money(added), 2, _("Totals")), Emphasis.TOTAL, carried=_summed(_sale_money(added), 2))


def _purchase_rows(purchases: Purchases) -> Iterator[Row]:
    added = PurchaseAmounts()
    for number, line in enumerate(purchases(), 1):
        deposit = f"{line.deposit.number} {short_date(line.deposit.date)}" if line.deposit is not None else ""
        cells = (*_paper(number, line), line.party.name, *_purchase_money(line.counted), *_last(line), deposit)
        yield Row(cells, carried=_summed(_purchase_money(added), 3))
        added += line.counted
    sums = _purchase_money(added)
    yield Row(_summed(sums, 3, _("Totals")), Emphasis.TOTAL, carried=_summed(sums, 3))


def _paper(number: int, line: SaleLine | PurchaseLine) -> tuple[Cell, ...]:
    paper, party = line.paper, line.party
    last = f" … {line.last_number}" if line.last_number else ""
    called = f"{paper.series}-{paper.number}{last}" if paper.series else f"{paper.number}{last}"
    due: Cell = line.due if line.due is not None else ""
    return str(number), line.date, due, paper.type_code, called, f"{party.kind} {party.number}".strip()


def _last(line: SaleLine | PurchaseLine) -> tuple[Cell, ...]:
    rate = number_text(line.rate) if line.rate is not None else ""
    if line.modified is None:
        return rate, ""
    return rate, f"{line.modified.paper} {short_date(line.modified.date)}"


def _summed(sums: tuple[Money, ...], after: int, told: str = "") -> tuple[Cell, ...]:
    return (*("",) * WHO, told, *sums, *("",) * after)


def _json(line: SaleLine | PurchaseLine, money: tuple[Money, ...]) -> dict[str, object]:
    return {
        "date": line.date.isoformat(),
        "paper": str(line.paper),
        "currency": line.currency,
        "amounts": [amount.plain() for amount in money],
        "total": line.counted.total.plain(),
    }
