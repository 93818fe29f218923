"""The register of fixed assets on paper."""

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.assets import CLASSES
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.trade.register import RegisteredAsset
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return what lasts on the last day asked for, beside what the ledger has."""
    assets, in_ledger = source.assets(request.end)
    document = common.document(
        _("Register of fixed assets"), common.at_date(short_date(request.end)), source.imprint(request),
        (_table(assets, in_ledger),),
    )  # fmt: skip
    rows = [{"name": a.name, "class": a.asset_class, "since": str(a.first_month), **_figures(a)} for a in assets]
    totals = {"cost": _total(assets, "cost"), "accumulated": _total(assets, "used_up"), "net": _total(assets, "left")}
    told = {key: amount.plain() for key, amount in totals.items()}
    return Built(document, {"rows": rows, "totals": told, "in_ledger": in_ledger.plain()})


def _figures(asset: RegisteredAsset) -> dict[str, str]:
    return {"cost": asset.cost.plain(), "accumulated": asset.used_up.plain(), "net": asset.left.plain()}


def _total(assets: tuple[RegisteredAsset, ...], figure: str) -> Money:
    return Money(sum(getattr(asset, figure).cents for asset in assets))


def _table(assets: tuple[RegisteredAsset, ...], in_ledger: Money) -> Table:
    columns = (
        Column(_("Name"), weight=6),
        Column(_("Kind"), weight=4),
        Column(_("Since"), weight=4),
        Column(_("Cost"), Align.RIGHT, 3),
        Column(_("Used up"), Align.RIGHT, 3),
        Column(_("Left"), Align.RIGHT, 3),
    )
    rows = [
        Row(
            (
                asset.name or _(CLASSES[asset.asset_class]), _(CLASSES[asset.asset_class]),
                month_text(asset.first_month), asset.cost, asset.used_up, asset.left,
            )
        )
        for asset in assets
    ]  # fmt: skip
    left = _total(assets, "left")
    rows.append(Row((_("Total"), "", "", _total(assets, "cost"), _total(assets, "used_up"), left), Emphasis.TOTAL))
    if in_ledger != left:
        rows.append(Row((_("In the ledger, not in this register"), "", "", "", "", in_ledger - left)))
    return Table(columns, tuple(rows))
