"""The statement of financial position on paper."""

import datetime as dt
from dataclasses import dataclass, replace

from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.period import Period
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.balance_sheet import ASSETS, EQUITY, LIABILITIES, BalanceSheet, balance_sheet, side_of
from emprende_desktop.statements.layout import Layout
from emprende_desktop.statements.sources import LedgerSource
from reports.build import common
from reports.build.comparison import chosen, without
from reports.document import Align, Column, Emphasis, Origin, Row, Table
from reports.source import Built, Compare, ReportRequest, ReportSource, layout
from reports.titles import LINES, SECTIONS


@dataclass(frozen=True, slots=True)
class Positions:
    """The position on the last day, that on the last day of the period before where it is known, and their lines."""

    now: BalanceSheet
    before: BalanceSheet | None
    layout: Layout

    @property
    def sheets(self) -> tuple[BalanceSheet, ...]:
        """Return one for each column of figures."""
        return (self.now, self.before) if self.before else (self.now,)


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the position at the end of the days asked for, beside that at the end of the period before."""
    chosen_layout = layout("esf")
    before, remarks = _day_before(source, request, request.period)
    positions = Positions(
        balance_sheet(source.balances(None, request.end), request.end, chosen_layout),
        balance_sheet(source.balances(None, before), before, chosen_layout) if before else None,
        chosen_layout,
    )
    document = common.document(
        _("Statement of financial position"), common.at_date(short_date(request.end)), source.imprint(request),
        (_table(positions),),
    )  # fmt: skip
    return Built(replace(document, remarks=remarks), _json(positions))


def _day_before(source: ReportSource, request: ReportRequest, period: Period) -> tuple[dt.date | None, tuple[str, ...]]:
    """Return the day of the position before, None where the books had not begun, and what is said of that."""
    choice, first = chosen(request, period), source.first_entry()
    if choice is Compare.NONE or first is None:
        return None, ()
    day = (period.before() if choice is Compare.BEFORE else period.year_before()).end
    if first <= day:
        return day, ()
    return None, (without(short_date(day), first),)


def _table(positions: Positions) -> Table:
    rows = [
        *_sections(positions, ASSETS),
        _total(positions, _("Total assets"), ASSETS, Emphasis.TOTAL),
        *_sections(positions, LIABILITIES),
        _total(positions, _("Total liabilities"), LIABILITIES, Emphasis.SUBTOTAL),
        *_sections(positions, EQUITY),
        _total(positions, _("Total equity"), EQUITY, Emphasis.SUBTOTAL),
        _total(positions, _("Total liabilities and equity"), LIABILITIES + EQUITY, Emphasis.TOTAL),
    ]
    if positions.before is None:
        return Table((Column("", weight=7), Column("S/", Align.RIGHT, 2)), tuple(rows))
    days = (Column(short_date(sheet.at), Align.RIGHT, 2) for sheet in positions.sheets)
    return Table((Column("", weight=7), *days), tuple(rows))


def _sections(positions: Positions, sections: tuple[str, ...]) -> list[Row]:
    known = {line.key for sheet in positions.sheets for line in sheet.lines}
    rows: list[Row] = []
    for section in sections:
        keys = [line.key for line in positions.layout.lines if line.section == section and line.key in known]
        if keys:
            rows.append(Row((_(SECTIONS[section]), *[""] * len(positions.sheets)), Emphasis.HEADING))
            rows.extend(_line(positions, key, section) for key in keys)
    return rows


def _line(positions: Positions, key: str, section: str) -> Row:
    title = _(LINES[key])
    cells, origins = [], []
    for sheet in positions.sheets:
        line = next((line for line in sheet.lines if line.key == key), None)
        cells.append(line.amount if line else ZERO)
        origins.append(Origin(_on(title, sheet.at), line.source if line else LedgerSource(side_of(section), ())))
    return Row((title, *cells), origins=(None, *origins))


def _total(positions: Positions, title: str, sections: tuple[str, ...], emphasis: Emphasis) -> Row:
    cells = [sheet.total(sections) for sheet in positions.sheets]
    origins = []
    for sheet in positions.sheets:
        adds = tuple(_(LINES[line.key]) for line in sheet.lines if line.section in sections)
        origins.append(Origin(_on(title, sheet.at), sheet.source(sections), adds))
    return Row((title, *cells), emphasis, (None, *origins))


def _on(title: str, day: dt.date) -> str:
    return _("{line}, on {date}").format(line=title, date=short_date(day))


def _json(positions: Positions) -> dict[str, object]:
    before = positions.before
    compared = {"at": before.at.isoformat(), **_figures(before)} if before else None
    return {**_figures(positions.now), "compared": compared}


def _figures(sheet: BalanceSheet) -> dict[str, object]:
    return {
        "total_assets": sheet.total(ASSETS).plain(),
        "total_liabilities": sheet.total(LIABILITIES).plain(),
        "total_equity": sheet.total(EQUITY).plain(),
        "lines": {line.key: line.amount.plain() for line in sheet.lines},
    }
