"""The statement of cash flows on paper."""

import datetime as dt

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import month_name
from emprende_desktop.i18n.translation import _
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.statements.cash_flow import CASH, RESTRICTED, SECTIONS, CashFlow, CashPosition, cash_flow
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource, layout
from reports.titles import FLOWS, LINES

MONTHS_SHOWN = 6


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return what came into and went out of the places of money in the days asked for."""
    period = request.period
    opening, closing = _position(source, request, at_start=True), _position(source, request, at_start=False)
    flow = cash_flow(source.cash_movements(period), period, layout("efe"), (opening, closing))
    document = common.document(
        _("Statement of cash flows"), common.subtitle(period), source.imprint(request), (_table(flow),)
    )
    return Built(document, _json(flow))


def _position(source: ReportSource, request: ReportRequest, *, at_start: bool) -> CashPosition:
    """Return the cash before the period, what was there when the books were opened included, or at its end."""
    period = request.period
    held = source.balances(None, period.start - dt.timedelta(days=1) if at_start else period.end)
    if at_start:
        held += tuple(b for b in source.balances(period.start, period.end) if b.kind is EntryKind.OPENING)
    cash = [b for b in held if b.code.startswith(CASH)]
    apart = sum(b.net for b in cash if b.code.startswith(RESTRICTED))
    return CashPosition(Money(sum(b.net for b in cash)), Money(apart))


def _table(flow: CashFlow) -> Table:
    months = tuple(flow.period.months())
    shown = months if 1 < len(months) <= MONTHS_SHOWN else ()
    blank = ("",) * len(shown)
    columns = (
        Column("", weight=5),
        *(Column(month_name(month), Align.RIGHT, 2) for month in shown),
        Column(_("Total"), Align.RIGHT, 2),
    )
    rows: list[Row] = []
    for section in SECTIONS:
        lines = [line for line in flow.lines if line.section == section]
        if not lines:
            continue
        rows.append(Row((_(FLOWS[section]), *blank, ""), Emphasis.HEADING))
        rows += [Row((_(LINES[line.key]), *(line.months if shown else ()), line.total)) for line in lines]
        by_month = tuple(Money(sum(line.months[i].cents for line in lines)) for i in range(len(shown)))
        rows.append(Row((_("Subtotal"), *by_month, flow.section(section)), Emphasis.SUBTOTAL))
    rows.append(Row((_("Increase (decrease) in cash"), *_change(flow, len(shown)), flow.change), Emphasis.SUBTOTAL))
    rows.append(Row((_("Cash at the start"), *blank, flow.opening.total)))
    rows.append(Row((_("Cash at the end"), *blank, flow.closing.total), Emphasis.TOTAL))
    if flow.closing.restricted:
        rows.append(Row((_("of which set apart"), *blank, flow.closing.restricted)))
    return Table(columns, tuple(rows))


def _change(flow: CashFlow, months: int) -> tuple[Money, ...]:
    return tuple(Money(sum(line.months[i].cents for line in flow.lines)) for i in range(months))


def _json(flow: CashFlow) -> dict[str, object]:
    return {
        "opening": flow.opening.total.plain(),
        "net_change": flow.change.plain(),
        "closing": flow.closing.total.plain(),
        "restricted": flow.closing.restricted.plain(),
        "sections": {section: flow.section(section).plain() for section in SECTIONS},
        "lines": {line.key: line.total.plain() for line in flow.lines},
    }
