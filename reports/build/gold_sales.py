"""Sales of bars on paper: when, to whom, how fine, and both prices of a gram beside the part of its value paid."""

from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.sold_bars import BarsSold
from emprende_desktop.i18n.formats import short_date, weighed
from emprende_desktop.i18n.translation import _
from reports.build import common
from reports.build.gold_position import plain_weight
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the sales of bars of a period that stand, and what all of them together were paid for a gram."""
    sold = source.gold.bars_sold(request.period)
    columns = (
        Column(_("Date"), weight=5), Column(_("Buyer"), weight=6), Column(_("Gross, g"), Align.RIGHT, 4),
        Column(_("Fineness of 1,000"), Align.RIGHT, 5), Column(_("Fine, g"), Align.RIGHT, 4),
        Column(_("S/ per gross g"), Align.RIGHT, 4), Column(_("S/ per fine g"), Align.RIGHT, 4),
        Column(_("Paid of its value, %"), Align.RIGHT, 5), Column(_("Received, S/"), Align.RIGHT, 5),
    )  # fmt: skip
    rows = [
        Row(
            (
                short_date(one.date), one.buyer, *_figures(one),
                "" if one.payability_pct is None else str(half_up(one.payability_pct, 2)), one.received,
            )
        )
        for one in sold
    ]  # fmt: skip
    whole = together(sold)
    if whole is not None:
        rows.append(Row((_("Total"), "", *_figures(whole), "", whole.received), Emphasis.TOTAL))
    document = common.document(
        _("Sales of gold"), common.subtitle(request.period), source.imprint(request), (Table(columns, tuple(rows)),)
    )
    total = {"total": _told(whole)} if whole else {}
    told = [{"date": o.date.isoformat(), "buyer": o.buyer, **_told(o), **_paid_part(o)} for o in sold]
    return Built(document, {**common.days(request.period), "rows": told, **total})


def together(sold: tuple[BarsSold, ...]) -> BarsSold | None:
    """Return all sales as if they were one; None where there is none."""
    if not sold:
        return None
    return BarsSold(
        0, sold[-1].date, "", sum(o.gross_mg for o in sold), sum(o.fine_mg for o in sold),
        Money(sum(o.value.cents for o in sold)), Money(sum(o.received.cents for o in sold)), None,
    )  # fmt: skip


def _figures(one: BarsSold) -> tuple[str | Money, ...]:
    return (
        weighed(one.gross_mg), str(half_up(Fraction(1_000 * one.fine_mg, one.gross_mg), 1)), weighed(one.fine_mg),
        one.per_gram(one.gross_mg), one.per_gram(one.fine_mg),
    )  # fmt: skip


def _told(one: BarsSold) -> dict[str, str]:
    return {
        "gross_g": plain_weight(one.gross_mg),
        "fineness_permille": str(half_up(Fraction(1_000 * one.fine_mg, one.gross_mg), 1)),
        "fine_g": plain_weight(one.fine_mg),
        "per_gross_g": one.per_gram(one.gross_mg).plain(),
        "per_fine_g": one.per_gram(one.fine_mg).plain(),
        "value": one.value.plain(),
        "net": one.received.plain(),
    }


def _paid_part(one: BarsSold) -> dict[str, str]:
    return {"payability_pct": "" if one.payability_pct is None else str(half_up(one.payability_pct, 4))}
