"""The statement of financial position on paper."""

from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.balance_sheet import ASSETS, EQUITY, LIABILITIES, BalanceSheet, balance_sheet
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource, layout
from reports.titles import LINES, SECTIONS


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the position at the end of the days asked for."""
    sheet = balance_sheet(source.balances(None, request.end), request.end, layout("esf"))
    imprint = source.imprint(request)
    title = _("Statement of financial position")
    parts = (_table(sheet),)
    return Built(common.document(title, common.at_date(short_date(request.end)), imprint, parts), _json(sheet))


def _table(sheet: BalanceSheet) -> Table:
    rows = [
        *_sections(sheet, ASSETS),
        Row((_("Total assets"), sheet.total(ASSETS)), Emphasis.TOTAL),
        *_sections(sheet, LIABILITIES),
        Row((_("Total liabilities"), sheet.total(LIABILITIES)), Emphasis.SUBTOTAL),
        *_sections(sheet, EQUITY),
        Row((_("Total equity"), sheet.total(EQUITY)), Emphasis.SUBTOTAL),
        Row((_("Total liabilities and equity"), sheet.total(LIABILITIES + EQUITY)), Emphasis.TOTAL),
    ]
    return Table((Column("", weight=7), Column("S/", Align.RIGHT, 2)), tuple(rows))


def _sections(sheet: BalanceSheet, sections: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = []
    for section in sections:
        lines = [line for line in sheet.lines if line.section == section]
        if lines:
            rows.append(Row((_(SECTIONS[section]), ""), Emphasis.HEADING))
            rows.extend(Row((_(LINES[line.key]), line.amount)) for line in lines)
    return rows


def _json(sheet: BalanceSheet) -> dict[str, object]:
    return {
        "total_assets": sheet.total(ASSETS).plain(),
        "total_liabilities": sheet.total(LIABILITIES).plain(),
        "total_equity": sheet.total(EQUITY).plain(),
        "lines": {line.key: line.amount.plain() for line in sheet.lines},
    }
