"""What came out of the ore on paper: recovery by lot, and what a fine gram cost by kind of cost."""

from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.kardex import per_gram
from emprende_desktop.gold.lot_sheet import CostPart
from emprende_desktop.gold.yields import Yield, costs_together
from emprende_desktop.i18n.formats import short_date, weighed
from emprende_desktop.i18n.lot_words import cost_text
from emprende_desktop.i18n.translation import _
from reports.build import common
from reports.build.gold_position import plain_weight
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return what was processed in the days asked for."""
    period = request.period
    found = source.gold.yields(period)
    parts = costs_together(found)
    lacking = any(one.recovery_pct is None for one in found)
    missing = _("Recovery is not told where a lot has no moisture test or no assay: nothing is guessed.")
    document = common.document(
        _("Yield and cost per gram"), common.subtitle(period), source.imprint(request),
        (_yields(found), _costs(found, parts)), remarks=(missing,) if lacking else (),
    )  # fmt: skip
    told: dict[str, object] = {"rows": [_json(one) for one in found], "costs": [_cost_json(part) for part in parts]}
    return Built(document, told)


def _yields(found: tuple[Yield, ...]) -> Table:
    columns = (
        Column(_("Day"), weight=9), Column(_("Ore of"), weight=9), Column(_("Gold lot"), weight=8),
        Column(_("Dry, t"), Align.RIGHT, 6), Column(_("Grade, g/t"), Align.RIGHT, 6),
        Column(_("Fine, g"), Align.RIGHT, 8), Column(_("Recovery, %"), Align.RIGHT, 7),
        Column(_("Cost"), Align.RIGHT, 9), Column(_("Per fine gram"), Align.RIGHT, 8),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                short_date(one.date), ", ".join(one.ore), one.gold, _told(one.dry_t, 3), _told(one.grade_g_t, 2),
                weighed(one.fine_mg), _percent(one), Money(one.cents), Money(per_gram(one.cents, one.fine_mg)),
            )
        )
        for one in found
    )  # fmt: skip
    fine, cents = sum(one.fine_mg for one in found), sum(one.cents for one in found)
    total = (_("Total"), "", "", "", "", weighed(fine), "", Money(cents), Money(per_gram(cents, fine)))
    return Table(columns, (*rows, Row(total, Emphasis.TOTAL)))


def _costs(found: tuple[Yield, ...], parts: tuple[CostPart, ...]) -> Table:
    fine, cents = sum(one.fine_mg for one in found), sum(part.cents for part in parts)
    columns = (
        Column(_("What it cost"), weight=10), Column(_("Cost"), Align.RIGHT, 4),
        Column(_("Per fine gram"), Align.RIGHT, 4), Column(_("Of a hundred"), Align.RIGHT, 4),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                cost_text(part), Money(part.cents), Money(per_gram(part.cents, fine)),
                f"{half_up(Fraction(100 * part.cents, cents), 1)} %",
            )
        )
        for part in parts
    )  # fmt: skip
    total = Row((_("Total"), Money(cents), Money(per_gram(cents, fine)), ""), Emphasis.TOTAL)
    return Table(columns, (*rows, total), _("Cost by kind"))


def _told(value: Fraction | None, places: int) -> str:
    return "" if value is None else f"{half_up(value, places):,}"


def _percent(one: Yield) -> str:
    return "" if one.recovery_pct is None else f"{half_up(one.recovery_pct, 2)}"


def _json(one: Yield) -> dict[str, object]:
    return {
        "date": one.date.isoformat(), "ore": list(one.ore), "gold": one.gold, "ore_kg": plain_weight(one.ore_g),
        "dry_t": _told(one.dry_t, 3), "grade_g_t": _told(one.grade_g_t, 3), "fine_g": plain_weight(one.fine_mg),
        "recovery_pct": _told(one.recovery_pct, 4), "cost": Money(one.cents).plain(),
        "cost_per_fine_g": Money(per_gram(one.cents, one.fine_mg)).plain(),
    }  # fmt: skip


def _cost_json(part: CostPart) -> dict[str, object]:
    return {"kind": part.kind.value, "what": part.what, "cost": Money(part.cents).plain()}
