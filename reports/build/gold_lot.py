"""The sheet of one lot on paper: its life, what was measured, what happened, what it cost and what it became.

Members stand on it as a count, holders and mercury not at all (field practice).
"""

from fractions import Fraction

from emprende_desktop.domain.exact import exact_text, half_up
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assays import Metal
from emprende_desktop.gold.lot_sheet import LotSheet, Movement
from emprende_desktop.gold.lots import Held
from emprende_desktop.gold.measures import Drying, Weighing
from emprende_desktop.i18n.formats import kilos, short_date
from emprende_desktop.i18n.lot_words import (
    MEASURERS,
    STEPS,
    assay_text,
    balance_rows,
    balance_text,
    cost_text,
    happened_text,
    held_text,
    lying_text,
    missing_texts,
    signed_text,
    spread_text,
)
from emprende_desktop.i18n.lots import LOT_KINDS, OWNERS
from emprende_desktop.i18n.translation import _
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the sheet of the lot asked for, of the newest where none is; raises UnknownLotError."""
    sheet = source.gold.lot(request.lot)
    if sheet is None:
        nothing = Table((Column(""),), ())
        empty = common.document(_("Lot sheet"), "", source.imprint(request), (nothing,), signed=False)
        return Built(empty, {"lot": None})
    tables = (
        _about(sheet), _life(sheet), _measures(sheet), _moves(sheet), _costs(sheet), _balance(sheet), _sales(sheet),
    )  # fmt: skip
    title = _("Sheet of lot {lot}").format(lot=sheet.lot.code)
    kind = " · ".join(filter(None, (_(LOT_KINDS[sheet.lot.kind]), sheet.lot.material, _(OWNERS[sheet.lot.ownership]))))
    shown = tuple(table for table in tables if table.rows)
    made = common.document(title, kind, source.imprint(request), shown, signed=False, remarks=tuple(_remarks(sheet)))
    return Built(made, _json(sheet))


def _about(sheet: LotSheet) -> Table:
    rows = [Row((_("Opened on"), short_date(sheet.lot.opened_on)))]
    if sheet.lot.site:
        rows.append(Row((_("From"), sheet.lot.site)))
    if sheet.members:
        rows.append(Row((_("Members who gathered it"), str(sheet.members))))
    rows += [Row((lying_text(lying), held_text(lying.held))) for lying in sheet.lying]
    for words, lots in ((_("It came from"), sheet.came_from), (_("It went into"), sheet.went_into)):
        if lots:
            rows.append(Row((words, ", ".join(code for _row, code in lots))))
    return Table((Column(_("The lot"), weight=5), Column("", Align.LEFT, 8)), tuple(rows))


def _life(sheet: LotSheet) -> Table:
    rows = tuple(Row((_(STEPS[step]), short_date(date))) for step, date in sheet.life)
    return Table((Column(_("Step"), weight=5), Column(_("First on"), Align.LEFT, 8)), rows, _("Its life"))


def _measures(sheet: LotSheet) -> Table:
    found = sheet.measures
    rows = [
        Row((short_date(one.measure.date), _weighing(one.measure), one.measure.document, kilos(one.measure.net_g)))
        for one in found.weighings
    ]
    rows += [
        Row((short_date(one.measure.date), _dried(one.measure), "", f"{half_up(one.measure.test.percent, 2)} %"))
        for one in found.dryings
    ]
    if found.moisture_pct is not None:
        rows.append(Row(("", _("Moisture"), "", f"{half_up(found.moisture_pct, 2)} %"), Emphasis.SUBTOTAL))
    rows += [
        Row((short_date(one.measure.date), assay_text(one.measure), one.measure.document, "")) for one in found.assays
    ]
    columns = (
        Column(_("Date"), weight=3), Column(_("What was measured"), weight=9), Column(_("Paper"), weight=3),
        Column("", Align.RIGHT, 3),
    )  # fmt: skip
    return Table(columns, tuple(rows), _("Weights, moisture and assays"))


def _weighing(weighing: Weighing) -> str:
    sacks = _("{count} sacks").format(count=weighing.sacks) if weighing.sacks else ""
    return " · ".join(filter(None, (_("Weighing"), _(MEASURERS[weighing.by]), sacks)))


def _dried(drying: Drying) -> str:
    return " · ".join((_("Moisture test"), _(MEASURERS[drying.by])))


def _moves(sheet: LotSheet) -> Table:
    standing = [move for move in reversed(sheet.moves) if not move.is_undone]
    columns = (Column(_("Date"), weight=3), Column(_("What happened"), weight=9), Column("", Align.RIGHT, 6))
    rows = tuple(Row((short_date(move.date), happened_text(move), _figure(move))) for move in standing)
    return Table(columns, rows, _("What happened to it"))


def _figure(move: Movement) -> str | Money:
    total = sum((held for _stage, held in move.lines), Held())
    went = next((held for _stage, held in move.lines if held and not held.is_short), Held())
    if total or went:
        return signed_text(total) or held_text(went)
    return Money(move.cents)


def _costs(sheet: LotSheet) -> Table:
    rows = [Row((cost_text(part), Money(part.cents))) for part in sheet.costs]
    if rows:
        rows.append(Row((_("Together"), Money(sheet.cents)), Emphasis.TOTAL))
    return Table((Column(_("What it cost"), weight=9), Column("S/", Align.RIGHT, 4)), tuple(rows))


def _balance(sheet: LotSheet) -> Table:
    columns = (Column("", weight=9), Column(_("Grams"), Align.RIGHT, 4), Column("%", Align.RIGHT, 3))
    title = _("Where the gold of the ore went")
    if sheet.balance is None or sheet.balance.missing:
        return Table(columns, (), title)
    return Table(columns, tuple(Row(line) for line in balance_rows(sheet.balance)), title)


def _sales(sheet: LotSheet) -> Table:
    columns = (
        Column(_("Sold on"), weight=3), Column(_("What was sold"), weight=9), Column(_("Total of the note"),
        Align.RIGHT, 4),
    )  # fmt: skip
    rows = tuple(Row((short_date(sale.date), held_text(sale.gone), Money(sale.cents))) for sale in sheet.sales)
    return Table(columns, rows, _("Sales"))


def _remarks(sheet: LotSheet) -> list[str]:
    told = [spread_text(spread, metal) for metal in Metal if (spread := sheet.measures.spread(metal)) is not None]
    balance = sheet.balance
    if balance is not None:
        told += missing_texts(balance) or (balance_text(balance),)
    return told


def _json(sheet: LotSheet) -> dict[str, object]:
    measures, balance = sheet.measures, sheet.balance
    mass = None if balance is None or balance.missing else balance.mass()
    return {
        "lot": sheet.lot.code,
        "kind": sheet.lot.kind.value,
        "ownership": sheet.lot.ownership.value,
        "members": sheet.members,
        "held": [{"stage": one.stage.value, **_weights(one.held)} for one in sheet.lying],
        "life": {step.value: date.isoformat() for step, date in sheet.life},
        "moisture_pct": _told(measures.moisture_pct, 2),
        "grade_g_t": _told(measures.grade_g_t(), 4),
        "assays": [
            {"date": one.measure.date.isoformat(), "by": one.measure.by.value, "value": one.measure.value,
             "unit": one.measure.unit.value, "sample": one.measure.sample.value or "lot"}
            for one in measures.assays
        ],
        "movements": [
            {"date": move.date.isoformat(), "kind": move.kind.value, "cost": Money(move.cents).plain(),
             "with": list(move.others)}
            for move in reversed(sheet.moves) if not move.is_undone
        ],
        "costs": [
            {"kind": part.kind.value, "what": part.what, "amount": Money(part.cents).plain()} for part in sheet.costs
        ],
        "balance": None if mass is None else {
            "contained_g": exact_text(mass.contained_g), "recovered_g": exact_text(mass.recovered_g),
            "tails_g": exact_text(mass.tails_g), "unaccounted_g": exact_text(mass.unaccounted_g),
            "unaccounted_pct": _told(mass.unaccounted_pct, 4), "flag": mass.is_flagged,
        },
        "sales": [
            {"date": sale.date.isoformat(), **_weights(sale.gone), "total": Money(sale.cents).plain()}
            for sale in sheet.sales
        ],
    }  # fmt: skip


def _told(value: Fraction | None, places: int) -> str | None:
    return None if value is None else str(half_up(value, places))


def _weights(held: Held) -> dict[str, str]:
    grams = (
        (name, exact_text(Fraction(mg, 1_000))) for name, mg in (("gross_g", held.gross_mg), ("fine_g", held.fine_mg))
    )
    return {"ore_kg": exact_text(Fraction(held.ore_g, 1_000)), **dict(grams)}
