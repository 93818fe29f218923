"""What each member gathered by month: her name where she consents to it, else her number (field practice)."""

from emprende_desktop.domain.quantity import THOUSAND, quantity_text
from emprende_desktop.gold.gathering import Produced
from emprende_desktop.i18n.formats import kilos, month_name, period_label
from emprende_desktop.i18n.translation import _
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return kilos, containers and days by month and member."""
    found = source.gold.produced(request.period)
    columns = (
        Column(_("Month"), weight=4), Column(_("Member"), weight=6), Column(_("Days"), Align.RIGHT, 2),
        Column(_("Sacks and tins"), weight=5), Column(_("Weight"), Align.RIGHT, 4),
    )  # fmt: skip
    rows = [Row((_month(one), one.name, _days(one.half_days), _containers(one), kilos(one.ore_g))) for one in found]
    days, ore_g = sum(one.half_days for one in found), sum(one.ore_g for one in found)
    total = Row((_("Total"), "", _days(days), "", kilos(ore_g)), Emphasis.TOTAL)
    document = common.document(
        _("Production by member and month"), period_label(request.period), source.imprint(request),
        (Table(columns, (*rows, total)),), signed=False,
    )  # fmt: skip
    told = [
        {
            "month": str(one.month), "member": one.name, "days": _days(one.half_days),
            "containers": {name: str(count) for name, count in one.containers}, "kg": _kilos(one.ore_g),
        }
        for one in found
    ]  # fmt: skip
    return Built(document, {**common.days(request.period), "rows": told, "days": _days(days), "kg": _kilos(ore_g)})


def _month(one: Produced) -> str:
    return f"{month_name(one.month)} {one.month.year}"


def _containers(one: Produced) -> str:
    return " · ".join(f"{count} {name}" for name, count in one.containers)


def _days(half_days: int) -> str:
    return quantity_text(half_days * THOUSAND // 2)


def _kilos(ore_g: int) -> str:
    return quantity_text(ore_g).replace(",", "")
