"""The gold's position on paper: what lies where on a day, and what it cost; market value as a memo alone."""

from emprende_desktop.domain.money import Money
from emprende_desktop.gold.lots import Held, Stage
from emprende_desktop.gold.position import Lying, OreEstimate, Position
from emprende_desktop.gold.prices import MarketValue
from emprende_desktop.i18n.formats import grams, money, short_date, weighed
from emprende_desktop.i18n.lots import OWNERS, STAGES
from emprende_desktop.i18n.prices import worth_text
from emprende_desktop.i18n.translation import _
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return what lies where at the end of the last day asked for."""
    day = request.end
    position = source.gold.position(day)
    estimate = source.gold.estimate(position)
    gold, _cents = position.at(Stage.HAND, Stage.TRANSIT)
    market = source.gold.market_value(gold, day)
    columns = (
        Column(_("Lot"), weight=6), Column(_("Whose"), weight=5), Column(_("Ore, kg"), Align.RIGHT, 4),
        Column(_("Gross, g"), Align.RIGHT, 4), Column(_("Fine, g"), Align.RIGHT, 4),
        Column(_("Cost"), Align.RIGHT, 4),
    )  # fmt: skip
    rows = [row for stage in Stage for row in _stage(stage, position)]
    if position.waiting_cents:
        rows.append(Row((_("Cost before its ore"), "", "", "", "", Money(position.waiting_cents))))
    total = Row((_("Total"), "", *_weights(position.at(*Stage)[0]), Money(position.cents)), Emphasis.TOTAL)
    document = common.document(
        _("Gold position"), common.at_date(short_date(day)), source.imprint(request), (Table(columns, (*rows, total)),),
        remarks=(*_estimated(estimate), worth_text(market, money(Money(market.cents)) if market else "")),
    )  # fmt: skip
    return Built(document, _json(position, estimate, market))


def _stage(stage: Stage, position: Position) -> list[Row]:
    lying = [one for one in position.lying if one.stage is stage]
    if not lying:
        return []
    held, cents = position.at(stage)
    return [
        Row((_(STAGES[stage]), "", "", "", "", ""), Emphasis.HEADING),
        *(_row(one) for one in lying),
        Row(("", "", *_weights(held), Money(cents)), Emphasis.SUBTOTAL),
    ]


def _row(one: Lying) -> Row:
    return Row((one.code, _(OWNERS[one.ownership]), *_weights(one.held), Money(one.cents)))


def _weights(held: Held) -> tuple[str, ...]:
    return tuple(weighed(value) if value else "" for value in (held.ore_g, held.gross_mg, held.fine_mg))


def _estimated(estimate: OreEstimate) -> tuple[str, ...]:
    told = []
    if estimate.lots:
        words = _("Estimate, by dry tonnes and assays: {fine} of fine gold in the ore.")
        told.append(words.format(fine=grams(estimate.fine_mg)))
    if estimate.unknown:
        words = _("Without a moisture test or an assay, so not estimated: {lots}.")
        told.append(words.format(lots=", ".join(estimate.unknown)))
    return tuple(told)


def _json(position: Position, estimate: OreEstimate, market: MarketValue | None) -> dict[str, object]:
    return {
        "rows": [
            {
                "stage": one.stage.value, "lot": one.code, "ownership": one.ownership.value,
                **weights_told(one.held), "cost": Money(one.cents).plain(),
            }
            for one in position.lying
        ],
        "waiting": Money(position.waiting_cents).plain(),
        "total": Money(position.cents).plain(),
        "estimate": {"fine_g": plain_weight(estimate.fine_mg), "without": list(estimate.unknown)},
        "market_value": Money(market.cents).plain() if market else "",
    }  # fmt: skip


def weights_told(held: Held) -> dict[str, str]:
    """Return weights as other programs read them: kilos of ore, grams of gold."""
    weights = (held.ore_g, held.gross_mg, held.fine_mg)
    return dict(zip(("ore_kg", "gross_g", "fine_g"), map(plain_weight, weights), strict=True))


def plain_weight(thousandths: int) -> str:
    """Return a weight without commas: `1250.500`."""
    return weighed(thousandths).replace(",", "")
